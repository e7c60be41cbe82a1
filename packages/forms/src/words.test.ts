import fc from "fast-check";
import { expect, test } from "vitest";
import { countCharacters, countWords, wordKeyword } from "./index.ts";

test("words are what white space parts", () => {
  expect(countWords("")).toBe(0);
  expect(countWords(" \n\t ")).toBe(0);
  expect(countWords("one")).toBe(1);
  expect(countWords(" one\n two\u00a0three-four, 5 ")).toBe(4);
});

test("as many words as were joined", () => {
  const word = fc.stringMatching(/^\S+$/);
  const gap = fc.constantFrom(" ", "  ", "\n", "\t ");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 50 }), gap, (words, space) => {
      expect(countWords(words.join(space))).toBe(words.length);
    }),
  );
});

test("a huge text is not counted to its end", () => {
  expect(countWords("a ".repeat(1_000_000))).toBe(25_000);
});

test("characters are code points", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (a, b) => {
      const value = `${a}\ud83d${b}\udca1\ud83d`;
      expect(countCharacters(value)).toBe([...value].length);
    }),
  );
});

test("the keyword counts alike", () => {
  expect(wordKeyword.validate(2, "one two")).toBe(true);
  expect(wordKeyword.validate(2, "one two three")).toBe(false);
});
