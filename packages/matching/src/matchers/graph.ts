import type { Problem } from "../contract.ts";
import { numbersOf, pairKeys } from "../problem.ts";
import { type Arcs, rowsOf } from "./arcs.ts";

/**
 * The assignment problem that is left after the pins, by number instead of id. Mentees and mentors
 * are numbered in an order drawn from the seed, so equal outcomes are decided by the seed and not
 * by the order in which people registered.
 */
export interface Graph {
  menteeIds: string[];
  mentorIds: string[];
  /** Places left after the pins, per mentor. */
  capacity: Int32Array;
  rows: Arcs;
  /** What makes the value of an arc its weight; an arc that doesn't weigh more than 0 is no use. */
  offset: number;
  bonus: number;
}

/** mulberry32 by Tommy Ettinger (public domain): numbers in [0, 1) from a 32-bit seed. */
function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Sorted first, so that the input's order has no influence. */
function shuffled(ids: string[], random: () => number): string[] {
  const order = ids.slice().sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (let k = order.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

/** O(pairs), beside sorting the ids. */
export function buildGraph(problem: Problem): Graph {
  const { mentees, mentors, params } = problem;
  const random = randomFrom(problem.seed);
  const pinned = new Set(problem.pinned.map((p) => p.mentee));
  const rowOf = numbersOf(mentees);
  const columnOf = numbersOf(mentors);
  const menteeIds = shuffled(
    [...rowOf.keys()].filter((id) => !pinned.has(id)),
    random,
  );
  const mentorIds = shuffled([...columnOf.keys()], random);
  const numberOf = new Int32Array(mentors.length);
  const capacity = new Int32Array(mentors.length);
  mentorIds.forEach((id, j) => {
    const column = columnOf.get(id)!;
    numberOf[column] = j;
    capacity[j] = mentors[column]!.capacity;
  });
  for (const { mentor } of problem.pinned) capacity[numberOf[columnOf.get(mentor)!]!]!--;
  const forbidden = new Map<number, Set<number>>();
  for (const [mentee, barred] of pairKeys(problem.forbidden)) {
    const columns = Array.from(barred, (mentor) => columnOf.get(mentor)!);
    forbidden.set(rowOf.get(mentee)!, new Set(columns));
  }
  const base = params.noMatchScore ?? 0;
  const bonus = (params.matchMost ?? true) ? cardinalityBonus(problem, base) : 0;
  const order = Int32Array.from(menteeIds, (id) => rowOf.get(id)!);
  const rows = rowsOf(problem.pairs, { order, numberOf, forbidden });
  return { menteeIds, mentorIds, capacity, rows, offset: bonus - base, bonus };
}

/**
 * A weight for "one more mentee is matched" that no difference of scores can outweigh: of two
 * outcomes with k and k+1 matches, gains differ by at most k(max - min) + |min|. Large enough also
 * after one more place or one more allowed pair, which the causes ask about.
 */
function cardinalityBonus({ pairs, mentees, mentors }: Problem, base: number): number {
  const { value } = pairs;
  let least = base;
  let most = base;
  for (let k = 0; k < value.length; k++) {
    if (value[k]! < least) least = value[k]!;
    else if (value[k]! > most) most = value[k]!;
  }
  const places = mentors.reduce((sum, m) => sum + m.capacity, 0);
  return Math.min(mentees.length, places + 1) * (most - least) - (least - base) + 1;
}
