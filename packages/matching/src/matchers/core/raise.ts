import type { Graph } from "../graph.ts";
import { IndexHeap } from "../heap.ts";
import type { Flow } from "./flow.ts";
import type { Lists } from "./lists.ts";

/** Where fewer listed arcs matter, and some that aren't listed might, the list is renewed. */
const FEW = 6;

/**
 * Raises prices by what it costs at least to make room with a mentor, and by `limit` at most. Then
 * from every mentor who rose by less a path of no cost leads to a place left or to somebody who may as
 * well go without, and the next searches are short (the global price updates of Goldberg and
 * Kennedy, Math. Programming 71 (1995), here as one search backwards from all ends). The flow stays
 * optimal: what a list leaves out counts as a way out, so nothing rises too far. O(mentees + mentors
 * log mentors), beside the lists that are renewed.
 */
export class Raising {
  readonly #graph: Graph;
  readonly #flow: Flow;
  readonly #lists: Lists;
  /** What it costs to make room with a mentor. */
  readonly #room: Float64Array;
  readonly #heap: IndexHeap;
  /** By mentor, chained, the listed arcs on which somebody could move there from a full mentor. */
  readonly #firstStep: Int32Array;
  readonly #nextStep: Int32Array;

  constructor(graph: Graph, flow: Flow, lists: Lists) {
    const mentors = graph.capacity.length;
    this.#graph = graph;
    this.#flow = flow;
    this.#lists = lists;
    this.#room = new Float64Array(mentors);
    this.#heap = new IndexHeap(mentors, this.#room);
    this.#firstStep = new Int32Array(mentors);
    this.#nextStep = new Int32Array(lists.worth.length);
  }

  raise(limit: number) {
    const { match, menteePrice, mentorPrice, first, next } = this.#flow;
    const lists = this.#lists;
    const { arcs } = lists;
    const room = this.#room;
    const heap = this.#heap;
    this.#lookAround(limit);
    for (let j = 0; j < room.length; j++) if (room[j]! < limit) heap.push(j);
    for (let to = heap.pop(); to >= 0; to = heap.pop()) {
      const low = room[to]! + mentorPrice[to]! - this.#graph.offset;
      for (let entry = this.#firstStep[to]!; entry >= 0; entry = this.#nextStep[entry]!) {
        const i = lists.owner(entry);
        const j = match[i]!;
        const d = low + menteePrice[i]! - arcs[2 * entry + 1]!;
        if (d >= room[j]!) continue;
        room[j] = d;
        heap.push(j);
      }
    }
    for (let j = 0; j < room.length; j++) {
      if (room[j] === 0) continue;
      mentorPrice[j]! += room[j]!;
      for (let i = first[j]!; i >= 0; i = next[i]!) menteePrice[i]! -= room[j]!;
    }
  }

  /** Chains the steps that cost less than `limit`; `room` becomes the cheapest end without a step. */
  #lookAround(limit: number) {
    const { capacity, offset } = this.#graph;
    const { match, menteePrice, mentorPrice, used } = this.#flow;
    const lists = this.#lists;
    const { to, arcs, worth, rest } = lists;
    const room = this.#room;
    for (let j = 0; j < room.length; j++) room[j] = used[j]! < capacity[j]! ? 0 : limit;
    this.#firstStep.fill(-1);
    for (let i = 0; i < match.length; i++) {
      const own = match[i]!;
      if (own < 0 || used[own]! < capacity[own]!) continue;
      const low = menteePrice[i]! - offset;
      if (low - rest[i]! < limit && lists.count(i, low - limit) < FEW) lists.renew(i);
      room[own] = Math.min(room[own]!, menteePrice[i]!, Math.max(0, low - rest[i]!));
      const end = to[i]!;
      for (let entry = lists.from(i); entry < end && low - worth[entry]! < limit; entry++) {
        const j = arcs[2 * entry]!;
        if (j === own || low - arcs[2 * entry + 1]! + mentorPrice[j]! >= limit) continue;
        this.#nextStep[entry] = this.#firstStep[j]!;
        this.#firstStep[j] = entry;
      }
    }
  }
}
