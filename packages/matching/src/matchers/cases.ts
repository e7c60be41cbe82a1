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
  if (numbers.length === 0) return [];
  const { pairs, excluded, rules, mentees, mentors } = problem;
  const total = (role === "mentee" ? mentors : mentees).length;
  const cases: (Case | undefined)[] = [];
  const counts: Int32Array[] = [];
  for (const number of numbers) {
    cases[number] = caseOf(number, role, total);
    counts[number] = new Int32Array(rules.length);
  }
  const size = cases.length;
  const seen = new Int32Array(size);
  const asked = new Uint8Array(size);
  for (const number of numbers) asked[number] = 1;
  // What nearly every pair needs stands in tables: only the best twenty reach the cases.
  const eligible = new Int32Array(size);
  const worth = new Int32Array(size);
  const floor = new Int32Array(size).fill(-1);
  const least = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < mentees.length; i++) {
    if (role === "mentee" && asked[i] !== 1) continue;
    const locked = state.match[i]! < UNMATCHED;
    const barred = state.barred.get(i);
    const lossHere = role === "mentor" && !locked ? loss(i) : 0;
    for (let k = pairs.start[i]!, end = pairs.start[i + 1]!; k < end; k++) {
      const j = pairs.mentor[k]!;
      const own = role === "mentee" ? i : j;
      if (asked[own] !== 1) continue;
      const partner = role === "mentee" ? j : i;
      const score = pairs.value[k]!;
      if (barred?.has(j)) {
        cases[own]!.forbidden.offer(partner, -score);
        continue;
      }
      eligible[own]!++;
      if (score > floor[own]!) {
        const { eligible: best } = cases[own]!;
        best.offer(partner, -score);
        if (best.items.length === MOST_LISTED) floor[own] = -best.keys[MOST_LISTED - 1]!;
      }
      if (locked) {
        cases[own]!.locked.offer(partner, -score);
        continue;
      }
      if (score + state.offset > 0) worth[own]!++;
      const shortBy = (role === "mentor" ? lossHere : loss(partner)) - score - state.offset;
      if (shortBy < least[own]!) {
        least[own] = shortBy;
        cases[own]!.nearest = { partner, score, shortBy };
      }
    }
    for (let k = excluded.start[i]!, end = excluded.start[i + 1]!; k < end; k++) {
      const j = excluded.mentor[k]!;
      const own = role === "mentee" ? i : j;
      if (asked[own] !== 1) continue;
      counts[own]![excluded.value[k]!]!++;
      seen[own]!++;
      if (dearest > 0) {
        const partner = role === "mentee" ? j : i;
        const cost = role === "mentor" && !locked ? lossHere : loss(partner);
        if (cost < dearest) cases[own]!.ruledOut.offer(partner, cost);
      }
    }
  }
  return numbers.map((number) => {
    const found = cases[number]!;
    found.eligible.count = eligible[number]!;
    found.worth = worth[number]!;
    found.byRule = byRule(rules, counts[number]!);
    const unscored = total - seen[number]! - found.eligible.count - found.forbidden.count;
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
