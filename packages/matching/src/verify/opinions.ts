import type { PairIds, Problem, Ranking } from "../contract.ts";
import { MODELS } from "../models.ts";

/**
 * The pairs that both would accept, mentee by mentee, with where each stands in the other's list: less
 * is better. People by their numbers in the problem.
 */
export interface Opinions {
  mentee: Int32Array;
  mentor: Int32Array;
  /** The mentor's place in the mentee's list. */
  wish: Int32Array;
  /** The mentee's place in the mentor's list. */
  claim: Int32Array;
}

const NEVER = -1;

function listOf(ranking: Ranking | undefined): Map<string, number> | null {
  if (!ranking || ranking.length === 0) return null;
  // From the end, so that the best place of somebody listed twice counts.
  const entries = ranking.flatMap((group, place) => group.map((id) => [id, place] as const));
  return new Map(entries.reverse());
}

/** Everybody's list, read from the problem: choices, then by score, as its `byScore` says. */
export function opinions(problem: Problem): Opinions {
  const { mentees, mentors, pairs, rankings, params } = problem;
  const byScore = params.byScore !== false;
  const barred = forbiddenIn(problem);
  const place = (list: Map<string, number> | null, id: string, score: number) => {
    const chosen = list?.get(id);
    if (chosen !== undefined) return chosen;
    // A list is never as long as a million, and scores are at most two.
    if (byScore) return 3_000_000 - score;
    return list ? NEVER : 0;
  };
  const mentorLists = mentors.map(({ id }) => listOf(rankings[id]));
  const most = pairs.mentor.length;
  const [mentee, mentor, wish, claim] = [0, 1, 2, 3].map(() => new Int32Array(most)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  let count = 0;
  mentees.forEach(({ id }, i) => {
    const own = listOf(rankings[id]);
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const j = pairs.mentor[k]!;
      if (barred(id, mentors[j]!.id)) continue;
      mentee[count] = i;
      mentor[count] = j;
      wish[count] = place(own, mentors[j]!.id, pairs.value[k]!);
      claim[count] = place(mentorLists[j]!, id, pairs.value[k]!);
      if (wish[count] !== NEVER && claim[count] !== NEVER) count++;
    }
  });
  const cut = (list: Int32Array) => list.subarray(0, count);
  return { mentee: cut(mentee), mentor: cut(mentor), wish: cut(wish), claim: cut(claim) };
}

export function forbiddenIn({ forbidden }: Problem): (mentee: string, mentor: string) => boolean {
  const barred = new Map<string, Set<string>>();
  for (const { mentee, mentor } of forbidden) {
    barred.set(mentee, (barred.get(mentee) ?? new Set()).add(mentor));
  }
  return (mentee, mentor) => barred.get(mentee)?.has(mentor) ?? false;
}

export const seatsOf = ({ model, mentors }: Problem): number[] =>
  mentors.map(({ capacity }) =>
    model === "group" ? Math.min(capacity, MODELS.group!.mentees.most) : capacity,
  );

export const idsOf = ({ mentees, mentors }: Problem, i: number, j: number): PairIds => ({
  mentee: mentees[i]!.id,
  mentor: mentors[j]!.id,
});
