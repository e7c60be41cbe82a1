import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assign,
  buildProblem,
  builtIn,
  causeSentence,
  explain,
  prepareScorer,
  score,
  type Unmatched,
} from "./index.ts";
import { fromScores, smallProblems } from "./test/problems.ts";
import { mentee, mentor } from "./test/profiles.ts";

const criteria = [
  { type: "lineManager", weight: 0 },
  { type: "declaredConflict", weight: 0 },
  {
    type: "expertise",
    weight: 4,
    strictness: "must" as const,
    params: { sought: "seeks", offered: "offers" },
  },
  { type: "preference", weight: 2 },
  { type: "availability", weight: 1, params: { mentee: "free", mentor: "free" } },
];
const mentees = [
  mentee("dilys", {
    answers: { seeks: ["grants", "talks"], free: ["mon"] },
    preferences: ["elin"],
    lineManagerId: "person-ravi",
    conflicts: ["person-hana"],
  }),
  mentee("owen", { answers: { seeks: ["grants"] } }),
];
const mentors = [
  mentor("joaquim", { answers: { offers: ["grants"], free: ["mon", "tue"] } }),
  mentor("ravi", { answers: { offers: ["grants"] } }),
  mentor("hana", { answers: { offers: ["talks"] } }),
  mentor("elin", { answers: { offers: ["estates"] } }),
];
const scorer = prepareScorer(criteria, builtIn, [...mentees, ...mentors]);
const scored = (a: string, b: string) =>
  score(mentees.find((p) => p.id === a)!, mentors.find((p) => p.id === b)!, scorer);
const name = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

describe("explain", () => {
  test("gives what speaks for a chosen pair, then what speaks against, heaviest first", () => {
    const found = explain(scored("dilys", "joaquim"), "en", "coordinator");
    expect(found).toMatchObject({ score: 428_571, fit: 2 });
    expect(found.reasons.map((r) => `${r.polarity} ${r.sentence}`)).toEqual([
      "plus Offers 1 of the 2 things sought: grants.",
      "plus Both are free: mon.",
      "minus Does not offer: talks.",
      "minus Not among the mentee's choices.",
    ]);
  });

  test("gives no reason that weighs nothing", () => {
    const uses = criteria.map((use) => (use.type === "availability" ? { ...use, weight: 0 } : use));
    const weighed = prepareScorer(uses, builtIn, [...mentees, ...mentors]);
    const found = explain(score(mentees[0]!, mentors[0]!, weighed), "en", "coordinator");
    expect(found.reasons.map((r) => r.criterion)).toEqual(["expertise", "expertise", "preference"]);
  });

  test("tells a mentor nothing about being unchosen, and no score", () => {
    const found = explain(scored("dilys", "joaquim"), "en", "mentor");
    expect(found.score).toBeNull();
    expect(found.reasons.map((r) => r.sentence)).toEqual([
      "You offer 1 of the 2 things the mentee asked for: grants.",
      "You are both free: mon.",
    ]);
  });

  test("names the rule of an excluded pair to a coordinator only", () => {
    const [manager, conflict, must] = ["ravi", "hana", "elin"] as const;
    const say = (id: string, audience: "coordinator" | "mentee") =>
      explain(scored("dilys", id), "en", audience).reasons[0]!.sentence;
    expect(say(manager, "coordinator")).toBe("The mentor is the mentee's line manager.");
    expect(say(must, "coordinator")).toBe("Does not offer: grants and talks.");
    expect(new Set([manager, conflict, must].map((p) => say(p, "mentee"))).size).toBe(1);
  });
});

describe("causes in words", () => {
  const say = (
    of: Unmatched,
    audience: "coordinator" | "mentee" | "mentor" = "coordinator",
    locale = "en",
  ) => causeSentence(of, locale, audience, name);
  const alone = buildProblem({
    mentees: [mentees[0]!],
    mentors: mentors.slice(1),
    criteria,
    registry: builtIn,
    seed: 1,
  });
  const [dilys, ...rest] = assign.solve(alone).unmatched;

  test("count who is ruled out, and by which rule", () => {
    expect(say(dilys!)).toBe(
      "No mentor is possible: of 3, 1 is ruled out by a declared conflict; the reason is not shown; " +
        "1 offers none of the things sought; 1 is the mentee's line manager.",
    );
    expect(say(rest.find((u) => u.id === "ravi")!)).toBe(
      "No mentee is possible: of 1, 1 is managed by this mentor.",
    );
  });

  test("tell participants only the kind of cause", () => {
    const told = say(dilys!, "mentee");
    expect(told).toBe(
      "No mentor in this round could be matched with you under the rules of the scheme.",
    );
    expect(say(dilys!, "mentee", "cy")).toMatch(/^Nid oedd modd/);
  });

  test("name the full mentors and the place that would help", () => {
    const full = fromScores([[5], [3]], [1]);
    const [unmatched] = assign.solve(full).unmatched;
    expect(say(unmatched!)).toBe(
      "Every mentor who could be chosen is full: O0. One more place with O0 would make a match and change nobody else's.",
    );
    expect(say(unmatched!, "mentee")).not.toMatch(/O0/);
  });

  test("name the nearest mentee of a mentor who stays without", () => {
    const spare = fromScores([[500_000, 375_000]], [1, 1]);
    const [unmatched] = assign.solve(spare).unmatched;
    expect(say(unmatched!)).toBe(
      "None of the possible mentees would be better placed here: E0. " +
        "E0 is the nearest: the fit would have to be more than 12.5 points of 100 higher.",
    );
  });

  test("never say of a locked mentee that they are as well placed elsewhere", () => {
    const scores = [
      [5, 900],
      [700, 600],
    ];
    const pinned = [{ mentee: "e0", mentor: "o0" }];
    const locked = fromScores(scores, [2, 1], { pinned });
    const [unmatched] = assign.solve(locked).unmatched;
    expect(say(unmatched!)).toMatch(
      /^None .* here: E1\. .* Locked with another mentor by hand: E0\. Releasing the lock of E0 with O0 would make a match\.$/,
    );
  });

  test("exist in both languages for every cause that comes up", () => {
    fc.assert(
      fc.property(smallProblems({ mentees: 4, mentors: 4, highest: 3 }), (small) => {
        for (const person of assign.solve(small).unmatched) {
          for (const audience of ["coordinator", person.role] as const) {
            const [en, cy] = ["en", "cy"].map((locale) =>
              causeSentence(person, locale, audience, name),
            );
            expect(en).toMatch(/^[A-Z][^{}]*\.$/);
            expect(cy).toMatch(/^[A-Z][^{}]*\.$/);
            expect(cy).not.toBe(en);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
