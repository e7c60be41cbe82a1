import type { Graph } from "../graph.ts";
import { IndexHeap } from "../heap.ts";
import type { Flow } from "./flow.ts";
import type { Lists } from "./lists.ts";

/** Where fewer listed arcs matter, and some that aren't listed might, the list is renewed. */
const FEW = 8;

/**
 * Raises prices by what it costs at least to make room with a mentor, and by `limit` at most. Then
 * from every mentor who rose by less a path of no cost leads to a place left or to somebody who may as
 * well go without, and the next searches are short (the global price updates of Goldberg and
 * Kennedy, Math. Programming 71 (1995), here as one search backwards from all ends). The flow stays
 * optimal: what a list leaves out counts as a way out, so nothing rises too far. O(mentees + mentors
 * log mentors), beside the lists that are renewed.
 */
export function raisePrices(graph: Graph, flow: Flow, lists: Lists, limit: number) {
  const { capacity, offset } = graph;
  const { match, menteePrice, mentorPrice, used, first, next } = flow;
  const { arcs } = lists;
  const room = new Float64Array(capacity.length);
  for (let j = 0; j < room.length; j++) if (used[j]! === capacity[j]!) room[j] = limit;
  const steps = stepsBack(graph, flow, lists, room, limit);
  const heap = new IndexHeap(room.length, room);
  for (let j = 0; j < room.length; j++) if (room[j]! < limit) heap.push(j);
  for (let to = heap.pop(); to >= 0; to = heap.pop()) {
    const low = room[to]! + mentorPrice[to]! - offset;
    for (let entry = steps.first[to]!; entry >= 0; entry = steps.next[entry]!) {
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

/**
 * By mentor, chained, the listed arcs on which somebody could move there from a full mentor at a cost
 * below `limit`. Lowers `room` to the cheapest end that needs no listed arc.
 */
function stepsBack(graph: Graph, flow: Flow, lists: Lists, room: Float64Array, limit: number) {
  const { capacity, offset } = graph;
  const { match, menteePrice, mentorPrice, used } = flow;
  const { to, arcs, worth, rest } = lists;
  const firstStep = new Int32Array(room.length).fill(-1);
  const nextStep = new Int32Array(worth.length);
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
      nextStep[entry] = firstStep[j]!;
      firstStep[j] = entry;
    }
  }
  return { first: firstStep, next: nextStep };
}
