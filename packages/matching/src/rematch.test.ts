import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assign,
  builtInMatchers,
  MOST_KEEP,
  type PairIds,
  type Problem,
  type RematchWish,
  rematch,
  verify,
} from "./index.ts";
import { fromScores, type Outcome, ofModel, outcomes, smallProblems } from "./test/problems.ts";

const CASES = Number(process.env.MATCHING_CASES ?? 300);
const LIMIT = { timeout: 20_000 + CASES * 20 };

const asPartnerships = (pairs: readonly PairIds[]) =>
  pairs.map(({ mentee, mentor }) => ({ mentees: [mentee], mentors: [mentor] }));

/** A problem, and matches from before: some of people who have left, some that can't be again. */
const worlds = smallProblems({ mentees: 5, mentors: 4, highest: 9 }).chain((problem) =>
  fc.record({
    problem: fc.constant(problem),
    before: fc
      .array(fc.integer({ min: -1, max: 5 }), { minLength: 7, maxLength: 7 })
      .map((mentors) =>
        mentors.flatMap((j, i) => (j < 0 ? [] : [{ mentee: `e${i}`, mentor: `o${j}` }])),
      ),
  }),
);

/** Who could stay and doesn't, by trying: nobody's words are taken for it. */
function movedIn(problem: Problem, before: PairIds[], mentors: Outcome["mentors"]): string[] {
  const all = [...outcomes(problem)];
  return before
    .filter(({ mentee, mentor }) => {
      const i = problem.mentees.findIndex((m) => m.id === mentee);
      const listed = i >= 0 && all.some((one) => one.mentors[i] === mentor);
      return listed && mentors[i] !== mentor;
    })
    .map((pair) => pair.mentee);
}

const asOutcome = (
  problem: Problem,
  found: { partnerships: { mentees: string[]; mentors: string[] }[] },
) =>
  problem.mentees.map(
    ({ id }) => found.partnerships.find((p) => p.mentees[0] === id)?.mentors[0] ?? null,
  );

/** All outcomes that match as many as can be, where the problem wants that. */
function candidates(problem: Problem): Outcome[] {
  const all = [...outcomes(problem)];
  const most = Math.max(...all.map((one) => one.matched));
  return (problem.params.matchMost ?? true) ? all.filter((one) => one.matched === most) : all;
}

async function check(
  wish: RematchWish,
  judge: (
    found: Awaited<ReturnType<typeof rematch>>,
    all: { objective: number; moved: number }[],
  ) => void,
) {
  await fc.assert(
    fc.asyncProperty(worlds, async ({ problem, before }) => {
      const found = await rematch(problem, asPartnerships(before), wish);
      expect(verify(problem, found.result)).toMatchObject({ ok: true });
      expect(verify(found.raised.problem, found.raised.result)).toMatchObject({ optimal: true });
      const own = asOutcome(problem, found.result);
      expect(found.moved.toSorted()).toEqual(movedIn(problem, before, own).sort());
      const all = candidates(problem).map(({ objective, mentors }) => ({
        objective,
        moved: movedIn(problem, before, mentors).length,
      }));
      judge(found, all);
    }),
    { numRuns: CASES },
  );
}

describe("rematch", LIMIT, () => {
  test("with a bonus on the pairs from before, no outcome is better by that measure", async () => {
    for (const keep of [0, 2, 5]) {
      await check({ keep }, ({ result, moved, exact }, all) => {
        const worth = (one: { objective: number; moved: number }) =>
          one.objective - keep * one.moved;
        const own = worth({ objective: result.objective, moved: moved.length });
        expect(own).toBe(Math.max(...all.map(worth)));
        expect(exact).toBe(true);
        expect(result.bound).toBe(Math.max(...all.map((one) => one.objective)));
      });
    }
  });

  test("without a wish, moves as few as any outcome does", async () => {
    await check({}, ({ moved, raised }, all) => {
      expect(raised.bonus).toBe(MOST_KEEP);
      expect(moved.length).toBe(Math.min(...all.map((one) => one.moved)));
    });
  });

  test("keeps to a budget wherever that can be, with a bound that holds", async () => {
    let exacts = 0;
    let others = 0;
    for (const budget of [0, 1, 2]) {
      await check({ budget }, ({ result, moved, withinBudget, bound, exact }, all) => {
        const least = Math.min(...all.map((one) => one.moved));
        const most = Math.max(budget, least);
        expect(moved.length).toBeLessThanOrEqual(most);
        expect(withinBudget).toBe(least <= budget);
        const best = Math.max(
          ...all.filter((one) => one.moved <= most).map((one) => one.objective),
        );
        expect(bound).toBeGreaterThanOrEqual(best);
        if (exact) expect(result.objective).toBe(best);
        exact ? exacts++ : others++;
      });
    }
    expect(exacts).toBeGreaterThan(others);
  });

  test("says what changes, and for whom there was no choice", async () => {
    const problem = fromScores(
      [
        [9, 2, 1],
        [8, 7, 1],
        [3, 3, null],
      ],
      [1, 1, 1],
    );
    const before = asPartnerships([
      { mentee: "e0", mentor: "o1" },
      { mentee: "e1", mentor: "o0" },
      { mentee: "e2", mentor: "o2" },
      { mentee: "gone", mentor: "o2" },
    ]);
    const free = await rematch(problem, before, { keep: 0 });
    expect(free.result.objective).toBe(assign.solve(problem).objective);
    const kept = await rematch(problem, before);
    expect(kept.ended).toEqual(["e2"]);
    expect(kept.moved).toHaveLength(1);
    expect(kept.comparison.changes.map((one) => one.mentee)).toContain("e2");
    expect(kept.result.gap).toBe(free.result.objective - kept.result.objective);
  });
});

describe("of every matcher and model that ships", LIMIT, () => {
  const cases = builtInMatchers.flatMap((matcher) =>
    matcher.models.map((model) => [matcher.type, model, matcher] as const),
  );
  test.each(cases)("%s of %s", async (_, model, matcher) => {
    const problem = ofModel(model);
    const { partnerships } = await matcher.solve(problem);
    const pairs = { ...problem.pairs, value: problem.pairs.value.map((one) => 900_000 - one) };
    const changed = { ...problem, pairs };
    for (const wish of [{}, { keep: 50_000 }, { budget: 2 }]) {
      const found = await rematch(changed, partnerships, { ...wish, matcher });
      expect(verify(changed, found.result)).toMatchObject({ faults: [] });
      expect(verify(found.raised.problem, found.raised.result)).toMatchObject({ faults: [] });
      expect(found.comparison.matched.before).toBe(partnerships.flatMap((p) => p.mentees).length);
      expect(found.bound === null || found.bound >= found.result.objective).toBe(true);
    }
  });
});
