import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MatchResult, Problem } from "../contract.ts";
import { bestRank, groupProblems, quotaProblems, type Rank } from "../test/networks.ts";
import { verify } from "../verify/verify.ts";
import { group } from "./group.ts";
import { ONE_EACH, solveNetwork } from "./network.ts";

const CASES = Number(process.env.MATCHING_CASES ?? 600);

const oneToOne = (problem: Problem) =>
  solveNetwork(problem, { type: "assign", v: 1, models: ["one-to-one"], ...ONE_EACH });

/** The same measure as `bestRank`, of a result. */
function rankOf(problem: Problem, result: MatchResult): Rank {
  const counts = new Map<string, number>();
  for (const { mentors, mentees } of result.partnerships) {
    for (const id of mentees) counts.set(id, 1);
    counts.set(mentors[0]!, (counts.get(mentors[0]!) ?? 0) + mentees.length);
  }
  let wishes = 0;
  for (const { members, least = 0 } of problem.quotas) {
    wishes += Math.min(
      members.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
      least,
    );
  }
  if (problem.model === "group") {
    const { most, least } = problem.params as { most: number; least: number };
    for (const { id, capacity, least: own = 1 } of problem.mentors) {
      const pins = problem.pinned.filter((pin) => pin.mentor === id).length;
      if (pins === 0) continue;
      const wished = Math.max(pins, Math.min(Math.max(own, least), capacity, most));
      wishes += Math.min(counts.get(id)!, wished);
    }
  }
  const matched = result.partnerships.reduce((sum, one) => sum + one.mentees.length, 0);
  return [wishes, (problem.params.matchMost ?? true) ? matched : 0, result.objective];
}

const proven = { ok: true, optimal: true, faults: [] };

describe("with quotas of both roles and rising costs of places", () => {
  for (const highest of [3, 1000]) {
    test(`finds what trying all outcomes finds, with scores up to ${highest}`, () => {
      fc.assert(
        fc.property(quotaProblems({ mentees: 5, mentors: 4, highest }), (problem) => {
          const result = oneToOne(problem);
          expect(rankOf(problem, result)).toEqual(bestRank(problem));
          expect(verify(problem, result)).toMatchObject(proven);
        }),
        { numRuns: CASES },
      );
    }, 600_000);
  }
});

describe("groups", () => {
  for (const highest of [3, 1000]) {
    test(`finds what trying all outcomes finds, with scores up to ${highest}`, () => {
      fc.assert(
        fc.property(groupProblems({ mentees: 6, mentors: 3, highest }), (problem) => {
          const result = group.solve(problem);
          expect(rankOf(problem, result)).toEqual(bestRank(problem));
          expect(verify(problem, result)).toMatchObject(proven);
        }),
        { numRuns: CASES },
      );
    }, 600_000);
  }
});
