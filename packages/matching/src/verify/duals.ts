import type { DualCertificate, MatchResult, Problem } from "../contract.ts";
import { numbersOf, pairKeys } from "../problem.ts";
import type { Fault } from "./fault.ts";

const noMatch = (problem: Problem) => problem.params.noMatchScore ?? 0;

/** An own number, or undefined: a certificate from outside may lack entries or carry others. */
function dual(duals: Record<string, number>, id: string): number | undefined {
  const value = Object.hasOwn(duals, id) ? duals[id] : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/**
 * Optimality by linear-programming duality: feasible duals with complementary slackness prove it,
 * see `DualCertificate`. O(pairs).
 */
export function* duals(
  problem: Problem,
  result: MatchResult,
  { menteeDuals, mentorDuals, bonus }: DualCertificate,
): Generator<Fault> {
  if (result.gap !== 0 || result.bound !== result.objective) {
    yield { code: "bound", expected: result.objective, found: result.bound };
  }
  const partner = new Map(result.partnerships.map((p) => [p.mentees[0], p.mentors[0]]));
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  const filled = new Map<string, number>();
  for (const { mentors } of result.partnerships) {
    for (const id of mentors) filled.set(id, (filled.get(id) ?? 0) + 1);
  }
  for (const { id: mentee } of problem.mentees) {
    if (locked.has(mentee)) continue;
    const value = dual(menteeDuals, mentee);
    if (value === undefined) yield { code: "dualMissing", mentee };
    else if (value < 0) yield { code: "dualNegative", mentee, found: value };
    else if (value > 0 && !partner.has(mentee)) {
      yield { code: "unmatchedMenteeDual", mentee, expected: 0, found: value };
    }
  }
  for (const { id: mentor, capacity } of problem.mentors) {
    const value = dual(mentorDuals, mentor);
    if (value === undefined) yield { code: "dualMissing", mentor };
    else if (value < 0) yield { code: "dualNegative", mentor, found: value };
    else if (value > 0 && (filled.get(mentor) ?? 0) < capacity) {
      yield { code: "spareMentorDual", mentor, expected: 0, found: value };
    }
  }
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const barred = pairKeys(problem.forbidden);
  const prices = Float64Array.from(problem.mentors, ({ id }) => dual(mentorDuals, id) ?? 0);
  const columns = numbersOf(problem.mentors);
  for (const [i, { id: mentee }] of problem.mentees.entries()) {
    if (locked.has(mentee)) continue;
    const row: Row = {
      ...{ i, bonus, prices, price: dual(menteeDuals, mentee) ?? 0 },
      chosen: columns.get(partner.get(mentee) ?? "") ?? -1,
      barred: new Set([...(barred.get(mentee) ?? [])].map((id) => columns.get(id) ?? -1)),
    };
    const [lowest, highest, wrong] = rangeOf(problem, row);
    low = Math.min(low, lowest);
    high = Math.max(high, highest);
    if (wrong) yield* rowFaults(problem, row, mentee);
  }
  yield* bonusFault(problem, low, high, bonus);
}

interface Row {
  /** The mentee's number. */
  i: number;
  price: number;
  /** By mentor number. */
  prices: Float64Array;
  bonus: number;
  /** The mentor's number, or -1. */
  chosen: number;
  /** Mentor numbers that are forbidden to this mentee. */
  barred: ReadonlySet<number>;
}

/** The lowest and the highest gain of a row, and whether some price in it is wrong. */
function rangeOf(
  problem: Problem,
  { i, price, prices, bonus, chosen, barred }: Row,
): [low: number, high: number, wrong: boolean] {
  const { start, mentor, value } = problem.pairs;
  const base = noMatch(problem);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let wrong = false;
  for (let k = start[i]!, end = start[i + 1]!; k < end; k++) {
    const j = mentor[k]!;
    if (barred.size > 0 && barred.has(j)) continue;
    const gain = value[k]! - base;
    if (gain < low) low = gain;
    if (gain > high) high = gain;
    const over = price + prices[j]! - gain - bonus;
    if (over < 0 || (over > 0 && j === chosen)) wrong = true;
  }
  return [low, high, wrong];
}

function* rowFaults(
  problem: Problem,
  { i, price, prices, bonus, chosen, barred }: Row,
  mentee: string,
): Generator<Fault> {
  const { start, mentor: columns, value } = problem.pairs;
  for (let k = start[i]!; k < start[i + 1]!; k++) {
    const j = columns[k]!;
    if (barred.has(j)) continue;
    const mentor = problem.mentors[j]!.id;
    const expected = value[k]! - noMatch(problem) + bonus;
    const found = price + prices[j]!;
    if (found < expected) yield { code: "dualTooLow", mentee, mentor, expected, found };
    else if (found > expected && j === chosen) {
      yield { code: "notTight", mentee, mentor, expected, found };
    }
  }
}

/** With `matchMost`, one more match must outweigh any difference of scores; else there is none. */
function* bonusFault(problem: Problem, low: number, high: number, found: number): Generator<Fault> {
  if (!(problem.params.matchMost ?? true)) {
    if (found !== 0) yield { code: "bonusTooSmall", expected: 0, found };
    return;
  }
  const places = problem.mentors.reduce((sum, m) => sum + m.capacity, 0) - problem.pinned.length;
  const most = Math.min(problem.mentees.length - problem.pinned.length, places);
  // k+1 matches gain at least (k+1) low, k matches at most k high, for every k below `most`.
  const needed = low > high ? 0 : Math.max(-low, (most - 1) * high - most * low);
  if (!(found > needed)) yield { code: "bonusTooSmall", expected: needed + 1, found };
}
