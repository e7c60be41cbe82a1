import { expect, test } from "vitest";
import { keepNext, ownPath, takeNext } from "./next.ts";

function storage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  } as Storage;
}

test("only paths of this site are followed", () => {
  expect(ownPath("/partnerships/7?tab=2#goals")).toBe("/partnerships/7?tab=2#goals");
  for (const path of [
    null,
    "",
    "home",
    "//evil.example/x",
    "/\\evil.example",
    "https://evil.example",
  ]) {
    expect(ownPath(path), String(path)).toBeNull();
  }
});

test("where somebody was going is followed once, and not much later", () => {
  const store = storage();
  keepNext("/enrolments/1", store, 0);
  expect(takeNext(store, 60_000)).toBe("/enrolments/1");
  expect(takeNext(store, 60_000)).toBe("/");

  keepNext("/enrolments/1", store, 0);
  expect(takeNext(store, 31 * 60_000)).toBe("/");
});

test("going nowhere in particular forgets what was remembered", () => {
  const store = storage();
  keepNext("/enrolments/1", store, 0);
  keepNext(null, store, 0);
  expect(takeNext(store, 0)).toBe("/");
});
