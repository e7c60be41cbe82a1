import type { Problem } from "../../contract.ts";
import { MatchingError } from "../../error.ts";
import { numbersOf } from "../../problem.ts";
import { type Arcs, drawnOrder, sortedArcs } from "./arcs.ts";
import { quotaForest } from "./quotas.ts";

/**
 * The problem that is left after the pins as a circulation. A match is one unit of flow that leaves
 * the root, goes down the quotas of its mentee, over the pair, and up the quotas of its mentor back
 * to the root. Nodes are numbered: the mentors, their quotas, the mentees' quotas, the root; quotas
 * stand after those that hold them. Mentees have numbers of their own.
 */
export interface Network {
  problem: Problem;
  /** The problem's numbers of the mentees without a pin, in the order drawn from the seed. */
  mentees: Int32Array;
  /** How many mentors. */
  mentors: number;
  /** The problem's number of each mentor node. */
  mentorAt: Int32Array;
  /** The first node that is a quota of mentees; the root is the last node. */
  firstMenteeQuota: number;
  root: number;
  /** The node above each node; of the root, -1. */
  parent: Int32Array;
  /** The innermost quota of each mentee, or the root. */
  leaf: Int32Array;
  /** The problem's quota of each node, or -1. */
  quota: Int32Array;
  /** Pinned mentees of each mentor node. */
  pins: Int32Array;
  /** Units that may go between a node and its parent, after the pins. */
  room: Float64Array;
  /** The k-th unit (k from 0) costs first + k * step, less `reward` for the first `wanted` units. */
  first: Float64Array;
  step: number;
  wanted: Int32Array;
  reward: Float64Array;
  arcs: Arcs;
  bonus: number;
  leastBonus: number;
  /** More than all else together: what a place that must be filled is worth. */
  must: number;
}

export interface Sizes {
  /** The most mentees one mentor may have, beside the mentor's places. */
  most: number;
  /** Whether `least` binds: with any mentee at all, at least so many. */
  least: number | null;
}

/** What the k-th unit (from 0) at this node costs. */
export function marginal(network: Network, node: number, k: number): number {
  const seat = node < network.mentors ? k * network.step : 0;
  return network.first[node]! + seat - (k < network.wanted[node]! ? network.reward[node]! : 0);
}

/** What one unit more costs on the way straight up from a node to the root; without room, infinite. */
export function straightUp(network: Network, used: ArrayLike<number>, node: number): number {
  let cost = 0;
  for (let x = node; x !== network.root; x = network.parent[x]!) {
    if (used[x]! >= network.room[x]!) return Number.POSITIVE_INFINITY;
    cost += marginal(network, x, used[x]!);
  }
  return cost;
}

/** Mentees that a mentor has at least, if any: the model's, the scheme's or the mentor's own. */
export const leastOf = (problem: Problem, mentor: number, { least }: Sizes): number =>
  least === null ? 1 : Math.max(least, problem.mentors[mentor]!.least ?? 1);

/**
 * The network of a checked problem. Throws `MatchingError` "INVALID_PROBLEM" when sums could pass
 * 2^53. O(pairs log pairs).
 */
