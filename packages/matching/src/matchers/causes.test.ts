import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assign,
  type Cause,
  eligiblePairs,
  excludedPairs,
  lookupIn,
  type MatchResult,
  type PairIds,
  type Problem,
  problemOf,
} from "../index.ts";
import {
  bestOutcomes,
  fromScores,
  type Outcome,
  smallProblems,
  spelledOut,
} from "../test/problems.ts";

/** The pairs of the result by mentee, in the problem's order. */
const mentorsOf = (problem: Problem, result: MatchResult) =>
  problem.mentees.map(
    ({ id }) => result.partnerships.find((p) => p.mentees[0] === id)?.mentors[0] ?? null,
  );

function inEveryBest(problem: Problem, holds: (outcome: Outcome) => boolean): boolean {
  return bestOutcomes(problem).every(holds);
}

const withOneMorePlace = (problem: Problem, mentor: string): Problem => ({
  ...problem,
  mentors: problem.mentors.map((m) => (m.id === mentor ? { ...m, capacity: m.capacity + 1 } : m)),
});

const allowing = (problem: Problem, pair: PairIds): Problem => ({
  ...problem,
  forbidden: problem.forbidden.filter((f) => f.mentee !== pair.mentee || f.mentor !== pair.mentor),
});

function scoring(problem: Problem, { mentee, mentor }: PairIds, score: number): Problem {
  const lists = spelledOut(problem);
  const pairs = lists.pairs.map((p) =>
    p.mentee === mentee && p.mentor === mentor ? { ...p, score } : p,
  );
  return problemOf({ ...lists, pairs });
}

const rulesOut = (problem: Problem, id: string) =>
  [...excludedPairs(problem)].filter((e) => e.mentee === id || e.mentor === id);

/** Calls `check` for everybody unmatched in many random problems. */
function forEveryCause(
  role: "mentee" | "mentor",
  check: (cause: Cause, id: string, problem: Problem, result: MatchResult) => void,
  numRuns = 1500,
) {
  for (const highest of [3, 40]) {
    fc.assert(
      fc.property(smallProblems({ mentees: 4, mentors: 4, highest }), (problem) => {
        const result = assign.solve(problem);
        for (const person of result.unmatched) {
          if (person.role === role) check(person.cause, person.id, problem, result);
        }
      }),
      { numRuns },
    );
  }
}

const load = (result: MatchResult, mentor: string) =>
  result.partnerships.filter((p) => p.mentors[0] === mentor).length;

describe("why a mentee is unmatched", { timeout: 20_000 }, () => {
  test("one more place: exactly the mentors whose next place is this mentee's in every best outcome", () => {
    let named = 0;
    forEveryCause("mentee", (cause, id, problem, result) => {
      if (cause.code !== "allFull") return;
      const k = problem.mentees.findIndex((m) => m.id === id);
      const now = mentorsOf(problem, result);
      for (const { id: mentor, capacity } of problem.mentors) {
        const changed = withOneMorePlace(problem, mentor);
        const fix = cause.onePlaceWith.find((f) => f.mentor === mentor);
        expect(fix !== undefined).toBe(inEveryBest(changed, (o) => o.mentors[k] !== null));
        if (!fix) continue;
        named++;
        expect(load(result, mentor)).toBe(capacity);
        const moved = bestOutcomes(changed).map(
          (o) => o.mentors.filter((m, i) => i !== k && m !== now[i]).length,
        );
        expect(Math.min(...moved)).toBe(fix.others);
        expect(mentorsOf(changed, assign.solve(changed))[k]).not.toBeNull();
      }
    });
    expect(named).toBeGreaterThan(100);
  });

  test("full: every eligible mentor has as many mentees as places", () => {
    forEveryCause(
      "mentee",
      (cause, _, problem, result) => {
        if (cause.code !== "allFull") return;
        expect(cause.partners.length).toBeGreaterThan(0);
        for (const mentor of cause.partners) {
          expect(load(result, mentor)).toBe(problem.mentors.find((m) => m.id === mentor)!.capacity);
        }
      },
      500,
    );
  });

  test("forbidden: exactly the pairings that, once allowed, match this mentee in every best outcome", () => {
    let named = 0;
    forEveryCause("mentee", (cause, id, problem) => {
      if (cause.code !== "allFull" && cause.code !== "forbidden") return;
      const k = problem.mentees.findIndex((m) => m.id === id);
      const listed = cause.code === "forbidden" ? cause.partners : cause.forbidden;
      for (const mentor of listed) {
        const matched = inEveryBest(
          allowing(problem, { mentee: id, mentor }),
          (o) => o.mentors[k] !== null,
        );
        expect(cause.allow.includes(mentor)).toBe(matched);
        if (matched) named++;
      }
    });
    expect(named).toBeGreaterThan(100);
  });

  test("nobody eligible: every mentor is counted once, and lifting a rule where a place is left matches", () => {
    let lifted = 0;
    forEveryCause("mentee", (cause, id, problem, result) => {
      if (cause.code !== "nobodyEligible") return;
      expect(cause.total).toBe(problem.mentors.length);
      expect(cause.byRule.reduce((sum, r) => sum + r.count, 0)).toBe(cause.total);
      for (const { rule, count } of cause.byRule.filter((r) => r.rule !== "notScored")) {
        expect(rulesOut(problem, id).filter((e) => e.rule === rule)).toHaveLength(count);
      }
      for (const pair of rulesOut(problem, id)) {
        const capacity = problem.mentors.find((m) => m.id === pair.mentor)!.capacity;
        if (load(result, pair.mentor) >= capacity) continue;
        const { mentee, mentor } = pair;
        const lists = spelledOut(problem);
        const changed = problemOf({
          ...lists,
          excluded: lists.excluded.filter((e) => e.mentee !== mentee || e.mentor !== mentor),
          pairs: [...lists.pairs, { mentee, mentor, score: 1000 }],
        });
        const mentees = assign.solve(changed).partnerships.flatMap((p) => p.mentees);
        expect(mentees).toContain(id);
        lifted++;
      }
    });
    expect(lifted).toBeGreaterThan(20);
  });

  test("worth no more than no match: true of all pairs; above it, a place that is left is taken", () => {
    forEveryCause("mentee", (cause, id, problem, result) => {
      if (cause.code !== "belowNoMatch") return;
      const { partner, score } = cause.best;
      const open = [...eligiblePairs(problem)].filter((p) => p.mentee === id);
      const permitted = open.filter(
        (p) => !problem.forbidden.some((f) => f.mentee === id && f.mentor === p.mentor),
      );
      expect(Math.max(...permitted.map((p) => p.score))).toBe(score);
      expect(score).toBeLessThanOrEqual(cause.noMatchScore);
      const capacity = problem.mentors.find((m) => m.id === partner)!.capacity;
      if (load(result, partner) >= capacity) return;
      const changed = scoring(problem, { mentee: id, mentor: partner }, cause.noMatchScore + 1);
      expect(assign.solve(changed).partnerships.flatMap((p) => p.mentees)).toContain(id);
    });
  });
});

