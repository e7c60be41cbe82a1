import { expect, test } from "vitest";
import { checkProblem, type Problem, problemOf } from "./index.ts";
import { fromScores, spelledOut } from "./test/problems.ts";

const sound = fromScores(
  [
    [5, null],
    [5, 5],
  ],
  [1, 1],
);
const e0o0 = { mentee: "e0", mentor: "o0" };

test("a sound problem has no faults", () => {
  expect(checkProblem(sound)).toEqual([]);
});

test.each<[string, Partial<Problem>]>([
  ["duplicateId", { mentees: [{ id: "e0" }, { id: "e1" }, { id: "e0" }] }],
  ["duplicateId", { mentors: [...sound.mentors, { id: "o0", capacity: 1 }] }],
  [
    "badCapacity",
    {
      mentors: [
        { id: "o0", capacity: 1.5 },
        { id: "o1", capacity: 1 },
      ],
    },
  ],
  [
    "badCapacity",
    {
      mentors: [
        { id: "o0", capacity: -1 },
        { id: "o1", capacity: 1 },
      ],
    },
  ],
  ["badSeed", { seed: 0.5 }],
  ["badNoMatchScore", { params: { noMatchScore: Number.NaN } }],
  ["badScore", { pairs: { ...sound.pairs, value: Int32Array.of(5, 5, 2_000_001) } }],
  ["unknownId", { pinned: [{ ...e0o0, mentor: "x" }] }],
  ["unknownId", { forbidden: [{ ...e0o0, mentor: "x" }] }],
  ["duplicatePair", { excluded: sound.pairs }],
  ["badTable", { pairs: { ...sound.pairs, mentor: Int32Array.of(0, 1, 0) } }],
  ["badTable", { pairs: { ...sound.pairs, mentor: Int32Array.of(0, 0, 2) } }],
  ["badTable", { excluded: { ...sound.excluded, start: Int32Array.of(0, 1) } }],
  ["pinExcluded", { pinned: [{ mentee: "e0", mentor: "o1" }] }],
  ["pinForbidden", { pinned: [e0o0], forbidden: [e0o0] }],
  [
    "pinnedTwice",
    {
      pinned: [
        { mentee: "e1", mentor: "o0" },
        { mentee: "e1", mentor: "o1" },
      ],
    },
  ],
  ["pinsOverCapacity", { pinned: [e0o0, { mentee: "e1", mentor: "o0" }] }],
])("%s is found: %j", (code, change) => {
  expect(checkProblem({ ...sound, ...change }).map((f) => f.code)).toContain(code);
});

test("problemOf refuses a pair of strangers, and a pair that is listed twice", () => {
  const lists = { ...spelledOut(sound) };
  const pair = lists.pairs[0]!;
  for (const extra of [pair, { ...pair, mentee: "x" }]) {
    const run = () => problemOf({ ...lists, pairs: [...lists.pairs, extra] });
    expect(run).toThrowError(expect.objectContaining({ code: "INVALID_PROBLEM" }));
  }
});

test("a pin on an excluded pair says which rule it breaks", () => {
  const pinned = [{ mentee: "e0", mentor: "o1" }];
  expect(checkProblem({ ...sound, pinned })).toEqual([
    {
      code: "pinExcluded",
      mentee: "e0",
      mentor: "o1",
      reason: { rule: "sameUnit", code: "sameUnit" },
    },
  ]);
});
