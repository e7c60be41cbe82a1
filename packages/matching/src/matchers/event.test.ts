import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  afterEvent,
  checkEvent,
  type EventPlan,
  MatchingError,
  type PairIds,
  type Problem,
  planEvent,
  stable,
  verify,
} from "../index.ts";
import { eligiblePairs } from "../problem.ts";
import { cases, PATIENCE } from "../test/cases.ts";
import { fromScores, smallProblems } from "../test/problems.ts";

vi.setConfig({ testTimeout: PATIENCE });

const meetingsIn = (plan: EventPlan): PairIds[] => plan.slots.flatMap((slot) => slot.meetings);

/** The most meetings and then the highest score (or that alone), by trying every set of meetings. */
function bestPlan(problem: Problem): { count: number; score: number } {
  const { slots = 6, meetings = 4, matchMost = true } = problem.params as Record<string, number>;
  const pins = (role: "mentee" | "mentor", id: string) =>
    problem.pinned.filter((p) => p[role] === id).length;
  const pairs = [...eligiblePairs(problem)].filter(
    ({ mentee, mentor }) =>
      pins("mentee", mentee) === 0 &&
      pins("mentor", mentor) < problem.mentors.find((m) => m.id === mentor)!.capacity &&
      !problem.forbidden.some((f) => f.mentee === mentee && f.mentor === mentor),
  );
  const used = new Map<string, number>();
  let best = { count: 0, score: 0 };
  const take = (id: string, by: number) => used.set(id, (used.get(id) ?? 0) + by);
  function go(k: number, count: number, score: number) {
    const more = (matchMost ? count - best.count : 0) || score - best.score;
    if (more > 0) best = { count, score };
    for (let next = k; next < pairs.length; next++) {
      const { mentee, mentor, score: worth } = pairs[next]!;
      const busy = (id: string, most: number) => (used.get(id) ?? 0) >= most;
      if (busy(mentee, Math.min(slots, meetings)) || busy(mentor, slots)) continue;
      take(mentee, 1);
      take(mentor, 1);
      go(next + 1, count + 1, score + worth);
      take(mentee, -1);
      take(mentor, -1);
    }
  }
  go(0, 0, 0);
  return best;
}

const events = fc
  .tuple(
    smallProblems({ mentees: 4, mentors: 3, highest: 5 }),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([problem, slots, meetings]) => ({
    ...problem,
    params: { ...problem.params, slots, meetings },
  }));

describe("an event where people meet", () => {
  test("has as many meetings and as high a score as trying all plans finds", () => {
    fc.assert(
      fc.property(events, (problem) => {
        const plan = planEvent(problem);
        expect(checkEvent(problem, plan)).toEqual([]);
        const { count, score } = bestPlan(problem);
        expect(plan.score).toBe(score);
        if (problem.params.matchMost) expect(meetingsIn(plan)).toHaveLength(count);
      }),
      { numRuns: cases(2000) },
    );
  });

  test("fits as many slots as anybody has meetings, and no more", () => {
    const problem = fromScores(
      Array.from({ length: 12 }, (_, i) => Array.from({ length: 4 }, (_, j) => (i * j) % 7)),
      [1, 1, 1, 1],
      { params: { slots: 6, meetings: 2 } },
    );
    const plan = planEvent(problem);
    expect(checkEvent(problem, plan)).toEqual([]);
    expect(plan.slots.map((slot) => slot.slot)).toEqual([1, 2, 3, 4, 5, 6]);
    // 24 meetings with four mentors in six slots: nobody is ever free.
    expect(plan.slots.map((slot) => slot.meetings.length)).toEqual([4, 4, 4, 4, 4, 4]);
  });

  test("is the same for the same seed, and says when its numbers make no sense", () => {
    fc.assert(
      fc.property(events, (problem) => {
        expect(planEvent(structuredClone(problem))).toEqual(planEvent(problem));
      }),
      { numRuns: 100 },
    );
    const problem = fromScores([[1]], [1], { params: { slots: 0 } });
    expect(() => planEvent(problem)).toThrowError(MatchingError);
    expect(() => planEvent(problem)).toThrowError(/tooSmall/);
  });

  test("is followed by a stable match among those who met, by what both ranked", () => {
    fc.assert(
      fc.property(events, (problem) => {
        const plan = planEvent(problem);
        const met = meetingsIn(plan);
        const rankings = Object.fromEntries(
          problem.mentees.map(({ id }) => [
            id,
            met.filter((m) => m.mentee === id).map((m) => [m.mentor]),
          ]),
        );
        const after = afterEvent(problem, plan, rankings);
        const result = stable.solve(after);
        expect(verify(after, result).faults).toEqual([]);
        for (const { mentees, mentors, pinned } of result.partnerships) {
          const found = met.some((m) => m.mentee === mentees[0] && m.mentor === mentors[0]);
          expect(found || pinned).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("the check of a plan finds a planted fault", () => {
  const problem = fromScores(
    [
      [5, 3, null],
      [4, 4, 1],
      [2, 5, 1],
    ],
    [1, 1, 1],
    { params: { slots: 2, meetings: 2 }, forbidden: [{ mentee: "e2", mentor: "o2" }] },
  );
  const right = planEvent(problem);

  test.each<[string, string, (plan: EventPlan) => void]>([
    [
      "in two places at once",
      "twoAtOnce",
      (p) => p.slots[0]!.meetings.push(p.slots[1]!.meetings[0]!),
    ],
    [
      "a pair that meets twice",
      "meetsTwice",
      (p) => p.slots[0]!.meetings.push(p.slots[0]!.meetings[0]!),
    ],
    [
      "a pair ruled out",
      "notEligible",
      (p) => (p.slots[0]!.meetings[0] = { mentee: "e0", mentor: "o2" }),
    ],
    [
      "a forbidden pair",
      "notEligible",
      (p) => (p.slots[0]!.meetings[0] = { mentee: "e2", mentor: "o2" }),
    ],
    ["a slot too many", "tooMany", (p) => p.slots.push({ slot: 3, meetings: [] })],
    ["a wrong score", "score", (p) => p.score++],
    [
      "a meeting left out",
      "bound",
      (p) => {
        p.slots[0]!.meetings.pop();
      },
    ],
    ["a price that is missing", "dualMissing", (p) => delete p.menteeDuals.e1],
    ["a price below nothing", "dualNegative", (p) => (p.mentorDuals.o2 = -1)],
    ["a price that proves nothing", "bound", (p) => p.mentorDuals.o1!++],
    ["meetings that scores outweigh", "bonusTooSmall", (p) => (p.bonus = 3)],
  ])("%s", (_, code, plant) => {
    expect(checkEvent(problem, right)).toEqual([]);
    const plan = structuredClone(right);
    plant(plan);
    expect(checkEvent(problem, plan).map((f) => f.code)).toContain(code);
  });

  test("too many meetings of one mentee", () => {
    const fewer = { ...problem, params: { slots: 2, meetings: 1 } };
    expect(checkEvent(fewer, right).map((f) => f.code)).toContain("tooMany");
  });
});
