import { indexHeap } from "../heap.ts";
import { entryOrder } from "./arcs.ts";
import { marginal, type Network, straightUp } from "./build.ts";
import { forestOf, startLevels } from "./forest.ts";
import type { NetworkFlow } from "./solution.ts";

/** Arcs looked at between two reports: some ten milliseconds of work. */
const REPORT_EVERY = 1_000_000;
/** Mentees that enter between two looks at the highest level of all mentors. */
const RENEW_EVERY = 16;
const FAR = Number.POSITIVE_INFINITY;

/**
 * The exact minimum-cost circulation: mentees enter one at a time, and each that is worth a match
 * closes the cheapest cycle through its own arc (successive shortest paths with potentials: Edmonds
 * and Karp, JACM 19 (1972); rising costs of seats as convex arcs: Ahuja, Magnanti and Orlin, Network
 * Flows (1993), chapter 14). A mentor with several places is one node, never cloned. Dijkstra's
 * search is cut off at the best end found, over arcs sorted by weight. All numbers are integers
 * below 2^53, so that the result is exact. O(mentees * arcs * log mentors) at worst.
 *
 * `barred` are pairs left out beside the network's own (mentee number * mentors + mentor node).
 * `before` is the circulation of the same network with fewer arcs, to go on from.
 * Yields the number of mentees placed at regular intervals of work; returns the circulation.
 */
