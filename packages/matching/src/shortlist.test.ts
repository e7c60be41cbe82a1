import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assign,
  buildProblem,
  type CriterionType,
  checkProblem,
  eligiblePairs,
  excludedPairs,
  type PairIds,
  type ProblemInput,
  registry,
  shortlist,
  solveOnShortlist,
  verify,
} from "./index.ts";
import { mentee, mentor } from "./test/profiles.ts";

const numRuns = Number(process.env.MATCHING_CASES ?? 400);

/** Scores what the mentee's row of numbers says of the mentor: below 0, the pair is ruled out. */
const written: CriterionType = {
  type: "written",
  v: 1,
  label: { en: "Written", cy: "Ysgrifenedig" },
  params: {},
  evaluate({ answers }, { id }) {
    const score = (answers.scores as number[])[Number(id.slice(1))]!;
    if (score >= 0) return { kind: "score", score, facts: [] };
    return { kind: "exclude", reason: { rule: "written", code: "no", facts: [] } };
  },
  describe: () => "",
  sentence: () => "",
};

interface World {
  scores: number[][];
  capacities: number[];
  pinned?: PairIds[];
  forbidden?: PairIds[];
  params?: ProblemInput["params"];
}
const inputOf = ({ scores, capacities, ...rest }: World): ProblemInput => ({
  mentees: scores.map((row, i) => mentee(`e${i}`, { answers: { scores: row } })),
  mentors: capacities.map((capacity, j) => mentor(`o${j}`, { capacity })),
  criteria: [{ type: "written", weight: 1 }],
  registry: registry([written], []),
  seed: 3,
  ...rest,
});

const worlds: fc.Arbitrary<World> = fc
  .record({
    mentees: fc.integer({ min: 1, max: 14 }),
    mentors: fc.integer({ min: 1, max: 9 }),
    steps: fc.constantFrom(3, 10, 1_000_000),
  })
  .chain(({ mentees, mentors, steps }) => {
    const cell = fc.oneof(
      { weight: 5, arbitrary: fc.nat(steps).map((step) => step / steps) },
      { weight: 1, arbitrary: fc.constant(-1) },
    );
    const row = fc.array(cell, { minLength: mentors, maxLength: mentors });
    const pair = fc
      .tuple(fc.nat(mentees - 1), fc.nat(mentors - 1))
      .map(([i, j]) => ({ mentee: `e${i}`, mentor: `o${j}` }));
    return fc.record({
      scores: fc.array(row, { minLength: mentees, maxLength: mentees }),
      capacities: fc.array(fc.nat(3), { minLength: mentors, maxLength: mentors }),
      pinned: fc.array(pair, { maxLength: 2 }),
      forbidden: fc.array(pair, { maxLength: 4 }),
      params: fc.record({
        matchMost: fc.boolean(),
        noMatchScore: fc.constantFrom(0, 0, 300_000, -200_000),
      }),
    });
  });

describe("solveOnShortlist", () => {
  test("proves for the whole problem what it found on few pairs", async () => {
    let solvedAgain = 0;
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 1, max: 3 }), async (world, keep) => {
        const input = inputOf(world);
        const whole = buildProblem(input);
        fc.pre(checkProblem(whole).length === 0);
        const { problem, result, proven, solves } = await solveOnShortlist(input, assign, { keep });
        if (solves > 1) solvedAgain++;
        expect(proven).toBe(true);
        expect(verify(problem, result)).toMatchObject({ faults: [], optimal: true });
        expect(verify(whole, result)).toMatchObject({ faults: [], optimal: true });
        expect(result.objective).toBe(assign.solve(whole).objective);
      }),
      { numRuns },
    );
    expect(solvedAgain).toBeGreaterThan(numRuns / 10);
  });

  test("claims nothing beyond the shortlist for a matcher without prices", async () => {
    const blind = {
      ...assign,
      solve: (problem: Parameters<typeof assign.solve>[0]) => ({
        ...assign.solve(problem),
        certificate: { kind: "none" as const },
      }),
    };
    const input = inputOf({
      scores: [
        [1, 0.5],
        [1, 0],
      ],
      capacities: [1, 1],
    });
    expect(await solveOnShortlist(input, blind, { keep: 1 })).toMatchObject({
      proven: false,
      solves: 1,
    });
  });

  test("reports progress up to the end, and stops when it is told to", async () => {
    const input = inputOf({ scores: [[1], [0.5], [0]], capacities: [2] });
    const seen: number[] = [];
    await solveOnShortlist(input, assign, {
      onProgress: (done, total) => seen.push(done / total),
    });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(solveOnShortlist(input, assign, { signal })).rejects.toThrowError("enough");
  });
});

describe("shortlist", () => {
  const best = (world: World, keep: number) =>
    [...eligiblePairs(shortlist(inputOf(world), { keep }))].map((p) => p.mentee + p.mentor);

  test("lists the best mentors of each mentee, and the best mentees of each mentor", () => {
    const scores = [
      [0.9, 0.8, 0.1, 0.2],
      [0.9, 0.7, 0.1, 0.2],
      [0.9, 0.6, 0.1, 0.2],
      [0.9, 0.5, 0.3, 0.2],
      [0.9, 0.5, 0.0, 0.2],
    ];
    const found = best({ scores, capacities: [1, 1, 1, 1] }, 1);
    expect(found.filter((p) => p.endsWith("o0"))).toEqual(["e0o0", "e1o0", "e2o0", "e3o0", "e4o0"]);
    expect(found.filter((p) => p.endsWith("o1"))).toEqual(["e0o1", "e1o1", "e2o1"]);
    expect(found).toContain("e3o2");
  });

  test("spreads equal scores over the mentors instead of giving everybody the same few", () => {
    const scores = Array.from({ length: 8 }, () => [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
    const found = best({ scores, capacities: [1, 1, 1, 1, 1, 1, 1, 1] }, 1);
    for (let k = 0; k < 8; k++) expect(found).toContain(`e${k}o${k}`);
  });

  test("lists what is locked or forbidden by hand, and why somebody has no eligible partner", () => {
    const world = {
      scores: [
        [0.9, 0.1, -1],
        [0.9, 0.1, -1],
        [-1, -1, -1],
      ],
      capacities: [1, 1, 1],
      pinned: [{ mentee: "e0", mentor: "o1" }],
      forbidden: [{ mentee: "e1", mentor: "o1" }],
    };
    expect(best(world, 1)).toEqual(["e0o0", "e0o1", "e1o0", "e1o1"]);
    const problem = shortlist(inputOf(world), { keep: 1 });
    expect([...excludedPairs(problem)].map((p) => `${p.mentee}${p.mentor} ${p.rule}`)).toEqual([
      "e0o2 written",
      "e1o2 written",
      "e2o0 written",
      "e2o1 written",
      "e2o2 written",
    ]);
  });
});
