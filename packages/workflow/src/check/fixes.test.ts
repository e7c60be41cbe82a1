import { describe, expect, it } from "vitest";
import type { ActionType, Registry, WorkflowDefinition } from "../contract.ts";
import { applyCommands } from "../edit/apply.ts";
import { describe as outline } from "../index.ts";
import { end, example, exampleRegistry, step, to } from "./example.ts";
import { check } from "./index.ts";

const words = (en: string) => ({ en, cy: en });

const tell: ActionType = {
  type: "people.tell",
  v: 2,
  label: words("Tell people"),
  params: {
    whom: {
      type: "choice",
      required: true,
      label: words("Whom"),
      choices: [
        { value: "mentors", label: words("the mentors") },
        { value: "mentees", label: words("the mentees") },
      ],
    },
    text: { type: "text", required: true, label: words("Text") },
  },
  sentence: words("tell {whom} “{text}”"),
  idempotency: "key",
};

const withTelling: Registry = {
  ...exampleRegistry,
  actions: new Map([...exampleRegistry.actions, [tell.type, tell]]),
};

const waiting = example({
  timers: {},
  states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() },
});

const fixesFor = (definition: WorkflowDefinition, rule: string, registry: Registry) =>
  check(definition, registry).find((found) => found.rule === rule)?.fixes ?? [];

describe("quick fixes", () => {
  it("a step that waits is given a reminder to those who can move on, by whatever can tell them", () => {
    const [first] = fixesFor(waiting, "waiting-without-timer", withTelling);
    expect(first?.label.en).toBe("Add a reminder to the mentees after 14 days");
    const edited = applyCommands(waiting, first!.commands);
    if (!edited.ok) throw new Error(edited.reason.en);
    expect(check(edited.definition, withTelling)).toEqual([]);
    const [stage] = outline(edited.definition, withTelling, "en").stages;
    expect(stage?.steps[0]?.reminders[0]?.sentence).toBe(
      "14 days after this begins, tell the mentees “Reminder: a”.",
    );
  });

  it("where nothing installed can tell anybody, it is a deadline", () => {
    const labels = fixesFor(waiting, "waiting-without-timer", exampleRegistry).map(
      (f) => f.label.en,
    );
    expect(labels).toEqual(["After 14 days, go to “closed”"]);
  });

  it("a dead end leads on to the next step first, then to the end", () => {
    const stuck = example({
      states: {
        open: step("a", { on: { go: to("w", "lost") }, after: { late: to("v", "next") } }),
        lost: step("b"),
        next: step("c", { on: { go: to("x", "closed") } }),
        closed: end(),
      },
    });
    expect(fixesFor(stuck, "dead-end", exampleRegistry).map(({ label }) => label.en)).toEqual([
      "On “Done”, go to “c”",
      "On “Done”, go to “closed”",
      "Make it an end",
    ]);
  });

  it("a target that was misspelt leads to what was probably meant", () => {
    const typo = example({
      states: { open: step("a", { on: { go: to("w", "close") } }), closed: end() },
    });
    const [first] = fixesFor(typo, "target-unresolved", exampleRegistry);
    expect(first?.commands).toEqual([{ do: "way.set", id: "w", toUid: "closed" }]);
  });

  it("a rule inside others is removed without them", () => {
    const guard = { all: [{ type: "places.left" }, { not: { type: "gone" } }] };
    const states = { open: step("a", { on: { go: to("w", "closed", { guard }) } }), closed: end() };
    const [first] = fixesFor(example({ states }), "type-unknown", exampleRegistry);
    expect(first?.commands).toEqual([{ do: "way.set", id: "w", guard: { type: "places.left" } }]);
  });
});
