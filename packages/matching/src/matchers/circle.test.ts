import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { circlePlan, mostOfUnit } from "../circle-plan.ts";
import { MatchingError, type Problem, partnershipScore, problemOf, verify } from "../index.ts";
import { CASES, pairwise, subsets } from "../test/partnerships.ts";
import { circle } from "./circle.ts";

const count = (n: number) => Array.from({ length: n }, (_, k) => k);

interface Cells {
  kind: number;
  score: number;
}

function problemFrom(
  people: number,
  cells: (a: number, b: number) => Cells,
  more: Partial<Pick<Problem, "pinned" | "apart" | "params" | "seed">> & {
    units?: (a: number) => string;
  },
): Problem {
  const { units, ...rest } = more;
  const everybody = count(people).map((a) => ({ id: `p${a}`, ...(units && { unit: units(a) }) }));
  const all = count(people).flatMap((a) =>
    count(people).flatMap((b) =>
      a === b || cells(a, b).kind < 3 ? [] : [{ mentee: `p${a}`, mentor: `p${b}`, ...cells(a, b) }],
    ),
  );
  return problemOf({
    model: "circle",
    mentees: everybody,
    mentors: everybody.map((peer) => ({ ...peer, capacity: 1 })),
    pairs: all.map(({ mentee, mentor, score }) => ({ mentee, mentor, score })),
    forbidden: all.filter((p) => p.kind === 3).map(({ mentee, mentor }) => ({ mentee, mentor })),
    ...rest,
  });
}

const problems = fc
  .record({
    people: fc.integer({ min: 0, max: 8 }),
    cells: fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 })), {
      minLength: 64,
      maxLength: 64,
    }),
    units: fc.array(fc.nat({ max: 2 }), { minLength: 8, maxLength: 8 }),
    lock: fc.option(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), { freq: 3 }),
    apart: fc.option(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), { freq: 3 }),
    size: fc.integer({ min: 3, max: 5 }),
    spread: fc.boolean(),
    noMatchScore: fc.constantFrom(0, 2, -3),
    seed: fc.integer(),
  })
  .map(({ people, cells, units, lock, apart, size, spread, noMatchScore, seed }) => {
    const at = (a: number, b: number) => {
      const [kind, score] = cells[a * 8 + b]!;
      return { kind, score };
    };
    const usable =
      lock && lock[0] !== lock[1] && Math.max(...lock) < people && at(...lock).kind > 3;
    return problemFrom(people, at, {
      units: (a) => `u${units[a]}`,
      pinned: usable ? [{ mentee: `p${lock[0]}`, mentor: `p${lock[1]}` }] : [],
      apart: apart && apart[0] !== apart[1] ? [[`p${apart[0]}`, `p${apart[1]}`]] : [],
      params: { size, spread, noMatchScore },
      seed,
    });
  });

/** The most people that circles hold, and the best they score, by trying every way. */
function bestCircles(problem: Problem): { matched: number; score: number } | null {
  const { score, apart } = pairwise(problem);
  const { size, spread } = problem.params;
  const ids = problem.mentees.map((m) => m.id);
  const unit = new Map(problem.mentees.map((m) => [m.id, m.unit!]));
  const together = (members: string[]) =>
    !apart(members) &&
    members.every((a) => members.every((b) => a === b || score(a, b) !== null)) &&
    problem.pinned.every((p) => members.includes(p.mentee) === members.includes(p.mentor));
  for (let matched = ids.length; matched >= 0; matched--) {
    const plan = circlePlan(matched, size as number);
    if (!plan && matched > 0) continue;
    const sizes = plan ? count(plan.circles).map((k) => plan.size + (k < plan.larger ? 1 : 0)) : [];
    let best = -1;
    const place = (k: number, free: string[], total: number) => {
      if (k === sizes.length) {
        const kept = problem.pinned.every((p) => !free.includes(p.mentee));
        if (kept) best = Math.max(best, total);
        return;
      }
      for (const members of subsets(free, sizes[k]!)) {
        if (!together(members)) continue;
        const most = (u: string) =>
          mostOfUnit(ids.filter((id) => unit.get(id) === u).length, sizes.length);
        const even = members.every(
          (a) => members.filter((b) => unit.get(b) === unit.get(a)).length <= most(unit.get(a)!),
        );
        if (spread && !even) continue;
        const own = partnershipScore(problem, { mentees: members, mentors: [] });
        place(
          k + 1,
          free.filter((id) => !members.includes(id)),
          total + own,
        );
      }
    };
    place(0, ids, 0);
    if (best >= 0) return { matched, score: best };
  }
  return null;
}

async function solved(problem: Problem) {
  try {
    return await circle.solve(problem);
  } catch (error) {
    if (error instanceof MatchingError && error.code === "INVALID_PROBLEM") return null;
    throw error;
  }
}

test("is as good as the best of all ways, and its proof holds", async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const result = await solved(problem);
      const best = bestCircles(problem);
      if (!best || !result) {
        expect(result).toBe(best);
        return;
      }
      expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
      const matched = result.partnerships.flatMap((p) => p.mentees).length;
      const score = result.partnerships.reduce((sum, p) => sum + p.score, 0);
      expect({ matched, score }).toEqual(best);
    }),
    { numRuns: CASES },
  );
}, 600_000);

describe("a large round", () => {
  const noise = (a: number, b: number) => ({
    kind: 9,
    score: (a * 7919 + b * 104_729) % 1_000_001,
  });
  const large = problemFrom(62, noise, { units: (a) => `u${a % 4}` });

  test("has even circles with every unit spread, and a bound that holds", async () => {
    const result = await circle.solve(large);
    const { ok, faults } = verify(large, result);
    expect({ ok, faults }).toEqual({ ok: true, faults: [] });
    const sizes = result.partnerships.map((p) => p.mentees.length);
    expect(new Set(sizes)).toEqual(new Set([5, 6]));
    expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(62);
    expect(result.gap).toBeGreaterThan(0);
  });

  test("has a bound that can't be lowered by hand", async () => {
    const result = await circle.solve(large);
    const lower = structuredClone(result);
    if (lower.certificate.kind === "columns" && "prices" in lower.certificate.best) {
      lower.certificate.best.prices = lower.certificate.best.prices.map((p) => Math.floor(p / 2));
    }
    expect(verify(large, lower).faults.map((f) => f.code)).toContain("priceTooLow");
  });

  test("rejects uneven circles, and a unit that is not spread", async () => {
    const result = await circle.solve(large);
    const uneven = structuredClone(result);
    const [first, second] = uneven.partnerships;
    first!.mentees.push(second!.mentees.pop()!, second!.mentees.pop()!);
    expect(verify(large, uneven).faults.map((f) => f.code)).toContain("unbalanced");
    const unspread = structuredClone(result);
    const four = large.mentees.filter((m) => m.unit === "u0").map((m) => m.id);
    const circleOf = unspread.partnerships.find((p) => p.mentees.length === 5)!;
    circleOf.mentees = four.slice(0, 5);
    expect(verify(large, unspread).faults.map((f) => f.code)).toContain("unitsTogether");
  });
});
