import { expect, test } from "vitest";
import { assign, compare, compareMany, type MatchResult } from "./index.ts";
import { fromScores } from "./test/problems.ts";

test("compare lists who has another partner than before", () => {
  const before = assign.solve(
    fromScores(
      [
        [9, 1],
        [8, 7],
      ],
      [1, 1],
    ),
  );
  const after = assign.solve(
    fromScores(
      [
        [9, 1],
        [8, null],
      ],
      [1, 1],
    ),
  );
  expect(compare(before, after)).toEqual({
    changes: [
      { mentee: "e0", before: { mentors: ["o0"], score: 9 }, after: { mentors: ["o1"], score: 1 } },
      { mentee: "e1", before: { mentors: ["o1"], score: 7 }, after: { mentors: ["o0"], score: 8 } },
    ],
    kept: 0,
    ...{ gained: [], lost: [], better: ["e1"], worse: ["e0"] },
    matched: { before: 2, after: 2 },
    objective: { before: 16, after: 9 },
  });
  expect(compare(before, before)).toMatchObject({ changes: [], kept: 2 });
});

const result = (partnerships: [mentors: string[], mentees: string[], score: number][]) =>
  ({
    partnerships: partnerships.map(([mentors, mentees, score]) => ({
      ...{ mentors, mentees, score },
      pinned: false,
    })),
    objective: partnerships.reduce((sum, [, , score]) => sum + score, 0),
  }) as MatchResult;

test("compare takes partners as a set, and the mean of the own pairs as a mentee's score", () => {
  const scores = [
    [8, 4, 1],
    [2, 6, 9],
    [3, 3, 3],
  ];
  const problem = fromScores(scores, [2, 2, 2], { model: "two-by-two" });
  const before = result([[["o0", "o1"], ["e0", "e1"], 20]]);
  const turned = result([[["o1", "o0"], ["e0", "e1"], 20]]);
  expect(compare(before, turned, problem)).toMatchObject({ changes: [], kept: 2 });
  const after = result([[["o1", "o2"], ["e1", "e2"], 21]]);
  expect(compare(before, after, problem)).toMatchObject({
    changes: [
      { mentee: "e0", before: { mentors: ["o0", "o1"], score: 6 }, after: null },
      { mentee: "e1", before: { score: 4 }, after: { mentors: ["o1", "o2"], score: 7.5 } },
      { mentee: "e2", before: null, after: { score: 3 } },
    ],
    ...{ lost: ["e0"], gained: ["e2"], better: ["e1"], worse: [] },
  });
});

test("compare of circles looks at the other members", () => {
  const before = result([
    [[], ["a", "b", "c"], 30],
    [[], ["d", "e", "f"], 60],
  ]);
  const after = result([
    [[], ["a", "b", "d"], 30],
    [[], ["c", "e", "f"], 60],
  ]);
  const { changes, kept } = compare(before, after);
  expect([kept, changes.length]).toEqual([0, 6]);
  expect(changes[0]).toEqual({
    mentee: "a",
    before: { mentors: ["b", "c"], score: 10 },
    after: { mentors: ["b", "d"], score: 10 },
  });
});

test("compareMany puts results side by side with the first", () => {
  const scores = [
    [900, 100],
    [800, 300],
  ];
  const problem = fromScores(scores, [1, 1], { rankings: { e0: [["o1"], ["o0"]] } });
  const best = assign.solve(problem);
  const chosen = result([[["o1"], ["e0"], 100]]);
  expect(compareMany([best, chosen, result([])], problem)).toEqual([
    { matched: 2, objective: 1200, mean: 600, lowest: 300, firstChoices: 0, changed: 0 },
    { matched: 1, objective: 100, mean: 100, lowest: 100, firstChoices: 1, changed: 2 },
    { matched: 0, objective: 0, mean: null, lowest: null, firstChoices: 0, changed: 2 },
  ]);
});
