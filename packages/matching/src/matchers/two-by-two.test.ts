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
import { twoByTwo } from "./two-by-two.ts";

function possible(problem: Problem): Possible[] {
  const { score, apart } = pairwise(problem);
  const found: Possible[] = [];
  const able = problem.mentors.filter((m) => m.capacity > 0);
  for (const both of subsets(able, 2)) {
    const mentors = both.map((m) => m.id);
    if (!both.some((m) => m.experienced) || apart(mentors)) continue;
    for (const two of subsets(problem.mentees, 2)) {
      const mentees = two.map((m) => m.id);
      const scores = mentees.flatMap((e) => mentors.map((m) => score(e, m)));
      if (apart(mentees) || scores.includes(null)) continue;
      found.push({ mentees, mentors, score: scores.reduce<number>((sum, x) => sum + x!, 0) });
    }
  }
  return found;
}

const once = ({ mentees, mentors }: Possible) => [...mentees, ...mentors];

async function solved(problem: Problem) {
  try {
    return await twoByTwo.solve(problem);
  } catch (error) {
    if (error instanceof MatchingError && error.code === "INVALID_PROBLEM") return null;
    throw error;
  }
}

test("is as good as the best of all outcomes, and its proof holds", async () => {
  const problems = partnershipProblems({ model: "two-by-two", mentees: 7, mentors: 7, highest: 9 });
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const result = await solved(problem);
      const best = bestOf(problem, possible(problem), once);
      if (!best || !result) {
        expect(result).toBe(best);
        return;
      }
      expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
      const matched = result.partnerships.reduce((sum, p) => sum + p.mentees.length, 0);
      expect(result.objective).toBe(best.objective);
      if (problem.params.matchMost) expect(matched).toBe(best.matched);
    }),
    { numRuns: CASES },
  );
}, 600_000);
