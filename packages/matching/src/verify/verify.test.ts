import { describe, expect, test } from "vitest";
import { assign, type DualCertificate, type MatchResult, type Problem, verify } from "../index.ts";
import { fromScores } from "../test/problems.ts";

/** e0-o0 pinned; e1-o1; e2 has no place; o2 is ruled out for all; e1-o0 forbidden. */
const problem: Problem = fromScores(
  [
    [50, 70, null],
    [90, 40, null],
    [null, 30, null],
  ],
  [1, 1, 2],
  {
    pinned: [{ mentee: "e0", mentor: "o0" }],
    forbidden: [{ mentee: "e1", mentor: "o0" }],
    params: { noMatchScore: 5 },
  },
);
const right = assign.solve(problem);

type Draft = MatchResult & { certificate: DualCertificate };
const changed = (change: (draft: Draft) => void): MatchResult => {
  const draft = structuredClone(right) as Draft;
  change(draft);
  return draft;
};
const codes = (result: MatchResult, of: Problem = problem) =>
  verify(of, result).faults.map((f) => f.code);

test("accepts what the matcher returns", () => {
  expect(right.objective).toBe(50 + 40 + 5);
  expect(verify(problem, right)).toEqual({ ok: true, optimal: true, faults: [] });
});

describe("rejects a result with a planted fault", () => {
  const [first, second] = right.partnerships;
  test.each<[string, string, (draft: Draft) => void]>([
    ["a partnership of three", "tooMany", (d) => d.partnerships[0]!.mentees.push("e2")],
    ["a mentee nobody knows", "unknownMentee", (d) => (d.partnerships[1]!.mentees = ["x"])],
    ["a mentor nobody knows", "unknownMentor", (d) => (d.partnerships[1]!.mentors = ["x"])],
    ["a mentee matched twice", "menteeTwice", (d) => d.partnerships.push(second!)],
    ["a mentor over capacity", "overCapacity", (d) => (d.partnerships[1]!.mentors = ["o0"])],
    ["a pair that is ruled out", "notEligible", (d) => (d.partnerships[1]!.mentors = ["o2"])],
    ["a forbidden pair", "forbiddenPair", (d) => (d.partnerships[1]!.mentors = ["o0"])],
    ["a pin that is not kept", "pinMissing", (d) => d.partnerships.shift()],
    ["a pair that passes for pinned", "pinFlag", (d) => (d.partnerships[1]!.pinned = true)],
    ["a pin that passes for chosen", "pinFlag", (d) => (d.partnerships[0]!.pinned = false)],
    ["a wrong score", "score", (d) => d.partnerships[1]!.score++],
    ["an unmatched mentee left out", "unmatchedList", (d) => d.unmatched.shift()],
    ["an unmatched mentor left out", "unmatchedList", (d) => d.unmatched.pop()],
    ["a matched mentee as unmatched", "unmatchedList", (d) => (d.unmatched[0]!.id = "e1")],
    ["a wrong objective", "objective", (d) => d.objective++],
    ["a bound below the objective", "bound", (d) => d.bound--],
    ["a gap", "bound", (d) => (d.gap = 1)],
    ["a bonus that scores outweigh", "bonusTooSmall", (d) => (d.certificate.bonus = -20)],
    ["a missing dual", "dualMissing", (d) => delete d.certificate.menteeDuals.e1],
    ["a dual that is no number", "dualMissing", (d) => (d.certificate.mentorDuals.o1 = Number.NaN)],
    ["a negative dual", "dualNegative", (d) => (d.certificate.mentorDuals.o2 = -1)],
    ["a dual too low for a pair", "dualTooLow", (d) => d.certificate.mentorDuals.o1!--],
    ["a chosen pair that isn't tight", "notTight", (d) => d.certificate.menteeDuals.e1!++],
    [
      "an unmatched mentee at a price",
      "unmatchedMenteeDual",
      (d) => (d.certificate.menteeDuals.e2 = 1),
    ],
    ["an empty place at a price", "spareMentorDual", (d) => (d.certificate.mentorDuals.o2 = 1)],
  ])("%s", (_, code, plant) => {
    const result = changed(plant);
    expect(codes(result)).toContain(code);
    expect(verify(problem, result).ok).toBe(false);
  });

  test("an outcome that is permitted, adds up, and is not the best", () => {
    const worse = changed((d) => {
      d.partnerships[1] = { mentors: ["o1"], mentees: ["e2"], score: 30, pinned: false };
      d.unmatched[0]!.id = "e1";
      d.objective = d.bound = 50 + 30 + 5;
    });
    const found = new Set(codes(worse));
    expect(found.size).toBeGreaterThan(0);
    for (const code of found) {
      expect(["unmatchedMenteeDual", "notTight", "dualTooLow"]).toContain(code);
    }
  });

  test("fewer matches than possible, whatever the certificate claims", () => {
    const fewer = changed((d) => {
      d.partnerships.length = 1;
      d.unmatched.unshift({ id: "e1", role: "mentee", cause: { code: "noPlaces" } });
      d.unmatched.push({ id: "o1", role: "mentor", cause: { code: "noPlaces" } });
      d.objective = d.bound = first!.score + 10;
      d.certificate.menteeDuals = { e1: 0, e2: 0 };
      d.certificate.mentorDuals = { o0: 0, o1: 0, o2: 0 };
    });
    expect(codes(fewer)).toEqual(["dualTooLow", "dualTooLow"]);
  });

  test("a bonus where the scheme does not want one", () => {
    const other = { ...problem, params: { matchMost: false } };
    expect(codes(right, other)).toContain("bonusTooSmall");
    expect(codes(assign.solve(other), other)).toEqual([]);
  });
});
