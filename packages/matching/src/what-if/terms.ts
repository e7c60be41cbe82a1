import type { MatchResult, PairIds, Problem } from "../contract.ts";
import { MODELS } from "../models.ts";
import { type Lookup, lookupIn, numbersOf } from "../problem.ts";

/** A change by hand, to be tried or made. */
export type Change =
  /** Always together, never together; each takes the place of the other for the same two people. */
  | { kind: "lock"; mentee: string; mentor: string }
  | { kind: "forbid"; mentee: string; mentor: string }
  /** Takes a lock or a ban back. */
  | { kind: "release"; mentee: string; mentor: string }
  /** Each mentee gets the mentors of the other, locked; without any, is left to the matcher. */
  | { kind: "swap"; menteeA: string; menteeB: string }
  /** A mentee or a mentor is no longer there. */
  | { kind: "withdraw"; id: string }
  /** `by` is 1 when left out. */
  | { kind: "addPlace"; mentor: string; by?: number }
  | { kind: "removePlace"; mentor: string; by?: number };

/** Why a change can't be made. */
export type Obstacle =
  /** Nobody of that id is in the problem (any more). */
  | { kind: "unknown"; id: string }
  /** It is so already: nothing would change. */
  | { kind: "asItIs" }
  | { kind: "excluded"; mentee: string; mentor: string; rule: string; code: string }
  | { kind: "notScored"; mentee: string; mentor: string }
  | { kind: "noPlaces"; mentor: string }
  /** The mentee is locked to `partners`, or all places of the mentor are. */
  | { kind: "locked"; who: "mentee" | "mentor"; id: string; partners: string[] }
  /** The two have the same partners, or none. */
  | { kind: "noSwap"; menteeA: string; menteeB: string }
  /** The matcher can't match the problem so; `codes` are those of `checkProblem`, or of the error. */
  | { kind: "impossible"; codes: string[] };

/** What stands by hand, and who is there: all in which a changed problem differs from its base. */
export interface Terms {
  pinned: readonly PairIds[];
  forbidden: readonly PairIds[];
  /** By mentor id, where it differs from the base. */
  places: ReadonlyMap<string, number>;
  gone: ReadonlySet<string>;
}

export const termsOf = ({ pinned, forbidden }: Problem): Terms => ({
  pinned,
  forbidden,
  places: new Map(),
  gone: new Set(),
});

/** Answers what a change has to know of the base problem. */
export interface Base {
  problem: Problem;
  mentees: ReadonlyMap<string, number>;
  mentors: ReadonlyMap<string, number>;
  lookup: Lookup;
  /** The last problem without somebody that was written: only one, for it is large. */
  written: { gone: ReadonlySet<string>; problem: Problem } | null;
}

export const baseOf = (problem: Problem): Base => ({
  problem,
  written: null,
  mentees: numbersOf(problem.mentees),
  mentors: numbersOf(problem.mentors),
  lookup: lookupIn(problem),
});

export const placesOf = ({ problem, mentors }: Base, { places, gone }: Terms, mentor: string) =>
  gone.has(mentor) ? 0 : (places.get(mentor) ?? problem.mentors[mentors.get(mentor)!]!.capacity);

const same = (a: PairIds) => (b: PairIds) => a.mentee === b.mentee && a.mentor === b.mentor;
const without = (list: readonly PairIds[], pair: PairIds) => list.filter((p) => !same(pair)(p));

/** The terms after these changes, one after the other, or the first thing that stands against. */
export function termsAfter(
  base: Base,
  before: Terms,
  partnersOf: (mentee: string) => readonly string[],
  changes: readonly Change[],
): { terms: Terms } | { because: Obstacle } {
  let terms = before;
  for (const change of changes) {
    const next = after(base, terms, partnersOf, change);
    if ("because" in next) return next;
    terms = next.terms;
  }
  return { terms };
}

type Step = { terms: Terms } | { because: Obstacle };
const no = (because: Obstacle): Step => ({ because });

