import type { PairIds, Problem, Reason } from "./contract.ts";

/** What makes a problem impossible to solve as stated. */
export type ProblemFault =
  | { code: "duplicateId"; role: "mentor" | "mentee"; id: string }
  | { code: "badCapacity"; id: string; capacity: number }
  | { code: "badSeed"; seed: number }
  | { code: "badNoMatchScore"; noMatchScore: number }
  | { code: "badScore"; mentee: string; mentor: string; score: number }
  | { code: "unknownId"; list: "pairs" | "pinned" | "forbidden"; mentee: string; mentor: string }
  | { code: "duplicatePair"; mentee: string; mentor: string }
  | { code: "pinExcluded"; mentee: string; mentor: string; reason: Reason | null }
  | { code: "pinForbidden"; mentee: string; mentor: string }
  | { code: "pinnedTwice"; mentee: string }
  | { code: "pinsOverCapacity"; mentor: string; pins: number; capacity: number }
  | { code: "tooLarge"; mentees: number };

/** With scores up to a million, exact sums and the bonus stay below 2^53 up to this many mentees. */
export const MOST_MENTEES = 60_000;

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

  const eligible = new Map<string, Set<string>>();
  for (const { mentee, mentor, score } of problem.pairs) {
    if (!known({ mentee, mentor })) yield { code: "unknownId", list: "pairs", mentee, mentor };
    if (!within(score, 0, 1_000_000)) yield { code: "badScore", mentee, mentor, score };
    const partners = eligible.get(mentee);
    if (!partners) eligible.set(mentee, new Set([mentor]));
    else if (partners.has(mentor)) yield { code: "duplicatePair", mentee, mentor };
    else partners.add(mentor);
  }
  for (const { mentee, mentor } of problem.excluded) {
    if (eligible.get(mentee)?.has(mentor)) yield { code: "duplicatePair", mentee, mentor };
  }
  for (const pair of problem.forbidden) {
    if (!known(pair)) yield { code: "unknownId", list: "forbidden", ...pair };
  }
  yield* badPins(problem, eligible, known);
}

function* badPins(
  problem: Problem,
  eligible: Map<string, Set<string>>,
  known: (pair: PairIds) => boolean,
): Generator<ProblemFault> {
  const pinnedMentees = new Set<string>();
  const pins = new Map<string, number>();
  const same = (mentee: string, mentor: string) => (p: PairIds) =>
    p.mentee === mentee && p.mentor === mentor;
  for (const { mentee, mentor } of problem.pinned) {
    if (!known({ mentee, mentor })) {
      yield { code: "unknownId", list: "pinned", mentee, mentor };
      continue;
    }
    if (!eligible.get(mentee)?.has(mentor)) {
      const reason = problem.excluded.find(same(mentee, mentor))?.reason ?? null;
      yield { code: "pinExcluded", mentee, mentor, reason };
    }
    if (problem.forbidden.some(same(mentee, mentor)))
      yield { code: "pinForbidden", mentee, mentor };
    if (pinnedMentees.has(mentee)) yield { code: "pinnedTwice", mentee };
    pinnedMentees.add(mentee);
    pins.set(mentor, (pins.get(mentor) ?? 0) + 1);
  }
  for (const { id, capacity } of problem.mentors) {
    const count = pins.get(id) ?? 0;
    if (count > capacity) yield { code: "pinsOverCapacity", mentor: id, pins: count, capacity };
  }
}
