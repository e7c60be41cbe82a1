import type { PairIds, Problem, Ranking } from "../contract.ts";
import { MODELS } from "../models.ts";

/** One pair that both would accept, with where each stands in the other's list: less is better. */
export interface Acceptable {
  i: number;
  j: number;
  /** The mentor's place in the mentee's list. */
  wish: number;
  /** The mentee's place in the mentor's list. */
  claim: number;
}

const never = Number.POSITIVE_INFINITY;

function listOf(ranking: Ranking | undefined): Map<string, number> | null {
  if (!ranking || ranking.length === 0) return null;
  // From the end, so that the best place of somebody listed twice counts.
  const entries = ranking.flatMap((group, place) => group.map((id) => [id, place] as const));
  return new Map(entries.reverse());
}

/** Everybody's list, read from the problem: choices, then by score, as its `byScore` says. */
export function opinions(problem: Problem): Acceptable[] {
  const { mentees, mentors, pairs, rankings, params } = problem;
  const byScore = params.byScore !== false;
  const forbidden = new Map<string, Set<string>>();
  for (const { mentee, mentor } of problem.forbidden) {
    forbidden.set(mentee, (forbidden.get(mentee) ?? new Set()).add(mentor));
  }
  const place = (list: Map<string, number> | null, id: string, score: number) => {
    const chosen = list?.get(id);
    if (chosen !== undefined) return chosen;
    // A list is never as long as this, and scores are at most a million.
    if (byScore) return 3_000_000 - score;
    return list ? never : 0;
  };
  const mentorLists = mentors.map(({ id }) => listOf(rankings[id]));
  const found: Acceptable[] = [];
  mentees.forEach(({ id }, i) => {
    const own = listOf(rankings[id]);
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const j = pairs.mentor[k]!;
      if (forbidden.get(id)?.has(mentors[j]!.id)) continue;
      const wish = place(own, mentors[j]!.id, pairs.value[k]!);
      const claim = place(mentorLists[j]!, id, pairs.value[k]!);
      if (wish < never && claim < never) found.push({ i, j, wish, claim });
    }
  });
  return found;
}

export const seatsOf = ({ model, mentors }: Problem): number[] =>
  mentors.map(({ capacity }) =>
    model === "group" ? Math.min(capacity, MODELS.group!.mentees.most) : capacity,
  );

export const idsOf = ({ mentees, mentors }: Problem, i: number, j: number): PairIds => ({
  mentee: mentees[i]!.id,
  mentor: mentors[j]!.id,
});
