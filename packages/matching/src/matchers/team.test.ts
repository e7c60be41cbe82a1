import fc from "fast-check";
import { expect, test } from "vitest";
import { MatchingError, type Problem, verify } from "../index.ts";
import {
  bestOf,
  CASES,
  type Possible,
  pairwise,
  partnershipProblems,
  subsets,
} from "../test/partnerships.ts";
import { team } from "./team.ts";

function possible(problem: Problem): Possible[] {
  const { score, apart } = pairwise(problem);
  const { least, differentUnits } = problem.params;
  const found: Possible[] = [];
  for (const name of new Set(problem.mentees.flatMap((m) => m.team ?? []))) {
    const members = problem.mentees.filter((m) => m.team === name).map((m) => m.id);
    const able = problem.mentors.filter((m) => m.experienced && m.capacity > 0 && m.team !== name);
    for (const chosen of [...subsets(able, 1), ...subsets(able, 2)]) {
      const mentors = chosen.map((m) => m.id);
      const units = new Set(chosen.map((m) => m.unit ?? m.id));
      if (apart(mentors) || (differentUnits && units.size < chosen.length)) continue;
      const mentees = members.filter((e) => mentors.every((m) => score(e, m) !== null));
      const needed = typeof least === "number" ? Math.min(least, members.length) : members.length;
      if (mentees.length < Math.max(1, needed)) continue;
      // Whoever is locked with one of them and can't be with the other keeps this from being made.
      if (problem.pinned.some((p) => members.includes(p.mentee) && !mentees.includes(p.mentee))) {
        continue;
      }
      const scores = mentees.flatMap((e) => mentors.map((m) => score(e, m)!));
      found.push({ mentees, mentors, score: scores.reduce((sum, x) => sum + x, 0) });
    }
  }
  return found;
}

const problems = partnershipProblems({
  model: "team",
  mentees: 7,
  mentors: 6,
  highest: 9,
  teams: 4,
});

async function solved(problem: Problem) {
  try {
    return await team.solve(problem);
  } catch (error) {
    if (error instanceof MatchingError && error.code === "INVALID_PROBLEM") return null;
    throw error;
  }
}

test("is as good as the best of all outcomes, and its proof holds", async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const result = await solved(problem);
      const teamOf = new Map(problem.mentees.map((m) => [m.id, m.team]));
      const best = bestOf(problem, possible(problem), ({ mentees, mentors }) => [
        `team ${teamOf.get(mentees[0]!)}`,
        ...mentors,
      ]);
      if (!best || !result) {
        expect(result).toBe(best);
        return;
      }
      expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
      expect(result.objective).toBe(best.objective);
      const matched = result.partnerships.reduce((sum, p) => sum + p.mentees.length, 0);
      if (problem.params.matchMost) expect(matched).toBe(best.matched);
    }),
    { numRuns: CASES },
  );
}, 600_000);
