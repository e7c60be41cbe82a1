import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MatchingError, type Problem, problemOf, verify } from "../index.ts";
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

const count = (n: number) => Array.from({ length: n }, (_, k) => k);
const scoreOf = (i: number, j: number) => ((i + 3) * 48_271 * (j + 7) + j * j * 69_621) % 1_000_001;

function round(
  mentees: number,
  mentors: number,
  experienced: (j: number) => boolean,
  order: <T>(list: T[]) => T[] = (list) => list,
): Problem {
  return problemOf({
    model: "two-by-two",
    mentees: order(count(mentees).map((i) => ({ id: `e${i}` }))),
    mentors: order(
      count(mentors).map((j) => ({ id: `o${j}`, capacity: 1, experienced: experienced(j) })),
    ),
    pairs: count(mentees).flatMap((i) =>
      count(mentors).map((j) => ({ mentee: `e${i}`, mentor: `o${j}`, score: scoreOf(i, j) })),
    ),
  });
}

test("proves a round of 24 and 24 best, and finds the same whatever the order of the lists", async () => {
  const problem = round(24, 24, (j) => j % 2 === 0);
  const result = await twoByTwo.solve(problem);
  expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
  expect(result.partnerships).toHaveLength(12);
  const turned = round(
    24,
    24,
    (j) => j % 2 === 0,
    (list) => list.toReversed(),
  );
  const again = await twoByTwo.solve(turned);
  const sets = ({ partnerships }: typeof result) =>
    partnerships.map((p) => [...p.mentees, ...p.mentors].sort().join(" ")).sort();
  expect(sets(again)).toEqual(sets(result));
});

test("says how far it is, and stops when it is asked to", async () => {
  const problem = round(24, 24, (j) => j % 2 === 0);
  const steps: number[] = [];
  await twoByTwo.solve(problem, { onProgress: (done, total) => steps.push(done / total) });
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(steps.at(-1)).toBe(1);
  const asked = new AbortController();
  const stopped = twoByTwo.solve(problem, {
    signal: asked.signal,
    onProgress: () => asked.abort(new Error("enough")),
  });
  await expect(stopped).rejects.toThrow("enough");
});

describe("says why somebody is in no partnership", () => {
  const why = async (problem: Problem) => {
    const { unmatched } = await twoByTwo.solve(problem);
    return Object.fromEntries(
      unmatched.map(({ id, cause }) => [id, cause.code === "notComplete" ? cause.why : cause.code]),
    );
  };

  test("too few are left for one more", async () => {
    const causes = await why(round(3, 2, () => true));
    expect(Object.values(causes)).toEqual(["tooFewLeft"]);
  });

  test("no experienced mentor is left", async () => {
    const causes = await why(round(4, 4, (j) => j === 0));
    expect(Object.values(causes)).toEqual(Array(4).fill("noExperiencedLeft"));
  });

  test("there is nobody experienced at all", async () => {
    const causes = await why(round(2, 2, () => false));
    expect(Object.values(causes)).toEqual(Array(4).fill("nobodyTogether"));
  });

  test("a mentor has no place; a mentee nobody to be with", async () => {
    const problem = problemOf({
      model: "two-by-two",
      mentees: count(3).map((i) => ({ id: `e${i}` })),
      mentors: count(3).map((j) => ({ id: `o${j}`, capacity: j === 2 ? 0 : 1, experienced: true })),
      pairs: count(2).flatMap((i) =>
        count(3).map((j) => ({ mentee: `e${i}`, mentor: `o${j}`, score: 1 })),
      ),
      excluded: count(3).map((j) => ({
        mentee: "e2",
        mentor: `o${j}`,
        rule: "sameUnit",
        code: "sameUnit",
      })),
    });
    expect(await why(problem)).toEqual({ e2: "nobodyEligible", o2: "noPlaces" });
  });

  test("a partnership would be worth less than no match", async () => {
    const problem = { ...round(2, 2, () => true), params: { matchMost: false, noMatchScore: 5 } };
    problem.pairs.value.fill(1);
    expect(await why(problem)).toEqual(
      Object.fromEntries(["e0", "e1", "o0", "o1"].map((id) => [id, "betterWithout"])),
    );
  });
});

test("refuses quotas, which it can't keep", async () => {
  const problem = round(2, 2, () => true);
  const quotas = [{ id: "q", role: "mentee" as const, members: ["e0"], most: 1 }];
  await expect(twoByTwo.solve({ ...problem, quotas })).rejects.toMatchObject({
    code: "INVALID_PROBLEM",
  });
});
