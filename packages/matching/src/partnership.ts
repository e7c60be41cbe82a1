import type { MatchedPartnership, PairIds, Problem } from "./contract.ts";
import { type Lookup, lookupIn } from "./problem.ts";

type People = Pick<MatchedPartnership, "mentors" | "mentees">;

/** Every mentee with every mentor; in a circle everybody with everybody else, in both directions. */
export function pairsOf(model: string, { mentors, mentees }: People): PairIds[] {
  const others = model === "circle" ? mentees : mentors;
  return mentees.flatMap((mentee) =>
    others.flatMap((mentor) =>
      model === "circle" && mentor === mentee ? [] : [{ mentee, mentor }],
    ),
  );
}

/**
 * What these people's partnership scores: see `MatchedPartnership.score`. Pairs that may not be
 * together count 0.
 */
export function partnershipScore(
  problem: Problem,
  partnership: People,
  lookup: Lookup = lookupIn(problem),
): number {
  let total = 0;
  for (const { mentee, mentor } of pairsOf(problem.model, partnership)) {
    const score = lookup.score({ mentee, mentor }) ?? 0;
    if (problem.model !== "circle") total += score;
    else if (mentee < mentor) {
      total += Math.floor((score + (lookup.score({ mentee: mentor, mentor: mentee }) ?? 0)) / 2);
    }
  }
  return total;
}
