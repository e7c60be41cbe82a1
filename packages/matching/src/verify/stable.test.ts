import { describe, expect, test } from "vitest";
import { type MatchResult, type Problem, problemOf, stable, verify } from "../index.ts";
import { fromScores } from "../test/problems.ts";

/** The mentees' best outcome is e0-o0, e1-o1; the mentors' is e0-o1, e1-o0. Nobody wants e2. */
const problem: Problem = problemOf({
  mentees: ["e0", "e1", "e2"].map((id) => ({ id })),
  mentors: ["o0", "o1", "o2"].map((id) => ({ id, capacity: 1 })),
  pairs: ["e0", "e1", "e2"].flatMap((mentee) =>
    ["o0", "o1"].map((mentor) => ({ mentee, mentor, score: 10 })),
  ),
  rankings: {
    e0: [["o0"], ["o1"]],
    e1: [["o1"], ["o0"]],
    e2: [["o0"]],
    o0: [["e1"], ["e0"], ["e2"]],
    o1: [["e0"], ["e1"]],
  },
  params: { byScore: false },
});
const right = stable.solve(problem);

const codes = (of: Problem, result: MatchResult) => verify(of, result).faults.map((f) => f.code);

/** Everybody's match changed by hand, everything else as it should be. */
function outcome(of: Problem, mentors: Record<string, string>): MatchResult {
  const pinned = Object.entries(mentors).map(([mentee, mentor]) => ({ mentee, mentor }));
  const found = stable.solve({ ...of, pinned });
  const { bound } = stable.solve(of);
  return {
    ...found,
    partnerships: found.partnerships.map((p) => ({ ...p, pinned: false })),
    bound,
    gap: bound - found.objective,
    certificate: { kind: "stable" },
  };
}

test("accepts what the matcher returns, from either side", () => {
  expect(right.partnerships.map((p) => `${p.mentees} ${p.mentors}`)).toEqual(["e0 o0", "e1 o1"]);
  const other = { ...problem, params: { ...problem.params, side: "mentor" } };
  const turned = stable.solve(other);
  expect(turned.partnerships.map((p) => `${p.mentees} ${p.mentors}`)).toEqual(["e0 o1", "e1 o0"]);
  expect(codes(problem, right)).toEqual([]);
  expect(codes(other, turned)).toEqual([]);
});

describe("finds a planted fault", () => {
  test("the outcome that is best for the other side", () => {
    expect(codes(problem, outcome(problem, { e0: "o1", e1: "o0" }))).toEqual([
      "notSideBest",
      "notSideBest",
    ]);
  });

  test("a pair who would rather have each other than what they have", () => {
    const found = verify(problem, outcome(problem, { e2: "o0", e1: "o1" })).faults;
    expect(found).toContainEqual({ code: "blocking", mentee: "e0", mentor: "o0" });
  });

  test("a mentee without a match while a mentor who wants them has a place", () => {
    const scores = fromScores([[5], [4]], [2]);
    const without = structuredClone(stable.solve(scores));
    const gone = without.partnerships.pop()!;
    without.unmatched.push({ id: "e1", role: "mentee", cause: { code: "byHand" } });
    without.objective -= gone.score;
    without.gap += gone.score;
    expect(verify(scores, without).faults).toContainEqual({
      code: "blocking",
      mentee: "e1",
      mentor: "o0",
    });
  });

  test("a match that one of the two doesn't accept", () => {
    const found = verify(problem, outcome(problem, { e2: "o1", e0: "o0" })).faults;
    expect(found).toContainEqual({ code: "notAcceptable", mentee: "e2", mentor: "o1" });
  });

  test("a claim about the total that isn't everybody's best pair", () => {
    const claimed = { ...right, bound: right.objective, gap: 0 };
    expect(codes(problem, claimed)).toEqual(["bound"]);
    expect(verify(problem, right).optimal).toBe(false);
  });

  test("a result of another matcher that passes for stable", () => {
    const byScore = fromScores(
      [
        [9, 8],
        [8, 1],
      ],
      [1, 1],
    );
    const crossed = outcome(byScore, { e0: "o1", e1: "o0" });
    expect(codes(byScore, crossed)).toContain("blocking");
  });
});
