import { describe, expect, test } from "vitest";
import { against, withFirst } from "./results.ts";
import type { Criterion } from "./weights.ts";
import { changedWeights, importanceOf, keyOf, mostOf, startOf } from "./weights.ts";

test("the result on the board comes first, the others stay in their order", () => {
  const ids = (chosen: string | undefined) =>
    withFirst([{ id: "c" }, { id: "b" }, { id: "a" }], chosen).map(({ id }) => id);
  expect(ids("b")).toEqual(["b", "c", "a"]);
  expect(ids(undefined)).toEqual(["c", "b", "a"]);
});

test("losing a match is worse than any, and having one better than none", () => {
  expect(against(1, 0)).toBe("worse");
  expect(against(0, 1)).toBe("better");
  expect(against(3, 2)).toBe("worse");
  expect(against(3, 3)).toBe("same");
});

describe("weights", () => {
  const criterion = (type: string, weight: number, index = 0): Criterion => ({
    __typename: "CriterionWeight",
    type,
    index,
    label: type,
    sentence: "",
    weight,
    strictness: "SOFT",
    scores: true,
  });
  const criteria = [criterion("skills", 10), criterion("number", 3), criterion("number", 5, 1)];

  test("that were moved are sent, the others are left to the scheme", () => {
    const start = startOf(criteria);
    expect(changedWeights(criteria, start)).toEqual([]);
    const moved = { ...start, [keyOf(criteria[2]!)]: 0 };
    expect(changedWeights(criteria, moved)).toEqual([
      { type: "number", index: 1, weight: 0, strictness: null },
    ]);
  });

  test("end at ten, or at the heaviest of the scheme's", () => {
    expect(mostOf(criteria)).toBe(10);
    expect(mostOf([...criteria, criterion("text", 40)])).toBe(40);
  });

  test.each([
    [0, 10, "none"],
    [1, 10, "little"],
    [5, 10, "some"],
    [8, 10, "much"],
    [10, 10, "most"],
    [3, 3, "most"],
    [0, 0, "none"],
  ] as const)("of %i beside a heaviest of %i is said as: %s", (weight, heaviest, word) => {
    expect(importanceOf(weight, heaviest)).toBe(word);
  });
});
