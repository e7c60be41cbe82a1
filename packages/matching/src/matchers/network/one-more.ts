import { indexHeap } from "../heap.ts";
import { marginal, type Network } from "./build.ts";
import { forestOf } from "./forest.ts";
import type { NetworkFlow } from "./solution.ts";

/** What one unit more between a full node and its parent would bring. */
export interface OneMore {
  /** What the total gains, in the network's weights; above 0. */
  gain: number;
  /** Mentees without a match now who have one in an outcome that gains it. */
  brought: number[];
  /** Other mentees who move in that outcome. */
  others: number;
}

export interface Prober {
  /** Null when nothing is gained. `without`: a mentee who stays without a match. */
  oneMore(node: number, without?: number): OneMore | null;
  /** Arcs looked at so far. */
  work(): number;
}

const FAR = Number.POSITIVE_INFINITY;

/**
 * What one more place would change, from an optimal circulation and its potentials: one more unit
 * closes the cheapest cycle through it, a shortest path at reduced costs. One search of O(arcs log
 * nodes) for each question, cut off at what the unit can gain at most.
 */
export function prober(network: Network, flow: NetworkFlow): Prober {
  const { arcs, mentors, firstMenteeQuota, root, parent, leaf, room } = network;
  const { start, mentor, weight } = arcs;
  const { match, used, level, menteeLevel } = flow;
  const { seats, quotas, members } = forestOf(network);
  const inGroup: number[][] = Array.from({ length: mentors }, () => []);
  match.forEach((j, i) => {
    if (j >= 0) inGroup[j]!.push(i);
  });
  const highest = level.subarray(0, mentors).reduce((most, one) => Math.max(most, one), -FAR);
  let work = 0;

  function search(source: number, target: number, limit: number, without: number) {
    const distance = new Float64Array(root + 1).fill(FAR);
    const mover = new Int32Array(root + 1).fill(-1);
    const from = new Int32Array(root + 1).fill(-1);
    const heap = indexHeap(root + 1, distance);
    let best = limit;

    function reach(node: number, far: number, by: number, origin: number) {
      if (far >= best || far >= distance[node]!) return;
      distance[node] = far;
      mover[node] = by;
      from[node] = origin;
      if (node === target) best = far;
      else heap.push(node);
    }
    function scan(i: number, far: number, origin: number) {
      const here = far + menteeLevel[i]!;
      if (match[i]! >= 0) reach(leaf[i]!, here - level[leaf[i]!]!, i, origin);
      let k = start[i]!;
      for (; k < start[i + 1]! && here - weight[k]! - highest < best; k++) {
        reach(mentor[k]!, here - weight[k]! - level[mentor[k]!]!, i, origin);
      }
      work += k - start[i]! + 1;
    }
    /** From x to the node's other end: one unit more (or less) between the node and its parent. */
    function pass(x: number, node: number, to: number, far: number, more: boolean) {
      const units = used[node]!;
      if (more ? units >= room[node]! : units === 0) return;
      const cost = more ? marginal(network, node, units) : -marginal(network, node, units - 1);
      reach(to, far + cost + level[x]! - level[to]!, -1, x);
    }
    function expand(x: number, far: number) {
      if (x < mentors) for (const i of inGroup[x]!) scan(i, far, x);
      if (x !== root) pass(x, x, parent[x]!, far, x < firstMenteeQuota);
      for (const j of seats[x]!) pass(x, j, j, far, false);
      for (const q of quotas[x]!) pass(x, q, q, far, q >= firstMenteeQuota);
      for (const i of members[x]!) {
        const there = far + level[x]! - menteeLevel[i]!;
        if (match[i]! < 0 && i !== without && there < best) scan(i, there, x);
      }
      work += seats[x]!.length + members[x]!.length;
    }

    distance[source] = 0;
    for (let x = source; x >= 0 && distance[x]! < best; x = heap.pop()) expand(x, distance[x]!);
    if (best === limit) return null;
    const movers: number[] = [];
    for (let node = target; node !== source; node = from[node]!) {
      if (mover[node]! >= 0) movers.push(mover[node]!);
    }
    return { far: best, movers };
  }

  return {
    oneMore(node, without = -1) {
      const up = node < firstMenteeQuota;
      const [tail, head] = up ? [node, parent[node]!] : [parent[node]!, node];
      const limit = level[head]! - level[tail]! - marginal(network, node, used[node]!);
      const found = limit > 0 ? search(head, tail, limit, without) : null;
      if (!found) return null;
      const brought = found.movers.filter((i) => match[i]! < 0);
      return { gain: limit - found.far, brought, others: found.movers.length - brought.length };
    },
    work: () => work,
  };
}
