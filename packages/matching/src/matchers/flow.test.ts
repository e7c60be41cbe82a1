import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Problem } from "../index.ts";
import { lookupIn, problemOf } from "../problem.ts";
import { bestOutcomes, smallProblems, spelledOut } from "../test/problems.ts";
import { type Flow, type FlowTuning, maximumFlow } from "./flow.ts";
import { buildGraph, type Graph } from "./graph.ts";

/** Of each kind; MATCHING_CASES=10000 takes some minutes. */
const numRuns = Number(process.env.MATCHING_CASES ?? 400);
vi.setConfig({ testTimeout: 20_000 + 20 * numRuns });

function solved(problem: Problem, tuning: FlowTuning): { graph: Graph; flow: Flow } {
  const graph = buildGraph(problem);
  const run = maximumFlow(graph, tuning);
  let step = run.next();
  while (!step.done) step = run.next();
  return { graph, flow: step.value };
}

/** What is wrong with the prices as a proof that no other matches weigh more; null when nothing. */
function flaw(graph: Graph, { match, menteePrice, mentorPrice }: Flow): string | null {
  const { rows, offset, capacity } = graph;
  const used = new Int32Array(capacity.length);
  for (const j of match) if (j >= 0) used[j]!++;
  for (let j = 0; j < used.length; j++) {
    if (used[j]! > capacity[j]!) return `too many with mentor ${j}`;
    if (mentorPrice[j]! < 0 || (mentorPrice[j]! > 0 && used[j]! < capacity[j]!)) {
      return `price ${mentorPrice[j]} of mentor ${j}`;
    }
  }
  for (let i = 0; i < match.length; i++) {
    let tight = match[i] === -1;
    if (menteePrice[i]! < 0 || (tight && menteePrice[i] !== 0)) return `price of mentee ${i}`;
    for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
      const j = rows.other[k]!;
      const slack = menteePrice[i]! + mentorPrice[j]! - rows.value[k]! - offset;
      if (slack < 0) return `mentee ${i} would rather have mentor ${j}`;
      if (match[i] === j) tight = slack === 0;
    }
    if (!tight) return `mentee ${i} pays another price`;
  }
  return null;
}

/** With so many more mentors whom nobody may have, the problem is no longer dense. */
const amongMany = (problem: Problem): Problem => {
  const { mentors, ...rest } = spelledOut(problem);
  const others = Array.from({ length: 100 }, (_, k) => ({ id: `x${k}`, capacity: k % 3 }));
  return problemOf({ ...rest, mentors: [...others, ...mentors] });
};

const tunings = fc.record({
  listed: fc.integer({ min: 1, max: 3 }),
  raiseAfter: fc.constantFrom(0, 1, 3, 1000),
});

/** Larger than can be tried out, so that lists end and prices are raised in the middle. */
const problems = fc
  .record({
    mentees: fc.integer({ min: 20, max: 40 }),
    capacities: fc.array(fc.constantFrom(0, 1, 1, 2, 4), { minLength: 5, maxLength: 30 }),
    highest: fc.constantFrom(2, 50, 1_000_000),
    share: fc.constantFrom(0.1, 0.5, 1),
    params: fc.record({
      matchMost: fc.boolean(),
      noMatchScore: fc.constantFrom(0, 20, -1_000_000),
    }),
    seed: fc.nat(),
  })
  .map(({ mentees, capacities, highest, share, params, seed }) => {
    let state = seed;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 4294967296;
    };
    const ids = Array.from({ length: mentees }, (_, i) => ({ id: `e${i}` }));
    const mentors = capacities.map((capacity, j) => ({ id: `o${j}`, capacity }));
    const pairs = ids.flatMap(({ id: mentee }) =>
      mentors.flatMap(({ id: mentor }) =>
        next() < share ? [{ mentee, mentor, score: Math.floor(next() * (highest + 1)) }] : [],
      ),
    );
    return problemOf({ mentees: ids, mentors, pairs, params, seed });
  });

describe("the maximum flow, with short lists and prices raised at any time", () => {
  test.each([
    ["dense", (problem: Problem) => problem],
    ["sparse", amongMany],
  ])("%s: is the best that trying all outcomes finds", (_, shape) => {
    const cases = fc.tuple(smallProblems({ mentees: 5, mentors: 4, highest: 5 }), tunings);
    fc.assert(
      fc.property(cases, ([problem, tuning]) => {
        const { graph, flow } = solved(shape(problem), tuning);
        const lookup = lookupIn(problem);
        const chosen = [
          ...problem.pinned,
          ...graph.menteeIds.flatMap((mentee, i) => {
            const mentor = graph.mentorIds[flow.match[i]!];
            return mentor === undefined ? [] : [{ mentee, mentor }];
          }),
        ];
        const missing = problem.mentees.length - chosen.length;
        const objective =
          chosen.reduce((sum, pair) => sum + lookup.score(pair)!, 0) +
          missing * (problem.params.noMatchScore ?? 0);
        const best = bestOutcomes(problem)[0]!;
        expect(objective).toBe(best.objective);
        if (problem.params.matchMost) expect(chosen).toHaveLength(best.matched);
        expect(flaw(graph, flow)).toBe(null);
      }),
      { numRuns },
    );
  });

  test("its prices prove it, where lists end and prices are raised on the way", () => {
    fc.assert(
      fc.property(problems, tunings, (problem, tuning) => {
        const { graph, flow } = solved(problem, tuning);
        expect(flaw(graph, flow)).toBe(null);
      }),
      { numRuns },
    );
  });

  test("finds the same matches whatever the order of the lists, dense and sparse", () => {
    const matches = (problem: Problem) => {
      const { graph, flow } = solved(problem, { listed: 2, raiseAfter: 1 });
      return graph.menteeIds.map((id, i) => `${id} ${graph.mentorIds[flow.match[i]!]}`);
    };
    fc.assert(
      fc.property(problems, (problem) => {
        const { mentees, mentors, ...rest } = spelledOut(problem);
        const turned = { mentees: mentees.toReversed(), mentors: mentors.toReversed() };
        expect(matches(problemOf({ ...rest, ...turned }))).toEqual(matches(problem));
      }),
      { numRuns: numRuns / 2 },
    );
  });

  test("asks no more for a place than the best mentee would gain by it", () => {
    const { graph, flow } = solved(
      problemOf({
        mentees: [{ id: "a" }, { id: "b" }],
        mentors: [
          { id: "x", capacity: 0 },
          { id: "y", capacity: 2 },
        ],
        pairs: [
          { mentee: "a", mentor: "x", score: 90 },
          { mentee: "a", mentor: "y", score: 50 },
          { mentee: "b", mentor: "x", score: 70 },
          { mentee: "b", mentor: "y", score: 60 },
        ],
      }),
      { raiseAfter: 0 },
    );
    expect(flow.mentorPrice[graph.mentorIds.indexOf("x")]).toBe(40);
  });
});