function after(
  base: Base,
  terms: Terms,
  partnersOf: (mentee: string) => readonly string[],
  change: Change,
): Step {
  const stranger = strangerIn(base, terms, change);
  if (stranger !== null) return no({ kind: "unknown", id: stranger });
  switch (change.kind) {
    case "lock":
      return locked(base, terms, { mentee: change.mentee, mentor: change.mentor });
    case "forbid": {
      const pair = { mentee: change.mentee, mentor: change.mentor };
      if (terms.forbidden.some(same(pair))) return no({ kind: "asItIs" });
      const pinned = without(terms.pinned, pair);
      return { terms: { ...terms, pinned, forbidden: [...terms.forbidden, pair] } };
    }
    case "release": {
      const pair = { mentee: change.mentee, mentor: change.mentor };
      const pinned = without(terms.pinned, pair);
      const forbidden = without(terms.forbidden, pair);
      const none =
        pinned.length === terms.pinned.length && forbidden.length === terms.forbidden.length;
      return none ? no({ kind: "asItIs" }) : { terms: { ...terms, pinned, forbidden } };
    }
    case "swap":
      return swapped(base, terms, partnersOf, change);
    case "withdraw": {
      const others = (list: readonly PairIds[]) =>
        list.filter((p) => p.mentee !== change.id && p.mentor !== change.id);
      const gone = new Set(terms.gone).add(change.id);
      const pinned = others(terms.pinned);
      return { terms: { ...terms, pinned, forbidden: others(terms.forbidden), gone } };
    }
    case "addPlace":
    case "removePlace": {
      const by = change.kind === "addPlace" ? (change.by ?? 1) : -(change.by ?? 1);
      return withPlaces(base, terms, change.mentor, by);
    }
  }
}

function strangerIn({ mentees, mentors }: Base, { gone }: Terms, change: Change): string | null {
  const is = (id: string, known: ReadonlyMap<string, number>) => known.has(id) && !gone.has(id);
  if (change.kind === "withdraw") {
    return is(change.id, mentees) || is(change.id, mentors) ? null : change.id;
  }
  if (change.kind === "swap") {
    return [change.menteeA, change.menteeB].find((id) => !is(id, mentees)) ?? null;
  }
  if ("mentee" in change && !is(change.mentee, mentees)) return change.mentee;
  return is(change.mentor, mentors) ? null : change.mentor;
}

function withPlaces(base: Base, terms: Terms, mentor: string, by: number): Step {
  const next = placesOf(base, terms, mentor) + by;
  const partners = terms.pinned.filter((p) => p.mentor === mentor).map((p) => p.mentee);
  if (next < 0) return no({ kind: "noPlaces", mentor });
  if (next < partners.length) return no({ kind: "locked", who: "mentor", id: mentor, partners });
  return { terms: { ...terms, places: new Map(terms.places).set(mentor, next) } };
}

function locked(base: Base, terms: Terms, pair: PairIds): Step {
  const obstacle = lockObstacle(base, terms, pair);
  if (obstacle) return no(obstacle);
  const forbidden = without(terms.forbidden, pair);
  return { terms: { ...terms, pinned: [...terms.pinned, pair], forbidden } };
}

/** What stands against locking these two, a ban by hand aside; null when nothing does. */
function lockObstacle(base: Base, terms: Terms, pair: PairIds): Obstacle | null {
  const { mentee, mentor } = pair;
  if (terms.pinned.some(same(pair))) return { kind: "asItIs" };
  const rule = base.lookup.rule(pair);
  if (rule) return { kind: "excluded", ...pair, ...rule };
  if (base.lookup.score(pair) === null) return { kind: "notScored", ...pair };
  const most = MODELS[base.problem.model]?.mentors.most ?? 1;
  const places = placesOf(base, terms, mentor);
  if (places === 0 && most > 0) return { kind: "noPlaces", mentor };
  // Where there are several mentors or none, a checked problem says whether these locks agree.
  if (most !== 1) return null;
  const ofMentee = terms.pinned.filter((p) => p.mentee === mentee).map((p) => p.mentor);
  if (ofMentee.length > 0) return { kind: "locked", who: "mentee", id: mentee, partners: ofMentee };
  const partners = terms.pinned.filter((p) => p.mentor === mentor).map((p) => p.mentee);
  return partners.length < places ? null : { kind: "locked", who: "mentor", id: mentor, partners };
}

