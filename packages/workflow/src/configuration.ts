import type { Stepped } from "./contract.ts";
import { isInside, type Model, type StateNode } from "./model.ts";
import type { StateValue } from "./xstate-adapter.ts";

/** The active states that have no active state inside, in order. */
export function leavesOf(model: Model, value: StateValue): StateNode[] {
  const found = new Set<string>();
  const walk = (inner: StateValue, path: string): void => {
    if (typeof inner === "string") {
      found.add(path ? `${path}.${inner}` : inner);
      return;
    }
    const entries = Object.entries(inner);
    if (entries.length === 0) found.add(path);
    for (const [key, below] of entries) if (below) walk(below, path ? `${path}.${key}` : key);
  };
  walk(value, "");
  return model.nodes.filter((node) => found.has(node.path));
}

/** Whether a state is one of the leaves or around one. */
export function isActive(node: StateNode, leaves: StateNode[]): boolean {
  return leaves.some((leaf) => leaf === node || isInside(leaf, node));
}

/** Innermost state that names a stage; the first region decides between equals. */
function stageOf(leaves: StateNode[]): string | null {
  let best: StateNode | undefined;
  for (const leaf of leaves) {
    const own = [...leaf.ancestors, leaf].findLast((node) => node.def.stage !== undefined);
    if (own && (!best || own.ancestors.length > best.ancestors.length)) best = own;
  }
  return best?.def.stage ?? null;
}

/** What other code may ask of a configuration; nothing outside names a state. */
export function configurationOf(
  model: Model,
  value: StateValue,
): Pick<Stepped, "paths" | "uids" | "stage" | "tags"> {
  const leaves = leavesOf(model, value);
  const tags = leaves.flatMap((leaf) =>
    [...leaf.ancestors, leaf].flatMap((node) => node.def.tags ?? []),
  );
  return {
    paths: leaves.map((leaf) => leaf.path),
    uids: leaves.map((leaf) => leaf.def.uid),
    stage: stageOf(leaves),
    tags: [...new Set(tags)],
  };
}
