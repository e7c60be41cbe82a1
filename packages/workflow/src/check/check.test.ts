import { describe, expect, it } from "vitest";
import { exampleRegistry } from "./example.ts";
import { check, rules } from "./index.ts";

function placeIn(definition: object, path: string[]): boolean {
  // A missing field is reported at the place where it would stand.
  let value: unknown = definition;
  for (const key of path.slice(0, -1)) value = (value as Record<string, unknown>)?.[key];
  return value !== null && typeof value === "object";
}

describe.each(rules.map((rule) => [rule.key, rule] as const))("%s", (key, rule) => {
  it("is silent about its right example, which has no errors at all", () => {
    const found = check(rule.right, exampleRegistry);
    expect(found.filter((f) => f.severity === "error" || f.rule === key)).toEqual([]);
  });

  it("finds the fault in its wrong example, and says where, in both languages", () => {
    const found = check(rule.wrong, exampleRegistry).filter((f) => f.rule === key);
    expect(found.length).toBeGreaterThan(0);
    for (const { path, message, fix = message, severity } of found) {
      expect(severity).toBe(rule.severity);
      expect(placeIn(rule.wrong, path)).toBe(true);
      expect(message.en && message.cy && fix.en && fix.cy).toBeTruthy();
    }
  });
});
