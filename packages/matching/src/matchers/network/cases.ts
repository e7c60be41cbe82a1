import type { NetworkPrices, NetworkProof } from "../../contract.ts";
import { leastOf, type Network, type Sizes } from "./build.ts";
import { byWorth, type NetworkFlow, type Worth } from "./solution.ts";

/** What is fixed in one case: mentors (by node) who meet nobody or enough, and pairs left out. */
export interface Case {
  nobody: ReadonlySet<number>;
  enough: ReadonlySet<number>;
  /** mentee number * mentors + mentor node */
  barred: ReadonlySet<number>;
}

/** A smallest group that isn't reached, or two in one group who have to be apart. */
export type Conflict =
  | { kind: "size"; mentor: number; used: number; least: number }
  | { kind: "apart"; mentor: number; pair: [number, number] };

/** Mentees (by number) who have to be apart from others. */
export type Apart = ReadonlyMap<number, ReadonlySet<number>>;

/** A case with its prices, or the two cases it was split into. */
export interface Tree {
  prices: NetworkPrices;
  /** What the prices prove that nothing in this case passes. */
  worth: Worth;
  split?: { conflict: Conflict; sides: [Tree, Tree] };
}

/** The proof that nothing passes the bound; a case that its own prices settle isn't split in it. */
export function proofOf(tree: Tree, network: Network, bound: Worth): NetworkProof {
  if (!tree.split || byWorth(tree.worth, bound) <= 0) {
    return { kind: "prices", prices: tree.prices };
  }
  const { problem, mentees, mentorAt } = network;
  const { conflict, sides } = tree.split;
  const [one, two] = sides.map((side) => proofOf(side, network, bound)) as [
    NetworkProof,
    NetworkProof,
  ];
  const mentor = problem.mentors[mentorAt[conflict.mentor]!]!.id;
  if (conflict.kind === "size") return { kind: "size", mentor, nobody: one, enough: two };
  const pair = conflict.pair.map((i) => problem.mentees[mentees[i]!]!.id) as [string, string];
  return { kind: "apart", mentor, pair, withoutFirst: one, withoutSecond: two };
}

/** Both ways out of a conflict; together they leave nothing out. */
export function splitOf({ mentors }: Network, of: Case, conflict: Conflict): [Case, Case] {
  const { mentor } = conflict;
  if (conflict.kind === "size") {
    return [
      { ...of, nobody: new Set([...of.nobody, mentor]) },
      { ...of, enough: new Set([...of.enough, mentor]) },
    ];
  }
  const [one, two] = conflict.pair.map((i) => ({
    ...of,
    barred: new Set([...of.barred, i * mentors + mentor]),
  }));
  return [one!, two!];
}

/** The network with what the case fixes. */
export function underCase(network: Network, sizes: Sizes, { nobody, enough }: Case): Network {
  if (nobody.size + enough.size === 0) return network;
  const room = network.room.slice();
  const wanted = network.wanted.slice();
  const reward = network.reward.slice();
  for (const j of nobody) room[j] = 0;
  for (const j of enough) {
    wanted[j] = Math.min(room[j]!, leastOf(network.problem, network.mentorAt[j]!, sizes));
    reward[j] = network.must;
  }
  return { ...network, room, wanted, reward };
}

/** All that a circulation breaks: the farthest from any way out first. */
export function conflictsOf(
  network: Network,
  sizes: Sizes,
  apart: Apart,
  { match, used }: NetworkFlow,
): Conflict[] {
  const sizesMissed: (Conflict & { kind: "size" })[] = [];
  for (let mentor = 0; mentor < network.mentors; mentor++) {
    const least = leastOf(network.problem, network.mentorAt[mentor]!, sizes);
    const units = used[mentor]!;
    // With a pin the smallest size is a wish.
    if (units === 0 || units >= least || network.pins[mentor]! > 0) continue;
    sizesMissed.push({ kind: "size", mentor, used: units, least });
  }
  const farness = ({ used: units, least }: { used: number; least: number }) =>
    Math.min(units, least - units);
  sizesMissed.sort((a, b) => farness(b) - farness(a) || a.mentor - b.mentor);
  const together: Conflict[] = [];
  for (const [one, others] of apart) {
    const mentor = match[one]!;
    if (mentor < 0) continue;
    for (const other of others) {
      if (other <= one || match[other] !== mentor) continue;
      together.push({ kind: "apart", mentor, pair: [one, other] });
    }
  }
  return [...sizesMissed, ...together];
}
