import { expect, test } from "vitest";
import { placePath } from "./places.ts";

test.each([
  ["people", "/schemes/s1/people"],
  ["settings.dates", "/schemes/s1/settings#dates"],
  ["rounds", "/schemes/s1/matching"],
  ["round:r1", "/schemes/s1/rounds/r1"],
  ["workflow", "/schemes/s1/workflow"],
])("%s is at %s", (place, path) => {
  expect(placePath("s1", place)).toBe(path);
});

test("a scheme is opened in its settings", () => {
  expect(placePath("s1", "overview")).toBe("/schemes/s1/settings#open");
});

test("a place nobody knows leads to the overview", () => {
  expect(placePath("s1", "somewhere.else")).toBe("/schemes/s1");
});
