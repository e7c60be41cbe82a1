import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PairIds, Problem } from "../contract.ts";
import { eligiblePairs } from "../problem.ts";
import { bestRank, byRank, groupProblems, quotaProblems } from "../test/networks.ts";
import { fromScores } from "../test/problems.ts";
import { assign } from "./assign.ts";
import { group } from "./group.ts";
import { ONE_EACH, solveNetwork } from "./network.ts";

const CASES = Number(process.env.MATCHING_CASES ?? 300);

const oneToOne = (problem: Problem) =>
  solveNetwork(problem, { type: "assign", v: 1, models: ["one-to-one"], ...ONE_EACH });

/** Whether every best outcome matches this mentee. */
function always(problem: Problem, mentee: string): boolean {
  const barred: PairIds[] = [...eligiblePairs(problem)].filter((pair) => pair.mentee === mentee);
  const without = { ...problem, forbidden: [...problem.forbidden, ...barred] };
  return byRank(bestRank(problem), bestRank(without)) > 0;
}

const oneMore = (problem: Problem, quota: string): Problem => ({
  ...problem,
  quotas: problem.quotas.map((q) => (q.id === quota ? { ...q, most: q.most + 1 } : q)),
});
const onePlace = (problem: Problem, mentor: string): Problem => ({
  ...problem,
  mentors: problem.mentors.map((m) => (m.id === mentor ? { ...m, capacity: m.capacity + 1 } : m)),
});

function claims(problem: Problem, { unmatched }: ReturnType<typeof oneToOne>) {
  for (const { id, role, cause } of unmatched) {
    if (role === "mentor") continue;
    const fixes = cause.code === "quotaFull" ? cause.oneMoreIn : [];
    for (const { id: quota } of problem.quotas) {
      expect([id, quota, fixes.includes(quota)]).toEqual([
        id,
        quota,
        always(oneMore(problem, quota), id),
      ]);
    }
    const places = "onePlaceWith" in cause ? cause.onePlaceWith.map((one) => one.mentor) : [];
    for (const mentor of places) expect(always(onePlace(problem, mentor), id)).toBe(true);
  }
}

describe("what would have helped", () => {
  test("one more in a quota is said exactly when it matches this mentee in every best outcome", () => {
    fc.assert(
      fc.property(quotaProblems({ mentees: 4, mentors: 3, highest: 20 }), (problem) => {
        claims(problem, oneToOne(problem));
      }),
      { numRuns: CASES },
    );
  }, 300_000);

  test("in groups without a smallest size, too", () => {
    const plain = groupProblems({ mentees: 5, mentors: 3, highest: 20 }).map((problem) => ({
      ...problem,
      mentors: problem.mentors.map(({ id, capacity }) => ({ id, capacity })),
      apart: [],
      params: { ...problem.params, least: 1, most: 4 },
    }));
    fc.assert(
      fc.property(plain, (problem) => claims(problem, group.solve(problem))),
      { numRuns: CASES },
    );
  }, 300_000);

  test("the full quota of a mentee is named with its numbers", () => {
    const problem = fromScores([[9], [8]], [2], {
      quotas: [{ id: "Library", role: "mentee", members: ["e0", "e1", "e7"], most: 1 }],
    });
    expect(assign.solve(problem).unmatched).toEqual([
      {
        id: "e1",
        role: "mentee",
        cause: {
          code: "quotaFull",
          eligible: ["o0"],
          full: [{ quota: "Library", role: "mentee", used: 1, most: 1 }],
          oneMoreIn: ["Library"],
          onePlaceWith: [],
        },
      },
    ]);
  });

  test("the full quota of the mentors is named, to the mentor who can't be used as well", () => {
    const problem = fromScores(
      [
        [9, 3],
        [8, 4],
      ],
      [1, 1],
      {
        quotas: [{ id: "Estates", role: "mentor", members: ["o0", "o1"], most: 1 }],
      },
    );
    const [mentee, mentor] = assign.solve(problem).unmatched;
    expect(mentee).toMatchObject({
      id: "e1",
      cause: { code: "quotaFull", oneMoreIn: ["Estates"], full: [{ used: 1, most: 1 }] },
    });
    expect(mentor).toMatchObject({ id: "o1", cause: { code: "quotaFull", oneMoreIn: [] } });
  });

  test("a mentor who meets two or nobody is named with the number", () => {
    const problem = fromScores([[9]], [4], { model: "group", params: { least: 2 } });
    expect(group.solve(problem).unmatched.map((one) => one.cause)).toEqual([
      { code: "tooFewTogether", eligible: ["o0"], waiting: [{ mentor: "o0", least: 2 }] },
      { code: "tooFewTogether", eligible: ["e0"], waiting: [{ mentor: "o0", least: 2 }] },
    ]);
  });
});
