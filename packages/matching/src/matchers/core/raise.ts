import type { Arcs } from "../arcs.ts";
import type { Graph } from "../graph.ts";
import { IndexHeap } from "../heap.ts";
import type { Flow } from "./flow.ts";

/**
 * Raises all prices as far as they can rise: by what it costs at least to make room with a mentor.
 * Then from every full mentor a path of no cost leads to a place left or to somebody who may as well
 * go without, and the next searches are short (the global price updates of Goldberg and Kennedy,
 * Math. Programming 71 (1995), here as one search backwards from all ends: O(arcs + mentors log
 * mentors)). The flow stays optimal.
 */
export function raisePrices(graph: Graph, columns: Arcs, flow: Flow) {
  const { capacity, offset } = graph;
  const { match, menteePrice, mentorPrice, used, first, next } = flow;
  const mentors = capacity.length;
  const room = new Float64Array(mentors);
  const heap = new IndexHeap(mentors, room);
  for (let j = 0; j < mentors; j++) {
    if (used[j]! === capacity[j]!) room[j] = Number.POSITIVE_INFINITY;
    for (let i = first[j]!; i >= 0; i = next[i]!) room[j] = Math.min(room[j]!, menteePrice[i]!);
    if (room[j]! < Number.POSITIVE_INFINITY) heap.push(j);
  }
  for (let to = heap.pop(); to >= 0; to = heap.pop()) {
    const low = room[to]! + mentorPrice[to]! - offset;
    const end = columns.start[to + 1]!;
    for (let k = columns.start[to]!; k < end; k++) {
      const i = columns.other[k]!;
      const j = match[i]!;
      if (j < 0 || j === to) continue;
      const d = low + menteePrice[i]! - columns.value[k]!;
      if (d >= room[j]!) continue;
      room[j] = d;
      heap.push(j);
    }
  }
  for (let j = 0; j < mentors; j++) {
    const change = room[j]!;
    if (change === 0 || change === Number.POSITIVE_INFINITY) continue;
    mentorPrice[j]! += change;
    for (let i = first[j]!; i >= 0; i = next[i]!) menteePrice[i]! -= change;
  }
}