function swapped(
  base: Base,
  terms: Terms,
  partnersOf: (mentee: string) => readonly string[],
  { menteeA, menteeB }: { menteeA: string; menteeB: string },
): Step {
  const [ofA, ofB] = [partnersOf(menteeA), partnersOf(menteeB)];
  const nothing = ofA.length + ofB.length === 0 || ofA.some((id) => ofB.includes(id));
  if (menteeA === menteeB || nothing) return no({ kind: "noSwap", menteeA, menteeB });
  const pinned = terms.pinned.filter((p) => p.mentee !== menteeA && p.mentee !== menteeB);
  let step: Step = { terms: { ...terms, pinned } };
  const pairs = [
    ...ofB.map((mentor) => ({ mentee: menteeA, mentor })),
    ...ofA.map((mentor) => ({ mentee: menteeB, mentor })),
  ];
  for (const pair of pairs) if ("terms" in step) step = locked(base, step.terms, pair);
  return step;
}

/**
 * The problem under these terms. Its tables are those of the base, shared, unless somebody is gone:
 * then they are written again, O(pairs), and kept while the same people are gone.
 */
export function problemUnder(base: Base, { pinned, forbidden, places, gone }: Terms): Problem {
  if (gone.size > 0 && base.written?.gone !== gone) {
    base.written = { gone, problem: withoutPeople(base.problem, gone) };
  }
  const problem = gone.size > 0 ? base.written!.problem : base.problem;
  const mentors = problem.mentors.map((mentor) => {
    const capacity = places.get(mentor.id) ?? mentor.capacity;
    return capacity === mentor.capacity ? mentor : { ...mentor, capacity };
  });
  return { ...problem, mentors, pinned: [...pinned], forbidden: [...forbidden] };
}

function withoutPeople(problem: Problem, gone: ReadonlySet<string>): Problem {
  const stays = ({ id }: { id: string }) => !gone.has(id);
  const number = new Int32Array(problem.mentors.length);
  let count = 0;
  problem.mentors.forEach((mentor, j) => {
    number[j] = stays(mentor) ? count++ : -1;
  });
  const rows = problem.mentees.flatMap((mentee, i) => (stays(mentee) ? [i] : []));
  const kept = (table: Problem["pairs"]): Problem["pairs"] => {
    const start = new Int32Array(rows.length + 1);
    const mentor = new Int32Array(table.mentor.length);
    const value = new Int32Array(table.mentor.length);
    let length = 0;
    rows.forEach((i, row) => {
      for (let k = table.start[i]!; k < table.start[i + 1]!; k++) {
        const j = number[table.mentor[k]!]!;
        if (j < 0) continue;
        mentor[length] = j;
        value[length++] = table.value[k]!;
      }
      start[row + 1] = length;
    });
    return { start, mentor: mentor.slice(0, length), value: value.slice(0, length) };
  };
  const rankings = Object.entries(problem.rankings)
    .filter(([id]) => !gone.has(id))
    .map(([id, ranking]) => {
      const tiers = ranking.map((tier) => tier.filter((one) => !gone.has(one)));
      return [id, tiers.filter((tier) => tier.length > 0)];
    });
  return {
    ...problem,
    mentees: problem.mentees.filter(stays),
    mentors: problem.mentors.filter(stays),
    pairs: kept(problem.pairs),
    excluded: kept(problem.excluded),
    apart: problem.apart.filter(([a, b]) => !gone.has(a) && !gone.has(b)),
    quotas: problem.quotas.map((q) => ({ ...q, members: q.members.filter((id) => !gone.has(id)) })),
    rankings: Object.fromEntries(rankings),
  };
}

/** Who a mentee is with: mentors, or in a circle the other members. */
export function partnersIn({ partnerships }: MatchResult): (mentee: string) => readonly string[] {
  const known = new Map<string, string[]>();
  for (const { mentees, mentors } of partnerships) {
    for (const id of mentees) {
      known.set(id, mentors.length > 0 ? mentors : mentees.filter((one) => one !== id));
    }
  }
  return (mentee) => known.get(mentee) ?? [];
}
