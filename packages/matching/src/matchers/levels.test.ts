import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  choices,
  MatchingError,
  type MatchResult,
  manual,
  type Problem,
  problemOf,
  stable,
  verify,
  worstFirst,
} from "../index.ts";
import { eligiblePairs } from "../problem.ts";
import { cases, PATIENCE } from "../test/cases.ts";
import { fromScores, type Outcome, outcomes, smallProblems } from "../test/problems.ts";
import { rankedProblems } from "../test/rankings.ts";

vi.setConfig({ testTimeout: PATIENCE });

const mentorsIn = (problem: Problem, result: MatchResult) =>
  problem.mentees.map(
    ({ id }) => result.partnerships.find((p) => p.mentees.includes(id))?.mentors[0] ?? null,
  );

/** What an outcome is worth beside the pins, as numbers of which the first that differs decides. */
type Measure = (problem: Problem, outcome: Outcome) => number[];

const isPinned = (problem: Problem, id: string) => problem.pinned.some((p) => p.mentee === id);

/** How many mentees have their nth choice; then those with somebody else though they chose. */
function profile(problem: Problem, { mentors }: Outcome): number[] {
  const counts = new Array<number>(6).fill(0);
  problem.mentees.forEach(({ id }, i) => {
    const list = problem.rankings[id] ?? [];
    if (mentors[i] === null || isPinned(problem, id) || list.length === 0) return;
    const n = list.findIndex((group) => group.includes(mentors[i]!));
    counts[n < 0 ? 5 : n]!++;
  });
  return counts;
}

const lists = (problem: Problem) =>
  Math.max(1, ...problem.mentees.map((m) => problem.rankings[m.id]?.length ?? 0));

