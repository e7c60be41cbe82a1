import type { StateNode, Way } from "../model.ts";
import type { Memory } from "./memory.ts";

/** What an instance can rest in. */
export interface Situation {
  /** Active steps that have no active step inside, in order of the definition. */
  leaves: readonly number[];
  memory: Memory;
  done: boolean;
  /** Where it was first come to from, and by which ways. */
  from: number;
  ways: readonly Way[];
}

/** Moves between situations, by number; `byPerson` is 1 for what people do. */
export type Edges = Record<"from" | "to" | "byPerson", number[]>;

export interface Futures {
  /** Resting steps from each of whose situations no end can be reached. */
  endless: Set<StateNode>;
  /** The same when nothing but what people do counts. */
  captive: Set<StateNode>;
  /** The first situation without a future that none of the endless steps explains; -1 for none. */
  trapped: number;
}

/** Situations from which an end can be reached, marked; backwards from the ends. */
function ending(situations: readonly Situation[], edges: Edges, byPerson: boolean): Uint8Array {
  const before: number[][] = situations.map(() => []);
  for (const [i, to] of edges.to.entries()) {
    if (!byPerson || edges.byPerson[i]) before[to]!.push(edges.from[i]!);
  }
  const ends = new Uint8Array(situations.length);
  const queue = situations.flatMap((situation, i) => (situation.done ? [i] : []));
  for (const i of queue) ends[i] = 1;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const from of before[at]!) {
      if (ends[from]) continue;
      ends[from] = 1;
      queue.push(from);
    }
  }
  return ends;
}

export function futuresOf(
  situations: readonly Situation[],
  edges: Edges,
  nodes: readonly StateNode[],
): Futures {
  /** Resting steps that are in no situation with a mark. */
  const never = (marks: Uint8Array): Set<StateNode> => {
    const all = new Set(situations.flatMap(({ leaves }) => leaves));
    for (const [i, { leaves }] of situations.entries()) {
      if (marks[i]) for (const leaf of leaves) all.delete(leaf);
    }
    return new Set([...all].map((i) => nodes[i]!));
  };
  const ends = ending(situations, edges, false);
  const endless = never(ends);
  const trapped = situations.findIndex(
    ({ leaves }, i) => !ends[i] && !leaves.some((leaf) => endless.has(nodes[leaf]!)),
  );
  return { endless, captive: never(ending(situations, edges, true)), trapped };
}
