import { describe, expect, test } from "vitest";
import {
  buildProblem,
  builtIn,
  builtInCriteria,
  type CriterionType,
  type CriterionUse,
  checkParams,
  eligiblePairs,
  excludedPairs,
  fit,
  prepareScorer,
  registry,
  score,
} from "./index.ts";
import { mentee, mentor } from "./test/profiles.ts";

/** Scores the number in the mentor's answer; below 0: says nothing. */
const number: CriterionType = {
  type: "number",
  v: 1,
  label: { en: "Number", cy: "Rhif" },
  params: {},
  evaluate: (_, { answers }) => {
    const value = Number(answers.number);
    return value < 0 ? { kind: "none" } : { kind: "score", score: value, facts: [] };
  },
  describe: () => "Number.",
  sentence: () => "",
};
const two: CriterionType = {
  ...number,
  type: "two",
  evaluate: () => ({ kind: "score", score: 0.2, facts: [] }),
};
const test2 = registry([number, two], []);

const scored = (value: unknown, uses: CriterionUse[]) => {
  const [a, b] = [mentee("a"), mentor("b", { answers: { number: value } })];
  return score(a, b, prepareScorer(uses, test2, [a, b]));
};

describe("score", () => {
  const uses = [
    { type: "number", weight: 3 },
    { type: "two", weight: 1 },
  ];

  test("is the weighted mean in millionths", () => {
    expect(scored(1, uses)).toMatchObject({ kind: "scored", score: 800_000 });
    expect(scored(1 / 3, uses)).toMatchObject({ score: 300_000 });
  });

  test("leaves out criteria that say nothing, and is 0 when none speaks", () => {
    expect(scored(-1, uses)).toMatchObject({ score: 200_000, parts: [{ criterion: "two" }] });
    expect(scored(-1, [{ type: "number", weight: 1 }])).toMatchObject({ score: 0, parts: [] });
    expect(scored(1, [{ type: "number", weight: 0 }])).toMatchObject({ score: 0 });
  });

  test("counts a strong criterion three times", () => {
    const strong = [
      { type: "number", weight: 1, strictness: "strong" as const },
      { type: "two", weight: 1 },
    ];
    expect(scored(1, strong)).toMatchObject({ score: 800_000 });
  });

  test("excludes a pair that scores 0 where it must not, but not one about which nothing is said", () => {
    const must = [
      { type: "number", weight: 1, strictness: "must" as const },
      { type: "two", weight: 1 },
    ];
    expect(scored(0, must)).toMatchObject({
      kind: "excluded",
      reason: { rule: "number", code: "must" },
    });
    expect(scored(0.1, must).kind).toBe("scored");
    expect(scored(-1, must).kind).toBe("scored");
  });

  test("refuses a criterion's score outside 0 to 1, and what isn't a number", () => {
    expect(() => scored(1.5, uses)).toThrowError(/outside 0 to 1/);
    expect(() => scored("x", uses)).toThrowError(/outside 0 to 1/);
  });
});

describe("prepareScorer", () => {
  test.each([
    ["UNKNOWN_CRITERION", { type: "nothing", weight: 1 }],
    ["BAD_PARAMS", { type: "expertise", weight: 1, params: { sought: "a" } }],
    ["BAD_PARAMS", { type: "sameUnit", weight: 1, params: { level: 1 } }],
    ["BAD_WEIGHT", { type: "sameUnit", weight: -1 }],
    ["BAD_WEIGHT", { type: "sameUnit", weight: Number.NaN }],
  ])("refuses with %s: %j", (code, use) => {
    expect(() => prepareScorer([use], builtIn, [])).toThrowError(expect.objectContaining({ code }));
  });
});

test("buildProblem scores every pair once, as eligible or with the first rule that excludes it", () => {
  const mentees = [mentee("a", { unitId: "u", conflicts: ["person-d"] }), mentee("b")];
  const mentors = [mentor("c", { unitId: "u", capacity: 3 }), mentor("d")];
  const criteria = ["sameUnit", "declaredConflict"].map((type) => ({ type, weight: 0 }));
  const pinned = [{ mentee: "b", mentor: "d" }];
  const problem = buildProblem({ mentees, mentors, criteria, registry: builtIn, seed: 7, pinned });
  expect([...eligiblePairs(problem)].map((p) => p.mentee + p.mentor)).toEqual(["bc", "bd"]);
  expect([...excludedPairs(problem)].map((p) => [p.mentee + p.mentor, p.rule])).toEqual([
    ["ac", "sameUnit"],
    ["ad", "declaredConflict"],
  ]);
  expect(problem).toMatchObject({
    mentors: [
      { id: "c", capacity: 3 },
      { id: "d", capacity: 1 },
    ],
    pinned,
    forbidden: [],
    params: { matchMost: true },
    seed: 7,
  });
  expect(structuredClone(problem)).toEqual(problem);
});

test("checkParams names each fault of each kind of parameter", () => {
  const label = { en: "", cy: "" };
  const schema = {
    many: { type: "strings", label, required: true },
    count: { type: "integer", label, minimum: 1, maximum: 4 },
    side: { type: "choice", label, choices: [{ value: "left", label }] },
    words: { type: "labels", label },
    about: { type: "text", label },
    asks: { type: "question", label },
    same: { type: "groups", label },
  } as const;
  const of = (params: Record<string, unknown>) =>
    checkParams(schema as never, { many: [], ...params });
  expect(
    of({ count: 2, side: "left", words: { a: { en: "A" } }, about: { en: "A" }, asks: "q" }),
  ).toEqual([]);
  expect(checkParams(schema as never, {})).toEqual([{ param: "many", code: "missing" }]);
  expect(of({ count: 0 })).toEqual([{ param: "count", code: "tooSmall" }]);
  expect(of({ count: 5 })).toEqual([{ param: "count", code: "tooLarge" }]);
  expect(of({ count: 1.5 })).toEqual([{ param: "count", code: "wrongType" }]);
  expect(of({ side: "right" })).toEqual([{ param: "side", code: "notAChoice" }]);
  expect(of({ words: { a: "A" } })).toEqual([{ param: "words", code: "wrongType" }]);
  expect(of({ about: "A" })).toEqual([{ param: "about", code: "wrongType" }]);
  expect(of({ asks: "" })).toEqual([{ param: "asks", code: "wrongType" }]);
  expect(of({ same: [["a", "b"], []] })).toEqual([]);
  expect(of({ same: ["a"] })).toEqual([{ param: "same", code: "wrongType" }]);
  expect(of({ other: 1 })).toEqual([{ param: "other", code: "unknown" }]);
});

test("a registry refuses two criteria of one type", () => {
  expect(() => registry([...builtInCriteria, builtInCriteria[0]!], [])).toThrowError(/samePerson/);
});

test("fit has four steps", () => {
  const steps = [0, 399_999, 400_000, 599_999, 600_000, 799_999, 800_000, 1_000_000];
  expect(steps.map(fit)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
});
