import type { NetworkPrices } from "../../contract.ts";
import { valueAt } from "../../problem.ts";
import type { Network } from "./build.ts";

/** An optimal circulation of a network, with its potentials. */
export interface NetworkFlow {
  /** The mentor node of each mentee, or -1. */
  match: Int32Array;
  /** Units between each node and its parent; of a mentor, the mentees beside the pinned ones. */
  used: Float64Array;
  /** The potential of each node; what a node costs is its parent's level less its own. */
  level: Float64Array;
  menteeLevel: Float64Array;
  /** Arcs looked at. */
  work: number;
}

/** What a circulation is worth, the weightiest part first. */
export interface Worth {
  /** Filled places of those that a quota's `least` or a mentor with a pin wishes for. */
  wishes: number;
  /** Mentees with a mentor; 0 where matching most doesn't come first. */
  matches: number;
  /** Scores over no match, less what the places cost. */
  score: number;
}

/** Above 0 when a is worth more. */
export const byWorth = (a: Worth, b: Worth): number =>
  a.wishes - b.wishes || a.matches - b.matches || a.score - b.score;

/** By how much a is worth more than b, in the weights of the network. */
export const worthMore = (a: Worth, b: Worth, { bonus, leastBonus }: Network): number =>
  (a.wishes - b.wishes) * leastBonus + (a.matches - b.matches) * bonus + a.score - b.score;

export function worthOfFlow(network: Network, { match, used }: NetworkFlow): Worth {
  const { problem, mentees, mentorAt, wanted, first, step, mentors, root, bonus } = network;
  const base = problem.params.noMatchScore ?? 0;
  let [wishes, matches, score] = [0, 0, 0];
  match.forEach((j, i) => {
    if (j < 0) return;
    matches++;
    score += valueAt(problem.pairs, mentees[i]!, mentorAt[j]!) - base;
  });
  for (let node = 0; node < root; node++) {
    const units = used[node]!;
    wishes += Math.min(units, wanted[node]!);
    if (node < mentors) score -= units * first[node]! + (step * units * (units - 1)) / 2;
  }
  return { wishes, matches: bonus > 0 ? matches : 0, score };
}

/** The differences of the potentials: the dual prices, in the order of the problem's lists. */
export function pricesOf(network: Network, flow: NetworkFlow): NetworkPrices {
  const { problem, mentees, mentorAt, mentors, firstMenteeQuota, root } = network;
  const { parent, leaf, quota } = network;
  const { level, menteeLevel } = flow;
  const prices: NetworkPrices = {
    mentees: problem.mentees.map(() => 0),
    mentors: problem.mentors.map(() => 0),
    quotas: problem.quotas.map(() => 0),
  };
  mentees.forEach((row, i) => {
    prices.mentees[row] = Math.max(0, menteeLevel[i]! - level[leaf[i]!]!);
  });
  for (let node = 0; node < root; node++) {
    const price = level[parent[node]!]! - level[node]!;
    if (node < mentors) prices.mentors[mentorAt[node]!] = price;
    else prices.quotas[quota[node]!] = node < firstMenteeQuota ? price : -price;
  }
  return prices;
}
