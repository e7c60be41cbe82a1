import type { MatchedPartnership, MatchResult, Problem, SolveOptions } from "../contract.ts";
import { causesOf } from "../matchers/causes.ts";
import { valueAt } from "../problem.ts";
import type { Board } from "./move.ts";
import { pinsOf } from "./move.ts";
import { ABSENT, emptyState, join, type State, UNMATCHED } from "./state.ts";
import { type Table, tableFrom } from "./table.ts";
import { problemUnder, type Terms } from "./terms.ts";

/** What a state has come to, in sums that are cheap to compare. */
export interface Outcome {
  /** By mentee number: the mentor, by lock or by choice, or -1. */
  partner: Int32Array;
  matched: number;
  objective: number;
}

export function outcomeOf({ base, table }: Board, terms: Terms, state: State): Outcome {
  const { mentees, params } = base.problem;
  const partner = state.match.map((j) => Math.max(j, -1));
  for (const [i, j] of pinsOf(base, terms)) partner[i] = j;
  let [matched, objective] = [0, 0];
  for (let i = 0; i < mentees.length; i++) {
    if (partner[i]! >= 0) {
      matched++;
      objective += valueAt(table.rows, i, partner[i]!);
    } else if (terms.gone.size === 0 || !terms.gone.has(mentees[i]!.id)) {
      objective += params.noMatchScore ?? 0;
    }
  }
  return { partner, matched, objective };
}

/** The whole result of a state, with causes and certificate, for the problem under these terms. */
export function resultOf(
  board: Board,
  terms: Terms,
  state: State,
  matcher: MatchResult["matcher"],
  wouldScore?: SolveOptions["wouldScore"],
): MatchResult {
  const { base, table } = board;
  const { partner, objective } = outcomeOf(board, terms, state);
  const locked = pinsOf(base, terms);
  const partnerships: MatchedPartnership[] = [];
  base.problem.mentees.forEach(({ id }, i) => {
    const j = partner[i]!;
    if (j < 0) return;
    const score = valueAt(table.rows, i, j);
    const mentors = [base.problem.mentors[j]!.id];
    partnerships.push({ mentors, mentees: [id], score, pinned: locked.has(i) });
  });
  const problem = problemUnder(base, terms);
  const [ofTable, ofState] = present(board, terms, state, problem);
  const stays = (id: string) => !terms.gone.has(id);
  const menteeDuals: Record<string, number> = {};
  base.problem.mentees.forEach(({ id }, i) => {
    if (state.match[i] !== ABSENT) menteeDuals[id] = state.menteePrice[i]!;
  });
  const mentorDuals: Record<string, number> = {};
  base.problem.mentors.forEach(({ id }, j) => {
    if (stays(id)) mentorDuals[id] = state.mentorPrice[j]!;
  });
  const bonus = state.offset + (base.problem.params.noMatchScore ?? 0);
  return {
    partnerships,
    unmatched: causesOf(problem, ofTable, ofState, wouldScore),
    ...{ objective, bound: objective, gap: 0 },
    certificate: { kind: "duals", menteeDuals, mentorDuals, bonus },
    matcher,
  };
}

/** The table and the state by the numbers of the problem without those who are gone. */
function present(board: Board, terms: Terms, state: State, problem: Problem): [Table, State] {
  const { base, table } = board;
  if (terms.gone.size === 0) return [table, state];
  const stay = (list: readonly { id: string }[]) =>
    list.flatMap(({ id }, k) => (terms.gone.has(id) ? [] : [k]));
  const [rows, columns] = [stay(base.problem.mentees), stay(base.problem.mentors)];
  const places = Int32Array.from(columns, (j) => state.places[j]!);
  const found = emptyState(rows.length, places, state.offset);
  const number = new Map(columns.map((j, k) => [j, k]));
  columns.forEach((j, k) => {
    found.mentorPrice[k] = state.mentorPrice[j]!;
  });
  const barred = new Map<number, Set<number>>();
  rows.forEach((i, k) => {
    found.menteePrice[k] = state.menteePrice[i]!;
    const j = state.match[i]!;
    if (j >= 0) join(found, k, number.get(j)!);
    else found.match[k] = j === ABSENT ? ABSENT : UNMATCHED;
    const out = state.barred.get(i);
    if (out) barred.set(k, new Set([...out].map((one) => number.get(one) ?? -1)));
  });
  found.barred = barred;
  if (board.reduced?.rows !== problem.pairs) board.reduced = tableFrom(problem);
  return [board.reduced, found];
}
