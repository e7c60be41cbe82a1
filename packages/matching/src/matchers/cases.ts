import type { Problem, RuleCount } from "../contract.ts";
import { type State, UNMATCHED } from "../what-if/state.ts";
import { Few } from "./few.ts";

/** How many people a cause names at most. */
export const MOST_LISTED = 20;

/** Everything about one unmatched person that a cause is made from; people are numbers. */
export interface Case {
  number: number;
  role: "mentor" | "mentee";
  /** How many people are on the other side. */
  total: number;
  /** The best eligible partners who aren't forbidden; the keys are their scores, negated. */
  eligible: Few;
  /** How many of those are worth more than no match. */
  worth: number;
  /** Those who are locked to somebody else. */
  locked: Few;
  forbidden: Few;
  /** Who is ruled out and would be the cheapest to have; the keys are what that costs. */
  ruledOut: Few;
  /** The eligible partner whose score is the least too low, and by how much. */
  nearest: { partner: number; score: number; shortBy: number } | null;
  byRule: RuleCount[];
}

export interface Sought {
  role: "mentor" | "mentee";
  numbers: readonly number[];
  /** What the total loses when one on the other side is given to somebody who has nobody now. */
  loss(partner: number): number;
  /** Partners who are ruled out and cost this much aren't looked at. */
  dearest: number;
}

/** Reads all pairs of these people once. */
export function gather(problem: Problem, state: State, sought: Sought): Case[] {
  const { role, numbers, loss, dearest } = sought;
  const { pairs, excluded, rules, mentees, mentors } = problem;
  const total = (role === "mentee" ? mentors : mentees).length;
  const cases: (Case | undefined)[] = [];
  const counts: Int32Array[] = [];
  for (const number of numbers) {
    cases[number] = caseOf(number, role, total);
    counts[number] = new Int32Array(rules.length);
  }
  const seen: Record<number, number> = {};
  for (let i = 0; i < mentees.length; i++) {
    if (role === "mentee" && !cases[i]) continue;
    const locked = state.match[i]! < UNMATCHED;
    const barred = state.barred.get(i);
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const j = pairs.mentor[k]!;
      const [own, partner] = role === "mentee" ? [i, j] : [j, i];
      const found = cases[own];
      if (!found) continue;
      const score = pairs.value[k]!;
      if (barred?.has(j)) {
        found.forbidden.offer(partner, -score);
        continue;
      }
      found.eligible.offer(partner, -score);
      if (locked) {
        found.locked.offer(partner, -score);
        continue;
      }
      if (score + state.offset > 0) found.worth++;
      const shortBy = loss(partner) - score - state.offset;
      if (shortBy < (found.nearest?.shortBy ?? Number.POSITIVE_INFINITY)) {
        found.nearest = { partner, score, shortBy };
      }
    }
    for (let k = excluded.start[i]!; k < excluded.start[i + 1]!; k++) {
      const j = excluded.mentor[k]!;
      const [own, partner] = role === "mentee" ? [i, j] : [j, i];
      const found = cases[own];
      if (!found) continue;
      counts[own]![excluded.value[k]!]!++;
      seen[own] = (seen[own] ?? 0) + 1;
      if (dearest > 0) {
        const cost = loss(partner);
        if (cost < dearest) found.ruledOut.offer(partner, cost);
      }
    }
  }
  return numbers.map((number) => {
    const found = cases[number]!;
    found.byRule = byRule(rules, counts[number]!);
    const unscored = total - (seen[number] ?? 0) - found.eligible.count - found.forbidden.count;
    if (unscored > 0) {
      found.byRule.push({ rule: "notScored", code: "notScored", count: unscored });
      found.byRule.sort(mostFirst);
    }
    return found;
  });
}

function caseOf(number: number, role: Case["role"], total: number): Case {
  return {
    ...{ number, role, total, worth: 0, nearest: null, byRule: [] },
    eligible: new Few(MOST_LISTED),
    locked: new Few(MOST_LISTED),
    forbidden: new Few(MOST_LISTED),
    ruledOut: new Few(MOST_LISTED),
  };
}

const mostFirst = (a: RuleCount, b: RuleCount) =>
  b.count - a.count || (a.rule + a.code < b.rule + b.code ? -1 : 1);

function byRule(rules: Problem["rules"], counts: Int32Array): RuleCount[] {
  return rules
    .map(({ rule, code }, k) => ({ rule, code, count: counts[k]! }))
    .filter((r) => r.count > 0)
    .sort(mostFirst);
}