describe("why a mentor is unmatched", { timeout: 20_000 }, () => {
  test("better elsewhere: the nearest mentee comes once the score is more than so much higher", () => {
    let named = 0;
    forEveryCause("mentor", (cause, id, problem) => {
      if (cause.code !== "betterElsewhere" || !cause.nearest) return;
      const { mentee, shortBy } = cause.nearest;
      const pair = { mentee, mentor: id };
      const score = lookupIn(problem).score(pair)!;
      const k = problem.mentees.findIndex((m) => m.id === mentee);
      const together = (o: Outcome) => o.mentors[k] === id;
      expect(shortBy).toBeGreaterThanOrEqual(0);
      expect(inEveryBest(scoring(problem, pair, score + shortBy + 1), together)).toBe(true);
      expect(inEveryBest(scoring(problem, pair, score + shortBy), together)).toBe(false);
      named++;
    });
    expect(named).toBeGreaterThan(100);
  });

  test("forbidden: exactly the pairings that, once allowed, are made in every best outcome", () => {
    let named = 0;
    forEveryCause("mentor", (cause, id, problem) => {
      if (cause.code !== "betterElsewhere" && cause.code !== "forbidden") return;
      const listed = cause.code === "forbidden" ? cause.partners : cause.forbidden;
      for (const mentee of listed) {
        const k = problem.mentees.findIndex((m) => m.id === mentee);
        const made = inEveryBest(
          allowing(problem, { mentee, mentor: id }),
          (o) => o.mentors[k] === id,
        );
        expect(cause.allow.includes(mentee)).toBe(made);
        if (made) named++;
      }
    });
    expect(named).toBeGreaterThan(50);
  });

  test("no places, nobody eligible, locked: as the problem says", () => {
    forEveryCause("mentor", (cause, id, problem) => {
      const capacity = problem.mentors.find((m) => m.id === id)!.capacity;
      expect(cause.code === "noPlaces").toBe(capacity === 0);
      if (cause.code === "nobodyEligible") {
        expect(cause.byRule.reduce((sum, r) => sum + r.count, 0)).toBe(problem.mentees.length);
        expect([...eligiblePairs(problem)].filter((p) => p.mentor === id)).toEqual([]);
      }
      if (cause.code === "betterElsewhere") {
        const pinned = new Set(problem.pinned.map((p) => p.mentee));
        expect(cause.locked).toEqual(cause.partners.filter((m) => pinned.has(m)));
        expect(cause.nearest === null).toBe(cause.locked.length === cause.partners.length);
      }
    });
  });
});

test("a chain of moves is found: one more place with a mentor who can't take the mentee herself", () => {
  // e0 could only go to o0, where e1 is; e1 could move to o1, if o1 had another place.
  const problem = fromScores(
    [
      [5, null],
      [9, 5],
      [null, 9],
    ],
    [1, 1],
    { params: { matchMost: false } },
  );
  const [first] = assign.solve(problem).unmatched;
  expect(first).toMatchObject({ id: "e0", cause: { code: "allFull", partners: ["o0"] } });
  expect((first!.cause as { onePlaceWith: unknown }).onePlaceWith).toEqual([
    { mentor: "o0", others: 0 },
    { mentor: "o1", others: 1 },
  ]);
});