export function buildNetwork(problem: Problem, sizes: Sizes): Network {
  const { pinned, quotas } = problem;
  const rows = numbersOf(problem.mentees);
  const columns = numbersOf(problem.mentors);
  const forests = { mentor: forest(problem, "mentor"), mentee: forest(problem, "mentee") };
  const mentors = problem.mentors.length;
  const firstMenteeQuota = mentors + forests.mentor.order.length;
  const root = firstMenteeQuota + forests.mentee.order.length;
  const up = (first: number, place: number) => (place < 0 ? root : first + place);

  const parent = new Int32Array(root + 1).fill(-1);
  const quota = new Int32Array(root + 1).fill(-1);
  const room = new Float64Array(root + 1);
  const first = new Float64Array(root + 1);
  const wanted = new Int32Array(root + 1);
  const step = balanceOf(problem);

  const locked = new Set(pinned.map((pin) => rows.get(pin.mentee)!));
  const { mentees, mentorAt } = drawnOrder(problem, locked);
  const held = countPins(problem, columns);
  const pins = Int32Array.from(mentorAt, (mentor) => held[mentor]!);
  mentorAt.forEach((mentor, node) => {
    const most = Math.min(problem.mentors[mentor]!.capacity, sizes.most);
    const least = leastOf(problem, mentor, sizes);
    parent[node] = up(mentors, forests.mentor.innermost[mentor]!);
    first[node] = pins[node]! * step;
    if (pins[node]! === 0 && most < least) return;
    room[node] = Math.min(Math.max(0, most - pins[node]!), mentees.length);
    // A mentor with a pin meets anyway: the smallest group is then a wish, which comes first.
    if (pins[node]! > 0) wanted[node] = Math.min(room[node]!, Math.max(0, least - pins[node]!));
  });
  for (const role of ["mentor", "mentee"] as const) {
    const { order, above } = forests[role];
    const start = role === "mentor" ? mentors : firstMenteeQuota;
    order.forEach((q, place) => {
      const node = start + place;
      const { members, most, least = 0 } = quotas[q]!;
      const inside = new Set(members);
      const taken = pinned.filter((pin) => inside.has(pin[role])).length;
      parent[node] = up(start, above[place]!);
      quota[node] = q;
      room[node] = most - taken;
      wanted[node] = Math.max(0, Math.min(least, most) - taken);
    });
  }
  const free = { mentees: mentees.length, room: room.subarray(0, mentors), first, step };
  const wishes = wanted.reduce((sum, units) => sum + units, 0);
  const must = mentorAt.some((mentor) => leastOf(problem, mentor, sizes) > 1);
  const worth = worthOf(problem, free, must ? wishes + 2 : wishes > 0 ? problem.quotas.length : 0);
  return {
    problem,
    mentees,
    mentors,
    mentorAt,
    firstMenteeQuota,
    root,
    parent,
    leaf: Int32Array.from(mentees, (i) => up(firstMenteeQuota, forests.mentee.innermost[i]!)),
    quota,
    pins,
    room,
    first,
    step,
    wanted,
    reward: Float64Array.from(wanted, (units) => (units > 0 ? worth.leastBonus : 0)),
    arcs: sortedArcs(problem, mentees, mentorAt, worth.bonus),
    ...worth,
    must: (wishes + 2) * worth.leastBonus,
  };
}

function countPins({ mentors, pinned }: Problem, columns: ReadonlyMap<string, number>) {
  const held = new Int32Array(mentors.length);
  for (const { mentor } of pinned) held[columns.get(mentor)!]!++;
  return held;
}

function forest(problem: Problem, role: "mentor" | "mentee") {
  const found = quotaForest(problem.quotas, role, numbersOf(problem[`${role}s`]));
  if ("overlap" in found) throw new MatchingError("INVALID_PROBLEM", "Quotas overlap");
  return found;
}

/** Score units that each further place of a mentor costs more than the one before. */
export function balanceOf({ params }: Problem): number {
  return typeof params.balance === "number" ? params.balance : 0;
}

interface Free {
  mentees: number;
  room: Float64Array;
  first: Float64Array;
  step: number;
}

/**
 * What one more match, and one more place of those that have to be filled, is worth: more than all
 * that k matches can gain over k + 1, also after one more place, which the causes ask about.
 */
function worthOf(problem: Problem, free: Free, wishes: number) {
  const base = problem.params.noMatchScore ?? 0;
  let [low, high, places, seat] = [0, 0, 0, 0];
  for (const score of problem.pairs.value) {
    if (score - base < low) low = score - base;
    if (score - base > high) high = score - base;
  }
  free.room.forEach((room, j) => {
    places += room;
    seat = Math.max(seat, free.first[j]! + room * free.step);
  });
  const most = Math.min(free.mentees, places + 1);
  const spread = most * (high - low + seat);
  const bonus = (problem.params.matchMost ?? true) ? spread + seat - low + 1 : 0;
  const leastBonus = most * bonus + spread + 1;
  // A path passes each node at most once, so that no price passes this.
  const highest = 2 * (wishes > 0 ? (wishes + 3) * leastBonus : bonus + spread);
  if (!(highest < Number.MAX_SAFE_INTEGER)) {
    throw new MatchingError("INVALID_PROBLEM", "The problem can't be solved: tooLarge", [
      { code: "tooLarge", mentees: problem.mentees.length },
    ]);
  }
  return { bonus, leastBonus };
}
