import type { OneRoundQuery, RoundRunQuery } from "../gql/OneRound.ts";

export type Round = OneRoundQuery["round"];
export type Run = RoundRunQuery["run"];
export type Pairing = Round["pairings"][number];

/** One mentee on the board, with or without a mentor. */
export interface MenteeRow {
  id: string;
  name: string;
  unitName: string | null;
  /** Mentors whom no rule keeps from this mentee. */
  optionCount: number;
  /** null: no match. */
  mentor: { id: string; name: string; fit: number; rank: number | null } | null;
  /** Why there is no match, and one change that is proven to give one. */
  cause: string | null;
  wouldHelp: string | null;
  /** The match is locked, in every run from now on. */
  locked: boolean;
}

export interface Board {
  unmatched: MenteeRow[];
  matched: MenteeRow[];
}

/** Mentees of a run, those with the fewest options first, by name among equals. */
export function boardOf(run: Run, pairings: readonly Pairing[]): Board {
  const locked = new Set(pairings.filter(({ kind }) => kind === "LOCKED").map(keyOf));
  const fewestFirst = (a: MenteeRow, b: MenteeRow) =>
    a.optionCount - b.optionCount || a.name.localeCompare(b.name);
  return {
    unmatched: run.unmatched
      .filter(({ role }) => role === "MENTEE")
      .map((one) => ({
        id: one.enrolmentId,
        name: one.name,
        unitName: one.unitName,
        optionCount: one.optionCount,
        mentor: null,
        cause: one.cause,
        wouldHelp: one.wouldHelp,
        locked: false,
      }))
      .sort(fewestFirst),
    matched: run.pairs
      .map((pair) => ({
        id: pair.menteeEnrolmentId,
        name: pair.menteeName,
        unitName: pair.menteeUnit,
        optionCount: pair.optionCount,
        mentor: {
          id: pair.mentorEnrolmentId,
          name: pair.mentorName,
          fit: pair.fit,
          rank: pair.menteeRank,
        },
        cause: null,
        wouldHelp: null,
        locked: locked.has(keyOf(pair)),
      }))
      .sort(fewestFirst),
  };
}

/** Only the mentees who go by these letters. */
export function found(board: Board, search: string): Board {
  const wanted = search.trim().toLocaleLowerCase();
  const goes = ({ name }: MenteeRow) => name.toLocaleLowerCase().includes(wanted);
  return wanted
    ? { unmatched: board.unmatched.filter(goes), matched: board.matched.filter(goes) }
    : board;
}

interface PairIds {
  menteeEnrolmentId: string;
  mentorEnrolmentId: string;
}
const keyOf = ({ menteeEnrolmentId, mentorEnrolmentId }: PairIds) =>
  `${menteeEnrolmentId} ${mentorEnrolmentId}`;

/** What was decided by hand about two people, if anything. */
export function kindOf(pairings: readonly Pairing[], pair: PairIds): Pairing["kind"] | null {
  return pairings.find((one) => keyOf(one) === keyOf(pair))?.kind ?? null;
}

/**
 * Decisions by hand that the result doesn't hold to yet: a lock on two who aren't matched, a ban on
 * two who are, and a match that was locked when it was made and isn't any more.
 */
export function notTakenIn(run: Run, pairings: readonly Pairing[]): number {
  const matched = new Set(run.pairs.map(keyOf));
  const decided = pairings.filter(
    (one) => matched.has(keyOf(one)) === (one.kind === "FORBIDDEN"),
  ).length;
  const released = run.pairs.filter(
    (pair) => pair.locked && kindOf(pairings, pair) !== "LOCKED",
  ).length;
  return decided + released;
}

/** The row that a key press leads to; undefined when there is none in that direction. */
export function rowAfter(
  rows: readonly MenteeRow[],
  current: string | undefined,
  key: string,
): MenteeRow | undefined {
  const at = rows.findIndex(({ id }) => id === current);
  switch (key) {
    case "ArrowDown":
      return rows[at + 1];
    case "ArrowUp":
      return at > 0 ? rows[at - 1] : undefined;
    case "Home":
      return rows[0];
    case "End":
      return rows.at(-1);
    default:
      return undefined;
  }
}

export interface RuledOut<C> {
  rule: string;
  mentors: C[];
}

/** Mentors who are ruled out, by the rule, the one that strikes most first. */
export function byRule<C extends { ruledOut: string | null }>(
  candidates: readonly C[],
): RuledOut<C>[] {
  const groups = new Map<string, C[]>();
  for (const one of candidates) {
    if (one.ruledOut === null) continue;
    groups.set(one.ruledOut, [...(groups.get(one.ruledOut) ?? []), one]);
  }
  return [...groups]
    .map(([rule, mentors]) => ({ rule, mentors }))
    .sort((a, b) => b.mentors.length - a.mentors.length);
}
