import { indexHeap } from "../matchers/heap.ts";
import { isSpare, join, leave, type State, UNMATCHED } from "./state.ts";
import type { Table } from "./table.ts";

/**
 * A distance and a number of moves as one key: of equally good ways the one that moves the fewest.
 * No way has more moves than there are mentees (60,000 at most), and distances stay below 2^37.
 */
const MOVES = 65_536;

export interface Repair {
  /** Makes the state optimal again after mentee i, unmatched and without a price, has come in. */
  enter(state: State, i: number): void;
  /** Makes the state optimal again after mentor j, full before, has got one place more. */
  fill(state: State, j: number): void;
}

/**
 * Restores an optimum after one change by one shortest path at reduced costs, from the person who
 * came or from the place that is empty (the sensitivity step of the primal-dual method: Edmonds and
 * Karp, JACM 19 (1972); Mills-Tettey, Stentz and Dias, CMU-RI-TR-07-27 (2007), without cloning a
 * mentor's places). O(pairs + mentors log mentors) at worst, usually a small part of it: the search
 * stops where nothing nearer can be found. The scratch memory is shared by all calls.
 */
export function repairOf(table: Table): Repair {
  const { rows, highest, mentors } = table;
  const distance = new Float64Array(mentors).fill(Number.POSITIVE_INFINITY);
  const moves = new Int32Array(mentors);
  const keys = new Float64Array(mentors);
  const heap = indexHeap(mentors, keys);
  /** Who was the step to (when entering) or from (when filling) this mentor. */
  const via = new Int32Array(mentors);
  /** When filling: where that mentee goes. */
  const onward = new Int32Array(mentors);
  const touched = new Int32Array(mentors);
  const settled = new Int32Array(mentors);
  let touchedCount = 0;
  let settledCount = 0;
  /** The nearest end that has been found. */
  let best = 0;
  let bestMoves = 0;
  let endMentor = -1;
  let endMentee = -1;

  function begin(limit: number) {
    best = limit;
    bestMoves = 0;
    endMentor = -1;
    endMentee = -1;
    touchedCount = 0;
    settledCount = 0;
  }

  function finish() {
    heap.clear();
    for (let t = 0; t < touchedCount; t++) distance[touched[t]!] = Number.POSITIVE_INFINITY;
  }

  function reach(j: number, far: number, count: number): boolean {
    const known = distance[j]!;
    if (far > known || (far === known && count >= moves[j]!)) return false;
    if (known === Number.POSITIVE_INFINITY) touched[touchedCount++] = j;
    distance[j] = far;
    moves[j] = count;
    keys[j] = far * MOVES + count;
    return true;
  }

  const endsNearer = (far: number, count: number) =>
    far < best || (far === best && count < bestMoves);

  /** The next mentor in order, while one is nearer than the nearest end. */
  function settle(): number {
    const j = heap.pop();
    if (j < 0 || distance[j]! >= best) return -1;
    settled[settledCount++] = j;
    return j;
  }

  /** From mentee i, who is `far` from the one who enters, to all mentors worth a look. */
  function look(state: State, i: number, far: number, count: number) {
    const { mentorPrice, used, places, match } = state;
    const here = far + state.menteePrice[i]!;
    if (endsNearer(here, count)) {
      best = here;
      bestMoves = count;
      endMentor = -1;
      endMentee = i;
    }
    const low = here - state.offset;
    if (low - highest[i]! > best) return;
    const barred = state.barred.get(i);
    const own = match[i]!;
    const end = rows.start[i + 1]!;
    for (let k = rows.start[i]!; k < end; k++) {
      const j = rows.mentor[k]!;
      const d = low - rows.value[k]! + mentorPrice[j]!;
      if (d > best || d > distance[j]! || j === own) continue;
      if (barred?.has(j)) continue;
      if (used[j]! < places[j]!) {
        if (!endsNearer(d, count + 1)) continue;
        if (!reach(j, d, count + 1)) continue;
        best = d;
        bestMoves = count + 1;
        endMentor = j;
        via[j] = i;
      } else if (reach(j, d, count + 1)) {
        via[j] = i;
        heap.push(j);
      }
    }
  }

  function enter(state: State, i: number) {
    const { mentorPrice, menteePrice, first, next } = state;
    const barred = state.barred.get(i);
    let gain = 0;
    let favourite = -1;
    for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
      const j = rows.mentor[k]!;
      const value = rows.value[k]! + state.offset - mentorPrice[j]!;
      if (value < gain || value <= 0 || barred?.has(j)) continue;
      if (value === gain && (isSpare(state, favourite) || !isSpare(state, j))) continue;
      gain = value;
      favourite = j;
    }
    menteePrice[i] = gain;
    if (favourite < 0) return;
    if (isSpare(state, favourite)) {
      join(state, i, favourite);
      return;
    }
    begin(Number.POSITIVE_INFINITY);
    look(state, i, 0, 0);
    for (let j = settle(); j >= 0; j = settle()) {
      for (let k = first[j]!; k >= 0; k = next[k]!) look(state, k, distance[j]!, moves[j]!);
    }
    menteePrice[i]! -= best;
    for (let s = 0; s < settledCount; s++) {
      const j = settled[s]!;
      const change = best - distance[j]!;
      mentorPrice[j]! += change;
      for (let k = first[j]!; k >= 0; k = next[k]!) menteePrice[k]! -= change;
    }
    push(state, i);
    finish();
  }

  /** Moves everybody one step along the way that was found. */
  function push(state: State, entering: number) {
    let j = endMentor;
    if (j < 0) {
      if (endMentee === entering) return;
      j = state.match[endMentee]!;
      leave(state, endMentee);
    }
    for (;;) {
      const i = via[j]!;
      const from = state.match[i]!;
      if (from >= 0) leave(state, i);
      join(state, i, j);
      if (i === entering) return;
      j = from;
    }
  }

  function fill(state: State, empty: number) {
    const { mentorPrice, menteePrice, match, first, next, offset, barred } = state;
    if (mentorPrice[empty] === 0) return;
    const columns = table.columns();
    // To leave the place empty is always possible.
    begin(mentorPrice[empty]!);
    endMentor = empty;
    reach(empty, 0, 0);
    heap.push(empty);
    for (let j = settle(); j >= 0; j = settle()) {
      const far = distance[j]!;
      const count = moves[j]!;
      if (endsNearer(far + mentorPrice[j]!, count)) {
        best = far + mentorPrice[j]!;
        bestMoves = count;
        endMentor = j;
        endMentee = -1;
      }
      const low = far + mentorPrice[j]! - offset;
      const end = columns.start[j + 1]!;
      for (let k = columns.start[j]!; k < end; k++) {
        const i = columns.mentee[k]!;
        const d = low + menteePrice[i]! - columns.value[k]!;
        if (d > best) continue;
        const from = match[i]!;
        if (from === j || from < UNMATCHED || barred.get(i)?.has(j)) continue;
        if (from === UNMATCHED) {
          if (!endsNearer(d, count + 1)) continue;
          best = d;
          bestMoves = count + 1;
          endMentor = j;
          endMentee = i;
        } else if (reach(from, d, count + 1)) {
          via[from] = i;
          onward[from] = j;
          heap.push(from);
        }
      }
    }
    for (let s = 0; s < settledCount; s++) {
      const j = settled[s]!;
      const change = best - distance[j]!;
      if (change <= 0) continue;
      mentorPrice[j]! -= change;
      for (let k = first[j]!; k >= 0; k = next[k]!) menteePrice[k]! += change;
    }
    pull(state, empty);
    finish();
  }

  /** Everybody on the way that was found moves up, until the empty place is taken. */
  function pull(state: State, empty: number) {
    let j = endMentor;
    if (endMentee >= 0) join(state, endMentee, j);
    while (j !== empty) {
      const i = via[j]!;
      leave(state, i);
      join(state, i, onward[j]!);
      j = onward[j]!;
    }
  }

  return { enter, fill };
}
