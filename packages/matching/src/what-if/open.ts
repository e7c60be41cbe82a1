import type { MatchResult, Problem } from "../contract.ts";
import { MatchingError } from "../error.ts";
import { ABSENT, type Barred, emptyState, isSpare, join, type State, UNMATCHED } from "./state.ts";
import type { Table } from "./table.ts";
import type { Base } from "./terms.ts";

/**
 * The state that a result with a certificate of kind "duals" stands for, with a bonus that stays
 * large enough whatever is changed by hand. Throws `MatchingError` "INVALID_PROBLEM" when the
 * certificate doesn't hold. O(pairs).
 */
export function stateFrom(base: Base, table: Table, result: MatchResult): State {
  const { problem } = base;
  if (result.certificate.kind !== "duals") throw refused("The result has no prices");
  const { menteeDuals, mentorDuals, bonus } = result.certificate;
  const places = Int32Array.from(problem.mentors, (m) => m.capacity);
  const offset = bonus - (problem.params.noMatchScore ?? 0);
  const state = emptyState(problem.mentees.length, places, offset);
  for (const { mentee, mentor } of problem.pinned) {
    state.match[base.mentees.get(mentee)!] = ABSENT;
    places[base.mentors.get(mentor)!]!--;
  }
  for (const { mentees, mentors, pinned } of result.partnerships) {
    const [i, j] = [base.mentees.get(mentees[0]!), base.mentors.get(mentors[0]!)];
    if (i === undefined || j === undefined) throw refused("The result is of another problem");
    if (!pinned) join(state, i, j);
  }
  problem.mentees.forEach(({ id }, i) => {
    if (state.match[i] !== ABSENT) state.menteePrice[i] = price(menteeDuals, id);
  });
  problem.mentors.forEach(({ id }, j) => {
    state.mentorPrice[j] = price(mentorDuals, id);
  });
  state.barred = barredIn(base, problem.forbidden);
  if (!holds(table, state)) throw refused("The certificate of the result doesn't hold");
  raiseBonus(table, state, bonus, problem);
  return state;
}

/** An optimal assignment by the numbers of a graph, whose ids say who they are. */
export interface Numbered {
  menteeIds: readonly string[];
  mentorIds: readonly string[];
  bonus: number;
}

/** The state that a solved graph stands for. */
export function stateOfFlow(
  base: Base,
  { menteeIds, mentorIds, bonus }: Numbered,
  flow: { match: Int32Array; menteePrice: Float64Array; mentorPrice: Float64Array },
): State {
  const { problem } = base;
  const places = Int32Array.from(problem.mentors, (m) => m.capacity);
  for (const { mentor } of problem.pinned) places[base.mentors.get(mentor)!]!--;
  const offset = bonus - (problem.params.noMatchScore ?? 0);
  const state = emptyState(problem.mentees.length, places, offset);
  state.match.fill(ABSENT);
  const mentors = Int32Array.from(mentorIds, (id) => base.mentors.get(id)!);
  mentors.forEach((j, k) => {
    state.mentorPrice[j] = flow.mentorPrice[k]!;
  });
  menteeIds.forEach((id, k) => {
    const i = base.mentees.get(id)!;
    state.menteePrice[i] = flow.menteePrice[k]!;
    const j = flow.match[k]!;
    if (j < 0) state.match[i] = UNMATCHED;
    else join(state, i, mentors[j]!);
  });
  state.barred = barredIn(base, problem.forbidden);
  return state;
}

const refused = (message: string) => new MatchingError("INVALID_PROBLEM", message);

function price(duals: Record<string, number>, id: string): number {
  const value = Object.hasOwn(duals, id) ? duals[id]! : Number.NaN;
  if (!Number.isSafeInteger(value) || value < 0) throw refused("The certificate lacks a price");
  return value;
}

/** Bans by number; those of people whom the problem doesn't have are left out. */
export function barredIn(
  { mentees, mentors }: Base,
  forbidden: readonly { mentee: string; mentor: string }[],
): Barred {
  const barred = new Map<number, Set<number>>();
  for (const { mentee, mentor } of forbidden) {
    const [i, j] = [mentees.get(mentee), mentors.get(mentor)];
    if (i === undefined || j === undefined) continue;
    const known = barred.get(i);
    if (known) known.add(j);
    else barred.set(i, new Set([j]));
  }
  return barred;
}

/** The conditions of `State`, all of them. */
function holds({ rows }: Table, state: State): boolean {
  const { match, menteePrice, mentorPrice, offset, barred } = state;
  for (let i = 0; i < match.length; i++) {
    const own = match[i]!;
    if (own === ABSENT) continue;
    if (own === UNMATCHED && menteePrice[i]! > 0) return false;
    const out = barred.get(i);
    const gain = menteePrice[i]! - offset;
    let tight = own === UNMATCHED;
    for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
      const j = rows.mentor[k]!;
      const slack = gain + mentorPrice[j]! - rows.value[k]!;
      if (slack < 0 && !out?.has(j)) return false;
      if (j === own && slack === 0) tight = !out?.has(j);
    }
    if (!tight) return false;
  }
  return mentorPrice.every(
    (price, j) => state.used[j]! <= state.places[j]! && (price === 0 || !isSpare(state, j)),
  );
}

/**
 * With `matchMost`, one more match must outweigh any scores also after places are added, bans are
 * lifted and locks are released: then a bonus of mentees * (highest - lowest) - lowest + 1 always
 * does. A matching of the most mentees has a cover (Koenig 1931): people such that each pair has one
 * of them, each chosen pair exactly one, and none is unmatched or has a place left. What the bonus
 * rises by is added to the prices of those.
 */
function raiseBonus({ rows, mentees, mentors }: Table, state: State, had: number, of: Problem) {
  if (!(of.params.matchMost ?? true)) return;
  const base = of.params.noMatchScore ?? 0;
  let [low, high] = [0, 0];
  for (const score of rows.value) {
    if (score - base < low) low = score - base;
    if (score - base > high) high = score - base;
  }
  const more = mentees * (high - low) - low + 1 - had;
  if (more <= 0) return;
  const { match, menteePrice, mentorPrice, first, next, barred } = state;
  const reached = new Uint8Array(mentors);
  const waiting: number[] = [];
  const free = new Uint8Array(mentees);
  const visit = (i: number) => {
    free[i] = 1;
    waiting.push(i);
  };
  match.forEach((own, i) => {
    if (own === UNMATCHED) visit(i);
  });
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    const out = barred.get(i);
    for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
      const j = rows.mentor[k]!;
      if (reached[j] || out?.has(j)) continue;
      reached[j] = 1;
      for (let other = first[j]!; other >= 0; other = next[other]!) if (!free[other]) visit(other);
    }
  }
  for (let i = 0; i < mentees; i++) if (match[i] !== ABSENT && !free[i]) menteePrice[i]! += more;
  for (let j = 0; j < mentors; j++) if (reached[j]) mentorPrice[j]! += more;
  state.offset += more;
}
