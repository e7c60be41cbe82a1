import { checkProblem } from "../check.ts";
import type {
  Cause,
  Certificate,
  MatchedPartnership,
  Matcher,
  MatchResult,
  Problem,
  RuleCount,
  Unmatched,
} from "../contract.ts";
import { MatchingError } from "../error.ts";
import { MODELS } from "../models.ts";
import { pairKeys, valueAt } from "../problem.ts";

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
  return {
    partnerships,
    unmatched: unmatchedIn(problem, match, cause),
    objective,
    bound: best,
    gap: best - objective,
    certificate,
    matcher: { type, v },
  };
}

/** What keeps somebody from the other side, as far as the problem's tables say. */
interface Case {
  partners: string[];
  open: string[];
  forbidden: string[];
  counts: Map<number, number>;
  seen: number;
}

/**
 * Why somebody has no partner, as far as it is true of every way of matching: no fixes are claimed.
 * O(pairs + excluded pairs).
 */
function unmatchedIn(problem: Problem, match: Int32Array, same?: Cause): Unmatched[] {
  const { mentees, mentors, pairs, excluded } = problem;
  const places = placesOf(problem);
  for (const j of match) if (j >= 0) places[j]!--;
  const taken = new Set(match);
  const empty = (): Case => ({ partners: [], open: [], forbidden: [], counts: new Map(), seen: 0 });
  const menteeCase = mentees.map((_, i) => (match[i] === -1 ? empty() : null));
  const mentorCase = mentors.map((_, j) => (taken.has(j) ? null : empty()));
  const forbidden = pairKeys(problem.forbidden);
  const lists: ("partners" | "open")[] = ["partners", "open"];
  for (let i = 0; i < mentees.length; i++) {
    const barred = forbidden.get(mentees[i]!.id);
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const j = pairs.mentor[k]!;
      const [own, other] = [menteeCase[i], mentorCase[j]];
      if (!own && !other) continue;
      const hand = barred?.has(mentors[j]!.id);
      own?.[hand ? "forbidden" : lists[places[j]! > 0 ? 1 : 0]!].push(mentors[j]!.id);
      other?.[hand ? "forbidden" : lists[match[i] === -1 ? 1 : 0]!].push(mentees[i]!.id);
    }
    for (let k = excluded.start[i]!; k < excluded.start[i + 1]!; k++) {
      count(menteeCase[i], excluded.value[k]!);
      count(mentorCase[excluded.mentor[k]!], excluded.value[k]!);
    }
  }
  const cause = (found: Case, total: number, noPlaces: boolean): Cause => {
    if (same) return same;
    if (noPlaces) return { code: "noPlaces" };
    const { partners, open, forbidden } = found;
    const byRule = ruleCounts(problem, found, total);
    if (partners.length + open.length + forbidden.length === 0) {
      return { code: "nobodyEligible", total, byRule };
    }
    return { code: "othersFirst", partners, open, forbidden, byRule };
  };
  return [
    ...menteeCase.flatMap((found, i) =>
      found
        ? [
            {
              id: mentees[i]!.id,
              role: "mentee" as const,
              cause: cause(found, mentors.length, false),
            },
          ]
        : [],
    ),
    ...mentorCase.flatMap((found, j) => {
      const { id, capacity } = mentors[j]!;
      const why = found && cause(found, mentees.length, capacity === 0);
      return why ? [{ id, role: "mentor" as const, cause: why }] : [];
    }),
  ];
}

function count(found: Case | null | undefined, rule: number) {
  if (!found) return;
  found.counts.set(rule, (found.counts.get(rule) ?? 0) + 1);
  found.seen++;
}

/** Most often first; whoever stands in neither table was not considered. */
function ruleCounts({ rules }: Problem, found: Case, total: number): RuleCount[] {
  const listed = [...found.counts].map(([rule, n]) => ({ ...rules[rule]!, count: n }));
  const left =
    total - found.seen - found.partners.length - found.open.length - found.forbidden.length;
  if (left > 0) listed.push({ rule: "notScored", code: "notScored", count: left });
  return listed.sort((a, b) => b.count - a.count || (a.rule + a.code < b.rule + b.code ? -1 : 1));
}
