import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MatchResult, Problem, Quota } from "../contract.ts";
import { eligiblePairs, problemOf } from "../problem.ts";
import { bestRank, groupProblems, quotaProblems, type Rank } from "../test/networks.ts";
import { fromScores } from "../test/problems.ts";
import { verify } from "../verify/verify.ts";
import { assign } from "./assign.ts";
import { group } from "./group.ts";
import { ONE_EACH, solveNetwork } from "./network.ts";

const CASES = Number(process.env.MATCHING_CASES ?? 400);

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

/** Numerical Recipes' linear congruential generator: numbers in [0, 1). */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const proven = { ok: true, optimal: true, faults: [] };

const codesOf = (problem: Problem, result: MatchResult) =>
  verify(problem, result).faults.map((fault) => fault.code);

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

const pairsOf = (result: MatchResult) =>
  result.partnerships
    .map((one) => `${one.mentors} ${one.mentees.toSorted()} ${one.pinned}`)
    .toSorted();

test("the seed decides between equals, not the order of the lists", () => {
  const anyOrder = groupProblems({ mentees: 5, mentors: 3, highest: 2 }).chain((problem) => {
    const mixed = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
    return fc.tuple(
      fc.constant(problem),
      mixed([...eligiblePairs(problem)]),
      mixed(problem.mentees),
      mixed(problem.mentors),
      mixed(problem.quotas),
    );
  });
  fc.assert(
    fc.property(anyOrder, ([problem, pairs, mentees, mentors, quotas]) => {
      const { excluded: _, rules: __, ...rest } = problem;
      const other = problemOf({ ...rest, pairs, mentees, mentors, quotas });
      expect(pairsOf(group.solve(other))).toEqual(pairsOf(group.solve(problem)));
    }),
    { numRuns: 200 },
  );
});

test("with a balanced load a further place has to be worth more than the one before", () => {
  const problem = fromScores(
    [
      [90, 60],
      [80, 60],
      [70, 55],
    ],
    [3, 3],
  );
  const places = (balance: number) =>
    assign
      .solve({ ...problem, params: { balance } })
      .partnerships.filter((one) => one.mentors[0] === "o0").length;
  expect([0, 8, 30].map(places)).toEqual([3, 2, 2]);
  expect(assign.solve({ ...problem, params: { balance: 8 } }).objective).toBe(90 + 80 + 55 - 8);
});

test("the least of a quota is filled before the most are matched, as far as can be", () => {
  const problem = fromScores(
    [
      [9, null],
      [8, 7],
      [1, null],
    ],
    [1, 0],
    { quotas: [{ id: "Library", role: "mentee", members: ["e2"], most: 1, least: 1 }] },
  );
  expect(pairsOf(assign.solve(problem))).toEqual(["o0 e2 false"]);
});

test("a mentor with a pin meets anyway, and with as many as the smallest group if that can be", () => {
  const problem = fromScores(
    [
      [9, 1],
      [1, 8],
      [null, 9],
    ],
    [3, 3],
    {
      model: "group",
      params: { least: 2 },
      pinned: [{ mentee: "e0", mentor: "o0" }],
    },
  );
  expect(pairsOf(group.solve(problem))).toEqual(["o0 e0,e1 true"]);
  const alone = { ...problem, forbidden: [{ mentee: "e1", mentor: "o0" }] };
  expect(pairsOf(group.solve(alone))).toEqual(["o0 e0 true", "o1 e1,e2 false"]);
});

test("hundreds of people in nested quotas, and in groups, are proven best", () => {
  const draw = random(3);
  const scores = Array.from({ length: 240 }, () =>
    Array.from({ length: 80 }, () => (draw() < 0.2 ? null : Math.floor(draw() * 1000))),
  );
  const ids = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, k) => `e${from + k}`);
  const quotas: Quota[] = [
    { id: "college", role: "mentee", members: ids(0, 120), most: 90, least: 60 },
    { id: "area", role: "mentee", members: ids(30, 90), most: 20 },
    { id: "unit", role: "mentor", members: ["o1", "o2", "o3", "o4"], most: 5 },
  ];
  const problem = fromScores(
    scores,
    Array.from({ length: 80 }, () => 3),
    { quotas },
  );
  expect(verify(problem, assign.solve(problem))).toMatchObject(proven);
  const pairs: Problem = { ...problem, model: "group", params: { least: 2, balance: 20 } };
  const result = group.solve(pairs);
  expect(verify(pairs, result)).toMatchObject({ ok: true, faults: [] });
  expect(result.gap).toBeLessThan(result.objective / 1000);
});

