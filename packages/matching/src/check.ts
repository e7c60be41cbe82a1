import type { PairIds, Pairs, Problem, RuleRef } from "./contract.ts";
import { quotaForest } from "./matchers/network/quotas.ts";
import { MODELS } from "./models.ts";
import { type Lookup, lookupIn, numbersOf, pairKeys, valueAt } from "./problem.ts";

/** What makes a problem impossible to solve as stated. */
export type ProblemFault =
  | { code: "duplicateId"; role: "mentor" | "mentee"; id: string }
  | { code: "badCapacity"; id: string; capacity: number }
  | { code: "badSeed"; seed: number }
  | { code: "badNoMatchScore"; noMatchScore: number }
  | { code: "badScore"; mentee: string; mentor: string; score: number }
  | { code: "unknownId"; list: "pinned" | "forbidden"; mentee: string; mentor: string }
  /** Rows that don't belong to the lists of people, or aren't in order. */
  | { code: "badTable"; table: "pairs" | "excluded"; mentee: number }
  | { code: "duplicatePair"; mentee: string; mentor: string }
  | { code: "pinExcluded"; mentee: string; mentor: string; reason: RuleRef | null }
  | { code: "pinForbidden"; mentee: string; mentor: string }
  | { code: "pinnedTwice"; mentee: string }
  | { code: "pinsOverCapacity"; mentor: string; pins: number; capacity: number }
  | { code: "tooLarge"; mentees: number }
  /** `most` or `least` isn't a number that a quota can have. */
  | { code: "badQuota"; quota: string }
  /** Two quotas of one role share people, and neither holds the other. */
  | { code: "quotasOverlap"; quotas: [string, string] }
  | { code: "pinsOverQuota"; quota: string; pins: number; most: number }
  /** Two locked into one group who can't be together. */
  | { code: "pinsApart"; mentor: string; mentees: [string, string] }
  | { code: "badParam"; param: string };

/** With scores up to a million, exact sums and the bonus stay below 2^53 up to this many mentees. */
export const MOST_MENTEES = 60_000;

/** What criteria give is a million at most; a re-match adds as much to pairs that it would keep. */
export const MOST_SCORE = 2_000_000;

const within = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

function* badNumbers(problem: Problem): Generator<ProblemFault> {
  const { mentees, mentors, params, seed } = problem;
  if (mentees.length > MOST_MENTEES) yield { code: "tooLarge", mentees: mentees.length };
  if (!Number.isInteger(seed)) yield { code: "badSeed", seed };
  const noMatchScore = params.noMatchScore ?? 0;
  if (!within(noMatchScore, -1_000_000, 1_000_000)) yield { code: "badNoMatchScore", noMatchScore };
  for (const { id, capacity } of mentors) {
    if (!within(capacity, 0, 1_000_000)) yield { code: "badCapacity", id, capacity };
  }
}

function* repeatedIds(
  role: "mentor" | "mentee",
  list: { id: string }[],
): Generator<ProblemFault, Set<string>> {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) yield { code: "duplicateId", role, id };
    seen.add(id);
  }
  return seen;
}

/** Lists everything that would make `solve` refuse the problem; empty for a sound one. */
export function checkProblem(problem: Problem): ProblemFault[] {
  return [...faults(problem)];
}

function* faults(problem: Problem): Generator<ProblemFault> {
  yield* badNumbers(problem);
  const mentees = yield* repeatedIds("mentee", problem.mentees);
  const mentors = yield* repeatedIds("mentor", problem.mentors);
  const known = ({ mentee, mentor }: PairIds) => mentees.has(mentee) && mentors.has(mentor);

  for (const table of ["pairs", "excluded"] as const) {
    const row = badRow(problem[table], problem.mentees.length, problem.mentors.length);
    if (row !== null) {
      // Nothing can be looked up in it.
      yield { code: "badTable", table, mentee: row };
      return;
    }
  }
  yield* badPairs(problem);
  for (const pair of problem.forbidden) {
    if (!known(pair)) yield { code: "unknownId", list: "forbidden", ...pair };
  }
  yield* badPins(problem, lookupIn(problem), known);
  yield* badQuotas(problem);
  yield* badGroups(problem);
}

