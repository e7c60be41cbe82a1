import { isSpare, type State, UNMATCHED } from "../what-if/state.ts";
import type { Table } from "../what-if/table.ts";
import { indexHeap } from "./heap.ts";

/** What a small change would be worth, worked out exactly from an optimal state, in its weights. */
export interface Margins {
  /** What the total gains by one more place with mentor j; 0 while a place is left. */
  placeGain(j: number): number;
  /**
   * The mentee who is unmatched now and is matched in every optimum once mentor j has one more
   * place, with the fewest other mentees who move then; null when there is no such mentee.
   */
  placeWinner(j: number): { mentee: number; others: number } | null;
  /** What the total loses with one place less at mentor j; Infinity for a mentor without any. */
  placeLoss(j: number): number;
  /** What the total loses without mentee i. */
  menteeLoss(i: number): number;
}

/** The two nearest sources of each mentor, at 2j and 2j + 1. */
interface Labels {
  /** The unmatched mentee at whom the chain of moves starts, or EMPTY_PLACE, or NOBODY. */
  source: Int32Array;
  distance: Float64Array;
  moves: Int32Array;
}

/** The source of a chain that leaves a place empty behind it. */
const EMPTY_PLACE = -1;
const NOBODY = -2;
/** As in `repair.ts`: no chain has as many moves. */
const MOVES = 65_536;

/**
 * Chains of moves that end in a new place with mentor j start either at an unmatched mentee or with
 * somebody who leaves a place empty (at the price of that place). Two nearest labels with different
 * sources per mentor show both the gain (price - nearest distance) and whether one unmatched mentee
 * is the only best source. Reduced costs are 0 or more, so Dijkstra's order holds; a label farther
 * than the mentor's own price is useless, which prunes most arcs. O(pairs + mentors log mentors).
 */
function nearestSources({ rows, highest, mentors }: Table, state: State): Labels {
  const { match, menteePrice, mentorPrice, first, next, offset, barred } = state;
  const source = new Int32Array(2 * mentors).fill(NOBODY);
  const distance = new Float64Array(2 * mentors).fill(Number.POSITIVE_INFINITY);
  const moves = new Int32Array(2 * mentors);
  const done = new Uint8Array(2 * mentors);
  const keys = new Float64Array(2 * mentors);
  const heap = indexHeap(2 * mentors, keys);

  function put(slot: number, from: number, far: number, count: number) {
    source[slot] = from;
    distance[slot] = far;
    moves[slot] = count;
    keys[slot] = far * MOVES + count;
    heap.push(slot);
  }

  function offer(j: number, from: number, far: number, count: number) {
    const nearer = (slot: number) =>
      done[slot] === 0 &&
      (far < distance[slot]! ||
        (far === distance[slot]! && (count < moves[slot]! || source[slot] === NOBODY)));
    const [one, two] = [2 * j, 2 * j + 1];
    if (source[one] === from) {
      if (nearer(one)) put(one, from, far, count);
    } else if (nearer(one)) {
      const [was, distanceWas, movesWas] = [source[one]!, distance[one]!, moves[one]!];
      put(one, from, far, count);
      if (was !== NOBODY && done[two] === 0) put(two, was, distanceWas, movesWas);
    } else if (nearer(two)) put(two, from, far, count);
  }

  function look(i: number, from: number, far: number, count: number) {
    const low = far + menteePrice[i]! - offset;
    if (low >= highest[i]!) return;
    const out = barred.get(i);
    const own = match[i]!;
    for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
      const value = rows.value[k]!;
      if (value <= low) continue;
      const j = rows.mentor[k]!;
      const d = low - value + mentorPrice[j]!;
      if (d > distance[2 * j + 1]! || j === own || out?.has(j)) continue;
      offer(j, from, d, count);
    }
  }

  for (let j = 0; j < mentors; j++) offer(j, EMPTY_PLACE, mentorPrice[j]!, 0);
  for (let i = 0; i < match.length; i++) if (match[i] === UNMATCHED) look(i, i, 0, 0);
  for (let slot = heap.pop(); slot >= 0; slot = heap.pop()) {
    done[slot] = 1;
    const j = slot >> 1;
    for (let i = first[j]!; i >= 0; i = next[i]!) {
      look(i, source[slot]!, distance[slot]!, moves[slot]! + 1);
    }
  }
  return { source, distance, moves };
}

/**
 * For each mentor, the cheapest way for somebody there to make room: to a place left, or to no match.
 * All at once, from the ends backwards: O(pairs + mentors log mentors).
 */
function waysOut(table: Table, state: State): Float64Array {
  const { match, menteePrice, mentorPrice, first, next, offset, barred } = state;
  const way = new Float64Array(table.mentors).fill(Number.POSITIVE_INFINITY);
  const heap = indexHeap(table.mentors, way);
  const columns = table.columns();
  for (let j = 0; j < way.length; j++) {
    if (isSpare(state, j)) way[j] = 0;
    for (let i = first[j]!; i >= 0; i = next[i]!) way[j] = Math.min(way[j]!, menteePrice[i]!);
    if (way[j]! < Number.POSITIVE_INFINITY) heap.push(j);
  }
  for (let to = heap.pop(); to >= 0; to = heap.pop()) {
    const low = way[to]! + mentorPrice[to]! - offset;
    for (let k = columns.start[to]!; k < columns.start[to + 1]!; k++) {
      const i = columns.mentee[k]!;
      const j = match[i]!;
      if (j < 0 || j === to) continue;
      const d = low + menteePrice[i]! - columns.value[k]!;
      if (d >= way[j]! || barred.get(i)?.has(to)) continue;
      way[j] = d;
      heap.push(j);
    }
  }
  return way;
}

/** Each kind is worked out when it is first asked for. */
export function marginsOf(table: Table, state: State): Margins {
  let labels: Labels | undefined;
  let ways: Float64Array | undefined;
  const nearest = () => {
    labels ??= nearestSources(table, state);
    return labels;
  };
  return {
    placeGain: (j) => state.mentorPrice[j]! - nearest().distance[2 * j]!,
    placeWinner(j) {
      const { source, distance, moves } = nearest();
      const [one, two] = [2 * j, 2 * j + 1];
      if (source[one]! < 0) return null;
      if (source[two] !== NOBODY && distance[two] === distance[one]) return null;
      return { mentee: source[one]!, others: moves[one]! };
    },
    placeLoss(j) {
      ways ??= waysOut(table, state);
      return state.mentorPrice[j]! + ways[j]!;
    },
    menteeLoss(i) {
      const j = state.match[i]!;
      return j < 0 ? 0 : state.menteePrice[i]! + nearest().distance[2 * j]!;
    },
  };
}
