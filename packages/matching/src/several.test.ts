import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CriterionType, Problem, Profile } from "./contract.ts";
import { assign } from "./matchers/assign.ts";
import { group } from "./matchers/group.ts";
import { stable } from "./matchers/stable.ts";
import { twoByTwo } from "./matchers/two-by-two.ts";
import { problemOf } from "./problem.ts";
import { registry } from "./registry.ts";
import { matchSeveral, type SeveralInput, type SeveralResult } from "./several.ts";
import { bestRank } from "./test/networks.ts";
import { mentee, mentor } from "./test/profiles.ts";
import { verify } from "./verify/verify.ts";

const CASES = Number(process.env.MATCHING_CASES ?? 300);

/** The mentee's own answer about each mentor: a share of 1, or null for never. */
const table: CriterionType = {
  ...{ type: "table", v: 1, label: { en: "Table" }, params: {} },
  evaluate: (one, other) => {
    const score = one.answers[other.id] as number | null;
    if (score === null) {
      return { kind: "exclude", reason: { rule: "table", code: "never", facts: [] } };
    }
    return { kind: "score", score, facts: [] };
  },
  describe: () => "",
  sentence: () => "",
};
const ONE = { model: "one-to-one", matcher: assign };
const GROUP = { model: "group", matcher: group };

function inputOf(
  mentees: Profile[],
  mentors: Profile[],
  parts: SeveralInput["parts"] = [ONE, GROUP],
): SeveralInput {
  const criteria = [{ type: "table", weight: 1 }];
  return { mentees, mentors, parts, criteria, registry: registry([table], []), seed: 1 };
}

const accepts = ({ models }: Profile, model: string) => models?.includes(model) ?? true;
const share = (a: Profile, b: Profile) =>
  ["one-to-one", "group"].some((model) => accepts(a, model) && accepts(b, model));

/** Both models as one problem: all that is asked is a pair that would share some model. */
function asOne({ mentees, mentors }: SeveralInput): Problem {
  return problemOf({
    mentees: mentees.map(({ id }) => ({ id })),
    mentors: mentors.map(({ id, capacity, models }) => ({
      id,
      capacity: models?.length === 1 && models[0] === "group" ? Math.min(4, capacity) : capacity,
    })),
    pairs: mentees.flatMap((one) =>
      mentors.flatMap((other) => {
        const score = one.answers[other.id] as number | null;
        if (score === null || !share(one, other)) return [];
        return [{ mentee: one.id, mentor: other.id, score: Math.round(score * 1_000_000) }];
      }),
    ),
    params: { balance: 0 },
  });
}

/** Nobody beyond their places, nobody in a model that they wouldn't take part in. */
function fair(input: SeveralInput, { parts, unmatched }: SeveralResult) {
  const used = new Map<string, number>();
  const profiles = new Map([...input.mentees, ...input.mentors].map((one) => [one.id, one]));
  for (const { model, problem, result } of parts) {
    expect(verify(problem, result).faults).toEqual([]);
    for (const { mentees, mentors } of result.partnerships) {
      for (const id of [...mentees, ...mentors]) {
        expect(accepts(profiles.get(id)!, model)).toBe(true);
        const places = id.startsWith("o") && mentors.length === 1 ? mentees.length : 1;
        used.set(id, (used.get(id) ?? 0) + places);
      }
    }
  }
  for (const [id, count] of used) expect(count).toBeLessThanOrEqual(profiles.get(id)!.capacity);
  const left = [...profiles.keys()].filter((id) => !used.has(id));
  expect(unmatched.map((one) => one.id)).toEqual(left);
}

const models = fc.constantFrom<string[] | undefined>(
  undefined,
  ["one-to-one"],
  ["group"],
  ["one-to-one", "group"],
  ["circle"],
);
const anybody = fc
  .record({
    wishes: fc.array(models, { minLength: 5, maxLength: 5 }),
    offers: fc.array(fc.tuple(models, fc.integer({ min: 0, max: 5 })), {
      minLength: 3,
      maxLength: 3,
    }),
    scores: fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 4 }), {
      minLength: 15,
      maxLength: 15,
    }),
  })
  .map(({ wishes, offers, scores }) =>
    inputOf(
      wishes.map((wish, i) =>
        mentee(`e${i}`, {
          ...(wish && { models: wish }),
          answers: Object.fromEntries(
            offers.map((_, j) => {
              const score = scores[i * 3 + j]!;
              return [`o${j}`, score === null ? null : score / 100];
            }),
          ),
        }),
      ),
      offers.map(([offer, capacity], j) =>
        mentor(`o${j}`, { capacity, ...(offer && { models: offer }) }),
      ),
    ),
  );

