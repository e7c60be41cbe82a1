import {
  applyCommands,
  canonical,
  check,
  type EditCommand,
  toJson,
  toScxml,
  toXState,
  type WorkflowDefinition,
} from "@quad/workflow";
import { describe, expect, test } from "vitest";
import { taken } from "./exchange.ts";
import { isoOf, lengthOf } from "./Length.tsx";
import { marksOf } from "./marks.ts";
import { moveAmongSiblings } from "./moves.ts";
import { indexOf, placeOf } from "./steps.ts";
import { removed, retimed } from "./timers.ts";

const label = (en: string) => ({ en, cy: en });

const definition: WorkflowDefinition = {
  format: "wf-def/1",
  key: "small",
  subject: "partnership",
  initial: "open",
  uses: {},
  events: { go: { label: label("Go"), by: ["member"] } },
  timers: { late: { offset: "P14D" }, shared: { offset: "P7D" } },
  states: {
    open: {
      uid: "u-open",
      label: label("Open"),
      on: { go: [{ id: "w-go", target: "group.inner" }] },
      after: {
        late: [{ id: "w-late", target: "#closed" }],
        shared: [{ id: "w-shared" }],
      },
    },
    group: {
      uid: "u-group",
      label: label("Group"),
      initial: "inner",
      states: {
        inner: {
          uid: "u-inner",
          label: label("Inner"),
          on: { go: [{ id: "w-out", target: "#closed" }] },
          after: { shared: [{ id: "w-inner" }] },
        },
        back: { uid: "u-back", type: "history", label: label("Back") },
      },
    },
    closed: { uid: "u-closed", type: "final", label: label("Closed") },
  },
};

function after(...commands: EditCommand[]): WorkflowDefinition {
  const edited = applyCommands(definition, commands);
  if (!edited.ok) throw new Error(edited.reason.en);
  return edited.definition;
}

const index = indexOf(definition);
const way = (id: string) => index.ofWay.get(id)!.ways.find(({ def }) => def.id === id)!;

describe("the steps of a definition", () => {
  test("are numbered as they stand, with what is inside below", () => {
    expect(index.all.map(({ uid, number, kind }) => [uid, number, kind])).toEqual([
      ["u-open", "1", "step"],
      ["u-group", "2", "group"],
      ["u-inner", "2.1", "step"],
      ["u-back", "2.2", "back"],
      ["u-closed", "3", "end"],
    ]);
  });

  test("know where their ways lead, however the target is written", () => {
    expect(["w-go", "w-late", "w-shared", "w-out"].map((id) => way(id).toUid)).toEqual([
      "u-inner",
      "u-closed",
      null,
      "u-closed",
    ]);
  });

  test("a finding leads to its way, or else its step", () => {
    const lost = after({ do: "way.remove", id: "w-late" }, { do: "way.remove", id: "w-go" });
    const broken = { ...definition, timers: { shared: { offset: "P7D" } } };
    const registry = {
      ...{ guards: new Map(), actions: new Map(), actors: new Map() },
      ...{ facts: new Map(), events: new Map(), roles: new Map([["member", label("a member")]]) },
    };
    const places = (of: WorkflowDefinition) =>
      check(of, registry).map((found) => [found.rule, placeOf(of, found)]);
    expect(places(lost)).toContainEqual(["dead-end", "u-open"]);
    const unknown = places(broken).find(([rule]) => rule === "timer-unknown");
    expect(["w-late", "u-open"]).toContain(unknown?.[1]);
  });

  test("move by one among those beside them, and not past the end", () => {
    const step = (uid: string) => index.byUid.get(uid)!;
    expect(moveAmongSiblings(step("u-open"), -1)).toBeNull();
    expect(Object.keys(after(moveAmongSiblings(step("u-closed"), -1)!).states)).toEqual([
      "open",
      "closed",
      "group",
    ]);
    expect(Object.keys(after(moveAmongSiblings(step("u-open"), 1)!).states)[1]).toBe("open");
  });
});

describe("marks", () => {
  test("say what is new and what has changed, and count what is gone", () => {
    const now = after(
      { do: "step.add", uid: "n", parentUid: null, beforeUid: "u-closed", label: label("New") },
      { do: "way.set", id: "w-go", toUid: "n" },
      { do: "timer.set", key: "late", timer: { offset: "P21D" } },
      { do: "way.remove", id: "w-out" },
    );
    const { of, count } = marksOf(definition, now);
    expect([...of]).toEqual([
      ["w-go", "changed"],
      ["w-late", "changed"],
      ["n", "new"],
    ]);
    expect(count).toBe(4);
  });

  test("say nothing when a step only stands elsewhere, or the drawing changed", () => {
    const moved = after(
      { do: "step.move", uid: "u-closed", parentUid: null, beforeUid: "u-open" },
      { do: "layout.set", layout: { "u-open": { x: 1, y: 2 } } },
    );
    expect(marksOf(definition, moved).count).toBe(0);
  });
});

describe("times", () => {
  test("that other ways share stay theirs", () => {
    const now = after(...retimed(definition, index, way("w-shared"), { offset: "P3D" }));
    expect(now.timers?.shared?.offset).toBe("P7D");
    const own = Object.keys(now.states.open?.after ?? {}).find((key) => key !== "late")!;
    expect(now.timers?.[own]?.offset).toBe("P3D");
  });

  test("go with the last way that uses them", () => {
    expect(after(...removed(definition, index, [way("w-late")])).timers).not.toHaveProperty("late");
    expect(after(...removed(definition, index, [way("w-shared")])).timers).toHaveProperty("shared");
  });

  test("are a number and a unit, when they are one", () => {
    expect(lengthOf("P14D")).toEqual({ count: 14, unit: "D" });
    expect(lengthOf("-PT12H")).toEqual({ count: 12, unit: "TH" });
    expect(lengthOf("P1M2D")).toBeNull();
    expect([isoOf(3, "M"), isoOf(30, "TM")]).toEqual(["P3M", "PT30M"]);
  });
});

describe("a file put in place of the draft", () => {
  test.each([
    ["Quad's own", toJson(definition)],
    ["XState's", JSON.stringify(toXState(definition))],
    ["SCXML", toScxml(definition)],
  ])("is read as what it is: %s", (_, text) => {
    const found = taken(text, definition);
    expect(found.ok && canonical(found.definition)).toBe(canonical(definition));
  });

  test("stays the workflow that it is put into", () => {
    const found = taken(toJson({ ...definition, key: "other" }), definition);
    expect(found.ok && found.definition.key).toBe("small");
  });

  test("is refused with reasons when it is nothing of the kind", () => {
    for (const text of ["", "{ nothing", "null", "<scxml", '{"format":"wf-def/1"}']) {
      const found = taken(text, definition);
      expect(found.ok ? [] : found.problems).not.toEqual([]);
    }
  });
});