const MEASURES: Record<string, Measure> = {
  greedy(problem, outcome) {
    const most = (problem.params.matchMost ?? true) ? [outcome.matched] : [];
    return [...profile(problem, outcome).slice(0, 5), ...most, outcome.objective];
  },
  generous(problem, outcome) {
    const counts = profile(problem, outcome);
    const low = counts.slice(1).reverse();
    return [outcome.matched, ...low.map((n) => -n), outcome.objective];
  },
  fair(problem, outcome) {
    const steps = profile(problem, outcome).map((n, k) => n * (k === 5 ? lists(problem) : k));
    return [outcome.matched, -steps.reduce((a, b) => a + b), outcome.objective];
  },
  worst(problem, outcome) {
    const score = new Map(
      [...eligiblePairs(problem)].map((p) => [`${p.mentee} ${p.mentor}`, p.score]),
    );
    const scores = problem.mentees.flatMap(({ id }, i) =>
      outcome.mentors[i] === null || isPinned(problem, id)
        ? []
        : [score.get(`${id} ${outcome.mentors[i]}`)!],
    );
    return [outcome.matched, Math.min(...scores), outcome.objective];
  },
};

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((one, k) => one !== b[k]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

/** The outcomes that nothing beats, by trying them all. */
function best(problem: Problem, measure: Measure): Outcome[] {
  let found: Outcome[] = [];
  let worth: number[] = [];
  for (const outcome of outcomes(problem)) {
    const now = measure(problem, outcome);
    const difference = found.length > 0 ? compare(now, worth) : 1;
    if (difference > 0) [found, worth] = [[outcome], now];
    else if (difference === 0) found.push(outcome);
  }
  return found;
}

const size = { mentees: 5, mentors: 4, highest: 4 };

describe.each(["greedy", "generous", "fair"])("choices, %s", (order) => {
  test("is what trying all outcomes finds, and proven", () => {
    fc.assert(
      fc.property(rankedProblems({ ties: true }, size), (from) => {
        const problem = { ...from, params: { ...from.params, order } };
        const result = choices.solve(problem);
        const mentors = best(problem, MEASURES[order]!).map((o) => o.mentors);
        expect(mentors).toContainEqual(mentorsIn(problem, result));
        expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
      }),
      { numRuns: cases(500) },
    );
  });
});

describe("worst-off first", () => {
  test("is what trying all outcomes finds, and proven", () => {
    fc.assert(
      fc.property(smallProblems({ mentees: 5, mentors: 4, highest: 9 }), (problem) => {
        const result = worstFirst.solve(problem);
        const mentors = best(problem, MEASURES.worst!).map((o) => o.mentors);
        expect(mentors).toContainEqual(mentorsIn(problem, result));
        expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
      }),
      { numRuns: cases(700) },
    );
  });

  test("gives up total for the least match", () => {
    const problem = fromScores(
      [
        [100, 60],
        [50, 1],
      ],
      [1, 1],
    );
    expect(mentorsIn(problem, worstFirst.solve(problem))).toEqual(["o1", "o0"]);
  });
});

describe("both", () => {
  test("make groups as large as the model allows, and no larger", () => {
    const problem = fromScores(
      Array.from({ length: 6 }, () => [5]),
      [6],
      { model: "group" },
    );
    for (const matcher of [choices, worstFirst, stable]) {
      const result = matcher.solve(problem);
      expect(result.partnerships.map((p) => p.mentees.length)).toEqual([4]);
      expect(verify(problem, result).faults).toEqual([]);
    }
  });

  test("refuse what they can't heed", () => {
    const quotas = [{ id: "q", role: "mentor" as const, members: ["o0"], most: 1 }];
    const problem = fromScores([[5]], [1], { quotas });
    for (const matcher of [choices, worstFirst]) {
      expect(() => matcher.solve(problem)).toThrowError(MatchingError);
      expect(() => matcher.solve(problem)).toThrowError(/quotas/);
    }
  });

  test("don't depend on the order of the lists", () => {
    fc.assert(
      fc.property(rankedProblems({ ties: true }), (problem) => {
        const turned = problemOf({
          ...problem,
          mentees: problem.mentees.toReversed(),
          mentors: problem.mentors.toReversed(),
          pairs: [...eligiblePairs(problem)],
          excluded: [],
        });
        const sorted = (result: MatchResult) =>
          result.partnerships.map((p) => `${p.mentees} ${p.mentors}`).sort();
        for (const matcher of [choices, worstFirst]) {
          expect(sorted(matcher.solve(turned))).toEqual(sorted(matcher.solve(problem)));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("stop when they are told to, and say how far they are", () => {
    const problem = fromScores(
      [
        [1, 2],
        [3, 4],
      ],
      [1, 1],
    );
    for (const matcher of [choices, worstFirst, stable]) {
      const seen: number[] = [];
      matcher.solve(problem, { onProgress: (done, total) => seen.push(done / total) });
      expect(seen.at(-1)).toBe(1);
      const signal = AbortSignal.abort();
      expect(() => matcher.solve(problem, { signal })).toThrowError(/abort/i);
    }
  });
});

test("by hand keeps the locked pairs and says so to everybody else", () => {
  const pinned = [{ mentee: "e1", mentor: "o0" }];
  const problem = fromScores(
    [
      [9, 9],
      [1, 9],
    ],
    [1, 1],
    { pinned },
  );
  const result = manual.solve(problem);
  expect(result.partnerships).toEqual([
    { mentees: ["e1"], mentors: ["o0"], score: 1, pinned: true },
  ]);
  expect(new Set(result.unmatched.map((u) => u.cause.code))).toEqual(new Set(["byHand"]));
  expect(verify(problem, result)).toEqual({ ok: true, optimal: false, faults: [] });
});

const DATA = new URL("../../../../../shared/data/stable-matching/", import.meta.url);
const present = existsSync(DATA);
if (!present) console.warn(`Skipped the published case: there is no folder ${DATA.pathname}`);

describe.skipIf(!present)("Kwanashie's example (thesis, figure 6.1)", () => {
  interface Published {
    students: Record<string, string[]>;
    greedy_maximum: Record<string, string>;
    generous_maximum: Record<string, string>;
  }
  test.each(["greedy", "generous"] as const)("%s is as published", (order) => {
    const all = JSON.parse(readFileSync(new URL("small-known.json", DATA), "utf8")) as {
      greedy_generous_spa: Published;
    };
    const { students, ...published } = all.greedy_generous_spa;
    const problem = problemOf({
      mentees: Object.keys(students).map((id) => ({ id })),
      // Each lecturer has as many places as projects, so the projects' places say it all.
      mentors: ["p1", "p2", "p3"].map((id) => ({ id, capacity: 1 })),
      pairs: Object.entries(students).flatMap(([mentee, list]) =>
        list.map((mentor) => ({ mentee, mentor, score: 0 })),
      ),
      rankings: Object.fromEntries(
        Object.entries(students).map(([id, list]) => [id, list.map((p) => [p])]),
      ),
      params: { order },
    });
    const result = choices.solve(problem);
    const found = Object.fromEntries(result.partnerships.map((p) => [p.mentees[0], p.mentors[0]]));
    expect(found).toEqual(published[`${order}_maximum`]);
    expect(verify(problem, result).optimal).toBe(true);
  });
});
