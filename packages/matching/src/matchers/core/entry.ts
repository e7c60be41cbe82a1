import type { Graph } from "../graph.ts";
import { IndexHeap } from "../heap.ts";
import { emptyFlow, type Flow, join, leave } from "./flow.ts";
import { Lists } from "./lists.ts";

const FAR = Number.POSITIVE_INFINITY;
/** As measured best on dense and sparse, uniform and structured problems. */
const LISTED = 12;

/**
 * Lets mentees into an optimal assignment one after the other, each by a shortest augmenting path at
 * reduced costs, so that it stays optimal for those who are in (successive shortest paths with
 * potentials: Edmonds and Karp, JACM 19 (1972); Jonker and Volgenant, Computing 38 (1987)). A mentor
 * with several places is one node, never cloned. Dijkstra's search goes by the lists; the rest of a
 * row is an event of its own in the heap, and is read only if the search comes so far. Integer
 * weights stay integers, exact below 2^53.
 */
export class Entry {
  readonly flow: Flow;
  readonly lists: Lists;
  /** Arcs and mentees looked at; a measure of time. */
  work = 0;
  /** The longest path since this was last set to 0. */
  farthest = 0;
  readonly #graph: Graph;
  /** Of mentors, then of the rest of each mentee's row. */
  readonly #distance: Float64Array;
  readonly #heap: IndexHeap;
  /** Mentors as near as the one that is being looked from. */
  readonly #near: Int32Array;
  readonly #reachedBy: Int32Array;
  readonly #touched: Int32Array;
  readonly #settled: Int32Array;

  /** `listed`: arcs that are listed of each mentee. */
  constructor(graph: Graph, listed = LISTED) {
    const mentees = graph.menteeIds.length;
    const mentors = graph.mentorIds.length;
    this.flow = emptyFlow(mentees, mentors);
    this.#graph = graph;
    this.lists = new Lists(graph.rows, this.flow.mentorPrice, listed);
    this.#distance = new Float64Array(mentors + mentees).fill(FAR);
    this.#heap = new IndexHeap(mentors + mentees, this.#distance);
    this.#near = new Int32Array(mentors);
    this.#reachedBy = new Int32Array(mentors);
    this.#touched = new Int32Array(mentors + mentees);
    this.#settled = new Int32Array(mentors);
  }

  /** The mentor worth most to mentee i at present, or -1; sets the mentee's price. */
  #favourite(i: number): number {
    const lists = this.lists;
    const { arcs, worth, to, rest, prices } = lists;
    const from = lists.from(i);
    for (;;) {
      let favourite = -1;
      let most = -this.#graph.offset;
      let entry = from;
      const end = to[i]!;
      for (; entry < end && worth[entry]! > most; entry++) {
        const j = arcs[2 * entry]!;
        const value = arcs[2 * entry + 1]! - prices[j]!;
        if (value > most) {
          most = value;
          favourite = j;
        }
      }
      if (entry < end || rest[i]! <= most) {
        this.flow.menteePrice[i] = most + this.#graph.offset;
        return favourite;
      }
      lists.renew(i);
    }
  }

  /** Mentee i, who isn't in yet, comes in. */
  enter(i: number) {
    const favourite = this.#favourite(i);
    if (favourite < 0) return;
    if (this.flow.used[favourite]! < this.#graph.capacity[favourite]!) {
      join(this.flow, i, favourite);
    } else this.#search(i);
  }

  // One long function on purpose: all the time goes here, and calls would cost a third more.
  #search(entering: number) {
    const { menteePrice, mentorPrice, used, first, next } = this.flow;
    const { capacity, offset, rows } = this.#graph;
    const lists = this.lists;
    const { arcs, worth, to, rest } = lists;
    const distance = this.#distance;
    const heap = this.#heap;
    const queued = heap.places;
    const near = this.#near;
    const reachedBy = this.#reachedBy;
    const touched = this.#touched;
    const settled = this.#settled;
    const mentors = capacity.length;
    let nearCount = 0;
    let touchedCount = 0;
    let settledCount = 0;
    /** The nearest end: a mentor with a place left, or (-1) no match for `endMentee`. */
    let best = FAR;
    let endMentor = -1;
    let endMentee = -1;
    let far = 0;
    let work = 0;
    for (let chain = entering; ; ) {
      for (let i = chain; i >= 0; i = next[i]!) {
        const here = far + menteePrice[i]!;
        if (here < best) {
          best = here;
          endMentor = -1;
          endMentee = i;
        }
        const low = here - offset;
        const from = lists.from(i);
        const end = to[i]!;
        let entry = from;
        for (; entry < end && low - worth[entry]! < best; entry++) {
          const j = arcs[2 * entry]!;
          const d = low - arcs[2 * entry + 1]! + mentorPrice[j]!;
          if (d >= best || d >= distance[j]!) continue;
          if (distance[j] === FAR) touched[touchedCount++] = j;
          distance[j] = d;
          reachedBy[j] = i;
          if (used[j]! < capacity[j]!) {
            best = d;
            endMentor = j;
          } else if (d <= far && queued[j]! < 0) near[nearCount++] = j;
          else heap.push(j);
        }
        work += entry - from + 4;
        const later = low - rest[i]!;
        if (entry === end && later < best) {
          touched[touchedCount++] = mentors + i;
          distance[mentors + i] = later;
          heap.push(mentors + i);
        }
      }
      const nearest = nearCount > 0 ? near[--nearCount]! : heap.pop();
      if (nearest < 0 || distance[nearest]! >= best) break;
      if (nearest < mentors) {
        settled[settledCount++] = nearest;
        far = distance[nearest]!;
        chain = first[nearest]!;
        continue;
      }
      chain = -1;
      const i = nearest - mentors;
      const low = distance[nearest]! + rest[i]!;
      for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
        const j = rows.other[k]!;
        const d = low - rows.value[k]! + mentorPrice[j]!;
        if (d >= best || d >= distance[j]!) continue;
        if (distance[j] === FAR) touched[touchedCount++] = j;
        distance[j] = d;
        reachedBy[j] = i;
        if (used[j]! < capacity[j]!) {
          best = d;
          endMentor = j;
        } else heap.push(j);
      }
      lists.renew(i);
    }
    heap.clear();
    if (best > this.farthest) this.farthest = best;
    menteePrice[entering]! -= best;
    for (let s = 0; s < settledCount; s++) {
      const j = settled[s]!;
      const change = best - distance[j]!;
      mentorPrice[j]! += change;
      for (let k = first[j]!; k >= 0; k = next[k]!) menteePrice[k]! -= change;
    }
    for (let t = 0; t < touchedCount; t++) distance[touched[t]!] = FAR;
    this.work += work + lists.work;
    lists.work = 0;
    this.#augment(entering, endMentor, endMentee);
  }

  /** Everybody on the path moves one mentor on; without a mentor at its end, `endMentee` is left. */
  #augment(entering: number, endMentor: number, endMentee: number) {
    const { flow } = this;
    let j = endMentor;
    if (j < 0) {
      if (endMentee === entering) return;
      j = flow.match[endMentee]!;
      leave(flow, endMentee);
    }
    for (;;) {
      const i = this.#reachedBy[j]!;
      const from = flow.match[i]!;
      if (from >= 0) leave(flow, i);
      join(flow, i, j);
      if (i === entering) return;
      j = from;
    }
  }
}
