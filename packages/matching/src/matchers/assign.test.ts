import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  assign,
  MatchingError,
  type MatchResult,
  type Problem,
  problemOf,
  verify,
} from "../index.ts";
import { bestOutcomes, fromScores, smallProblems, spelledOut } from "../test/problems.ts";

/** For each range of scores. */
const numRuns = Number(process.env.MATCHING_CASES ?? 1500);
vi.setConfig({ testTimeout: 20_000 + 20 * numRuns });

const pairsOf = (result: MatchResult) =>
  result.partnerships.map((p) => `${p.mentees} ${p.mentors} ${p.pinned}`).sort();

/** Scores i * j, on which every mentee's entry moves many others (Machol and Wien, 1976). */
function laborious(size: number): Problem {
  const numbers = Array.from({ length: size }, (_, k) => k + 1);
  return fromScores(
    numbers.map((i) => numbers.map((j) => i * j)),
    numbers.map(() => 1),
  );
}

describe("assign", () => {
  test("finds the best outcome that trying all outcomes finds, with few scores and with many", () => {
    for (const highest of [3, 1000, 1_000_000]) {
      fc.assert(
        fc.property(smallProblems({ mentees: 5, mentors: 4, highest }), (problem) => {
          const result = assign.solve(problem);
          const best = bestOutcomes(problem);
          const mentors = problem.mentees.map(
            ({ id }) => result.partnerships.find((p) => p.mentees[0] === id)?.mentors[0] ?? null,
          );
          expect(best.map((o) => o.mentors)).toContainEqual(mentors);
          expect(result.objective).toBe(best[0]!.objective);
          expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
        }),
        { numRuns },
      );
    }
  });

  test("matches as many mentees as possible before it looks at scores", () => {
    const problem = fromScores(
      [
        [1_000_000, 1],
        [900_000, null],
      ],
      [1, 1],
    );
    expect(pairsOf(assign.solve(problem))).toEqual(["e0 o1 false", "e1 o0 false"]);
  });

  test("without matchMost takes the higher total, and leaves out what no match is worth", () => {
    const params = { matchMost: false };
    const problem = fromScores(
      [
        [1_000_000, 1],
        [900_000, null],
      ],
      [1, 1],
      { params },
    );
    expect(pairsOf(assign.solve(problem))).toEqual(["e0 o0 false"]);
    const dear = { ...problem, params: { matchMost: false, noMatchScore: 1_000_000 } };
    expect(pairsOf(assign.solve(dear))).toEqual([]);
  });

  test("gives the same result for the same seed, whatever the order of the lists", () => {
    const shuffle = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
    const inAnyOrder = smallProblems({ mentees: 6, mentors: 5, highest: 2 }).chain((problem) =>
      fc.tuple(fc.constant(problem), shuffle(problem.mentees), shuffle(problem.mentors)),
    );
    fc.assert(
      fc.property(inAnyOrder, ([problem, mentees, mentors]) => {
        const first = assign.solve(problem);
        expect(assign.solve(structuredClone(problem))).toEqual(first);
        const other = assign.solve(problemOf({ ...spelledOut(problem), mentees, mentors }));
        expect(pairsOf(other)).toEqual(pairsOf(first));
      }),
      { numRuns: 500 },
    );
  });

  test("lets the seed, not the order of registration, decide between equals", () => {
    const winners = Array.from(
      { length: 40 },
      (_, seed) =>
        assign.solve(fromScores([[5], [5], [5]], [1], { seed })).partnerships[0]!.mentees[0],
    );
    expect(new Set(winners)).toEqual(new Set(["e0", "e1", "e2"]));
  });

  test("refuses a problem that can't be solved as stated, and says why", () => {
    const problem = fromScores(
      [
        [null, 5],
        [5, 5],
      ],
      [1, 1],
      {
        pinned: [{ mentee: "e0", mentor: "o0" }],
      },
    );
    expect(() => assign.solve(problem)).toThrowError(MatchingError);
    expect(() => assign.solve(problem)).toThrowError(/pinExcluded/);
  });

  test("solves problems without mentees, without mentors, and with both absent", () => {
    for (const [scores, capacities] of [
      [[], []],
      [[[], []], []],
      [[], [1, 2]],
    ] as const) {
      const problem = fromScores(
        scores.map((row) => [...row]),
        [...capacities],
      );
      const result = assign.solve(problem);
      expect(result.partnerships).toEqual([]);
      expect(result.unmatched).toHaveLength(scores.length + capacities.length);
      expect(verify(problem, result).ok).toBe(true);
    }
  });

  test("reports progress and stops when it is told to", () => {
    const problem = laborious(250);
    const seen: [number, number][] = [];
    assign.solve(problem, { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toEqual([250, 250]);
    const stop = new AbortController();
    const run = () =>
      assign.solve(problem, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(run).toThrowError(/abort/i);
  });
});
