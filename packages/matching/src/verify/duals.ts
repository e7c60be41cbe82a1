import type { DualCertificate, MatchResult, Problem } from "../contract.ts";
import type { Fault } from "./fault.ts";
import { keyOf } from "./permitted.ts";

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
  const forbidden = new Set(problem.forbidden.map(keyOf));
  const { start, mentor: columns, value } = problem.pairs;
  const prices = problem.mentors.map(({ id }) => dual(mentorDuals, id) ?? 0);
  for (const [i, { id: mentee }] of problem.mentees.entries()) {
    if (locked.has(mentee)) continue;
    const price = dual(menteeDuals, mentee) ?? 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const mentor = problem.mentors[columns[k]!]!.id;
      if (forbidden.size > 0 && forbidden.has(keyOf({ mentee, mentor }))) continue;
      const gain = value[k]! - noMatch(problem);
      low = Math.min(low, gain);
      high = Math.max(high, gain);
      const expected = gain + bonus;
      const found = price + prices[columns[k]!]!;
      if (found < expected) yield { code: "dualTooLow", mentee, mentor, expected, found };
      else if (found > expected && partner.get(mentee) === mentor) {
        yield { code: "notTight", mentee, mentor, expected, found };
      }
    }
  }
  yield* bonusFault(problem, low, high, bonus);
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
