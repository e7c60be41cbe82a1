import { describe, expect, it } from "vitest";
import { draftOf, inputOf, isSame, moved, type Settings, shares } from "./matching.ts";

const use = (type: string, weight: number, strictness: "SOFT" | "STRONG" = "SOFT") => ({
  ...{ type, weight, strictness, params: {}, sentence: "" },
});
const settings = {
  schemeId: "s",
  revision: 3,
  models: [{ model: "one-to-one", matcher: "assign", params: {} }],
  criteria: [use("expertise", 2, "STRONG"), use("text", 4), use("lineManager", 5)],
} as unknown as Settings;

describe("the settings of matching", () => {
  it("are the same until something that is saved differs", () => {
    const draft = draftOf(settings);
    expect(isSame(draft, draftOf(settings))).toBe(true);
    const [first, ...rest] = draft.criteria;
    expect(isSame(draft, { ...draft, criteria: [{ ...first!, key: "x" }, ...rest] })).toBe(true);
    expect(isSame(draft, { ...draft, criteria: rest })).toBe(false);
    expect(isSame(draft, { ...draft, criteria: [{ ...first!, weight: 1 }, ...rest] })).toBe(false);
  });

  it("go out without what only the screen needs", () => {
    expect(inputOf(settings, draftOf(settings))).toMatchObject({
      expectedRevision: 3,
      criteria: [
        { type: "expertise", weight: 2, strictness: "STRONG", params: {} },
        { type: "text" },
        { type: "lineManager" },
      ],
    });
  });

  it("share the whole among what scores; strong counts three times", () => {
    const scored = (type: string) => type !== "lineManager";
    expect(shares(settings.criteria, scored)).toEqual([60, 40, 0]);
    expect(shares([use("text", 0)], scored)).toEqual([0]);
  });

  it("keep everything when one is moved, also past an end", () => {
    expect(moved([1, 2, 3], 2, 0)).toEqual([3, 1, 2]);
    expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 2, 3)).toEqual([1, 2, 3]);
  });
});
