import type { MenteeChange } from "../compare.ts";
import type { MatchResult, Problem, SolveOptions } from "../contract.ts";
import { valueAt } from "../problem.ts";
import type { Engine, Position } from "./engine.ts";
import { type Board, moved } from "./move.ts";
import { stateFrom } from "./open.ts";
import { repairOf } from "./repair.ts";
import { type Outcome, outcomeOf, resultOf } from "./result.ts";
import type { State } from "./state.ts";
import { tableFrom } from "./table.ts";
import { baseOf, problemUnder, type Terms, termsOf } from "./terms.ts";

interface Repaired extends Position {
  readonly state: State;
  readonly outcome: Outcome;
  /** Of the first only: the others share its tables, or have large ones. */
  readonly problem?: Problem;
  /** Written when it is first asked for. */
  result?: MatchResult;
}

/**
 * For a result with a certificate of kind "duals": reads every pair a few times to begin, and then
 * repairs the optimum after each change, see `moved`.
 */
export function repairedEngine(
  problem: Problem,
  result: MatchResult,
  { wouldScore }: SolveOptions,
): Engine<Repaired> {
  const base = baseOf(problem);
  const table = tableFrom(problem);
  const board: Board = { base, table, repair: repairOf(table) };
  table.columns();

  function at(terms: Terms, state: State): Repaired {
    const outcome = outcomeOf(board, terms, state);
    return { terms, state, outcome, matched: outcome.matched, objective: outcome.objective };
  }

  const side = ({ partner }: Outcome, i: number): MenteeChange["before"] => {
    const j = partner[i]!;
    if (j < 0) return null;
    return { mentors: [problem.mentors[j]!.id], score: valueAt(table.rows, i, j) };
  };

  return {
    ...{ base, exactly: "repaired" },
    first: { ...at(termsOf(problem), stateFrom(base, table, result)), problem, result },
    move: (from, terms) => at(terms, moved(board, from.state, from.terms, terms)),
    problem: (of) => of.problem ?? problemUnder(base, of.terms),
    result(of) {
      of.result ??= resultOf(board, of.terms, of.state, result.matcher, wouldScore);
      return of.result;
    },
    partners({ outcome }, mentee) {
      const i = base.mentees.get(mentee);
      return (i === undefined ? null : side(outcome, i)?.mentors) ?? [];
    },
    changes(from, to) {
      const found: MenteeChange[] = [];
      problem.mentees.forEach(({ id: mentee }, i) => {
        if (from.outcome.partner[i] === to.outcome.partner[i]) return;
        found.push({ mentee, before: side(from.outcome, i), after: side(to.outcome, i) });
      });
      return found.sort((a, b) => (a.mentee < b.mentee ? -1 : 1));
    },
  };
}
