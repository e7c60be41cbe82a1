import { checkProblem } from "../check.ts";
import type {
  Cause,
  Certificate,
  MatchedPartnership,
  Matcher,
  MatchResult,
  Problem,
} from "../contract.ts";
import { MatchingError } from "../error.ts";
import { MODELS } from "../models.ts";
import { valueAt } from "../problem.ts";
import { unmatchedIn } from "./unmatched.ts";

/**
 * Throws `MatchingError` "INVALID_PROBLEM" when the problem can't be solved as stated, or has a model
 * that the matcher can't match.
 */
export function requireSound(problem: Problem, { type, models }: Pick<Matcher, "type" | "models">) {
  const faults = checkProblem(problem);
  if (faults.length > 0) {
    const codes = [...new Set(faults.map((f) => f.code))].join(", ");
    throw new MatchingError("INVALID_PROBLEM", `The problem can't be solved: ${codes}`, [
      ...faults.map((f) => JSON.parse(JSON.stringify(f))),
    ]);
  }
  if (!models.includes(problem.model)) {
    const message = `The matcher "${type}" can't match the model "${problem.model}"`;
    throw new MatchingError("INVALID_PROBLEM", message, [problem.model]);
  }
}

/** How many mentees each mentor may have: their places, in a group at most what a group holds. */
export function placesOf({ model, mentors }: Problem): Int32Array {
  const most = model === "group" ? MODELS.group!.mentees.most : Number.POSITIVE_INFINITY;
  return Int32Array.from(mentors, ({ capacity }) => Math.min(capacity, most));
}

/** Every mentee's mentor by number, or -1: those locked by hand, and nobody else yet. */
export function pinnedMatch(problem: Problem): Int32Array {
  const match = new Int32Array(problem.mentees.length).fill(-1);
  if (problem.pinned.length === 0) return match;
  const mentors = new Map(problem.mentors.map(({ id }, j) => [id, j]));
  const pins = new Map(problem.pinned.map((p) => [p.mentee, mentors.get(p.mentor)!]));
  problem.mentees.forEach(({ id }, i) => {
    match[i] = pins.get(id) ?? -1;
  });
  return match;
}

interface Found {
  /** Mentee number to mentor number or -1, with the pinned ones. */
  match: Int32Array;
  certificate: Certificate;
  /** Left out: the objective, which is then proven best. */
  bound?: number;
  /** The cause of everybody without a partner, where it is one and the same. */
  cause?: Cause;
}

/** The result of matching pairs of mentee and mentor; a group is a mentor with all of theirs. */
export function outcomeOf(
  problem: Problem,
  { type, v }: Pick<Matcher, "type" | "v">,
  { match, certificate, bound, cause }: Found,
): MatchResult {
  const { mentees, mentors, pairs, model } = problem;
  const pinned = new Set(problem.pinned.map((p) => p.mentee));
  const partnerships: MatchedPartnership[] = [];
  const groups = new Map<number, MatchedPartnership>();
  let objective = 0;
  mentees.forEach(({ id }, i) => {
    const j = match[i]!;
    if (j < 0) {
      objective += problem.params.noMatchScore ?? 0;
      return;
    }
    const score = valueAt(pairs, i, j);
    objective += score;
    const group = model === "group" ? groups.get(j) : undefined;
    if (group) {
      group.mentees.push(id);
      group.score += score;
      group.pinned ||= pinned.has(id);
      return;
    }
    const made = { mentors: [mentors[j]!.id], mentees: [id], score, pinned: pinned.has(id) };
    partnerships.push(made);
    groups.set(j, made);
  });
  const best = bound ?? objective;
  const free = placesOf(problem);
  for (const j of match) if (j >= 0) free[j]!--;
  const unmatched = unmatchedIn(problem, match, free);
  return {
    partnerships,
    unmatched: cause ? unmatched.map((one) => ({ ...one, cause })) : unmatched,
    objective,
    bound: best,
    gap: best - objective,
    certificate,
    matcher: { type, v },
  };
}
