import { expect, test } from "vitest";
import { readText } from "./readText.ts";

const words = "Siân,Llŷr";

test("UTF-8, with or without its mark", () => {
  const bytes = new TextEncoder().encode(words);
  expect(readText(bytes)).toBe(words);
  expect(readText(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]))).toBe(words);
});

test("UTF-16 with its mark, either way round", () => {
  const units = [...words].map((letter) => letter.charCodeAt(0));
  const little = units.flatMap((unit) => [unit & 0xff, unit >> 8]);
  const big = units.flatMap((unit) => [unit >> 8, unit & 0xff]);
  expect(readText(Uint8Array.from([0xff, 0xfe, ...little]))).toBe(words);
  expect(readText(Uint8Array.from([0xfe, 0xff, ...big]))).toBe(words);
});

test("what is no UTF-8 is read as Windows-1252", () => {
  expect(readText(Uint8Array.from([0x53, 0x69, 0xe2, 0x6e]))).toBe("Siân");
});
