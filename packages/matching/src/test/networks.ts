import fc from "fast-check";
import type { Problem, ProblemMentor, Quota } from "../contract.ts";
import { eligiblePairs } from "../problem.ts";
import { smallProblems } from "./problems.ts";

/** How good an outcome is, the weightiest first: wishes filled, mentees matched, score. */
export type Rank = [wishes: number, matched: number, score: number];

export const byRank = (a: Rank, b: Rank): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

interface Sizes {
  mentees: number;
  mentors: number;
  highest: number;
}

/** Splits 0..size-1 into nested ranges: some quotas, each within the one before or beside it. */
const ranges = (size: number) =>
  fc
    .array(fc.record({ from: fc.nat(size), length: fc.integer({ min: 1, max: size || 1 }) }), {
      maxLength: 3,
    })
    .map((list) =>
      list.filter(({ from, length }, k) =>
        list.slice(0, k).every((other) => {
          const end = from + length;
          const otherEnd = other.from + other.length;
          return (
            end <= other.from ||
            otherEnd <= from ||
            (from >= other.from && end <= otherEnd) ||
            (other.from >= from && otherEnd <= end)
          );
        }),
      ),
    );

function quotasOf(role: Quota["role"], letter: string, size: number): fc.Arbitrary<Quota[]> {
  return fc
    .tuple(ranges(size), fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 3, maxLength: 3 }))
    .map(([list, numbers]) =>
      list.map(({ from, length }, k) => {
        const [most, least] = numbers[k]!;
        const members = Array.from({ length }, (_, n) => `${letter}${from + n}`);
        return { id: `${role} ${k}`, role, members, most, least: Math.min(least, most) };
      }),
    );
}

/** `smallProblems` with nested quotas of both roles, and seats that cost more and more. */
export function quotaProblems(sizes: Sizes): fc.Arbitrary<Problem> {
  return fc
    .tuple(
      smallProblems(sizes),
      quotasOf("mentee", "e", sizes.mentees),
      quotasOf("mentor", "o", sizes.mentors),
      fc.constantFrom(0, 0, 1, sizes.highest >> 1),
      fc.array(fc.nat(3), { minLength: sizes.mentors, maxLength: sizes.mentors }),
    )
    .map(([problem, menteeQuotas, mentorQuotas, balance, capacities]) => {
      const quotas = [...menteeQuotas, ...mentorQuotas].map((quota) => {
        const inside = new Set(quota.members);
        const pins = problem.pinned.filter((pin) => inside.has(pin[quota.role])).length;
        return { ...quota, most: Math.max(quota.most, pins) };
      });
      const mentors = problem.mentors.map((mentor, k) => ({
        ...mentor,
        capacity: Math.max(mentor.capacity, capacities[k]!),
      }));
      return { ...problem, mentors, quotas, params: { ...problem.params, balance } };
    });
}

/** `quotaProblems` of groups: smallest and largest sizes, and mentees who have to be apart. */
export function groupProblems(sizes: Sizes): fc.Arbitrary<Problem> {
  return fc
    .record({
      problem: quotaProblems(sizes),
      few: fc.boolean(),
      least: fc.integer({ min: 1, max: 3 }),
      own: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: sizes.mentors }),
      apart: fc.array(fc.tuple(fc.nat(sizes.mentees - 1), fc.nat(sizes.mentees - 1)), {
        maxLength: 3,
      }),
    })
    .map(({ problem, few, least, own, apart }) => {
      const pinOf = new Map(problem.pinned.map((pin) => [pin.mentee, pin.mentor]));
      const together = (a: string, b: string) => pinOf.has(a) && pinOf.get(a) === pinOf.get(b);
      return {
        ...problem,
        model: "group",
        mentors: problem.mentors.map((mentor, k): ProblemMentor => ({ ...mentor, least: own[k]! })),
        quotas: few ? [] : problem.quotas,
        apart: apart
          .filter(([a, b]) => a !== b && !together(`e${a}`, `e${b}`))
          .map(([a, b]): [string, string] => [`e${a}`, `e${b}`]),
        params: { ...problem.params, least, most: 3 },
      };
    });
}

/** The rank of the best permitted outcome, by trying them all. */
export function bestRank(problem: Problem): Rank {
  const { mentees, mentors, quotas, pinned, apart, params, model } = problem;
  const forbidden = new Set(problem.forbidden.map((p) => `${p.mentee} ${p.mentor}`));
  const pairs = [...eligiblePairs(problem)].filter(
    (p) => !forbidden.has(`${p.mentee} ${p.mentor}`),
  );
  const pinOf = new Map(pinned.map((pin) => [pin.mentee, pin.mentor]));
  const group = model === "group";
  const most = group ? Number(params.most ?? 4) : Number.POSITIVE_INFINITY;
  const chosen = new Map<string, string>();
  let best: Rank | null = null;

  const rank = (total: number): Rank | null => {
    const counts = new Map<string, string[]>();
    for (const [mentee, mentor] of chosen) {
      counts.set(mentor, [...(counts.get(mentor) ?? []), mentee]);
    }
    let wishes = 0;
    let score = total;
    for (const { id, capacity, least: own = 1 } of mentors) {
      const here = counts.get(id) ?? [];
      const pins = here.filter((mentee) => pinOf.get(mentee) === id).length;
      if (here.length > Math.max(pins, Math.min(capacity, most))) return null;
      score -= (Number(params.balance) * here.length * (here.length - 1)) / 2;
      if (!group) continue;
      const least = Math.max(own, Number(params.least ?? 1));
      if (pins > 0)
        wishes += Math.min(here.length, Math.max(pins, Math.min(least, capacity, most)));
      else if (here.length > 0 && here.length < least) return null;
      if (apart.some(([a, b]) => here.includes(a) && here.includes(b))) return null;
    }
    for (const { role, members, most: highest, least = 0 } of quotas) {
      let units = 0;
      for (const pair of chosen) if (members.includes(pair[role === "mentee" ? 0 : 1])) units++;
      if (units > highest) return null;
      wishes += Math.min(units, least);
    }
    return [wishes, (params.matchMost ?? true) ? chosen.size : 0, score];
  };

  const place = (k: number, total: number) => {
    const mentee = mentees[k]?.id;
    if (mentee === undefined) {
      const found = rank(total);
      if (found && (!best || byRank(found, best) > 0)) best = found;
      return;
    }
    const pin = pinOf.get(mentee);
    if (pin === undefined) place(k + 1, total + (params.noMatchScore ?? 0));
    for (const pair of pairs) {
      if (pair.mentee !== mentee || (pin ?? pair.mentor) !== pair.mentor) continue;
      chosen.set(mentee, pair.mentor);
      place(k + 1, total + pair.score);
      chosen.delete(mentee);
    }
  };
  place(0, 0);
  return best!;
}
