import { expect, it, describe as suite } from "vitest";
import { end, example, exampleRegistry, step, to } from "../check/example.ts";
import { describe, type OutlineStep } from "../index.ts";
import { oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";

const stepsOf = (locale: string): OutlineStep[] =>
  describe(oneToOne, oneToOneRegistry, locale).stages.flatMap(({ steps }) => steps);

function named(uid: string, locale = "en", among = stepsOf(locale)): OutlineStep {
  for (const one of among) {
    if (one.uid === uid) return one;
    const inner = one.steps.length > 0 ? named(uid, locale, one.steps) : undefined;
    if (inner?.uid === uid) return inner;
  }
  return {
    uid: "",
    path: "",
    title: "",
    kind: "step",
    entries: [],
    exits: [],
    ways: [],
    reminders: [],
    steps: [],
  };
}

const sentences = (uid: string, locale = "en") => {
  const { entries, ways, reminders } = named(uid, locale);
  return [...entries, ...ways.map((w) => w.sentence), ...reminders.map((w) => w.sentence)];
};

suite("describe", () => {
  it("groups the steps by stage, in the author's order, the rest at the end", () => {
    const { title, stages } = describe(oneToOne, oneToOneRegistry, "en-GB");
    expect(title).toBe("One-to-one mentoring");
    expect(stages.map((stage) => [stage.title, stage.steps.map((s) => s.title)])).toEqual([
      ["Joining", ["Registration", "Eligibility", "Manual review", "Training"]],
      ["Matching", ["Waiting for a match", "Matching", "Proposed", "Agreement"]],
      ["Working together", ["Active", "Paused", "Closing", "Evaluation"]],
      ["Other steps", ["Ended", "Rejected", "Withdrawn"]],
    ]);
  });

  it("says what happens in whole sentences", () => {
    expect(sentences("s0")).toEqual([
      "Form.open reg.",
      "On “Form submitted”, go to “Eligibility”.",
      "On “Withdraw”, go to “Withdrawn”.",
      "7 days after this begins, notify.send reg-reminder.",
    ]);
    expect(sentences("s4")).toEqual([
      "At once, if the rules of eligibility are met, go to “Training”.",
      "At once, otherwise, go to “Manual review”.",
    ]);
    expect(sentences("s20")[0]).toBe(
      "On “Run the matching”, if places are left and not: the person is on hold, go to “Matching”.",
    );
    expect(sentences("s23")).toEqual([
      "Find a match.",
      "When “find a match” has finished, go to “Proposed” and make a note of it.",
      "If “find a match” fails, go to “Waiting for a match” and incident.raise.",
    ]);
    expect(sentences("s26")).toContain("When every part is done, go to “Agreement”.");
    expect(sentences("s11")).toContain("When all of this is done, go to “Waiting for a match”.");
    expect(sentences("s56")).toContain("On “Resume”, go back to where “Active” was left.");
  });

  it("tells kinds of steps apart and says where a way leads", () => {
    expect(["s0", "s11", "s26", "s65", "s52"].map((uid) => named(uid).kind)).toEqual([
      "step",
      "group",
      "side-by-side",
      "end",
      "back",
    ]);
    expect(named("s0").ways.map((way) => way.targetUid)).toEqual(["s4", "s67"]);
    expect(named("s0").reminders[0]).not.toHaveProperty("targetUid");
  });

  it("speaks Welsh", () => {
    expect(sentences("s26", "cy")).toContain("Pan fydd pob rhan wedi'i gwneud, ewch i “Cytundeb”.");
    expect(named("s26", "cy").reminders.map(({ sentence }) => sentence)).toEqual([
      "14 diwrnod ar ôl i hyn ddechrau, ewch i “Aros am bâr”.",
      "10 diwrnod ar ôl i hyn ddechrau, notify.send offer-reminder.",
    ]);
  });

  it.each([
    [
      { offset: "P1M2D" },
      "1 month and 2 days after this begins",
      "1 mis a 2 ddiwrnod ar ôl i hyn ddechrau",
    ],
    [
      { offset: "P5D", calendar: "working-days", at: "09:00" },
      "5 working days after this begins at 09:00",
      "5 diwrnod gwaith ar ôl i hyn ddechrau am 09:00",
    ],
    [{ offset: "-P2M", anchor: "p.ends" }, "2 months before p.ends", "2 fis cyn p.ends"],
    [{ offset: "P0D", anchor: "p.ends" }, "On p.ends", "Ar p.ends"],
  ] as const)("says when a timer fires: %j", (timer, en, cy) => {
    const open = step("a", { after: { late: to("w", "closed") } });
    const of = example({ timers: { late: timer }, states: { open, closed: end() } });
    const way = (locale: string) =>
      describe(of, exampleRegistry, locale).stages[0]?.steps[0]?.reminders[0]?.sentence;
    expect(way("en")).toBe(`${en}, go to “closed”.`);
    expect(way("cy")).toBe(`${cy}, ewch i “closed”.`);
  });

  it("marks what only keeps something in mind", () => {
    const inc = { type: "ctx.inc", params: { key: "n" } };
    const on = {
      go: [
        { id: "count", actions: [inc] },
        { id: "move", target: "closed", actions: [inc] },
      ],
    };
    const of = example({ states: { open: step("a", { on }), closed: end() } });
    const [first] = describe(of, exampleRegistry, "en").stages[0]?.steps ?? [];
    expect(first?.ways.map(({ silent }) => silent)).toEqual([true, undefined]);
  });

  it("shows by its key what is unknown", () => {
    const guard = { type: "gone" };
    const open = step("a", { on: { nope: to("w", "nowhere", { guard }) } });
    const of = example({ states: { open } });
    const [first] = describe(of, exampleRegistry, "en").stages[0]?.steps ?? [];
    expect(first?.ways[0]?.sentence).toBe("On “nope”, if gone, go to “nowhere”.");
  });
});
