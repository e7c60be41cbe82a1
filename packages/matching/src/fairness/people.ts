import type { MatchResult, Problem, Ranking } from "../contract.ts";

/** What became of one person. */
export interface Fate {
  id: string;
  matched: boolean;
  /** 0..1_000_000: the mean over the pairs of the partnership; null without one. */
  score: number | null;
  /** 1 for a first choice; null for whoever wasn't matched with a choice, or ranked nobody. */
  rank: number | null;
  ranked: boolean;
  waited: number;
}

export interface Outcome {
  role: "mentee" | "mentor";
  problem: Pick<Problem, "mentees" | "mentors" | "rankings">;
  result: Pick<MatchResult, "partnerships">;
  /** Rounds that ended without a match, by id; left out: none. */
  waited?: Readonly<Record<string, number>>;
}

/** Everybody of one role, in the problem's order. With several partners, the best-ranked counts. */
export function fatesOf({ role, problem, result, waited = {} }: Outcome): Fate[] {
  const partners = new Map<string, string[]>();
  const scores = new Map<string, number>();
  for (const { mentees, mentors, score } of result.partnerships) {
    const [own, others] = role === "mentee" ? [mentees, mentors] : [mentors, mentees];
    const mean = score / Math.max(1, mentees.length * mentors.length);
    for (const id of own) {
      const met = partners.get(id) ?? [];
      scores.set(
        id,
        ((scores.get(id) ?? 0) * met.length + mean * others.length) /
          Math.max(1, met.length + others.length),
      );
      partners.set(id, [...met, ...others]);
    }
  }
  return problem[`${role}s`].map(({ id }) => {
    const ranking = Object.hasOwn(problem.rankings, id) ? problem.rankings[id]! : [];
    return {
      id,
      matched: partners.has(id),
      score: scores.get(id) ?? null,
      rank: bestRank(ranking, partners.get(id) ?? []),
      ranked: ranking.length > 0,
      waited: Object.hasOwn(waited, id) ? waited[id]! : 0,
    };
  });
}

function bestRank(ranking: Ranking, partners: readonly string[]): number | null {
  const at = ranking.findIndex((equals) => equals.some((one) => partners.includes(one)));
  return at < 0 ? null : at + 1;
}
