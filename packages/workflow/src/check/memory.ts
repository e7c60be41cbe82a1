import type { Model, StateNode, Way } from "../model.ts";
import { type Moves, partsOf } from "./moves.ts";

/** By number of a way back: what was active when its group was left. */
export type Memory = ReadonlyMap<number, readonly number[]>;

export interface MemoryKeeper {
  /** After these leaves were left by a way, before anything is entered. */
  leaving(memory: Memory, way: Way, leaves: readonly number[]): Memory;
  /** Without what no way back will ever ask for from here. */
  pruned(memory: Memory, leaves: readonly number[]): Memory;
  keyOf(memory: Memory): string;
}

const NOTHING: Memory = new Map();

export function createMemory(model: Model, moves: Moves): MemoryKeeper {
  const rootOf = (node: StateNode): StateNode => node.ancestors[0] ?? node;
  const leadsTo = new Map<StateNode, Set<StateNode>>(model.roots.map((root) => [root, new Set()]));
  const asking = new Map<StateNode, Set<StateNode>>();
  for (const way of model.nodes.flatMap(({ ways }) => ways)) {
    const to = moves.target(way);
    if (!to) continue;
    leadsTo.get(rootOf(way.source))?.add(rootOf(to));
    if (to.kind !== "history") continue;
    asking.set(to, (asking.get(to) ?? new Set()).add(rootOf(way.source)));
  }
  /** Outermost steps from which a way back may still be taken before its group is left again. */
  const wanted = new Map<number, ReadonlySet<StateNode>>();
  for (const [back, sources] of asking) {
    for (let before = -1; before < sources.size; ) {
      before = sources.size;
      for (const [from, to] of leadsTo) {
        if (from !== back.parent && [...to].some((root) => sources.has(root))) sources.add(from);
      }
    }
    wanted.set(moves.indexOf(back), sources);
  }
  const groups = [...asking.keys()].flatMap((back) =>
    back.parent
      ? [{ back, index: moves.indexOf(back), group: back.parent, at: moves.indexOf(back.parent) }]
      : [],
  );

  return {
    leaving(memory, way, leaves) {
      let next: Map<number, readonly number[]> | undefined;
      for (const { back, index, group, at } of groups) {
        if (!moves.exits(way, at)) continue;
        const inside = leaves.filter((leaf) => leaf !== at && moves.line[leaf]!.includes(at));
        if (inside.length === 0) continue;
        const own = new Set(partsOf(group).map(moves.indexOf));
        const kept =
          back.def.history === "deep"
            ? inside
            : inside.flatMap((leaf) => moves.line[leaf]!.filter((node) => own.has(node)));
        next ??= new Map(memory);
        next.set(
          index,
          [...new Set(kept)].sort((a, b) => a - b),
        );
      }
      return next ?? memory;
    },
    pruned(memory, leaves) {
      if (memory.size === 0) return memory;
      const root = moves.nodes[leaves[0] ?? 0];
      const kept = [...memory].filter(([back]) => root && wanted.get(back)?.has(rootOf(root)));
      return kept.length === 0 ? NOTHING : new Map(kept);
    },
    keyOf(memory) {
      if (memory.size === 0) return "";
      return JSON.stringify([...memory].sort(([a], [b]) => a - b));
    },
  };
}
