import type { PairIds, Profile, SolveOptions } from "./contract.ts";
import { type Scorer, score } from "./score.ts";

/**
 * For `SolveOptions.wouldScore`: what a pair would score if the rule that excludes it were set aside
 * for these two. Null for a pair that isn't excluded, whose rule is firm, or that another rule
 * excludes as well.
 */
export function wouldScoreOf(
  scorer: Scorer,
  profileOf: (id: string) => Profile | undefined,
): NonNullable<SolveOptions["wouldScore"]> {
  return ({ mentee, mentor }: PairIds) => {
    const [one, other] = [profileOf(mentee), profileOf(mentor)];
    if (!one || !other) return null;
    const found = score(one, other, scorer);
    if (found.kind === "scored") return null;
    const { rule, code } = found.reason;
    const isIt = (use: Scorer["uses"][number]) => use.criterion.type === rule;
    if (scorer.uses.some((use) => isIt(use) && use.criterion.firm)) return null;
    // A "must" that isn't met counts as a score of nothing; any other rule says nothing.
    const uses =
      code === "must"
        ? scorer.uses.map((use) => (isIt(use) ? { ...use, must: false } : use))
        : scorer.uses.filter((use) => !isIt(use));
    const without = score(one, other, { ...scorer, uses });
    return without.kind === "scored" ? without.score : null;
  };
}
