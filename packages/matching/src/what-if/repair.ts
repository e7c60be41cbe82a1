import { ballOf } from "./ball.ts";
import { reprice, shift } from "./prices.ts";
import { ABSENT, isSpare, join, leave, type State, UNMATCHED } from "./state.ts";
import type { Table } from "./table.ts";

export const NOBODY = -1;

/**
 * Makes a state optimal again after mentee `entering`, absent before, has come in, and mentor
 * `empty` has got one place more; NOBODY for either leaves it at the other.
 */
export type Repair = (state: State, entering: number, empty: number) => void;

/** The nearest end that a search has found. */
interface End {
  far: number;
  moves: number;
  mentor: number;
  mentee: number;
}

/**
 * Restores an optimum by shortest paths at reduced costs (Dijkstra with potentials: Edmonds and
 * Karp, JACM 19 (1972); for one change of an assignment: Mills-Tettey, Stentz and Dias, CMU report
 * RI-TR-07-27 (2007)), without cloning a mentor's places. Forwards from the person who comes in: to a
 * place left or to somebody who is best left out; backwards from the empty place: to somebody
 * unmatched or to a place that is best left empty. Both at once stop where they meet, or where their
 * two ends together cost less, and so look at a small part of the pairs; O(pairs + mentors log
 * mentors) at worst. The memory for searching is shared by all calls.
 */
