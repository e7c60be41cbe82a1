import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assign,
  type Cause,
  excludedPairs,
  lookupIn,
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

const CASES = Number(process.env.MATCHING_CASES ?? 800);
const LIMIT = { timeout: 20_000 + CASES * 20 };

const same = (a: PairIds, b: PairIds) => a.mentee === b.mentee && a.mentor === b.mentor;
const inEveryBest = (problem: Problem, holds: (outcome: Outcome) => boolean) =>
  bestOutcomes(problem).every(holds);

/** Whether this person has a partner. */
const isMatched = (problem: Problem, id: string, role: "mentee" | "mentor") => {
  const k = problem.mentees.findIndex((m) => m.id === id);
  return ({ mentors }: Outcome) => (role === "mentee" ? mentors[k] !== null : mentors.includes(id));
};

const unlocked = (problem: Problem, lock: PairIds): Problem => ({
  ...problem,
  pinned: problem.pinned.filter((one) => !same(one, lock)),
});

/** The problem with one pair eligible at this score, whatever it was. */
function scoring(problem: Problem, pair: PairIds, score: number): Problem {
  const { pairs, excluded, ...rest } = spelledOut(problem);
  return problemOf({
    ...rest,
    pairs: [...pairs.filter((one) => !same(one, pair)), { ...pair, score }],
    excluded: excluded.filter((one) => !same(one, pair)),
  });
}

/** What an excluded pair would score; some are excluded by another rule as well. */
const wouldScore = ({ mentee, mentor }: PairIds): number | null => {
  const number = Number(mentee.slice(1)) * 7 + Number(mentor.slice(1)) * 5;
  return number % 4 === 0 ? null : number % 11;
};

type Check = (
  cause: Cause,
  person: { id: string; role: "mentee" | "mentor" },
  problem: Problem,
) => void;

function forEveryCause(check: Check) {
  for (const highest of [3, 10]) {
    fc.assert(
      fc.property(smallProblems({ mentees: 4, mentors: 4, highest }), (problem) => {
        const { unmatched } = assign.solve(problem, { wouldScore });
        for (const { cause, ...person } of unmatched) check(cause, person, problem);
      }),
      { numRuns: CASES },
    );
  }
}

describe("what would have helped", LIMIT, () => {
  test("a lock: exactly those whose release matches this person in every best outcome", () => {
    let named = 0;
    forEveryCause((cause, { id, role }, problem) => {
      if (cause.code !== "allFull" && cause.code !== "betterElsewhere") return;
      const found = cause.unlock ?? [];
      const right = problem.pinned.filter((lock) => {
        const changed = unlocked(problem, lock);
        return inEveryBest(changed, isMatched(changed, id, role));
      });
      expect(found).toEqual(right.slice(0, 3));
      named += found.length;
    });
    expect(named).toBeGreaterThan(20);
  });

  test("a rule: exactly those pairs that, without it, match this person in every best outcome", () => {
    let named = 0;
    forEveryCause((cause, { id, role }, problem) => {
      if (!("byRule" in cause) || cause.code === "othersFirst") return;
      const found = cause.drop ?? [];
      const other = role === "mentee" ? "mentor" : "mentee";
      const right = [...excludedPairs(problem)].filter((pair) => {
        const score = wouldScore(pair);
        if (pair[role] !== id || score === null) return false;
        const changed = scoring(problem, pair, score);
        return inEveryBest(changed, isMatched(changed, id, role));
      });
      const rules = right.map((pair) => ({
        partner: pair[other],
        rule: pair.rule,
        code: pair.code,
      }));
      expect(found).toHaveLength(Math.min(3, right.length));
      for (const fix of found) expect(rules).toContainEqual(fix);
      named += found.length;
    });
    expect(named).toBeGreaterThan(100);
  });

  test("a higher score: so much matches the two in every best outcome, and less matches nobody", () => {
    let named = 0;
    forEveryCause((cause, { id }, problem) => {
      if (cause.code !== "allFull") return;
      const lookup = lookupIn(problem);
      const hasPlace = ({ id: mentor, capacity }: Problem["mentors"][number]) =>
        lookup.score({ mentee: id, mentor }) !== null &&
        !problem.forbidden.some((one) => same(one, { mentee: id, mentor })) &&
        capacity > problem.pinned.filter((lock) => lock.mentor === mentor).length;
      expect(cause.nearest !== null).toBe(problem.mentors.some(hasPlace));
      if (!cause.nearest) return;
      const { mentor, shortBy } = cause.nearest;
      const pair = { mentee: id, mentor };
      const k = problem.mentees.findIndex((m) => m.id === id);
      const score = lookup.score(pair)!;
      const raised = scoring(problem, pair, score + shortBy + 1);
      expect(inEveryBest(raised, (one) => one.mentors[k] === mentor)).toBe(true);
      for (const partner of cause.partners) {
        const other = { mentee: id, mentor: partner };
        const less = scoring(problem, other, lookup.score(other)! + shortBy);
        expect(inEveryBest(less, (one) => one.mentors[k] !== null)).toBe(false);
      }
      named++;
    });
    expect(named).toBeGreaterThan(100);
  });
});

test("lists stay short: twenty of many are named, the others counted", () => {
  const scores = [...Array.from({ length: 41 }, () => 5), 3].map((score) =>
    Array.from({ length: 40 }, () => score),
  );
  const problem = fromScores(
    scores,
    Array.from({ length: 40 }, () => 1),
  );
  const [one, ...others] = assign.solve(problem).unmatched;
  expect(others).toHaveLength(1);
  expect(one!.cause).toMatchObject({ code: "allFull", count: 40 });
  expect((one!.cause as { partners: string[] }).partners).toHaveLength(20);
});
