import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleRegistry } from "../check/example.ts";
import {
  applyCommand,
  applyCommands,
  canonical,
  diff,
  type EditCommand,
  type WorkflowDefinition,
} from "../index.ts";
import { buildModel } from "../model.ts";
import { oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import { randomDefinition, randomFrom } from "../testing/random-definition.ts";

const label = (en: string) => ({ en, cy: `${en} (cy)` });

function after(definition: WorkflowDefinition, ...commands: EditCommand[]): WorkflowDefinition {
  const edited = applyCommands(definition, commands);
  if (!edited.ok) throw new Error(edited.reason.en);
  return edited.definition;
}
const changesOf = (...commands: EditCommand[]) =>
  diff(oneToOne, after(oneToOne, ...commands), oneToOneRegistry, "en");
const sentences = (...commands: EditCommand[]) =>
  changesOf(...commands).map(({ sentence }) => sentence);

const stepsOf = (definition: WorkflowDefinition) => buildModel(definition).nodes;
const waysOf = (definition: WorkflowDefinition) => stepsOf(definition).flatMap(({ ways }) => ways);

describe("a difference", () => {
  it("of a reminder names the step and says the reminder", () => {
    const [change, ...more] = changesOf(
      { do: "timer.set", key: "nudge", timer: { offset: "P14D" } },
      {
        do: "way.add",
        id: "w-nudge",
        fromUid: "s20",
        trigger: { after: "nudge" },
        actions: [{ type: "notify.send", params: { template: "hello" } }],
      },
    );
    expect(more).toEqual([]);
    expect(change).toEqual({
      kind: "added",
      about: "reminder",
      id: "w-nudge",
      stepUid: "s20",
      after: "14 days after this begins, notify.send hello.",
      sentence: "Step “Waiting for a match”: added “14 days after this begins, notify.send hello.”",
    });
  });

  it("of a length says what it was and is, and for whom", () => {
    expect(sentences({ do: "timer.set", key: "offerExpiry", timer: { offset: "P21D" } })).toEqual([
      "Step “Proposed”: “14 days after this begins” became “21 days after this begins”.",
    ]);
  });

  it("of a name or a place is one change, whatever led there", () => {
    expect(sentences({ do: "step.label", uid: "s20", label: label("Pool") })).toEqual([
      "The step “Waiting for a match” is now called “Pool”.",
    ]);
    const moved = changesOf({ do: "step.move", uid: "s12", parentUid: null });
    expect(moved.filter(({ about }) => about !== "way")).toEqual([
      {
        kind: "moved",
        about: "step",
        id: "s12",
        stepUid: "s12",
        sentence: "The step “Assigned” moved to the outermost level.",
      },
      expect.objectContaining({ id: "s11", about: "step" }),
    ]);
  });

  it("of a rule, an action, a sender, a stage and a text is about just that", () => {
    const [way] = waysOf(oneToOne).filter(({ trigger }) => trigger.kind === "on");
    const about = (...commands: EditCommand[]) => changesOf(...commands).map((c) => c.about);
    expect(about({ do: "way.set", id: way!.def.id, guard: { type: "training.done" } })).toEqual([
      "rule",
    ]);
    expect(
      about({
        do: "action.add",
        at: { uid: "s20", when: "entry" },
        action: { type: "notify.send", params: { template: "x" } },
      }),
    ).toEqual(["action"]);
    const { events } = oneToOne;
    const withdraw = { ...events.withdraw, by: ["mentor"] };
    expect(sentences({ do: "event.set", type: "withdraw", event: withdraw })).toEqual([
      "“Withdraw” may be done by: mentor. Before: mentee, coordinator.",
    ]);
    const stages = (oneToOne.stages ?? []).slice(1);
    expect(changesOf({ do: "stages.set", stages })[0]).toMatchObject({
      kind: "removed",
      about: "stage",
    });
    expect(about({ do: "definition.set", label: label("Another") })).toEqual(["text"]);
  });

  it("of positions alone is one entry, and is silent beside others", () => {
    const layout: EditCommand = { do: "layout.set", layout: { s20: { x: 1, y: 2 } } };
    expect(changesOf(layout)).toMatchObject([{ about: "layout", kind: "moved" }]);
    const both = changesOf(layout, { do: "step.label", uid: "s20", label: label("Pool") });
    expect(both.map(({ about }) => about)).toEqual(["text"]);
  });

  it("is said in Welsh for Welsh", () => {
    const renamed = after(oneToOne, { do: "step.label", uid: "s20", label: label("Pool") });
    expect(diff(oneToOne, renamed, oneToOneRegistry, "cy-GB")[0]?.sentence).toBe(
      "Enw'r cam “Aros am bâr” bellach yw “Pool (cy)”.",
    );
  });

  it("of what no screen sets is told all the same", () => {
    expect(
      diff(oneToOne, { ...oneToOne, uses: { core: "^2" } }, oneToOneRegistry, "en"),
    ).toHaveLength(1);
  });
});

/** One edit of something that is there, and what it is called. */
function randomEdit(
  definition: WorkflowDefinition,
  seed: number,
): { command: EditCommand; names: string } | undefined {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const step = pick(stepsOf(definition).filter(({ kind }) => kind === "atomic"));
  const way = pick(waysOf(definition));
  if (!step || !way) return undefined;
  const uid = step.def.uid;
  const { id } = way.def;
  const action = { type: "letter.send", params: { template: `t${seed}` } };
  const edits: [EditCommand, string][] = [
    [{ do: "step.add", uid: "new", parentUid: null, label: label("New") }, "new"],
    [{ do: "step.label", uid, label: label("Renamed") }, uid],
    [{ do: "step.set", uid, stage: "unheard" }, uid],
    [{ do: "step.remove", uid }, uid],
    [{ do: "way.add", id: "added", fromUid: uid, trigger: { on: "c" }, toUid: uid }, "added"],
    [{ do: "way.remove", id }, id],
    [{ do: "way.set", id, guard: { not: { type: "places.left", params: { atLeast: 9 } } } }, id],
    [{ do: "action.add", at: { wayId: id }, action }, id],
    [{ do: "action.add", at: { uid, when: "exit" }, action }, uid],
    [{ do: "timer.set", key: "late", timer: { offset: "P8D" } }, "late"],
    [{ do: "timer.set", key: "unused", timer: { offset: "P8D" } }, "unused"],
    [{ do: "event.set", type: "a", event: { by: ["mentor"] } }, "a"],
    [{ do: "event.set", type: "new", event: { by: ["mentor"] } }, "new"],
    [{ do: "stages.set", stages: [{ key: "first", label: label("First") }] }, "first"],
  ];
  const [command, names] = pick(edits)!;
  return { command, names };
}

describe("between any definitions", () => {
  const seeds = fc.nat({ max: 2 ** 31 - 1 });

  it("nothing changed gives nothing", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = randomDefinition(seed);
        expect(diff(definition, structuredClone(definition), exampleRegistry, "en")).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("one edit gives a change that names what was edited, in both languages", () => {
    let edited = 0;
    fc.assert(
      fc.property(seeds, seeds, (seed, choice) => {
        const definition = randomDefinition(seed);
        const chosen = randomEdit(definition, choice);
        if (!chosen) return;
        const { command, names } = chosen;
        const done = applyCommand(definition, command);
        if (!done.ok || canonical(done.definition) === canonical(definition)) return;
        edited++;
        for (const locale of ["en", "cy"]) {
          const changes = diff(definition, done.definition, exampleRegistry, locale);
          expect(changes.map(({ id }) => id)).toContain(names);
          for (const { sentence } of changes) expect(sentence).toMatch(/^.+[.”]$/);
        }
      }),
      { numRuns: 400 },
    );
    expect(edited).toBeGreaterThan(200);
  });

  it("any two can be compared, and are different in both directions", () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        const [a, b] = [randomDefinition(one), randomDefinition(other)];
        const different = canonical(a) !== canonical(b);
        expect(diff(a, b, exampleRegistry, "en").length > 0).toBe(different);
        expect(diff(b, a, exampleRegistry, "en").length > 0).toBe(different);
      }),
      { numRuns: 100 },
    );
  });
});
