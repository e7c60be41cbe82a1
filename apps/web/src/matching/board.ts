import type { BoardRunQuery } from "../gql/Board.ts";
import type { OneRoundQuery } from "../gql/OneRound.ts";

export type Round = OneRoundQuery["round"];
export type Pairing = Round["pairings"][number];
export type Run = BoardRunQuery["run"];
export type Partnership = Run["partnerships"][number];
export type Unmatched = Run["unmatched"][number];
export type Fix = NonNullable<Unmatched["fix"]>;

/** One mentee on the board, with or without a match. */
export interface MenteeRow {
  id: string;
  name: string;
  unitName: string | null;
  /** Mentors whom no rule keeps from this mentee. */
  optionCount: number;
  /** null: no match. */
  partnership: Partnership | null;
  /** Which choice of the mentee the match is. */
  rank: number | null;
  /** Why there is no match. */
  unmatched: Unmatched | null;
  /** Somebody decided about this mentee by hand: a lock, or a ban. */
  byHand: boolean;
}

export interface Board {
  unmatched: MenteeRow[];
  matched: MenteeRow[];
}

/** Mentees of a run, those with the fewest options first, by name among equals. */
export function boardOf(run: Run, pairings: readonly Pairing[]): Board {
  const decided = new Set(pairings.map(({ menteeEnrolmentId }) => menteeEnrolmentId));
  const fewestFirst = (a: MenteeRow, b: MenteeRow) =>
    a.optionCount - b.optionCount || collator.compare(a.name, b.name);
  const unmatched = run.unmatched
    .filter(({ role }) => role === "MENTEE")
    .map((one) => ({
      id: one.enrolmentId,
      name: one.name,
      unitName: one.unitName,
      optionCount: one.optionCount,
      partnership: null,
      rank: null,
      unmatched: one,
      byHand: decided.has(one.enrolmentId),
    }));
  const matched = run.partnerships.flatMap((partnership) =>
    partnership.mentees.map((one) => ({
      id: one.enrolmentId,
      name: one.name,
      unitName: one.unitName,
      optionCount: one.optionCount,
      partnership,
      rank: one.rank,
      unmatched: null,
      byHand: decided.has(one.enrolmentId),
    })),
  );
  return { unmatched: unmatched.sort(fewestFirst), matched: matched.sort(fewestFirst) };
}

/** One for all comparisons: `localeCompare` makes a new one each time, which 3,000 names feel. */
const collator = new Intl.Collator();

export const FILTERS = ["all", "unmatched", "weak", "locked", "byHand"] as const;
export type Filter = (typeof FILTERS)[number];

const passes: Record<Filter, (row: MenteeRow) => boolean> = {
  all: () => true,
  unmatched: ({ partnership }) => partnership === null,
  weak: ({ partnership }) => partnership?.fit === 1,
  locked: ({ partnership }) => partnership?.locked === true,
  byHand: ({ byHand }) => byHand,
};

export function countOf({ unmatched, matched }: Board, filter: Filter): number {
  return unmatched.filter(passes[filter]).length + matched.filter(passes[filter]).length;
}

/** Only the mentees who pass the filter and go by these letters. */
export function found(board: Board, search: string, filter: Filter): Board {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === "" && filter === "all") return board;
  const goes = (row: MenteeRow) =>
    passes[filter](row) && row.name.toLocaleLowerCase().includes(wanted);
  return { unmatched: board.unmatched.filter(goes), matched: board.matched.filter(goes) };
}

/** Those who meet with this mentee besides the mentors; in a circle, everybody else. */
export function fellowsOf({ id, partnership }: MenteeRow): Partnership["mentees"] {
  return partnership?.mentees.filter(({ enrolmentId }) => enrolmentId !== id) ?? [];
}

/** Whom a mentee is with, as the list says it: mentors, and the peers where there are no mentors. */
export function partnersOf(row: MenteeRow): string[] {
  const { mentors = [] } = row.partnership ?? {};
  return (mentors.length > 0 ? mentors : fellowsOf(row)).map(({ name }) => name);
}

export interface Shortage {
  short: string;
  count: number;
}

/** Why mentees have no match, each cause with how many share it, the commonest first. */
export function shortages(unmatched: readonly MenteeRow[]): Shortage[] {
  const counts = new Map<string, number>();
  for (const { unmatched: one } of unmatched) {
    if (one) counts.set(one.short, (counts.get(one.short) ?? 0) + 1);
  }
  return [...counts].map(([short, count]) => ({ short, count })).sort((a, b) => b.count - a.count);
}

/** What was decided by hand about two people, if anything. */
export function kindOf(
  pairings: readonly Pairing[],
  menteeId: string,
  mentorId: string,
): Pairing["kind"] | null {
  return (
    pairings.find((one) => one.menteeEnrolmentId === menteeId && one.mentorEnrolmentId === mentorId)
      ?.kind ?? null
  );
}
