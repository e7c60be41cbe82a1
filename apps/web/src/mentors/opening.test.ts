import { expect, test } from "vitest";
import { opening } from "./opening.ts";

const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`).join(" ");

test("a short text is shown whole", () => {
  expect(opening(words(10), 10)).toEqual([words(10), ""]);
  expect(opening(words(12), 10)).toEqual([words(12), ""]);
  expect(opening("", 10)).toEqual(["", ""]);
});

test("a long one is cut after so many words, and nothing is lost", () => {
  const [start, rest] = opening(words(30), 10);
  expect(start).toBe(words(10));
  expect(`${start} ${rest}`).toBe(words(30));
});

test("the cut falls at the end of a sentence if there is one near", () => {
  const [start] = opening(`a b c d e f g. h i ${words(30)}`, 10);
  expect(start).toBe("a b c d e f g.");
});
