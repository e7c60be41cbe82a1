import type { Graph } from "./graph.ts";
import { indexHeap } from "./heap.ts";

/** An optimal assignment with its prices (duals); `match[i]` is a mentor's number or -1. */
export interface Flow {
  match: Int32Array;
  /** What mentee i gains over having no match, at these prices. */
  menteePrice: Float64Array;
  /** What a place with mentor j is worth; 0 while a place is left. */
  mentorPrice: Float64Array;
  /** Mentees with mentor j, at present. */
  used: Int32Array;
  /** Mentees of mentor j: first[j], then next[i] until -1. */
  first: Int32Array;
  next: Int32Array;
}

/** Arcs looked at between two reports; some ten milliseconds of work. */
const REPORT_EVERY = 1_000_000;

/**
 * Exact maximum-weight assignment with capacities, where everybody may stay without a match.
 * Mentees enter one at a time, each by a shortest augmenting path at reduced costs (successive
 * shortest paths with potentials: Edmonds and Karp, JACM 19 (1972); Dijkstra cut off at the best
 * end found, over arcs sorted by weight). A mentor with several places is one node, never cloned.
 * Integer weights stay integers, exact below 2^53. O(mentees * arcs * log mentors) at worst.
 *
 * Yields the number of mentees placed so far at regular intervals of work; returns the flow.
 */
export function* maximumFlow(graph: Graph): Generator<number, Flow, void> {
  const { start, mentor, weight, capacity } = graph;
  const mentees = graph.menteeIds.length;
  const mentors = graph.mentorIds.length;
  const match = new Int32Array(mentees).fill(-1);
  const menteePrice = new Float64Array(mentees);
  const mentorPrice = new Float64Array(mentors);
  const used = new Int32Array(mentors);
  const first = new Int32Array(mentors).fill(-1);
  const next = new Int32Array(mentees).fill(-1);

  const distance = new Float64Array(mentors).fill(Number.POSITIVE_INFINITY);
  const reachedBy = new Int32Array(mentors);
  const touched = new Int32Array(mentors);
  const settled = new Int32Array(mentors);
  const heap = indexHeap(mentors, distance);
  let touchedCount = 0;
  let best = 0;
  let endMentor = -1;
  let endMentee = -1;
  let work = 0;

  function leave(i: number) {
    const j = match[i]!;
    if (first[j] === i) first[j] = next[i]!;
    else {
      let k = first[j]!;
      while (next[k] !== i) k = next[k]!;
      next[k] = next[i]!;
    }
    used[j]!--;
    match[i] = -1;
  }

  function join(i: number, j: number) {
    match[i] = j;
    next[i] = first[j]!;
    first[j] = i;
    used[j]!++;
  }

  /** Looks from mentee i, who is `far` from the entering mentee, at all mentors worth a look. */
  function scan(i: number, far: number) {
    const here = far + menteePrice[i]!;
    if (here < best) {
      best = here;
      endMentor = -1;
      endMentee = i;
    }
    const end = start[i + 1]!;
    let k = start[i]!;
    for (; k < end; k++) {
      const low = here - weight[k]!;
      if (low >= best) break;
      const j = mentor[k]!;
      const d = low + mentorPrice[j]!;
      if (d >= best || d >= distance[j]!) continue;
      if (distance[j] === Number.POSITIVE_INFINITY) touched[touchedCount++] = j;
      distance[j] = d;
      reachedBy[j] = i;
      if (used[j]! < capacity[j]!) {
        best = d;
        endMentor = j;
      } else heap.push(j);
    }
    work += k - start[i]! + 1;
  }

  function enter(i: number) {
    let gain = 0;
    let favourite = -1;
    for (let k = start[i]!; k < start[i + 1]! && weight[k]! > gain; k++) {
      const value = weight[k]! - mentorPrice[mentor[k]!]!;
      if (value > gain) {
        gain = value;
        favourite = mentor[k]!;
      }
    }
    if (favourite < 0) return;
    menteePrice[i] = gain;
    if (used[favourite]! < capacity[favourite]!) {
      join(i, favourite);
      return;
    }
    best = Number.POSITIVE_INFINITY;
    endMentor = -1;
    endMentee = -1;
    let settledCount = 0;
    scan(i, 0);
    for (let j = heap.pop(); j >= 0 && distance[j]! < best; j = heap.pop()) {
      settled[settledCount++] = j;
      for (let k = first[j]!; k >= 0; k = next[k]!) scan(k, distance[j]!);
    }
    heap.clear();
    menteePrice[i]! -= best;
    for (let s = 0; s < settledCount; s++) {
      const j = settled[s]!;
      const change = best - distance[j]!;
      mentorPrice[j]! += change;
      for (let k = first[j]!; k >= 0; k = next[k]!) menteePrice[k]! -= change;
    }
    augment(i);
    for (let t = 0; t < touchedCount; t++) distance[touched[t]!] = Number.POSITIVE_INFINITY;
    touchedCount = 0;
  }

  function augment(entering: number) {
    let j = endMentor;
    if (j < 0) {
      if (endMentee === entering) return;
      j = match[endMentee]!;
      leave(endMentee);
    }
    for (;;) {
      const i = reachedBy[j]!;
      const from = match[i]!;
      if (from >= 0) leave(i);
      join(i, j);
      if (i === entering) return;
      j = from;
    }
  }

  for (let i = 0; i < mentees; i++) {
    enter(i);
    if (work >= REPORT_EVERY) {
      work = 0;
      yield i + 1;
    }
  }
  return { match, menteePrice, mentorPrice, used, first, next };
}
