import { isInside, type Model, resolveTarget, type StateNode, type Way } from "../model.ts";

/**
 * The moves a definition allows, whatever its guards say: guards count as passable, except that a
 * way behind an unguarded one never gets its turn and a state that is left at once never waits.
 */
export interface Graph {
  reachable: ReadonlySet<StateNode>;
  /** Ways of a state that can ever be taken. */
  usable(node: StateNode): Way[];
  target(way: Way): StateNode | undefined;
  /**
   * The states around and inside `target` that are active after a move to it, and those side by side
   * that the move enters; without a way, as if nothing was active before.
   */
  entered(target: StateNode, way?: Way): Set<StateNode>;
  /** Where an instance that rests in this leaf (and wherever else it must be) can go. */
  moves(leaf: StateNode): Way[];
}

export const isLeaf = (node: StateNode): boolean => node.kind === "atomic" || node.kind === "final";

/** An end of the whole workflow, not of a group. */
export const isEnd = (node: StateNode): boolean => node.kind === "final" && !node.parent;

/**
 * The state that stays while everything inside it is left and entered anew; null for the root. As in
 * XState, save that a way back counts as leading to its group.
 */
function domainOf(to: StateNode, { source, def }: Way): StateNode | null {
  const end = to.kind === "history" && to.parent ? to.parent : to;
  if (!def.reenter && (end === source || isInside(end, source))) return source;
  return end.ancestors.findLast((node) => isInside(source, node)) ?? null;
}

function initialOf(node: StateNode): StateNode | undefined {
  return node.children.find((child) => child.key === node.def.initial);
}

const regionsOf = (node: StateNode): StateNode[] =>
  node.children.filter((child) => child.kind !== "history");

export function buildGraph(model: Model): Graph {
  const target = (way: Way): StateNode | undefined =>
    way.def.target === undefined ? undefined : resolveTarget(model, way.source, way.def.target);

  const reachable = new Set<StateNode>();

  const cache = new Map<StateNode, Way[]>();
  function usable(node: StateNode): Way[] {
    const known = cache.get(node);
    if (known) return known;
    const closed = new Set<string>();
    const open = node.ways.filter((way) => {
      const trigger = JSON.stringify(way.trigger);
      if (closed.has(trigger)) return false;
      if (!way.def.guard) closed.add(trigger);
      return true;
    });
    const leavesAtOnce = open.some((way) => {
      if (way.trigger.kind !== "always" || way.def.guard) return false;
      const to = target(way);
      return to !== undefined && to !== node && !isInside(to, node);
    });
    const ways = leavesAtOnce ? open.filter((way) => way.trigger.kind === "always") : open;
    cache.set(node, ways);
    return ways;
  }

  function entered(to: StateNode, way?: Way): Set<StateNode> {
    const active = new Set<StateNode>();
    const opened = new Set<StateNode>();
    const domain = way && domainOf(to, way);
    const stays = (node: StateNode): boolean => domain != null && isInside(domain, node);
    function above(node: StateNode): void {
      for (const [i, ancestor] of node.ancestors.entries()) {
        active.add(ancestor);
        if (ancestor.kind !== "parallel" || stays(ancestor)) continue;
        const own = node.ancestors[i + 1] ?? node;
        for (const region of regionsOf(ancestor)) if (region !== own) below(region);
      }
    }
    function below(node: StateNode): void {
      if (opened.has(node)) return;
      opened.add(node);
      active.add(node);
      if (node.kind === "parallel") for (const region of regionsOf(node)) below(region);
      const initial = node.kind === "compound" ? initialOf(node) : undefined;
      if (initial) below(initial);
      if (node.kind === "history") recall(node);
    }
    function recall(node: StateNode): void {
      const { parent, def } = node;
      const fallback = def.target === undefined ? parent : resolveTarget(model, node, def.target);
      if (!fallback) return;
      above(fallback);
      below(fallback);
      if (!parent) return;
      active.add(parent);
      // Shallow history brings a step back at its beginning, even if it was entered elsewhere.
      if (def.history === "deep") return;
      for (const child of regionsOf(parent)) if (reachable.has(child)) below(child);
    }
    above(to);
    below(to);
    return active;
  }

  /** Whether `onDone` of a node can ever come, as far as is known by now. */
  function completes(node: StateNode): boolean {
    if (node.kind === "final") return reachable.has(node);
    if (node.kind === "parallel") return regionsOf(node).every(completes);
    return node.children.some((child) => child.kind === "final" && reachable.has(child));
  }

  const first = model.roots.find((node) => node.key === model.definition.initial);
  for (const node of first ? entered(first) : []) reachable.add(node);
  for (let before = -1; before < reachable.size; ) {
    before = reachable.size;
    for (const node of [...reachable]) {
      for (const way of usable(node)) {
        const to = target(way);
        if (!to || (way.trigger.kind === "onDone" && !completes(node))) continue;
        for (const next of entered(to, way)) reachable.add(next);
      }
    }
  }

  function moves(leaf: StateNode): Way[] {
    const found: Way[] = [];
    const line = [leaf, ...leaf.ancestors.toReversed()];
    for (const node of line) {
      for (const way of usable(node)) {
        const to = target(way);
        if (!to || to === leaf) continue;
        const done = way.trigger.kind === "onDone";
        const mayBeDone =
          leaf.kind === "final" && (node === leaf.parent || node.kind === "parallel");
        if (!done || mayBeDone) found.push(way);
      }
    }
    for (const [i, parallel] of line.entries()) {
      if (parallel.kind !== "parallel") continue;
      const own = line[i - 1];
      for (const node of reachable) {
        if (!isInside(node, parallel) || node === own || (own && isInside(node, own))) continue;
        for (const way of usable(node)) {
          const to = target(way);
          if (!to) continue;
          const domain = domainOf(to, way);
          // It leaves the steps side by side, or begins them all anew.
          if (!domain || domain === parallel || isInside(parallel, domain)) found.push(way);
        }
      }
    }
    return found;
  }

  return { reachable, usable, target, entered, moves };
}
