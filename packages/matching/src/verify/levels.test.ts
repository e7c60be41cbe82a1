import { describe, expect, test } from "vitest";
import {
  choices,
  type LevelsCertificate,
  type MatchResult,
  type Problem,
  verify,
  worstFirst,
} from "../index.ts";
import { fromScores } from "../test/problems.ts";

/** Two want o0 first, e2 has no place at all, e3 is pinned; o2 stays empty. */
const problem: Problem = fromScores(
  [
    [50, 40, null],
    [70, 60, null],
    [null, null, null],
    [10, 10, 10],
  ],
  [1, 2, 1],
  {
    rankings: { e0: [["o0"], ["o1"]], e1: [["o0"], ["o1"]] },
    pinned: [{ mentee: "e3", mentor: "o1" }],
    params: { order: "greedy" },
  },
);

type Draft = MatchResult & { certificate: LevelsCertificate };
const codes = (of: Problem, result: MatchResult) => verify(of, result).faults.map((f) => f.code);

function draftOf(result: MatchResult): Draft {
  const { certificate } = structuredClone(result);
  if (certificate.kind !== "levels") throw new Error("Not a proof by levels");
  return { ...structuredClone(result), certificate };
}

describe("choices: finds a planted fault", () => {
  const right = choices.solve(problem);
  const at = (d: Draft, role: "mentee" | "mentor", id: string) =>
    d.certificate[`${role}Duals`][id]!;

  test.each<[string, string, (d: Draft) => void]>([
    ["other levels than the scheme asks for", "levels", (d) => d.certificate.levels.reverse()],
    ["a level less", "levels", (d) => d.certificate.levels.pop()],
    ["a missing price", "dualMissing", (d) => delete d.certificate.menteeDuals.e1],
    ["a price without a level", "dualMissing", (d) => at(d, "mentor", "o0").pop()],
    ["a price that is no number", "dualMissing", (d) => (at(d, "mentor", "o0")[0] = Number.NaN)],
    ["a price below nothing", "dualNegative", (d) => (at(d, "mentor", "o2")[1] = -1)],
    ["a pair worth more than its prices", "dualTooLow", (d) => (at(d, "mentor", "o0")[0]! -= 1)],
    ["too low at the last level only", "dualTooLow", (d) => (at(d, "mentee", "e0")[3]! -= 1)],
    [
      "a chosen pair worth less than its prices",
      "notTight",
      (d) => (at(d, "mentee", "e1")[3]! += 1),
    ],
    [
      "an unmatched mentee at a price",
      "unmatchedMenteeDual",
      (d) => (at(d, "mentee", "e2")[2] = 1),
    ],
    ["an empty place at a price", "spareMentorDual", (d) => (at(d, "mentor", "o2")[3] = 1)],
    ["a gap", "bound", (d) => (d.bound += 1)],
    [
      "a floor that choices don't have",
      "levels",
      (d) => {
        const nobody = { mentees: [], mentors: [] };
        d.certificate.floor = { score: 0, all: nobody, above: nobody };
      },
    ],
  ])("%s", (_, code, plant) => {
    expect(codes(problem, right)).toEqual([]);
    const draft = draftOf(right);
    plant(draft);
    expect(codes(problem, draft)).toContain(code);
  });

  test("matches that another order would make", () => {
    const same = fromScores(
      [
        [1, 9],
        [9, null],
      ],
      [1, 1],
      { rankings: { e0: [["o0"]] } },
    );
    const greedy = choices.solve(same);
    const generous = { ...same, params: { order: "generous" } };
    expect(codes(same, choices.solve(generous))).toContain("levels");
    expect(codes(generous, greedy)).toContain("levels");
  });
});

describe("worst-off first: finds a planted fault", () => {
  const scores = fromScores(
    [
      [100, 60, 5],
      [50, 1, 5],
      [40, 45, null],
    ],
    [1, 1, 1],
  );
  const right = worstFirst.solve(scores);
  const floor = (d: Draft) => d.certificate.floor!;

  test("accepts what the matcher returns", () => {
    expect(draftOf(right).certificate.floor!.score).toBe(5);
    expect(verify(scores, right)).toEqual({ ok: true, optimal: true, faults: [] });
  });

  test.each<[string, string, (d: Draft) => void]>([
    ["no floor", "belowFloor", (d) => delete d.certificate.floor],
    ["a match below the floor", "belowFloor", (d) => (floor(d).score = 6)],
    ["a floor that could be higher", "cover", (d) => (floor(d).score = 1)],
    [
      "a cover that leaves a pair out",
      "cover",
      (d) => floor(d).all.mentees.pop() ?? floor(d).all.mentors.pop(),
    ],
    [
      "a cover of more than there are matches",
      "cover",
      (d) => {
        floor(d).above = floor(d).all;
      },
    ],
    [
      "pairs above the floor without a cover",
      "cover",
      (d) => {
        floor(d).above = { mentees: [], mentors: [] };
      },
    ],
  ])("%s", (_, code, plant) => {
    const draft = draftOf(right);
    plant(draft);
    expect(codes(scores, draft)).toContain(code);
  });
});
