import { describe, expect, test } from "vitest";
import { checkProblem } from "./check.ts";
import { faultSentence } from "./check-text.ts";
import type { Quota } from "./contract.ts";
import { assign } from "./matchers/assign.ts";
import { fromScores } from "./test/problems.ts";

describe("what can't be solved as stated", () => {
  const quota = (id: string, members: string[], more: Partial<Quota> = {}): Quota => ({
    ...{ id, role: "mentee", members, most: 2 },
    ...more,
  });
  test.each<[string, Quota[]]>([
    ["quotasOverlap", [quota("a", ["e0", "e1"]), quota("b", ["e1", "e2"])]],
    [
      "quotasOverlap",
      [
        quota("a", ["e0", "e1", "e2"]),
        quota("b", ["e0"]),
        quota("c", ["e0", "e1"]),
        quota("d", ["e1", "e2"]),
      ],
    ],
    ["badQuota", [quota("a", ["e0"], { most: -1 })]],
    ["badQuota", [quota("a", ["e0"], { most: 1, least: 2 })]],
    ["pinsOverQuota", [quota("a", ["e0"], { most: 0 })]],
  ])("%s", (code, quotas) => {
    const pinned = [{ mentee: "e0", mentor: "o0" }];
    const problem = fromScores([[1], [2], [3]], [3], { quotas, pinned });
    expect(checkProblem(problem).map((fault) => fault.code)).toContain(code);
    expect(() => assign.solve(problem)).toThrowError(new RegExp(code));
  });

  test("more locked into a group than it holds, or two who have to be apart", () => {
    const all = [0, 1, 2, 3, 4].map((k) => ({ mentee: `e${k}`, mentor: "o0" }));
    const problem = fromScores([[1], [2], [3], [4], [5]], [9], {
      model: "group",
      pinned: all,
      apart: [["e3", "e1"]],
      params: { balance: 0.5 },
    });
    const faults = checkProblem(problem);
    expect(faults.map((fault) => fault.code)).toEqual([
      "badParam",
      "pinsOverCapacity",
      "pinsApart",
    ]);
    const said = (locale: string) => faultSentence(faults[2]!, locale, (id) => id.toUpperCase());
    expect(said("en")).toBe("E3 and E1 are locked to O0, and can't be in one group.");
    expect(said("cy")).toContain("E3 a hefyd E1");
  });

  test("quotas of mentees and of mentors may share ids; members elsewhere don't count", () => {
    const quotas = [
      quota("a", ["e0", "e1", "x"]),
      quota("b", ["e1", "e2", "o0"], { role: "mentor" }),
      quota("c", ["e1", "y"]),
    ];
    expect(checkProblem(fromScores([[1], [2], [3]], [3], { quotas }))).toEqual([]);
  });
});