/** What only groups, or places that cost more and more, have to keep to. */
function* badGroups({ model, mentors, pinned, apart, params }: Problem): Generator<ProblemFault> {
  const { balance = 0 } = params;
  if (!within(Number(balance), 0, 1_000_000)) yield { code: "badParam", param: "balance" };
  if (model !== "group") return;
  const capacity = MODELS.group!.mentees.most;
  const pinOf = new Map(pinned.map((pin) => [pin.mentee, pin.mentor]));
  for (const { id: mentor } of mentors) {
    let pins = 0;
    for (const pin of pinned) if (pin.mentor === mentor) pins++;
    if (pins > capacity) yield { code: "pinsOverCapacity", mentor, pins, capacity };
  }
  for (const mentees of apart) {
    const [mentor, other] = mentees.map((id) => pinOf.get(id));
    if (mentor !== undefined && mentor === other) yield { code: "pinsApart", mentor, mentees };
  }
}

function* badQuotas(problem: Problem): Generator<ProblemFault> {
  const { quotas, pinned } = problem;
  for (const { id, role, members, most, least = 0 } of quotas) {
    if (!within(most, 0, 1_000_000) || !within(least, 0, most))
      yield { code: "badQuota", quota: id };
    const inside = new Set(members);
    const pins = pinned.filter((pin) => inside.has(pin[role])).length;
    if (pins > most) yield { code: "pinsOverQuota", quota: id, pins, most };
  }
  for (const role of ["mentee", "mentor"] as const) {
    const found = quotaForest(quotas, role, numbersOf(problem[`${role}s`]));
    if (!("overlap" in found)) continue;
    const [one, other] = found.overlap.map((q) => quotas[q]!.id) as [string, string];
    yield { code: "quotasOverlap", quotas: [one, other] };
  }
}

/** The first row whose mentors aren't known numbers in ascending order; null when all are. */
function badRow({ start, mentor, value }: Pairs, mentees: number, mentors: number): number | null {
  if (start.length !== mentees + 1 || start[0] !== 0) return 0;
  if (start[mentees] !== mentor.length || mentor.length !== value.length) return mentees - 1;
  for (let i = 0; i < mentees; i++) {
    let before = -1;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (mentor[k]! <= before || mentor[k]! >= mentors) return i;
      before = mentor[k]!;
    }
  }
  return null;
}

function* badPairs({ mentees, mentors, pairs, excluded }: Problem): Generator<ProblemFault> {
  for (let i = 0; i < mentees.length; i++) {
    const mentee = mentees[i]!.id;
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const j = pairs.mentor[k]!;
      const score = pairs.value[k]!;
      if (score < 0 || score > MOST_SCORE) {
        yield { code: "badScore", mentee, mentor: mentors[j]!.id, score };
      }
      if (valueAt(excluded, i, j) >= 0) {
        yield { code: "duplicatePair", mentee, mentor: mentors[j]!.id };
      }
    }
  }
}

const ONE_MENTOR = new Set(["one-to-one", "group"]);

function* badPins(
  problem: Problem,
  lookup: Lookup,
  known: (pair: PairIds) => boolean,
): Generator<ProblemFault> {
  const pinnedMentees = new Set<string>();
  const pins = new Map<string, number>();
  const forbidden = pairKeys(problem.forbidden);
  for (const { mentee, mentor } of problem.pinned) {
    if (!known({ mentee, mentor })) {
      yield { code: "unknownId", list: "pinned", mentee, mentor };
      continue;
    }
    if (lookup.score({ mentee, mentor }) === null) {
      const reason = lookup.rule({ mentee, mentor });
      yield { code: "pinExcluded", mentee, mentor, reason };
    }
    if (forbidden.get(mentee)?.has(mentor)) yield { code: "pinForbidden", mentee, mentor };
    // With more people to a partnership, whether locks can be kept is for the matcher to find.
    if (!ONE_MENTOR.has(problem.model)) continue;
    if (pinnedMentees.has(mentee)) yield { code: "pinnedTwice", mentee };
    pinnedMentees.add(mentee);
    pins.set(mentor, (pins.get(mentor) ?? 0) + 1);
  }
  for (const { id, capacity } of problem.mentors) {
    const count = pins.get(id) ?? 0;
    if (count > capacity) yield { code: "pinsOverCapacity", mentor: id, pins: count, capacity };
  }
}
