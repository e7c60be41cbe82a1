import type { MatchResult, Problem } from "./contract.ts";

export interface Fault {
  code:
    | "notOneToOne"
    | "unknownMentee"
    | "unknownMentor"
    | "menteeTwice"
    | "overCapacity"
    | "notEligible"
    | "forbiddenPair"
    | "pinMissing"
    | "pinFlag"
    | "score"
    | "unmatchedList"
    | "objective"
    | "bound"
    | "bonusTooSmall"
    | "dualMissing"
    | "dualNegative"
    | "dualTooLow"
    | "notTight"
    | "unmatchedMenteeDual"
    | "spareMentorDual";
  mentee?: string;
  mentor?: string;
  expected?: number;
  found?: number;
}

type Scores = Map<string, Map<string, number>>;

/**
 * Checks a result against its problem without any of the matcher's code: that it is permitted, that
 * its sums are right, and, from the certificate alone, that no permitted outcome is better (feasible
 * duals and complementary slackness prove optimality; see `Certificate`). O(pairs).
 * `ok` means proven optimal; else `faults` lists what is wrong, in the order found.
 */
export function verify(problem: Problem, result: MatchResult): { ok: boolean; faults: Fault[] } {
  const scores: Scores = new Map(problem.mentees.map((m) => [m.id, new Map()]));
  for (const pair of problem.pairs) scores.get(pair.mentee)?.set(pair.mentor, pair.score);
  const faults = [
    ...feasibility(problem, result, scores),
    ...unmatchedList(problem, result),
    ...arithmetic(problem, result),
    ...optimality(problem, result),
  ];
  return { ok: faults.length === 0, faults };
}

function* feasibility(problem: Problem, result: MatchResult, scores: Scores): Generator<Fault> {
  const places = new Map(problem.mentors.map((m) => [m.id, m.capacity]));
  const pins = new Map(problem.pinned.map((p) => [p.mentee, p.mentor]));
  const seen = new Set<string>();
  for (const { mentors, mentees, score, pinned } of result.partnerships) {
    const [mentee, mentor] = [mentees[0], mentors[0]];
    if (
      mentees.length !== 1 ||
      mentors.length !== 1 ||
      mentee === undefined ||
      mentor === undefined
    ) {
      yield { code: "notOneToOne" };
      continue;
    }
    if (!scores.has(mentee)) yield { code: "unknownMentee", mentee };
    if (seen.has(mentee)) yield { code: "menteeTwice", mentee };
    seen.add(mentee);
    const left = places.get(mentor);
    if (left === undefined) yield { code: "unknownMentor", mentor };
    else if (left === 0) yield { code: "overCapacity", mentor };
    else places.set(mentor, left - 1);
    const expected = scores.get(mentee)?.get(mentor);
    if (expected === undefined) yield { code: "notEligible", mentee, mentor };
    else if (expected !== score) yield { code: "score", mentee, mentor, expected, found: score };
    if (problem.forbidden.some((f) => f.mentee === mentee && f.mentor === mentor)) {
      yield { code: "forbiddenPair", mentee, mentor };
    }
    if (pinned !== (pins.get(mentee) === mentor)) yield { code: "pinFlag", mentee, mentor };
    if (pins.get(mentee) === mentor) pins.delete(mentee);
  }
  for (const [mentee, mentor] of pins) yield { code: "pinMissing", mentee, mentor };
}

function* unmatchedList(problem: Problem, result: MatchResult): Generator<Fault> {
  const menteesMatched = new Set(result.partnerships.flatMap((p) => p.mentees));
  const mentorsMatched = new Set(result.partnerships.flatMap((p) => p.mentors));
  const listed = (role: string) =>
    result.unmatched
      .filter((u) => u.role === role)
      .map((u) => u.id)
      .sort()
      .join("\n");
  const expected = (people: { id: string }[], matched: Set<string>) =>
    people
      .map((p) => p.id)
      .filter((id) => !matched.has(id))
      .sort()
      .join("\n");
  if (listed("mentee") !== expected(problem.mentees, menteesMatched))
    yield { code: "unmatchedList" };
  if (listed("mentor") !== expected(problem.mentors, mentorsMatched))
    yield { code: "unmatchedList" };
}

function* arithmetic(problem: Problem, result: MatchResult): Generator<Fault> {
  let objective = (problem.mentees.length - result.partnerships.length) * noMatch(problem);
  for (const { score } of result.partnerships) objective += score;
  if (objective !== result.objective) {
    yield { code: "objective", expected: objective, found: result.objective };
  }
  if (result.gap !== 0 || result.bound !== result.objective) {
    yield { code: "bound", expected: result.objective, found: result.bound };
  }
}

const noMatch = (problem: Problem) => problem.params.noMatchScore ?? 0;

/** An own number, or undefined: a certificate from outside may lack entries or carry others. */
function dual(duals: Record<string, number>, id: string): number | undefined {
  const value = Object.hasOwn(duals, id) ? duals[id] : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function* optimality(problem: Problem, result: MatchResult): Generator<Fault> {
  const { menteeDuals, mentorDuals, bonus } = result.certificate;
  const partner = new Map(result.partnerships.map((p) => [p.mentees[0], p.mentors[0]]));
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  const barred = new Set(problem.forbidden.map((p) => JSON.stringify([p.mentee, p.mentor])));
  const open = problem.pairs.filter(
    (p) => !locked.has(p.mentee) && !barred.has(JSON.stringify([p.mentee, p.mentor])),
  );
  const filled = new Map<string, number>();
  for (const { mentors } of result.partnerships) {
    for (const id of mentors) filled.set(id, (filled.get(id) ?? 0) + 1);
  }

  const gains = open.map((p) => p.score - noMatch(problem));
  yield* bonusFault(problem, gains, bonus);
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
  for (const { mentee, mentor, score } of open) {
    const expected = score - noMatch(problem) + bonus;
    const found = (dual(menteeDuals, mentee) ?? 0) + (dual(mentorDuals, mentor) ?? 0);
    if (found < expected) yield { code: "dualTooLow", mentee, mentor, expected, found };
    else if (found > expected && partner.get(mentee) === mentor) {
      yield { code: "notTight", mentee, mentor, expected, found };
    }
  }
}

/** With `matchMost`, one more match must outweigh any difference of scores; else there is none. */
function* bonusFault(problem: Problem, gains: number[], found: number): Generator<Fault> {
  if (!(problem.params.matchMost ?? true)) {
    if (found !== 0) yield { code: "bonusTooSmall", expected: 0, found };
    return;
  }
  const places = problem.mentors.reduce((sum, m) => sum + m.capacity, 0) - problem.pinned.length;
  const most = Math.min(problem.mentees.length - problem.pinned.length, places);
  const high = gains.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const low = gains.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  // k+1 matches gain at least (k+1) low, k matches at most k high, for every k below `most`.
  const needed = gains.length === 0 ? 0 : Math.max(-low, (most - 1) * high - most * low);
  if (!(found > needed)) yield { code: "bonusTooSmall", expected: needed + 1, found };
}
