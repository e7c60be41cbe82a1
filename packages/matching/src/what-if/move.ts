import { valueAt } from "../problem.ts";
import { barredIn } from "./open.ts";
import { NOBODY, type Repair } from "./repair.ts";
import { ABSENT, copyOf, isSpare, join, leave, type State } from "./state.ts";
import type { Table } from "./table.ts";
import { type Base, placesOf, type Terms } from "./terms.ts";

export interface Board {
  base: Base;
  table: Table;
  repair: Repair;
  /** The table of the problem without those who are gone, when it was last needed. */
  reduced?: Table;
}

/**
 * The optimum under new terms, from the optimum under the old ones, which stays as it is. Everybody
 * whose own terms change first leaves together with their place: what is left of an optimum without
 * a matched pair and its place is an optimum. Then people and places come back, one of each at a time: a
 * single change takes one repair or two, whatever the size of the problem.
 */
export function moved(board: Board, before: State, from: Terms, to: Terms): State {
  const { base, table, repair } = board;
  const state = copyOf(before);
  const former = before.match;
  const coming: number[] = [];
  const pins = pinsOf(base, to);
  for (const i of affected(board, before, from, to)) {
    if (state.match[i] !== ABSENT) depart(state, i);
    if (!pins.has(i) && !to.gone.has(base.problem.mentees[i]!.id)) coming.push(i);
  }
  state.barred = to.forbidden === from.forbidden ? before.barred : barredIn(base, to.forbidden);

  const places = base.problem.mentors.map(({ id }) => placesOf(base, to, id));
  for (const j of pins.values()) places[j]!--;
  places.forEach((target, j) => {
    while (state.places[j]! > target) {
      if (isSpare(state, j)) state.places[j]!--;
      else {
        const i = state.first[j]!;
        depart(state, i);
        coming.push(i);
      }
    }
  });
  // Whoever is best placed where they were, stays there.
  const others = coming.filter((i) => {
    const j = former[i]!;
    if (j < 0 || state.places[j]! >= places[j]! || !isBest(table, state, i, j)) return true;
    state.places[j]!++;
    state.menteePrice[i] = valueAt(table.rows, i, j) + state.offset - state.mentorPrice[j]!;
    join(state, i, j);
    return false;
  });
  const empty = places.flatMap((target, j) => new Array<number>(target - state.places[j]!).fill(j));
  for (let k = 0; k < Math.max(others.length, empty.length); k++) {
    repair(state, others[k] ?? NOBODY, empty[k] ?? NOBODY);
  }
  return state;
}

/** Mentee i and the place they have leave the exercise. */
export function depart(state: State, i: number) {
  const j = state.match[i]!;
  if (j >= 0) {
    leave(state, i);
    state.places[j]!--;
  }
  state.match[i] = ABSENT;
  state.menteePrice[i] = 0;
}

export function pinsOf({ mentees, mentors }: Base, { pinned }: Terms): Map<number, number> {
  return new Map(pinned.map((p) => [mentees.get(p.mentee)!, mentors.get(p.mentor)!]));
}

/** The mentees whose locks, bans or presence change so that they can't stay where they are. */
function affected({ base, table }: Board, state: State, from: Terms, to: Terms): Set<number> {
  const found = new Set<number>();
  const [before, after] = [pinsOf(base, from), pinsOf(base, to)];
  if (from.pinned !== to.pinned) {
    for (const [i, j] of before) if (after.get(i) !== j) found.add(i);
    for (const [i, j] of after) if (before.get(i) !== j) found.add(i);
  }
  if (from.gone !== to.gone) {
    for (const id of to.gone) {
      const i = base.mentees.get(id);
      if (i !== undefined && !from.gone.has(id)) found.add(i);
    }
  }
  if (from.forbidden !== to.forbidden) {
    const barred = barredIn(base, to.forbidden);
    for (const [i, out] of barred) if (out.has(state.match[i]!)) found.add(i);
    for (const [i, out] of state.barred) {
      if (state.match[i] === ABSENT) continue;
      for (const j of out) {
        if (barred.get(i)?.has(j)) continue;
        const score = valueAt(table.rows, i, j);
        const worth = score + state.offset;
        if (score >= 0 && state.menteePrice[i]! + state.mentorPrice[j]! < worth) found.add(i);
      }
    }
  }
  return found;
}

/** Whether nobody is better for mentee i than mentor j, at these prices, and j better than nobody. */
function isBest({ rows }: Table, state: State, i: number, j: number): boolean {
  const out = state.barred.get(i);
  const score = valueAt(rows, i, j);
  const gain = score + state.offset - state.mentorPrice[j]!;
  if (score < 0 || gain < 0 || out?.has(j)) return false;
  for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
    const other = rows.mentor[k]!;
    const value = rows.value[k]! + state.offset - state.mentorPrice[other]!;
    if (value > gain && !out?.has(other)) return false;
  }
  return true;
}
