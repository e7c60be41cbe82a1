import type {
  MatchedPartnership,
  Matcher,
  MatchResult,
  Problem,
  Unmatched,
} from "../../contract.ts";
import { pairsOf } from "../../partnership.ts";
import { SCALE } from "./exact.ts";
import { type Solved, written } from "./solve.ts";

/** Who a column's people are, by their numbers in the problem's lists. */
export interface Members {
  mentees: number[];
  mentors: number[];
  score: number;
}

/** The result in the problem's own ids and order. `place`: each row's in `ColumnProof`. */
export function resultOf(
  problem: Problem,
  { type, v }: Pick<Matcher, "type" | "v">,
  solved: Solved,
  found: readonly Members[],
  place: Int32Array,
  unmatched: Unmatched[],
): MatchResult {
  const ascending = (list: number[]) => list.toSorted((a, b) => a - b);
  const pins = new Map<string, Set<string>>();
  for (const { mentee, mentor } of problem.pinned) {
    pins.set(mentee, (pins.get(mentee) ?? new Set()).add(mentor));
  }
  const partnerships = found
    .map(({ mentees, mentors, score }) => ({
      mentees: ascending(mentees),
      mentors: ascending(mentors),
      score,
    }))
    .sort((a, b) => a.mentees[0]! - b.mentees[0]!)
    .map(({ mentees, mentors, score }): MatchedPartnership => {
      const people = {
        mentors: mentors.map((j) => problem.mentors[j]!.id),
        mentees: mentees.map((i) => problem.mentees[i]!.id),
      };
      const locked = ({ mentee, mentor }: { mentee: string; mentor: string }) =>
        pins.get(mentee)?.has(mentor) === true;
      return { ...people, score, pinned: pairsOf(problem.model, people).some(locked) };
    });
  const noMatch = problem.params.noMatchScore ?? 0;
  const matched = partnerships.reduce((sum, p) => sum + p.mentees.length, 0);
  const objective =
    partnerships.reduce((sum, p) => sum + p.score, 0) +
    (problem.mentees.length - matched) * noMatch;
  const bound = Math.max(objective, solved.bound + problem.mentees.length * noMatch);
  return {
    partnerships,
    unmatched,
    objective,
    bound,
    gap: bound - objective,
    certificate: {
      kind: "columns",
      scale: SCALE,
      most: solved.most && [written(solved.most, place)],
      best: written(solved.best, place),
    },
    matcher: { type, v },
  };
}