export function* networkFlow(
  network: Network,
  barred: ReadonlySet<number> | null = null,
  before: NetworkFlow | null = null,
): Generator<number, NetworkFlow, void> {
  const { arcs, mentors, firstMenteeQuota, root, parent, leaf, room } = network;
  const { start, mentor, weight } = arcs;
  const mentees = leaf.length;
  const { seats, quotas, members } = forestOf(network);
  const level = before?.level.slice() ?? startLevels(network);
  // No mentor's level is above this; levels of mentors never rise.
  let highest = -FAR;
  const match = new Int32Array(mentees).fill(-1);
  // Whoever has nobody to be matched with never enters.
  const menteeLevel = before?.menteeLevel.slice() ?? new Float64Array(mentees).fill(-FAR);
  const used = new Float64Array(root + 1);
  /** Mentees of mentor j: head[j], then next[i] until -1. */
  const head = new Int32Array(mentors).fill(-1);
  const next = new Int32Array(mentees).fill(-1);

  const distance = new Float64Array(root + 1).fill(FAR);
  /** How a node was reached: by which mentee's move, or else (-1) straight from which node. */
  const mover = new Int32Array(root + 1);
  const from = new Int32Array(root + 1);
  const heap = indexHeap(root + 1, distance);
  const touched = new Int32Array(root + 1);
  const settled = new Int32Array(root + 1);
  let touchedCount = 0;
  let settledCount = 0;
  /** Mentees without a match whom the search brought in, and how far they are. */
  let brought: { mentee: number; far: number }[] = [];
  let target = root;
  /** What the way down from the root to the target costs, or FAR when some quota on it is full. */
  let down = 0;
  let best = 0;
  let end = -1;
  let direct = true;
  let work = 0;
  let total = 0;

  /** No place in use of a mentor who counts in this quota first of all is cheaper to give up. */
  const cheapest = new Float64Array(root + 1).fill(-FAR);
  /** No mentee without a match who counts in this quota first of all has a higher level. */
  const keenest = new Float64Array(root + 1).fill(-FAR);

  function leave(i: number) {
    const j = match[i]!;
    if (head[j] === i) head[j] = next[i]!;
    else {
      let k = head[j]!;
      while (next[k] !== i) k = next[k]!;
      next[k] = next[i]!;
    }
    used[j]!--;
    match[i] = -1;
  }

  function out(i: number) {
    keenest[leaf[i]!] = Math.max(keenest[leaf[i]!]!, menteeLevel[i]!);
  }

  function join(i: number, j: number) {
    match[i] = j;
    next[i] = head[j]!;
    head[j] = i;
    const above = parent[j]!;
    const worth = level[j]! + marginal(network, j, used[j]!++);
    if (worth > cheapest[above]!) cheapest[above] = worth;
  }

  function reach(node: number, far: number, by: number, source: number) {
    if (far >= best || far >= distance[node]!) return;
    if (distance[node] === FAR) touched[touchedCount++] = node;
    distance[node] = far;
    mover[node] = by;
    from[node] = source;
    if (node === target) {
      best = far;
      end = node;
      return;
    }
    // Straight up and down is most often the way. Not once a quota has been passed: a path that
    // used an arc twice could overfill it.
    if (node < mentors && direct && down < FAR) {
      const straightOn =
        far + straightUp(network, used, node) + level[node]! + down - level[target]!;
      if (straightOn < best) {
        best = straightOn;
        end = node;
        if (straightOn === far) return;
      }
    }
    heap.push(node);
    if (node < mentors) peek(node, far);
  }

  /** An end that is near shortens the search: somebody of this mentor may make room in the target. */
  function peek(j: number, far: number) {
    for (let i = head[j]!; i >= 0; i = next[i]!) {
      if (leaf[i] === target) reach(target, far + menteeLevel[i]! - level[target]!, i, -1);
    }
  }

  /** Looks from mentee i, who is `far` away, at all mentors worth a look, and at no match. */
  function scan(i: number, far: number) {
    const here = far + menteeLevel[i]!;
    if (match[i]! >= 0) reach(leaf[i]!, here - level[leaf[i]!]!, i, -1);
    const stop = start[i + 1]!;
    let k = start[i]!;
    for (; k < stop; k++) {
      const low = here - weight[k]!;
      if (low - highest >= best) break;
      const j = mentor[k]!;
      const d = low - level[j]!;
      // An arc that is new since `before` counts from its mentee's turn on.
      if (d < far) continue;
      if (d >= best || d >= distance[j]! || barred?.has(i * mentors + j)) continue;
      reach(j, d, i, -1);
    }
    work += k - start[i]! + 1;
  }

  /** One unit more between a node and its parent, or one less. */
  function more(x: number, node: number, to: number, far: number) {
    if (used[node]! >= room[node]!) return;
    const cost = marginal(network, node, used[node]!);
    reach(to, far + cost + level[x]! - level[to]!, -1, x);
  }
  function less(x: number, node: number, to: number, far: number) {
    if (used[node]! === 0) return;
    const cost = -marginal(network, node, used[node]! - 1);
    reach(to, far + cost + level[x]! - level[to]!, -1, x);
  }

  function expand(x: number, far: number) {
    if (x < mentors) {
      for (let i = head[x]!; i >= 0; i = next[i]!) scan(i, far);
      more(x, x, parent[x]!, far);
      return;
    }
    direct = false;
    if (x !== root) {
      if (x < firstMenteeQuota) more(x, x, parent[x]!, far);
      else less(x, x, parent[x]!, far);
    }
    if (far + level[x]! - cheapest[x]! < best) giveUp(x, far);
    for (const child of quotas[x]!) {
      if (child < firstMenteeQuota) less(x, child, child, far);
      else more(x, child, child, far);
    }
    if (far + level[x]! - keenest[x]! < best) bringIn(x, far);
  }

  /** Looks at the mentors who count in quota x first of all, for one to give up a place. */
  function giveUp(x: number, far: number) {
    let most = -FAR;
    for (const j of seats[x]!) {
      if (used[j]! === 0) continue;
      most = Math.max(most, level[j]! + marginal(network, j, used[j]! - 1));
      less(x, j, j, far);
    }
    cheapest[x] = most;
    work += seats[x]!.length;
  }

  /** Looks on from those without a match who count in quota x first of all. */
  function bringIn(x: number, far: number) {
    let most = -FAR;
    for (const i of members[x]!) {
      if (match[i]! >= 0) continue;
      most = Math.max(most, menteeLevel[i]!);
      const there = far + level[x]! - menteeLevel[i]!;
      if (there >= best) continue;
      brought.push({ mentee: i, far: there });
      scan(i, there);
    }
    keenest[x] = most;
    work += members[x]!.length;
  }

  function enter(i: number) {
    let gain = -FAR;
    for (let k = start[i]!; k < start[i + 1]! && weight[k]! + highest > gain; k++) {
      if (barred?.has(i * mentors + mentor[k]!)) continue;
      gain = Math.max(gain, weight[k]! + level[mentor[k]!]!);
    }
    if (gain <= menteeLevel[i]!) return;
    const stay = match[i]! < 0 ? level[leaf[i]!]! : menteeLevel[i]!;
    menteeLevel[i] = gain;
    target = match[i]! < 0 ? leaf[i]! : match[i]!;
    if (gain <= stay) {
      out(i);
      return;
    }
    down = match[i]! < 0 ? straightUp(network, used, target) : FAR;
    // Staying as before is the end of the search that is always open.
    best = gain - stay;
    end = -1;
    direct = true;
    scan(i, 0);
    for (let x = heap.pop(); x >= 0 && distance[x]! < best; x = heap.pop()) {
      settled[settledCount++] = x;
      expand(x, distance[x]!);
    }
    heap.clear();
    lower(i);
    if (end >= 0) augment(i);
    if (match[i]! < 0) out(i);
    for (let t = 0; t < touchedCount; t++) distance[touched[t]!] = FAR;
    touchedCount = 0;
    settledCount = 0;
  }

  /** Lowers the levels of all that is nearer than the end found, as the potentials have to be. */
  function lower(entering: number) {
    menteeLevel[entering]! -= best;
    for (let s = 0; s < settledCount; s++) {
      const x = settled[s]!;
      const change = best - distance[x]!;
      level[x]! -= change;
      if (x >= mentors) continue;
      for (let i = head[x]!; i >= 0; i = next[i]!) menteeLevel[i]! -= change;
    }
    for (const { mentee, far } of brought) {
      if (far < best) menteeLevel[mentee]! -= best - far;
    }
    brought = [];
  }

  function count(x: number, to: number) {
    if (parent[x] === to) used[x]! += x < mentors ? 0 : x < firstMenteeQuota ? 1 : -1;
    else used[to]! += to < mentors ? 0 : to < firstMenteeQuota ? -1 : 1;
  }

  /** Sends one unit along the path found; a mentor's own count follows from who joins and leaves. */
  function augment(entering: number) {
    if (end !== target) {
      for (let x = parent[end]!; x !== root; x = parent[x]!) used[x]!++;
      for (let x = target; x !== root; x = parent[x]!) used[x]!++;
    }
    for (let node = end; ; ) {
      const i = mover[node]!;
      if (i < 0) {
        count(from[node]!, node);
        node = from[node]!;
        continue;
      }
      const left = match[i]!;
      if (left >= 0) leave(i);
      if (node < mentors) join(i, node);
      else out(i);
      if (i === entering) return;
      node = left >= 0 ? left : leaf[i]!;
    }
  }

  before?.match.forEach((j, i) => {
    if (j >= 0) join(i, j);
    else if (menteeLevel[i]! > -FAR) out(i);
  });
  if (before) used.set(before.used);
  for (const [n, i] of entryOrder(arcs).entries()) {
    if (n % RENEW_EVERY === 0) {
      highest = level.subarray(0, mentors).reduce((most, one) => Math.max(most, one), -FAR);
    }
    enter(i);
    if (work >= REPORT_EVERY) {
      total += work;
      work = 0;
      yield n + 1;
    }
  }
  return { match, used, level, menteeLevel, work: total + work };
}
