import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assign,
  builtInMatchers,
  type Change,
  checkProblem,
  compare,
  type MatchResult,
  openWhatIf,
  type Problem,
  verify,
} from "./index.ts";
import { fromScores, ofModel, smallProblems } from "./test/problems.ts";

const CASES = Number(process.env.MATCHING_CASES ?? 400);
const LIMIT = { timeout: 20_000 + CASES * 10 };

/** Changes about these people, some of which can't be made. */
function changesIn({ mentees, mentors }: Problem): fc.Arbitrary<Change> {
  const id = (list: { id: string }[]) => fc.constantFrom(...list.map((p) => p.id));
  const [mentee, mentor] = [id(mentees), id(mentors)];
  const pair = (kind: "lock" | "forbid" | "release") =>
    fc.record({ kind: fc.constant(kind), mentee, mentor });
  const by = fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined });
  return fc.oneof(
    { weight: 4, arbitrary: pair("lock") },
    { weight: 3, arbitrary: pair("forbid") },
    { weight: 2, arbitrary: pair("release") },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("swap" as const),
        menteeA: mentee,
        menteeB: mentee,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("withdraw" as const),
        id: fc.oneof(mentee, mentor),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom("addPlace", "removePlace"), mentor, by }),
    },
  );
}

const worlds = (highest: number) =>
  smallProblems({ mentees: 6, mentors: 5, highest })
    .filter((problem) => problem.mentees.length > 0 && problem.mentors.length > 0)
    .chain((problem) =>
      fc.tuple(
        fc.constant(problem),
        fc.array(fc.array(changesIn(problem), { minLength: 1, maxLength: 2 }), { maxLength: 8 }),
      ),
    );

/** What must be the same in equally good results; without `matchMost`, not how many are matched. */
const figures = ({ params }: Problem, { partnerships, objective }: MatchResult) => [
  (params.matchMost ?? true) && partnerships.length,
  objective,
];

describe("after each of many changes", LIMIT, () => {
  test("the result is proven, is as good as a new run, and differs as foreseen", async () => {
    const made: Record<string, number> = {};
    for (const highest of [2, 30, 1_000_000]) {
      await fc.assert(
        fc.asyncProperty(worlds(highest), async ([problem, steps]) => {
          const whatIf = openWhatIf(problem, assign.solve(problem));
          expect(whatIf.exactly).toBe("repaired");
          for (const changes of steps) {
            const before = whatIf.result;
            const foreseen = await whatIf.try(changes);
            expect(whatIf.result).toBe(before);
            expect(await whatIf.apply(changes)).toEqual(foreseen);
            if (!foreseen.possible) {
              expect(whatIf.result).toBe(before);
              continue;
            }
            for (const { kind } of changes) made[kind] = (made[kind] ?? 0) + 1;
            const { result } = whatIf;
            expect(checkProblem(whatIf.problem)).toEqual([]);
            expect(verify(whatIf.problem, result)).toMatchObject({ ok: true, optimal: true });
            const anew = assign.solve(whatIf.problem);
            expect(figures(whatIf.problem, result)).toEqual(figures(whatIf.problem, anew));
            const { changes: moves, matched } = compare(before, result);
            expect(foreseen.changes).toEqual(moves);
            expect(foreseen.matched).toEqual(matched);
            expect(foreseen.objective.after).toBe(result.objective);
          }
        }),
        { numRuns: CASES },
      );
    }
    for (const kind of [
      "lock",
      "forbid",
      "release",
      "swap",
      "withdraw",
      "addPlace",
      "removePlace",
    ]) {
      expect(made[kind], kind).toBeGreaterThan(CASES / 10);
    }
  });

  test("everything can be taken back, one change at a time", async () => {
    await fc.assert(
      fc.asyncProperty(worlds(5), async ([problem, steps]) => {
        const whatIf = openWhatIf(problem, assign.solve(problem));
        const stood = [whatIf.result];
        for (const changes of steps) {
          if ((await whatIf.apply(changes)).possible) stood.push(whatIf.result);
        }
        expect(whatIf.depth).toBe(stood.length - 1);
        for (const result of stood.toReversed()) {
          expect(whatIf.result).toBe(result);
          expect(whatIf.undo()).toBe(result !== stood[0]);
        }
        expect(whatIf.problem).toBe(problem);
      }),
      { numRuns: CASES / 4 },
    );
  });

  test("running the matcher again comes to the same as repairing", async () => {
    await fc.assert(
      fc.asyncProperty(worlds(30), async ([problem, steps]) => {
        const result = assign.solve(problem);
        const repaired = openWhatIf(problem, result);
        const certificate = { kind: "none" } as const;
        const again = openWhatIf(problem, { ...result, certificate }, assign);
        expect(again.exactly).toBe("again");
        for (const changes of steps) {
          // A swap is of the mentors that each has, which equally good results give differently.
          if (changes.some((one) => one.kind === "swap")) continue;
          const [one, other] = [await repaired.apply(changes), await again.apply(changes)];
          expect(other.possible).toBe(one.possible);
          if (!one.possible || !other.possible) expect(other).toEqual(one);
          else expect(other.objective).toEqual(one.objective);
        }
      }),
      { numRuns: CASES / 4 },
    );
  });
});

