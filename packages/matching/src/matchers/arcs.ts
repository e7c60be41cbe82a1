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

/** From one in so many of all pairs on, to look through all mentors is quicker than to sort. */
const DENSE = 8;

/** The arcs of each mentee. O(pairs), for sparse rows with the logarithm of their length. */
export function rowsOf(pairs: Pairs, { order, numberOf, forbidden }: Renumbering): Arcs {
  const mentors = numberOf.length;
  const start = new Int32Array(order.length + 1);
  const other = new Int32Array(pairs.mentor.length);
  const value = new Int32Array(pairs.mentor.length);
  const scores = new Int32Array(mentors).fill(-1);
  let at = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    const from = pairs.start[row]!;
    const end = pairs.start[row + 1]!;
    const sorted = (end - from) * DENSE < mentors;
    for (let k = from; k < end; k++) scores[numberOf[pairs.mentor[k]!]!] = pairs.value[k]!;
    for (const column of forbidden.get(row) ?? []) scores[numberOf[column]!] = -1;
    if (sorted) {
      for (let k = from; k < end; k++) other[at + k - from] = numberOf[pairs.mentor[k]!]!;
      other.subarray(at, at + end - from).sort();
    }
    const candidates = sorted ? end - from : mentors;
    const first = at;
    for (let k = 0; k < candidates; k++) {
      const j = sorted ? other[first + k]! : k;
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
