import { describe, expect, test } from "vitest";
import type { CriterionResult, Profile } from "../index.ts";
import { evaluate, say } from "../test/criteria.ts";
import { mentee, mentor } from "../test/profiles.ts";

describe("rules that keep people apart", () => {
  const code = (result: CriterionResult) =>
    result.kind === "exclude" ? result.reason.code : result.kind;

  test("line management in both directions, up the whole chain, and never endlessly", () => {
    const a = mentee("a", { lineManagerId: "person-b" });
    const b = mentor("b", { lineManagerId: "person-c" });
    const c = mentor("c", { lineManagerId: "person-a" });
    const of = (x: Profile, y: Profile, params = {}) =>
      code(evaluate("lineManager", params, x, y, [a, b, c]));
    expect(of(a, b)).toBe("mentorManages");
    expect(of(a, mentor("d"))).toBe("none");
    const top = mentor("top");
    const chain = [
      mentee("low", { lineManagerId: "person-mid" }),
      mentor("mid", { lineManagerId: "person-top" }),
    ];
    expect(code(evaluate("lineManager", {}, chain[0]!, top, chain))).toBe("mentorAbove");
    expect(code(evaluate("lineManager", { chain: false }, chain[0]!, top, chain))).toBe("none");
    const below = mentor("low2", { lineManagerId: "person-boss" });
    expect(code(evaluate("lineManager", {}, mentee("boss"), below))).toBe("menteeManages");
    const over = mentor("low3", { lineManagerId: "person-low2" });
    expect(code(evaluate("lineManager", {}, mentee("boss"), over, [below]))).toBe("menteeAbove");
  });

  test.each([
    ["samePerson", mentee("a", { personId: "p" }), mentor("b", { personId: "p" })],
    ["declaredConflict", mentee("a", { conflicts: ["person-b"] }), mentor("b")],
    ["declaredConflict", mentee("a"), mentor("b", { conflicts: ["person-a"] })],
    ["earlierFailed", mentee("a", { earlierFailed: ["person-b"] }), mentor("b")],
    ["earlierFailed", mentee("a"), mentor("b", { earlierFailed: ["person-a"] })],
    ["sameUnit", mentee("a", { unitId: "u" }), mentor("b", { unitId: "u" })],
    ["capacity", mentee("a"), mentor("b", { capacity: 0 })],
  ])("%s excludes, and only then", (type, a, b) => {
    expect(evaluate(type, {}, a, b).kind).toBe("exclude");
    expect(evaluate(type, {}, mentee("x"), mentor("y")).kind).toBe("none");
  });

  test("sameUnit compares a branch when it is told the depth", () => {
    const at = (...unitPath: string[]) => ({ unitPath, unitId: unitPath.at(-1)! });
    const [a, b] = [mentee("a", at("uni", "x", "x1")), mentor("b", at("uni", "x", "x2"))];
    expect(evaluate("sameUnit", {}, a, b).kind).toBe("none");
    expect(evaluate("sameUnit", { depth: 2 }, a, b).kind).toBe("exclude");
    expect(evaluate("sameUnit", { depth: 3 }, a, b).kind).toBe("none");
  });

  test("participants read one and the same sentence whatever the rule, with no fact to see", () => {
    const rules = [
      "samePerson",
      "capacity",
      "lineManager",
      "sameUnit",
      "declaredConflict",
      "earlierFailed",
    ];
    const close = {
      conflicts: ["person-b"],
      earlierFailed: ["person-b"],
      lineManagerId: "person-b",
      unitId: "u",
    };
    const a = mentee("a", close);
    const b = mentor("b", { unitId: "u", capacity: 0 });
    for (const audience of ["mentor", "mentee"] as const) {
      const sentences = rules.map((type) => {
        const result = evaluate(
          type,
          {},
          type === "samePerson" ? mentee("a", { personId: "person-b" }) : a,
          b,
        );
        expect(result).toMatchObject({
          kind: "exclude",
          reason: { facts: [{ visibleTo: ["coordinator"] }] },
        });
        return say(type, result, audience);
      });
      expect(new Set(sentences).size).toBe(1);
    }
  });

  test("even a coordinator is not told who declared a conflict", () => {
    const hers = evaluate(
      "declaredConflict",
      {},
      mentee("a", { conflicts: ["person-b"] }),
      mentor("b"),
    );
    const his = evaluate(
      "declaredConflict",
      {},
      mentee("a"),
      mentor("b", { conflicts: ["person-a"] }),
    );
    expect(hers).toEqual(his);
    expect(say("declaredConflict", hers, "coordinator")).toBe(
      "A conflict has been declared; the reason is not shown.",
    );
  });
});