describe("a change", () => {
  const problem = fromScores(
    [
      [9, 4, null],
      [8, 7, null],
      [1, 6, 2],
    ],
    [1, 1, 1],
    { pinned: [{ mentee: "e2", mentor: "o2" }] },
  );
  const open = () => openWhatIf(problem, assign.solve(problem));

  test("says who moves from whom to whom, and what it costs", async () => {
    const swap: Change = { kind: "swap", menteeA: "e0", menteeB: "e1" };
    expect(await open().try(swap)).toEqual({
      possible: true,
      matched: { before: 3, after: 3 },
      objective: { before: 18, after: 14 },
      changes: [
        {
          mentee: "e0",
          before: { mentors: ["o0"], score: 9 },
          after: { mentors: ["o1"], score: 4 },
        },
        {
          mentee: "e1",
          before: { mentors: ["o1"], score: 7 },
          after: { mentors: ["o0"], score: 8 },
        },
      ],
    });
  });

  test.each<[string, Change, object]>([
    ["of a stranger", { kind: "withdraw", id: "x" }, { kind: "unknown", id: "x" }],
    ["that is so already", { kind: "lock", mentee: "e2", mentor: "o2" }, { kind: "asItIs" }],
    [
      "without anything to release",
      { kind: "release", mentee: "e0", mentor: "o0" },
      { kind: "asItIs" },
    ],
    [
      "of an excluded pair",
      { kind: "lock", mentee: "e0", mentor: "o2" },
      { kind: "excluded", rule: "sameUnit", mentee: "e0", mentor: "o2" },
    ],
    [
      "of a mentee who is locked",
      { kind: "lock", mentee: "e2", mentor: "o1" },
      { kind: "locked", who: "mentee", id: "e2", partners: ["o2"] },
    ],
    [
      "that takes a locked place",
      { kind: "removePlace", mentor: "o2" },
      { kind: "locked", who: "mentor", id: "o2", partners: ["e2"] },
    ],
    [
      "without a place",
      { kind: "removePlace", mentor: "o0", by: 2 },
      { kind: "noPlaces", mentor: "o0" },
    ],
    ["with oneself", { kind: "swap", menteeA: "e0", menteeB: "e0" }, { kind: "noSwap" }],
  ])("%s is not possible, and says why", async (_, change, because) => {
    expect(await open().try(change)).toMatchObject({ possible: false, because });
  });

  test("of several is made whole or not at all", async () => {
    const whatIf = open();
    const changes: Change[] = [
      { kind: "addPlace", mentor: "o0" },
      { kind: "lock", mentee: "e0", mentor: "o2" },
    ];
    expect(await whatIf.apply(changes)).toMatchObject({ possible: false });
    expect(whatIf.depth).toBe(0);
  });

  test("lock and forbid take each other's place for the same two people", async () => {
    const whatIf = open();
    const pair = { mentee: "e0", mentor: "o0" };
    await whatIf.apply({ kind: "lock", ...pair });
    await whatIf.apply({ kind: "forbid", ...pair });
    expect(whatIf.problem.pinned).toEqual([{ mentee: "e2", mentor: "o2" }]);
    expect(whatIf.problem.forbidden).toEqual([pair]);
    await whatIf.apply({ kind: "lock", ...pair });
    expect(whatIf.problem.forbidden).toEqual([]);
    expect(whatIf.partnersOf("e0")).toEqual(["o0"]);
  });

  test("waits for the one before", async () => {
    const whatIf = open();
    await Promise.all([
      whatIf.apply({ kind: "addPlace", mentor: "o0" }),
      whatIf.apply({ kind: "addPlace", mentor: "o1" }),
    ]);
    expect(whatIf.problem.mentors.map((m) => m.capacity)).toEqual([2, 2, 1]);
  });
});

test("a proof that doesn't hold isn't opened", () => {
  const problem = fromScores([[5, 4]], [1, 1]);
  const result = assign.solve(problem);
  const { certificate } = result;
  if (certificate.kind !== "duals") throw new Error("not proven by prices");
  const dear: MatchResult["certificate"] = { ...certificate, mentorDuals: { o0: 0, o1: 3 } };
  expect(() => openWhatIf(problem, { ...result, certificate: dear })).toThrowError(/doesn't hold/);
  const bare: MatchResult["certificate"] = { ...certificate, menteeDuals: {} };
  expect(() => openWhatIf(problem, { ...result, certificate: bare })).toThrowError(/lacks/);
});

describe("whatever the matcher and the model", () => {
  const cases = builtInMatchers.flatMap((matcher) =>
    matcher.models.map((model) => [matcher.type, model, matcher] as const),
  );

  test.each(cases)("%s of %s", { timeout: 20_000 }, async (_, model, matcher) => {
    const problem = ofModel(model);
    const whatIf = openWhatIf(problem, await matcher.solve(problem), matcher);
    const [mentee, mentor] = [problem.mentees[0]!.id, problem.mentors.at(-1)!.id];
    const changes: Change[] = [
      { kind: "lock", mentee, mentor },
      { kind: "release", mentee, mentor },
      { kind: "forbid", mentee, mentor },
      { kind: "withdraw", id: problem.mentees[1]!.id },
    ];
    for (const change of changes) {
      const before = whatIf.result;
      const found = await whatIf.apply(change);
      expect(found).toMatchObject({ possible: true });
      expect(verify(whatIf.problem, whatIf.result)).toMatchObject({ faults: [] });
      if (found.possible) expect(found.changes).toEqual(compare(before, whatIf.result).changes);
      if (change.kind === "lock") expect(whatIf.partnersOf(mentee)).toContain(mentor);
      if (change.kind === "forbid") expect(whatIf.partnersOf(mentee)).not.toContain(mentor);
    }
  });
});
