import type { Pairs } from "../contract.ts";

/** Arcs of somebody: start[k] .. start[k + 1] - 1, by ascending number of the other end. */
export interface Arcs {
  start: Int32Array;
  other: Int32Array;
  /** Scores. */
  value: Int32Array;
}

/** How a problem's pairs become arcs of a graph, whose people have other numbers. */
export interface Renumbering {
  /** By a mentee's number in the graph, the number in the problem. */
  order: Int32Array;
  /** By a mentor's number in the problem, the number in the graph. */
  numberOf: Int32Array;
  /** Pairs that are left out, by the problem's numbers. */
  forbidden: ReadonlyMap<number, ReadonlySet<number>>;
}

/** From one in so many of all pairs on, a problem is dense. */
const DENSE = 8;

/** The arcs of each mentee. O(pairs). */
export function rowsOf(pairs: Pairs, to: Renumbering): Arcs {
  const all = to.order.length * to.numberOf.length;
  if (pairs.mentor.length * DENSE > all) return denseRows(pairs, to);
  // Turned twice they are in order, without sorting.
  return turned(columnsOf(pairs, to), to.order.length);
}

function denseRows(pairs: Pairs, { order, numberOf, forbidden }: Renumbering): Arcs {
  const mentors = numberOf.length;
  const start = new Int32Array(order.length + 1);
  const other = new Int32Array(pairs.mentor.length);
  const value = new Int32Array(pairs.mentor.length);
  const scores = new Int32Array(mentors).fill(-1);
  let at = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const end = pairs.start[row + 1]!;
    for (let k = pairs.start[row]!; k < end; k++) {
      scores[numberOf[pairs.mentor[k]!]!] = pairs.value[k]!;
    }
    for (const column of forbidden.get(row) ?? []) scores[numberOf[column]!] = -1;
    for (let j = 0; j < mentors; j++) {
      const score = scores[j]!;
      if (score < 0) continue;
      other[at] = j;
      value[at++] = score;
      scores[j] = -1;
    }
    start[i + 1] = at;
  }
  return { start, other, value };
}

function columnsOf(pairs: Pairs, { order, numberOf, forbidden }: Renumbering): Arcs {
  const start = new Int32Array(numberOf.length + 1);
  const each = (see: (i: number, j: number, score: number) => void) => {
    for (let i = 0; i < order.length; i++) {
      const row = order[i]!;
      const barred = forbidden.get(row);
      const end = pairs.start[row + 1]!;
      for (let k = pairs.start[row]!; k < end; k++) {
        const column = pairs.mentor[k]!;
        if (!barred?.has(column)) see(i, numberOf[column]!, pairs.value[k]!);
      }
    }
  };
  each((_, j) => {
    start[j + 1]!++;
  });
  for (let j = 0; j < numberOf.length; j++) start[j + 1]! += start[j]!;
  const fill = start.slice();
  const other = new Int32Array(start[numberOf.length]!);
  const value = new Int32Array(other.length);
  each((i, j, score) => {
    const at = fill[j]!++;
    other[at] = i;
    value[at] = score;
  });
  return { start, other, value };
}

/** The same arcs from their other ends. */
function turned(arcs: Arcs, ends: number): Arcs {
  const start = new Int32Array(ends + 1);
  for (let k = 0; k < arcs.other.length; k++) start[arcs.other[k]! + 1]!++;
  for (let i = 0; i < ends; i++) start[i + 1]! += start[i]!;
  const fill = start.slice();
  const other = new Int32Array(arcs.other.length);
  const value = new Int32Array(arcs.other.length);
  for (let j = 0; j + 1 < arcs.start.length; j++) {
    for (let k = arcs.start[j]!; k < arcs.start[j + 1]!; k++) {
      const at = fill[arcs.other[k]!]!++;
      other[at] = j;
      value[at] = arcs.value[k]!;
    }
  }
  return { start, other, value };
}
