import fc from "fast-check";
import type { MatchResult, PairIds, Problem } from "../contract.ts";
import {
  eligiblePairs,
  excludedPairs,
  type ListedExclusion,
  type ListedPair,
  type ProblemLists,
  problemOf,
} from "../problem.ts";

/** One outcome of a small problem: the mentor (or null) of each mentee, in the problem's order. */
export interface Outcome {
  mentors: (string | null)[];
  matched: number;
  objective: number;
}

const ruledOut = (rule: string) => ({ rule, code: rule });

type Cell =
  | { kind: "eligible" | "forbidden"; score: number }
  | { kind: "excluded"; rule: string }
  | { kind: "unlisted" };

interface Sizes {
  mentees: number;
  mentors: number;
  /** Low scores make many ties. */
  highest: number;
}

/**
 * Small random problems with capacities 0 to 2, exclusions, forbidden and pinned pairs, with and
 * without `matchMost`, and with a no-match score.
 */
export function smallProblems({ mentees, mentors, highest }: Sizes): fc.Arbitrary<Problem> {
  const points = fc.integer({ min: 0, max: highest });
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("eligible" as const), score: points }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("forbidden" as const), score: points }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("excluded" as const),
        rule: fc.constantFrom("sameUnit", "lineManager"),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: "unlisted" as const }) },
  );
  return fc
    .record({
      menteeCount: fc.integer({ min: 0, max: mentees }),
      capacities: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: mentors }),
      cells: fc.array(cell, { minLength: mentees * mentors, maxLength: mentees * mentors }),
      pins: fc.array(fc.nat({ max: 9 }), { minLength: mentees, maxLength: mentees }),
      params: fc.record({
        matchMost: fc.boolean(),
        noMatchScore: fc.constantFrom(0, 0, 2, -1),
      }),
      seed: fc.integer(),
    })
    .map(({ menteeCount, capacities, cells, pins, params, seed }) => {
      const pairs: ListedPair[] = [];
      const excluded: ListedExclusion[] = [];
      const pinned: PairIds[] = [];
      const forbidden: PairIds[] = [];
      const left = capacities.slice();
      for (let i = 0; i < menteeCount; i++) {
        for (let j = 0; j < capacities.length; j++) {
          const ids = { mentee: `e${i}`, mentor: `o${j}` };
          const found = cells[i * mentors + j]!;
          if (found.kind === "excluded") {
            excluded.push({ ...ids, ...ruledOut(found.rule) });
          } else if (found.kind !== "unlisted") {
            pairs.push({ ...ids, score: found.score });
            if (found.kind === "forbidden") forbidden.push(ids);
            // One in ten of the pairs that may be pinned are, at most one per mentee.
            else if (pins[i] === j && left[j]! > 0) {
              pinned.push(ids);
              left[j]!--;
            }
          }
        }
      }
      return problemOf({
        mentees: Array.from({ length: menteeCount }, (_, k) => ({ id: `e${k}` })),
        mentors: capacities.map((capacity, k) => ({ id: `o${k}`, capacity })),
        ...{ pairs, excluded, pinned, forbidden, params, seed },
      });
    });
}

const has = (list: readonly PairIds[], mentee: string, mentor: string) =>
  list.some((p) => p.mentee === mentee && p.mentor === mentor);

/** Every permitted outcome, by trying them all. */
export function* outcomes(problem: Problem): Generator<Outcome> {
  const left = new Map(problem.mentors.map((m) => [m.id, m.capacity]));
  const mentors: (string | null)[] = [];
  const noMatch = problem.params.noMatchScore ?? 0;
  const pairs = [...eligiblePairs(problem)];
  function* place(k: number, matched: number, objective: number): Generator<Outcome> {
    const mentee = problem.mentees[k];
    if (!mentee) {
      yield { mentors: mentors.slice(), matched, objective };
      return;
    }
    const pin = problem.pinned.find((p) => p.mentee === mentee.id);
    if (!pin) {
      mentors[k] = null;
      yield* place(k + 1, matched, objective + noMatch);
    }
    for (const pair of pairs) {
      if (pair.mentee !== mentee.id || left.get(pair.mentor)! === 0) continue;
      if (pin ? pin.mentor !== pair.mentor : has(problem.forbidden, mentee.id, pair.mentor))
        continue;
      left.set(pair.mentor, left.get(pair.mentor)! - 1);
      mentors[k] = pair.mentor;
      yield* place(k + 1, matched + 1, objective + pair.score);
      left.set(pair.mentor, left.get(pair.mentor)! + 1);
    }
  }
  yield* place(0, 0, 0);
}

/** All outcomes that are best by the problem's own measure. */
export function bestOutcomes(problem: Problem): Outcome[] {
  const most = problem.params.matchMost ?? true;
  const better = (a: Outcome, b: Outcome) =>
    (most ? a.matched - b.matched : 0) || a.objective - b.objective;
  let best: Outcome[] = [];
  for (const outcome of outcomes(problem)) {
    const difference = best[0] ? better(outcome, best[0]) : 0;
    if (difference > 0) best = [outcome];
    else if (difference === 0) best.push(outcome);
  }
  return best;
}

/** A full problem from a matrix of scores (null: not eligible), for tests that spell one out. */
export function fromScores(
  scores: (number | null)[][],
  capacities: number[],
  more: Partial<Omit<ProblemLists, "pairs" | "excluded">> = {},
): Problem {
  return problemOf({
    mentees: scores.map((_, i) => ({ id: `e${i}` })),
    mentors: capacities.map((capacity, j) => ({ id: `o${j}`, capacity })),
    pairs: scores.flatMap((row, i) =>
      row.flatMap((score, j) =>
        score === null ? [] : [{ mentee: `e${i}`, mentor: `o${j}`, score }],
      ),
    ),
    excluded: scores.flatMap((row, i) =>
      row.flatMap((score, j) =>
        score === null ? [{ mentee: `e${i}`, mentor: `o${j}`, ...ruledOut("sameUnit") }] : [],
      ),
    ),
    ...more,
  });
}

/** The problem with its pairs in lists, for tests that change them; `problemOf` takes them back. */
export function spelledOut(problem: Problem) {
  const { rules: _, ...rest } = problem;
  return { ...rest, pairs: [...eligiblePairs(problem)], excluded: [...excludedPairs(problem)] };
}

/** The prize for one more match; 0 without. */
export const bonusOf = ({ certificate }: MatchResult): number =>
  certificate.kind === "duals" ? certificate.bonus : 0;

/** Six mentees and six mentors, all experienced, in two teams; in a circle, six peers. */
export function ofModel(model: string): Problem {
  const six = Array.from({ length: 6 }, (_, k) => k);
  const scores = six.map((i) => six.map((j) => 100_000 * ((i * 5 + j * 3) % 8)));
  if (model === "circle") {
    const mentees = six.map((k) => ({ id: `p${k}` }));
    const pairs = six.flatMap((i) =>
      six
        .filter((j) => j !== i)
        .map((j) => ({ mentee: `p${i}`, mentor: `p${j}`, score: scores[i]![j]! })),
    );
    return problemOf({
      model,
      mentees,
      mentors: mentees.map((p) => ({ ...p, capacity: 1 })),
      pairs,
    });
  }
  const places = six.map(() => (model === "group" ? 2 : 1));
  const problem = fromScores(scores, places, { model });
  return {
    ...problem,
    mentees: problem.mentees.map((one, k) =>
      model === "team" ? { ...one, team: k < 3 ? "north" : "south" } : one,
    ),
    mentors: problem.mentors.map((one) => ({ ...one, experienced: true })),
  };
}
