import { builtInActions } from "../builtins.ts";
import type { Internals } from "../compile.ts";
import { isInside, type Model, resolveTarget, type StateNode } from "../model.ts";
import type { StateValue } from "../xstate-adapter.ts";
import type { Configurations } from "./configurations.ts";

/** Leaves, and everything around them, in document order. */
export interface Place {
  leaves: StateNode[];
  active: ReadonlySet<StateNode>;
}

/** The nodes around and including some nodes. */
export const around = (nodes: readonly StateNode[]): Set<StateNode> =>
  new Set(nodes.flatMap((node) => [...node.ancestors, node]));

/**
 * Where somebody stands who stands in these leaves: regions beside them that nobody named are entered
 * at their beginning. Gives the steps that exclude each other when they can't be active together.
 */
export function placeOf(model: Model, targets: readonly StateNode[]): Place | StateNode[] {
  const active = around(targets);
  const enter = (node: StateNode): void => {
    active.add(node);
    if (node.kind === "compound") {
      const first = node.children.find(({ key }) => key === node.def.initial);
      if (first) enter(first);
    }
    if (node.kind === "parallel") for (const region of regionsOf(node)) enter(region);
  };
  for (const node of model.nodes) {
    if (!active.has(node)) continue;
    if (node.kind === "parallel") {
      for (const region of regionsOf(node)) if (!active.has(region)) enter(region);
    } else {
      const inner = node.children.filter((child) => active.has(child));
      if (inner.length > 1) return targets.filter((to) => isInside(to, node));
    }
  }
  if (model.roots.filter((node) => active.has(node)).length > 1) return [...targets];
  const leaves = model.nodes.filter(
    (node) => active.has(node) && !node.children.some((child) => active.has(child)),
  );
  return { leaves, active };
}

const regionsOf = (node: StateNode): StateNode[] =>
  node.children.filter(({ kind }) => kind !== "history");

export function stateValueOf(model: Model, { active }: Place): StateValue {
  const below = (node: StateNode): StateValue => {
    const inner = node.children.filter((child) => active.has(child));
    const [only] = inner;
    if (node.kind === "compound" && only && only.children.length === 0) return only.key;
    return Object.fromEntries(inner.map((child) => [child.key, below(child)]));
  };
  const root = model.roots.find((node) => active.has(node))!;
  return root.children.length === 0 ? root.key : { [root.key]: below(root) };
}

/** What ways back remember, in the new version's terms. What it could never remember is forgotten. */
export function historyIn(
  { model }: Internals,
  remembered: readonly [back: StateNode, nodes: StateNode[]][],
  configurations: Configurations,
): { history: Record<string, string[]>; forgotten: StateNode[] } {
  const history: Record<string, string[]> = {};
  const forgotten: StateNode[] = [];
  for (const [back, nodes] of remembered) {
    const group = back.parent;
    const paths =
      back.def.history === "deep"
        ? nodes.filter((node) => group && isInside(node, group)).map(({ path }) => path)
        : nodes.flatMap((node) => {
            const child = [...node.ancestors, node].find(({ parent }) => parent === group);
            return child ? [child.path] : [];
          });
    const sorted = [...new Set(paths)].sort();
    if (sorted.length > 0 && configurations.remembers(back.path, sorted)) {
      history[back.path] = sorted;
    } else {
      const to =
        back.def.target === undefined ? undefined : resolveTarget(model, back, back.def.target);
      forgotten.push(group ?? to ?? back);
    }
  }
  return { history, forgotten };
}

/** Whether being in a step asks for anything to be done, on arriving, leaving or any way out. */
export function hasDeeds({ def, ways }: StateNode): boolean {
  const refs = [
    ...(def.entry ?? []),
    ...(def.exit ?? []),
    ...ways.flatMap((way) => way.def.actions ?? []),
  ];
  return (def.invoke ?? []).length > 0 || refs.some(({ type }) => !builtInActions.has(type));
}