describe("one-to-one and groups in one round", () => {
  test("do as well as both together can, use nobody twice, and say so", async () => {
    await fc.assert(
      fc.asyncProperty(anybody, async (input) => {
        const result = await matchSeveral(input);
        fair(input, result);
        expect(result.proven).toBe("together");
        const [, matched, score] = bestRank(asOne(input));
        const partnerships = result.parts.flatMap((part) => part.result.partnerships);
        expect(partnerships.reduce((sum, one) => sum + one.mentees.length, 0)).toBe(matched);
        expect(partnerships.reduce((sum, one) => sum + one.score, 0)).toBe(score);
      }),
      { numRuns: CASES },
    );
  }, 300_000);

  const scored = (score: number | null) => ({ answers: { o0: score, o1: score } });

  test("whoever would take part in several goes to the first that both would", async () => {
    const input = inputOf(
      [mentee("e0", scored(0.5)), mentee("e1", { ...scored(0.5), models: ["group"] })],
      [mentor("o0", { capacity: 2 })],
    );
    const { parts } = await matchSeveral(input);
    const made = parts.map((part) => part.result.partnerships.map((one) => one.mentees));
    expect(made).toEqual([[["e0"]], [["e1"]]]);
    const other = await matchSeveral({ ...input, parts: [GROUP, ONE] });
    expect(other.parts[0]!.result.partnerships[0]!.mentees).toEqual(["e0", "e1"]);
    expect(other.parts[1]!.result.partnerships).toEqual([]);
  });

  test("a quota counts for all models together", async () => {
    const mentees = ["e0", "e1", "e2"].map((id, k) =>
      mentee(id, { ...scored(0.5), models: [k === 0 ? "one-to-one" : "group"] }),
    );
    const input = inputOf(mentees, [mentor("o0", { capacity: 4 })]);
    const quotas = [{ id: "area", role: "mentee" as const, members: ["e0", "e1", "e2"], most: 2 }];
    const result = await matchSeveral({ ...input, quotas });
    fair(input, result);
    expect(result.unmatched.map((one) => one.cause.code)).toEqual(["quotaFull"]);
    expect(result.proven).toBe("together");
  });

  test("locks are kept, under the first model that both would take part in", async () => {
    const input = inputOf(
      [mentee("e0", scored(0.9)), mentee("e1", { ...scored(0.1), models: ["group"] })],
      [mentor("o0", { capacity: 1 })],
    );
    const pinned = [{ mentee: "e1", mentor: "o0" }];
    const { parts } = await matchSeveral({ ...input, pinned });
    expect(parts[1]!.result.partnerships).toMatchObject([{ mentees: ["e1"], pinned: true }]);
  });

  test("a matcher that makes something else best is not said to be best", async () => {
    const preferences = ["o1", "o0"];
    const input = inputOf(
      [
        mentee("e0", { answers: { o0: 0.9, o1: 0.1 }, preferences }),
        mentee("e1", { answers: { o0: 0.8, o1: 0.7 } }),
      ],
      [mentor("o0"), mentor("o1")],
      [{ model: "one-to-one", matcher: stable }, GROUP],
    );
    const result = await matchSeveral(input);
    fair(input, result);
    expect(result.proven).toBe("partly");
  });
});

test("models with more mentors take their turn, with whoever is still free", async () => {
  const answers = Object.fromEntries(["o0", "o1", "o2"].map((id) => [id, 0.5]));
  const input = inputOf(
    ["e0", "e1", "e2"].map((id) => mentee(id, { answers })),
    ["o0", "o1", "o2"].map((id) => mentor(id, { experienced: true })),
    [{ model: "two-by-two", matcher: twoByTwo }, ONE],
  );
  const result = await matchSeveral(input);
  fair(input, result);
  expect(result.parts.map((part) => part.result.partnerships.length)).toEqual([1, 1]);
  expect(result.proven).toBe("each");
  expect(result.unmatched).toEqual([]);
});

test("whoever would take part in none of the models is told that there is nobody", async () => {
  const input = inputOf([mentee("e0", { models: ["team"] })], []);
  const { unmatched } = await matchSeveral(input);
  expect(unmatched).toMatchObject([{ id: "e0", cause: { code: "nobodyEligible", total: 0 } }]);
});
