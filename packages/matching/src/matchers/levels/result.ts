import type { Level, LevelsCertificate, MatchResult, Problem } from "../../contract.ts";
import { MatchingError } from "../../error.ts";
import { outcomeOf, pinnedMatch } from "../outcome.ts";
import type { LevelArcs } from "./arcs.ts";
import type { LevelFlow } from "./solve.ts";

/**
 * Throws `MatchingError` "INVALID_PROBLEM" for what matching by levels can't heed: quotas, and in
 * groups smallest numbers and people apart.
 */
export function requirePlain({ model, quotas, apart, mentors }: Problem) {
  const group = model === "group";
  const found = [
    ...(quotas.length > 0 ? ["quotas"] : []),
    ...(group && apart.length > 0 ? ["apart"] : []),
    ...(group && mentors.some((m) => (m.least ?? 1) > 1) ? ["least"] : []),
  ];
  if (found.length === 0) return;
  const message = `This way of matching doesn't heed: ${found.join(", ")}`;
  throw new MatchingError("INVALID_PROBLEM", message, found);
}

/** The result with its proof, in the problem's own ids. */
export function levelResult(
  problem: Problem,
  matcher: { type: string; v: number },
  arcs: LevelArcs,
  flow: LevelFlow,
  levels: Level[],
  floor?: LevelsCertificate["floor"],
): MatchResult {
  const match = pinnedMatch(problem);
  const pinned = new Set(problem.pinned.map((p) => p.mentee));
  const menteeDuals: Record<string, number[]> = {};
  arcs.mentees.forEach((row, i) => {
    const { id } = problem.mentees[row]!;
    if (pinned.has(id)) return;
    const j = flow.match[i]!;
    if (j >= 0) match[row] = arcs.mentors[j]!;
    menteeDuals[id] = flow.menteeDuals.map((duals) => duals[i]!);
  });
  const mentorDuals: Record<string, number[]> = {};
  arcs.mentors.forEach((column, j) => {
    mentorDuals[problem.mentors[column]!.id] = flow.mentorDuals.map((duals) => duals[j]!);
  });
  const certificate: LevelsCertificate = {
    kind: "levels",
    levels,
    menteeDuals,
    mentorDuals,
    ...(floor && { floor }),
  };
  return outcomeOf(problem, matcher, { match, certificate });
}
