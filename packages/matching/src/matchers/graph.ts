import type { Problem } from "../contract.ts";
import { pairKeys } from "../problem.ts";

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
  /** Arcs of mentee i: start[i] .. start[i+1]-1, heaviest first. All weights are above 0. */
  start: Int32Array;
  mentor: Int32Array;
  weight: Float64Array;
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

export function buildGraph(problem: Problem): Graph {
  const random = randomFrom(problem.seed);
  const pinned = pairKeys(problem.pinned);
  const forbidden = pairKeys(problem.forbidden);
  const menteeIds = shuffled(
    problem.mentees.map((m) => m.id).filter((id) => !pinned.has(id)),
    random,
  );
  const mentorIds = shuffled(
    problem.mentors.map((m) => m.id),
    random,
  );
  const menteeOf = new Map(menteeIds.map((id, k) => [id, k]));
  const mentorOf = new Map(mentorIds.map((id, k) => [id, k]));
  const capacity = new Int32Array(mentorIds.length);
  for (const { id, capacity: places } of problem.mentors) capacity[mentorOf.get(id)!] = places;
  for (const { mentor } of problem.pinned) capacity[mentorOf.get(mentor)!]!--;

  const free: { i: number; j: number; gain: number }[] = [];
  const base = problem.params.noMatchScore ?? 0;
  const numberOf = problem.mentors.map((m) => mentorOf.get(m.id)!);
  problem.mentees.forEach(({ id }, row) => {
    const i = menteeOf.get(id);
    if (i === undefined) return;
    const barred = forbidden.get(id);
    for (let k = problem.pairs.start[row]!; k < problem.pairs.start[row + 1]!; k++) {
      const mentor = problem.pairs.mentor[k]!;
      if (barred?.has(problem.mentors[mentor]!.id)) continue;
      free.push({ i, j: numberOf[mentor]!, gain: problem.pairs.value[k]! - base });
    }
  });
  const bonus = (problem.params.matchMost ?? true) ? cardinalityBonus(problem, base) : 0;
  const arcs = free.filter((p) => p.gain + bonus > 0);
  return {
    menteeIds,
    mentorIds,
    capacity,
    bonus,
    ...sortedArcs(arcs, menteeIds.length, mentorIds.length, bonus),
  };
}

/**
 * A weight for "one more mentee is matched" that no difference of scores can outweigh: of two
 * outcomes with k and k+1 matches, gains differ by at most k(max - min) + |min|. Large enough also
 * after one more place or one more allowed pair, which the causes ask about.
 */
function cardinalityBonus({ pairs, mentees, mentors }: Problem, base: number): number {
  let least = 0;
  let most = 0;
  for (const score of pairs.value) {
    if (score - base < least) least = score - base;
    if (score - base > most) most = score - base;
  }
  const places = mentors.reduce((sum, m) => sum + m.capacity, 0);
  return Math.min(mentees.length, places + 1) * (most - least) - least + 1;
}

/**
 * Per mentee heaviest first. Equal weights are rotated by the mentee's number: if everybody tried
 * the same mentor first, problems with few distinct scores would be many times slower.
 */
function sortedArcs(
  arcs: { i: number; j: number; gain: number }[],
  mentees: number,
  mentors: number,
  bonus: number,
): { start: Int32Array; mentor: Int32Array; weight: Float64Array } {
  const start = new Int32Array(mentees + 1);
  for (const { i } of arcs) start[i + 1]!++;
  for (let i = 0; i < mentees; i++) start[i + 1]! += start[i]!;
  // Sort keys: (highest possible gain - gain) * mentors + rotated mentor number, a safe integer.
  const keys = new Float64Array(arcs.length);
  const fill = start.slice();
  const highest = 2_000_000;
  for (const { i, j, gain } of arcs) {
    keys[fill[i]!++] = (highest - gain) * mentors + ((j - i + mentees * mentors) % mentors);
  }
  const mentor = new Int32Array(arcs.length);
  const weight = new Float64Array(arcs.length);
  for (let i = 0; i < mentees; i++) {
    keys.subarray(start[i]!, start[i + 1]!).sort();
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const turned = keys[k]! % mentors;
      mentor[k] = (turned + i) % mentors;
      weight[k] = highest - (keys[k]! - turned) / mentors + bonus;
    }
  }
  return { start, mentor, weight };
}
