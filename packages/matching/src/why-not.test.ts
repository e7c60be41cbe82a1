import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assign,
  eligiblePairs,
  namedInWhyNot,
  openWhatIf,
  whyNot,
  whyNotSentences,
} from "./index.ts";
import { bonusOf, fromScores, outcomes, smallProblems } from "./test/problems.ts";

describe("whyNot", { timeout: 20_000 }, () => {
  test("says exactly what the best outcome with the pair would cost", async () => {
    let costs = 0;
    await fc.assert(
      fc.asyncProperty(smallProblems({ mentees: 4, mentors: 4, highest: 9 }), async (small) => {
        const best = assign.solve(small);
        const whatIf = openWhatIf(small, best);
        for (const { mentee: a, mentor: b } of eligiblePairs(small)) {
          const answer = await whyNot(whatIf, { mentee: a, mentor: b });
          if (answer.kind !== "costs") continue;
          costs++;
          const k = small.mentees.findIndex((m) => m.id === a);
          const most = small.params.matchMost ?? true;
          const [first] = [...outcomes(small)]
            .filter((o) => o.mentors[k] === b)
            .sort((x, y) => (most ? y.matched - x.matched : 0) || y.objective - x.objective);
          expect(answer.lostScore).toBe(best.objective - first!.objective);
          if (most) expect(answer.lostMatches).toBe(best.partnerships.length - first!.matched);
          const lost = answer.lostScore + answer.lostMatches * bonusOf(best);
          expect(answer.reducedCost).toBeGreaterThanOrEqual(0);
          expect(lost).toBeGreaterThanOrEqual(answer.reducedCost!);
          expect(answer.changes.find((c) => c.mentee === a)!.after!.mentors).toEqual([b]);
        }
      }),
      { numRuns: 1000 },
    );
    expect(costs).toBeGreaterThan(300);
  });

  test("tells the other kinds apart", async () => {
    const scores = [
      [5, 4, null],
      [6, 4, 2],
      [1, 2, 3],
    ];
    const locked = fromScores(scores, [1, 1, 0], {
      pinned: [{ mentee: "e0", mentor: "o0" }],
      forbidden: [{ mentee: "e2", mentor: "o1" }],
    });
    const found = assign.solve(locked);
    const whatIf = openWhatIf(locked, found);
    const kind = (a: string, b: string) => whyNot(whatIf, { mentee: a, mentor: b });
    expect(await kind("e0", "o0")).toEqual({ kind: "chosen" });
    expect(await kind("e0", "o2")).toMatchObject({ kind: "excluded", rule: "sameUnit" });
    expect(await kind("e0", "o1")).toEqual({ kind: "locked", who: "mentee", partners: ["o0"] });
    expect(await kind("e1", "o0")).toEqual({ kind: "locked", who: "mentor", partners: ["e0"] });
    expect(await kind("e2", "o1")).toEqual({ kind: "forbidden" });
    expect(await kind("e1", "o2")).toEqual({ kind: "noPlaces" });
    const unlisted = {
      ...locked,
      excluded: { start: new Int32Array(4), mentor: new Int32Array(), value: new Int32Array() },
    };
    const other = openWhatIf(unlisted, found);
    expect(await whyNot(other, { mentee: "e0", mentor: "o2" })).toEqual({ kind: "notScored" });
    await expect(kind("x", "o0")).rejects.toMatchObject({ code: "UNKNOWN_PAIR" });
  });

  test("reads as sentences; participants learn no name, no rule and no hand", async () => {
    const two = fromScores(
      [
        [900, 800],
        [1000, 100],
      ],
      [1, 1],
    );
    const best = assign.solve(two);
    const pair = { mentee: "e0", mentor: "o0" };
    const answer = await whyNot(openWhatIf(two, best), pair);
    const say = (audience: "coordinator" | "mentee", locale: string) =>
      whyNotSentences(answer, pair, best.objective, locale, audience, (id) => id.toUpperCase());
    expect(say("coordinator", "en")).toEqual([
      "O0 is full, with E1.",
      "E1 would move from O0 to O1 (weak fit).",
      "E0 would move from O1 to O0 (weak fit).",
      "The total of all matches would fall by 44.4%.",
    ]);
    expect(namedInWhyNot(answer, pair).sort()).toEqual(["e0", "e1", "o0", "o1"]);
    expect(say("mentee", "en")).toEqual(["Other pairings made the whole round fit better."]);
    expect(say("coordinator", "cy")[0]).toBe("Mae O0 yn llawn, gyda E1.");
    const forbidden = whyNotSentences({ kind: "forbidden" }, pair, 1, "en", "mentor", (id) => id);
    expect(forbidden.join()).not.toMatch(/coordinator|forbid/);
  });
});
