import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  buildProblem,
  builtIn,
  builtInCriteria,
  type CriterionType,
  type CriterionUse,
  type Profile,
  prepareScorer,
  registry,
  score,
} from "./index.ts";
import { rowScorer } from "./score-rows.ts";
import { mentee, mentor } from "./test/profiles.ts";
import { type RandomPeople, randomPeople } from "./test/random-profiles.ts";
import { randomUses, SAMPLE_PARAMS } from "./test/uses.ts";

const numRuns = Number(process.env.MATCHING_CASES ?? 1500);

/** What `score` says of each pair: the score, or the rule. */
const oneByOne = ({ mentees, mentors }: RandomPeople, uses: CriterionUse[]) => {
  const scorer = prepareScorer(uses, builtIn, [...mentees, ...mentors]);
  return mentees.map((a) =>
    mentors.map((b) => {
      const found = score(a, b, scorer);
      if (found.kind === "scored") return found.score;
      return `${found.reason.rule} ${found.reason.code}`;
    }),
  );
};

/** What `rowScorer` says of the same pairs. */
const byRows = ({ mentees, mentors }: RandomPeople, uses: CriterionUse[]) => {
  const rows = rowScorer(prepareScorer(uses, builtIn, [...mentees, ...mentors]), mentees, mentors);
  const out = new Int32Array(mentors.length);
  return mentees.map((_, i) => {
    rows.fill(i, out);
    return Array.from(out, (value) => {
      if (value >= 0) return value;
      const { rule, code } = rows.rules[-1 - value]!;
      return `${rule} ${code}`;
    });
  });
};

describe("rowScorer", () => {
  test.each(builtInCriteria.map((one) => one.type))(
    "says the same of every pair as score does: %s",
    (type) => {
      const uses = SAMPLE_PARAMS[type]!.flatMap((params) =>
        (["soft", "must"] as const).map((strictness) => ({ type, weight: 1, strictness, params })),
      );
      fc.assert(
        fc.property(randomPeople, fc.constantFrom(...uses), (people, use) => {
          expect(byRows(people, [use])).toEqual(oneByOne(people, [use]));
        }),
        { numRuns: numRuns / 5 },
      );
    },
  );

  test("says the same of every pair as score does, whatever the criteria and weights", () => {
    fc.assert(
      fc.property(randomPeople, randomUses, (people, uses) => {
        expect(byRows(people, uses)).toEqual(oneByOne(people, uses));
      }),
      { numRuns },
    );
  });

  test("asks a criterion that has no rows about each pair, and refuses a score outside 0 to 1", () => {
    const number: CriterionType = {
      type: "number",
      v: 1,
      label: { en: "Number", cy: "Rhif" },
      params: {},
      evaluate: (_, { answers }) => ({ kind: "score", score: Number(answers.number), facts: [] }),
      describe: () => "Number.",
      sentence: () => "",
    };
    const row = (value: number) => {
      const people = [mentee("a"), mentor("b", { answers: { number: value } })] as const;
      const uses = [{ type: "number", weight: 1 }];
      const scorer = prepareScorer(uses, registry([number], []), people);
      const out = new Int32Array(1);
      rowScorer(scorer, [people[0]], [people[1]]).fill(0, out);
      return out[0];
    };
    expect(row(0.25)).toBe(250_000);
    expect(() => row(1.5)).toThrowError(/outside 0 to 1/);
  });
});

describe("buildProblem", () => {
  const build = (model: string, mentees: Profile[], mentors: Profile[]) =>
    buildProblem({
      model,
      mentees,
      mentors,
      criteria: ["lineManager", "declaredConflict", "sameUnit"].map((type) => ({
        type,
        weight: 0,
      })),
      registry: builtIn,
      seed: 1,
    });
  const mentees = [
    mentee("a", { conflicts: ["person-c"], unitId: "u" }),
    mentee("b", { lineManagerId: "person-a", unitId: "u" }),
    mentee("c"),
  ];
  const mentors = [mentor("d", { conflicts: ["person-e"] }), mentor("e")];

  test("keeps peers apart where a partnership may have two of them, and only by rules about people", () => {
    expect(build("one-to-one", mentees, mentors).apart).toEqual([]);
    expect(build("group", mentees, mentors).apart).toEqual([
      ["a", "b"],
      ["a", "c"],
    ]);
    expect(build("two-by-two", mentees, mentors).apart).toEqual([
      ["a", "b"],
      ["a", "c"],
      ["d", "e"],
    ]);
  });

  test("puts everybody on both sides of a circle, once a person, and pairs nobody with themselves", () => {
    const twice = mentor("f", { personId: "person-c" });
    const problem = build("circle", mentees, [...mentors, twice]);
    const ids = ["a", "b", "c", "d", "e"];
    expect(problem.mentees.map((one) => one.id)).toEqual(ids);
    expect(problem.mentors.map((one) => one.id)).toEqual(ids);
    const row = (i: number) => [
      ...problem.pairs.mentor.slice(problem.pairs.start[i], problem.pairs.start[i + 1]),
    ];
    expect(row(4)).toEqual([0, 1, 2]);
    expect(problem.apart).toContainEqual(["d", "e"]);
  });

  test("reports progress row by row and stops when it is told to", () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const input = { mentees, mentors, criteria: [], registry: builtIn, seed: 1 };
    const onProgress = (done: number) => {
      seen.push(done);
      if (done === 2) controller.abort(new Error("enough"));
    };
    const { signal } = controller;
    expect(() => buildProblem(input, { signal, onProgress })).toThrowError("enough");
    expect(seen).toEqual([1, 2]);
  });
});