test("what few candidates of each mentee prove holds for all of them, with few scores and with many", () => {
  for (const highest of [2, 1_000_000]) {
    const draw = random(highest);
    const scores = Array.from({ length: 150 }, () =>
      Array.from({ length: 140 }, (_, j) => Math.floor(draw() * (highest - j))),
    );
    const members = Array.from({ length: 90 }, (_, k) => `o${k}`);
    const quotas: Quota[] = [
      { id: "unit", role: "mentor", members, most: 40 },
      { id: "desk", role: "mentor", members: members.slice(0, 30), most: 15, least: 15 },
      { id: "area", role: "mentee", members: ["e1", "e2", "e3", "e4"], most: 2 },
    ];
    const places = scores[0]!.map(() => 1);
    const problem = fromScores(
      scores.map((row) => row.map((score) => Math.max(0, score))),
      places,
      { quotas },
    );
    expect(verify(problem, assign.solve(problem))).toMatchObject(proven);
  }
});

test("groups beyond the budget say how far the proof got, and the checker agrees", () => {
  const draw = random(11);
  const scores = Array.from({ length: 200 }, () =>
    Array.from({ length: 80 }, () => Math.floor(draw() * 1_000_001)),
  );
  const params = { least: 3 };
  const places = scores[0]!.map(() => 4);
  const problem = fromScores(scores, places, { model: "group", params });
  const result = group.solve(problem);
  expect(verify(problem, result)).toEqual({ ok: true, optimal: false, faults: [] });
  expect(result.gap).toBeGreaterThan(0);
  expect(result.gap).toBeLessThan(result.objective / 100);
  expect(codesOf(problem, { ...result, gap: 0, bound: result.objective })).toEqual(["bound"]);
}, 120_000);

test("reports progress, and stops when it is told to", () => {
  const numbers = Array.from({ length: 200 }, (_, k) => k + 1);
  const quotas: Quota[] = [{ id: "all", role: "mentor", members: ["o0", "o1"], most: 1 }];
  const problem = fromScores(
    numbers.map((i) => numbers.map((j) => i * j)),
    numbers.map(() => 1),
    { quotas },
  );
  const seen: number[] = [];
  assign.solve(problem, { onProgress: (done) => seen.push(done) });
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)).toBe(200);
  const stop = new AbortController();
  const onProgress = () => stop.abort();
  expect(() => assign.solve(problem, { signal: stop.signal, onProgress })).toThrowError(/abort/i);
});

test("OR-Tools' teams with a capacity of two are quotas of mentors", ({ skip }) => {
  const url = new URL(
    "../../../../../shared/data/stable-matching/small-known.json",
    import.meta.url,
  );
  if (!existsSync(url)) skip("the reference data are not here");
  const {
    cost,
    teams,
    team_capacity: most,
  } = JSON.parse(readFileSync(url, "utf8")).ortools_team_capacity as {
    cost: number[][];
    teams: Record<string, number[]>;
    team_capacity: number;
  };
  const scores = cost[0]!.map((_, task) => cost.map((worker) => 1000 - worker[task]!));
  const quotas = Object.entries(teams).map(([id, workers]): Quota => {
    return { id, role: "mentor", members: workers.map((n) => `o${n - 1}`), most };
  });
  const problem = fromScores(
    scores,
    cost.map(() => 1),
    { quotas },
  );
  const result = assign.solve(problem);
  expect(4000 - result.objective).toBe(250);
  expect(verify(problem, result)).toMatchObject(proven);
});
