import type { CriterionUse, Profile } from "@quad/matching";
import { describe, expect, it } from "vitest";
import { matchingParts, registryFrom } from "../../plugins/matching.ts";
import { Answerer } from "./answer.ts";
import {
  type Change,
  type ModelUse,
  nothingDecided,
  type Outcome,
  type RunFailure,
  type Task,
} from "./contract.ts";

const registry = registryFrom(matchingParts);
const criteria: CriterionUse[] = [
  {
    type: "expertise",
    weight: 1,
    params: { sought: "wants", offered: "knows" },
  },
  { type: "lineManager", weight: 0 },
];
const oneToOne: ModelUse = { model: "one-to-one", matcher: { type: "assign", v: 1 } };
const group: ModelUse = { model: "group", matcher: { type: "group", v: 1 } };

const mentor = (id: string, knows: string[], more: Partial<Profile> = {}): Profile => ({
  ...{ id, personId: id, role: "mentor", capacity: 1, text: {}, answers: { knows } },
  ...more,
});
const mentee = (id: string, wants: string[], more: Partial<Profile> = {}): Profile => ({
  ...{ id, personId: id, role: "mentee", capacity: 1, text: {}, answers: { wants } },
  ...more,
});
const taskOf = (
  models: ModelUse[],
  mentors: Profile[],
  mentees: Profile[],
  more: Partial<Task> = {},
): Task => ({
  ...{ models, criteria, people: { mentors, mentees }, decisions: nothingDecided, seed: 1 },
  ...{ keep: null, ...more },
});

/** A solver with the result of a task open under "run". */
async function opened(task: Task) {
  const answerer = new Answerer(registry);
  const { solved, parts } = await answerer.answer("solve", { task }, {});
  await answerer.answer("open", { key: "run", task, solved, parts }, {});
  return { answerer, solved };
}
const partners = ({ chosen }: Outcome) =>
  Object.fromEntries(
    chosen.flatMap(({ mentors, mentees }) => mentees.map((one) => [one, mentors.join()])),
  );

describe("several models in one round", () => {
  const mentors = [
    mentor("ada", ["maths"]),
    mentor("ben", ["music"], { capacity: 4, models: ["group"] }),
    mentor("cat", ["maths", "music"], { capacity: 2 }),
  ];
  const mentees = [
    mentee("dan", ["maths"]),
    mentee("eve", ["music"], { models: ["group"] }),
    mentee("fay", ["music"], { models: ["group"] }),
    mentee("gus", ["maths"], { models: ["one-to-one"] }),
  ];
  const task = taskOf([oneToOne, group], mentors, mentees);

  it("are matched one after the other: nobody twice, nobody in one they didn't wish", async () => {
    const { solved } = await opened(task);
    const { chosen, models, unmatched } = solved.outcome;
    expect(models.map((one) => [one.model, one.proven])).toEqual([
      ["one-to-one", true],
      ["group", true],
    ]);
    const people = chosen.flatMap((one) => one.mentees);
    expect(people.toSorted()).toEqual(["dan", "eve", "fay", "gus"]);
    expect(partners(solved.outcome)).toMatchObject({ gus: "ada", eve: "ben" });
    expect(unmatched).toEqual([]);
  });

  it("leave each mentor only the places that the models before have left", async () => {
    const few = [mentor("cat", ["maths", "music"], { capacity: 2 })];
    const { solved } = await opened(taskOf([oneToOne, group], few, mentees));
    const { chosen, unmatched } = solved.outcome;
    expect(chosen.flatMap((one) => one.mentees)).toHaveLength(2);
    expect(unmatched).toHaveLength(2);
  });

  it("are solved again when one is changed by hand, and a lock waits for the model of both", async () => {
    const { answerer } = await opened(task);
    const change: Change = { kind: "lock", mentee: "dan", mentor: "ben" };
    const seen = await answerer.answer("whatIf", { key: "run", change }, {});
    expect(seen).toMatchObject({ possible: true, matched: { before: 4, after: 4 } });
    const done = await answerer.answer("apply", { key: "run", change, as: "next" }, {});
    if (!done.possible) throw new Error("It wasn't possible.");
    expect(partners(done.solved.outcome)).toMatchObject({ dan: "ben" });
    expect(done.decisions.pairings).toEqual([
      { mentee: "dan", mentor: "ben", kind: "locked", reason: null },
    ]);
    const impossible: Change = { kind: "lock", mentee: "gus", mentor: "ben" };
    expect(await answerer.answer("whatIf", { key: "next", change: impossible }, {})).toEqual({
      possible: false,
      because: { code: "IMPOSSIBLE" },
    });
  });
});

describe("a result that is open", () => {
  const mentors = [mentor("ada", ["maths"]), mentor("ben", ["music"]), mentor("cat", ["maths"])];
  const mentees = [mentee("dan", ["maths"]), mentee("eve", ["music"]), mentee("fay", ["art"])];
  const task = taskOf([oneToOne], mentors, mentees);

  it("gives the same answers whether it was just solved, stored and opened again, or gone back to", async () => {
    const { answerer, solved } = await opened(task);
    const ask = { key: "run", change: { kind: "lock", mentee: "fay", mentor: "ben" } as const };
    const first = await answerer.answer("whatIf", ask, {});
    expect(first).toMatchObject({ possible: true });
    const stored = JSON.parse(JSON.stringify(solved)) as typeof solved;
    const other = new Answerer(registry);
    await other.answer("open", { key: "run", task, solved: stored }, {});
    expect(await other.answer("whatIf", ask, {})).toEqual(first);
    await answerer.answer("apply", { ...ask, as: "next" }, {});
    expect(await answerer.answer("whatIf", ask, {})).toEqual(first);
    expect(await answerer.answer("whatIf", { ...ask, key: "next" }, {})).toEqual({
      possible: false,
      because: { code: "ALREADY" },
    });
  });

  it("is said to be closed when it isn't there", async () => {
    const answerer = new Answerer(registry);
    const ask = { key: "run", change: { kind: "withdraw", person: "dan" } as const };
    await expect(answerer.answer("whatIf", ask, {})).rejects.toMatchObject({ code: "NOT_OPEN" });
  });

  it("names the lock that no run can keep", async () => {
    const managed = [mentee("dan", ["maths"], { lineManagerId: "ada" })];
    const pairings = [{ mentee: "dan", mentor: "ada", kind: "locked" as const, reason: null }];
    const decisions = { ...nothingDecided, pairings };
    const solve = opened(taskOf([oneToOne], mentors, managed, { decisions }));
    const error = await solve.then(
      () => null,
      (one: RunFailure) => one,
    );
    expect(error).toMatchObject({ code: "IMPOSSIBLE" });
    expect(error!.details.join()).toContain('"mentee":"dan","mentor":"ada"');
  });

  it("can be matched again with as few changes as can be", async () => {
    for (const ada of ["dan", "fay"]) {
      const earlier = [{ mentors: ["ada"], mentees: [ada] }];
      const kept = await opened({ ...task, keep: { partnerships: earlier, budget: 0 } });
      expect(partners(kept.solved.outcome)).toMatchObject({ [ada]: "ada" });
    }
  });
});