export function repairOf(table: Table): Repair {
  const { rows, highest, mentors } = table;
  const ahead = ballOf(mentors);
  const behind = ballOf(mentors);
  const out: End = { far: 0, moves: 0, mentor: NOBODY, mentee: NOBODY };
  const back: End = { far: 0, moves: 0, mentor: NOBODY, mentee: NOBODY };
  const meeting: End = { far: 0, moves: 0, mentor: NOBODY, mentee: NOBODY };

  function offer(end: End, far: number, moves: number, mentor: number, mentee: number) {
    if (far > end.far || (far === end.far && moves >= end.moves)) return;
    end.far = far;
    end.moves = moves;
    end.mentor = mentor;
    end.mentee = mentee;
  }

  function reset(end: End, far: number) {
    end.far = far;
    end.moves = 0;
    end.mentor = NOBODY;
    end.mentee = NOBODY;
  }

  function meet(j: number) {
    const far = ahead.distance[j]! + behind.distance[j]!;
    if (far < Number.POSITIVE_INFINITY) {
      offer(meeting, far, ahead.moves[j]! + behind.moves[j]!, j, NOBODY);
    }
  }

  /** Who is farther needn't be known: the two ends, or a way through both balls, cost less. */
  const farthest = () => Math.min(out.far + back.far, meeting.far);

  /** From mentee i, who is `far` from the one who enters, to all mentors worth a look. */
  function look(state: State, i: number, far: number, count: number) {
    const { mentorPrice, used, places } = state;
    const { distance } = ahead;
    const here = far + state.menteePrice[i]!;
    offer(out, here, count, NOBODY, i);
    const low = here - state.offset;
    let limit = farthest();
    if (low - highest[i]! > limit) return;
    const barred = state.barred.get(i);
    const own = state.match[i]!;
    const end = rows.start[i + 1]!;
    for (let k = rows.start[i]!; k < end; k++) {
      const j = rows.mentor[k]!;
      const d = low - rows.value[k]! + mentorPrice[j]!;
      if (d > distance[j]! || d > limit || j === own || barred?.has(j)) continue;
      const spare = used[j]! < places[j]!;
      if (!ahead.reach(j, d, count + 1, !spare)) continue;
      ahead.via[j] = i;
      if (spare) offer(out, d, count + 1, j, NOBODY);
      meet(j);
      limit = farthest();
    }
  }

  /** From an empty place with mentor j to everybody who might come. */
  function lookBack(state: State, j: number) {
    const { menteePrice, match, barred } = state;
    const { distance, moves } = behind;
    const columns = table.columns();
    const count = moves[j]!;
    offer(back, distance[j]! + state.mentorPrice[j]!, count, j, NOBODY);
    const low = distance[j]! + state.mentorPrice[j]! - state.offset;
    let limit = farthest();
    const end = columns.start[j + 1]!;
    for (let k = columns.start[j]!; k < end; k++) {
      const i = columns.mentee[k]!;
      const d = low + menteePrice[i]! - columns.value[k]!;
      if (d > limit) continue;
      const from = match[i]!;
      if (from === j || from === ABSENT || barred.get(i)?.has(j)) continue;
      if (from === UNMATCHED) offer(back, d, count + 1, j, i);
      else if (behind.reach(from, d, count + 1, true)) {
        behind.via[from] = i;
        behind.onward[from] = j;
        meet(from);
      } else continue;
      limit = farthest();
    }
  }

  /** What mentee i gains with the best mentor at these prices, one with a place if there is one. */
  function priceOf(state: State, i: number, empty: number): { gain: number; at: number } {
    const { mentorPrice, offset } = state;
    const barred = state.barred.get(i);
    const open = (j: number) => j === empty || isSpare(state, j);
    let gain = 0;
    let at = NOBODY;
    for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
      const j = rows.mentor[k]!;
      const value = rows.value[k]! + offset - mentorPrice[j]!;
      if (value < gain || value <= 0 || barred?.has(j)) continue;
      if (value === gain && (open(at) || !open(j))) continue;
      gain = value;
      at = j;
    }
    return { gain, at };
  }

  /** Prices mentee i; false if somebody has to give way. */
  function settles(state: State, i: number, empty: number): boolean {
    const { gain, at } = priceOf(state, i, empty);
    state.menteePrice[i] = gain;
    if (at === NOBODY) {
      state.match[i] = UNMATCHED;
      return true;
    }
    if (at === empty) state.places[at]!++;
    if (!isSpare(state, at)) return false;
    join(state, i, at);
    return true;
  }

  function repair(state: State, entering: number, empty: number) {
    shift(state, entering === NOBODY ? 1 : empty === NOBODY ? 0 : 0.5);
    if (empty !== NOBODY && (isSpare(state, empty) || state.mentorPrice[empty] === 0)) {
      // A place that is worth nothing is left empty.
      state.places[empty]!++;
      if (entering !== NOBODY) repair(state, entering, NOBODY);
    } else if (entering !== NOBODY && settles(state, entering, empty)) {
      if (empty !== NOBODY && state.match[entering] !== empty) repair(state, NOBODY, empty);
    } else {
      search(state, entering, empty);
      conclude(state, entering, empty);
      ahead.clear();
      behind.clear();
    }
  }

  /** Widens the smaller ball until they meet, or until both ends are certain. */
  function search(state: State, entering: number, empty: number) {
    const { first, next } = state;
    reset(meeting, Number.POSITIVE_INFINITY);
    // To stay out, and to leave the place empty, is always possible.
    reset(out, entering === NOBODY ? 0 : state.menteePrice[entering]!);
    reset(back, empty === NOBODY ? 0 : state.mentorPrice[empty]!);
    out.mentee = entering;
    back.mentor = empty;
    if (empty !== NOBODY) {
      behind.reach(empty, 0, 0, true);
      behind.advance();
    }
    if (entering !== NOBODY) {
      look(state, entering, 0, 0);
      ahead.advance();
    }
    for (;;) {
      const forwards = ahead.top < out.far;
      const backwards = behind.top < back.far;
      if (!forwards && !backwards) return;
      if (radius(ahead.top, out) + radius(behind.top, back) >= meeting.far) return;
      if (forwards && (!backwards || ahead.settledCount <= behind.settledCount)) {
        const j = ahead.settle();
        const far = ahead.distance[j]!;
        for (let i = first[j]!; i >= 0; i = next[i]!) look(state, i, far, ahead.moves[j]!);
        ahead.advance();
      } else {
        lookBack(state, behind.settle());
        behind.advance();
      }
    }
  }

  const radius = (top: number, end: End) => Math.min(top, end.far);

  /** Moves everybody along the ways that were found, and the prices with them. */
  function conclude(state: State, entering: number, empty: number) {
    const forth = radius(ahead.top, out);
    const together = forth + radius(behind.top, back) >= meeting.far;
    reprice(state, ahead, forth, 1);
    reprice(state, behind, together ? meeting.far - forth : back.far, -1);
    if (entering !== NOBODY) state.menteePrice[entering]! -= forth;
    if (empty !== NOBODY) {
      state.places[empty]!++;
      pull(state, together ? meeting : back, empty);
    }
    if (entering !== NOBODY) push(state, together ? meeting : out, entering);
  }

  /** Everybody between the place that is left and the empty one moves up. */
  function pull(state: State, end: End, empty: number) {
    let j = end.mentor;
    if (end.mentee !== NOBODY) join(state, end.mentee, j);
    while (j !== empty) {
      const i = behind.via[j]!;
      leave(state, i);
      j = behind.onward[j]!;
      join(state, i, j);
    }
  }

  /** Everybody between the one who comes in and the end gives way to the one before. */
  function push(state: State, end: End, entering: number) {
    let j = end.mentor;
    if (j === NOBODY) {
      if (end.mentee === entering) {
        state.match[entering] = UNMATCHED;
        return;
      }
      j = state.match[end.mentee]!;
      leave(state, end.mentee);
    }
    for (;;) {
      const i = ahead.via[j]!;
      const from = state.match[i]!;
      if (from >= 0) leave(state, i);
      join(state, i, j);
      if (i === entering) return;
      j = from;
    }
  }

  return repair;
}
