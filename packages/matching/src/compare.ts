import type { MatchedPartnership, MatchResult, Problem } from "./contract.ts";
import { lookupIn } from "./problem.ts";

/** Who one mentee is with: mentors, or in a circle its other members; sorted. */
export interface MenteeSide {
  mentors: string[];
  /** How well the mentee is placed: the mean score of the pairs with these people. */
  score: number;
}

/** One mentee's partners in two results; null is no match. */
export interface MenteeChange {
  mentee: string;
  before: MenteeSide | null;
  after: MenteeSide | null;
}

export interface Comparison {
  /** Mentees with other partners than before, sorted by id. */
  changes: MenteeChange[];
  /** Mentees who have the same partners in both. */
  kept: number;
  /** Of those in `changes`: matched only now, only before, or with a higher or a lower score. */
  gained: string[];
  lost: string[];
  better: string[];
  worse: string[];
  matched: { before: number; after: number };
  objective: { before: number; after: number };
}

/**
 * Everybody's side in a result. Without the problem, each member of a partnership counts as placed
 * as well as its pairs are on average, which of a pair is exact.
 */
export function sidesOf(result: MatchResult, problem?: Problem): Map<string, MenteeSide> {
  const lookup = problem && lookupIn(problem);
  const found = new Map<string, MenteeSide>();
  for (const partnership of result.partnerships) {
    const { mentees, mentors } = partnership;
    for (const mentee of mentees) {
      const partners = mentors.length > 0 ? mentors : mentees.filter((one) => one !== mentee);
      const own = lookup ? partners.map((mentor) => lookup.score({ mentee, mentor })) : [];
      const known = own.filter((score) => score !== null);
      const score = known.length > 0 ? mean(known) : partnership.score / pairsIn(partnership);
      found.set(mentee, { mentors: partners.toSorted(), score });
    }
  }
  return found;
}

const mean = (scores: number[]) => scores.reduce((sum, one) => sum + one, 0) / scores.length;

const pairsIn = ({ mentees, mentors }: MatchedPartnership) =>
  Math.max(1, mentees.length * (mentors.length > 0 ? mentors.length : (mentees.length - 1) / 2));

const isSame = (a: MenteeSide, b: MenteeSide) =>
  JSON.stringify(a.mentors) === JSON.stringify(b.mentors);

/**
 * Who is with whom in `b` and was not in `a`, of any model. With the problem, a mentee's score is
 * that of the own pairs; without it, of the partnership.
 */
export function compare(a: MatchResult, b: MatchResult, problem?: Problem): Comparison {
  const [before, after] = [sidesOf(a, problem), sidesOf(b, problem)];
  const changes: MenteeChange[] = [];
  let kept = 0;
  for (const mentee of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [old, now] = [before.get(mentee) ?? null, after.get(mentee) ?? null];
    if (old && now && isSame(old, now)) kept++;
    else changes.push({ mentee, before: old, after: now });
  }
  const those = (is: (old: MenteeSide | null, now: MenteeSide | null) => boolean | null) =>
    changes.filter((one) => is(one.before, one.after)).map((one) => one.mentee);
  return {
    ...{ changes, kept },
    gained: those((old) => old === null),
    lost: those((_, now) => now === null),
    better: those((old, now) => old && now && now.score > old.score),
    worse: those((old, now) => old && now && now.score < old.score),
    matched: { before: before.size, after: after.size },
    objective: { before: a.objective, after: b.objective },
  };
}

/** One of several results, side by side with the first. */
export interface ComparedResult {
  matched: number;
  objective: number;
  /** The mean and the lowest of the mentees' scores; null when nobody is matched. */
  mean: number | null;
  lowest: number | null;
  /** Mentees with a mentor whom nobody comes before in their ranking. */
  firstChoices: number;
  /** Mentees with other partners than in the first result. */
  changed: number;
}

/** Results of one problem, or of problems about the same people, in a table. */
export function compareMany(results: readonly MatchResult[], problem: Problem): ComparedResult[] {
  return results.map((result) => {
    const sides = sidesOf(result, problem);
    const scores = [...sides.values()].map((side) => side.score);
    const isFirst = ([mentee, { mentors }]: [string, MenteeSide]) =>
      mentors.some((mentor) => problem.rankings[mentee]?.[0]?.includes(mentor));
    return {
      matched: sides.size,
      objective: result.objective,
      mean: scores.length > 0 ? mean(scores) : null,
      lowest: scores.length > 0 ? scores.reduce((low, one) => Math.min(low, one)) : null,
      firstChoices: [...sides].filter(isFirst).length,
      changed: compare(results[0]!, result).changes.length,
    };
  });
}
