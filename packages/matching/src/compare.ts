import type { MatchResult } from "./contract.ts";

/** One mentee's partner in two results; null is no match. */
export interface MenteeChange {
  mentee: string;
  before: { mentors: string[]; score: number } | null;
  after: { mentors: string[]; score: number } | null;
}

export interface Comparison {
  /** Mentees with other partners than before, sorted by id. */
  changes: MenteeChange[];
  /** Mentees who have the same partners in both. */
  kept: number;
  matched: { before: number; after: number };
  objective: { before: number; after: number };
}

function byMentee(result: MatchResult) {
  const found = new Map<string, { mentors: string[]; score: number }>();
  for (const { mentees, mentors, score } of result.partnerships) {
    for (const mentee of mentees) found.set(mentee, { mentors: mentors.toSorted(), score });
  }
  return found;
}

/** Who is with whom in `b` and was not in `a`. */
export function compare(a: MatchResult, b: MatchResult): Comparison {
  const [before, after] = [byMentee(a), byMentee(b)];
  const changes: MenteeChange[] = [];
  let kept = 0;
  for (const mentee of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [old, now] = [before.get(mentee) ?? null, after.get(mentee) ?? null];
    const same = old && now && JSON.stringify(old.mentors) === JSON.stringify(now.mentors);
    if (same) kept++;
    else changes.push({ mentee, before: old, after: now });
  }
  return {
    changes,
    kept,
    matched: { before: before.size, after: after.size },
    objective: { before: a.objective, after: b.objective },
  };
}
