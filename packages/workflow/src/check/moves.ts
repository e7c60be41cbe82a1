import { type Model, resolveTarget, type StateNode, type Trigger, type Way } from "../model.ts";

/**
 * What single moves do, on numbers instead of states, so that thousands of situations can be looked
 * at between two keystrokes. It follows XState 5.33 (and with it the SCXML algorithm) in what a way
 * leaves and enters; walks of the real machine are compared with it in the tests.
 */
export interface Moves {
  nodes: readonly StateNode[];
  indexOf(node: StateNode): number;
  /** Ancestors of a state from the inside out, itself first. */
  line: readonly (readonly number[])[];
  /** By state: what it reacts to from outside. */
  cues: readonly (readonly Cue[])[];
  always: Cue;
  /** By state: what happens once it is done. */
  onDone: ReadonlyMap<number, Cue>;
  target(way: Way): StateNode | undefined;
  /** The state inside which a way leaves everything; -1 for the whole workflow. */
  domain(way: Way): number;
  /** Whether the way leaves this state when it is active. */
  exits(way: Way, node: number): boolean;
  /** The states a way enters, in order of the definition. */
  entry(way: Way, remembered: readonly number[] | undefined): readonly number[];
  /** The states entered at the very start. */
  initial: readonly number[];
}

/** Something that may happen, and by state the ways it can bring about. */
export interface Cue {
  /** Somebody does it. */
  byPerson: boolean;
  /** None stands behind one without a rule: that never gets its turn. */
  ways: Map<number, Way[]>;
}

function keyOf(trigger: Trigger, node: number): string {
  if (trigger.kind === "on") return `on ${trigger.event}`;
  return trigger.kind === "always" ? "always" : `${node} ${JSON.stringify(trigger)}`;
}

function cuesOf({ nodes, definition }: Model): Pick<Moves, "cues" | "always" | "onDone"> {
  const always: Cue = { byPerson: false, ways: new Map() };
  const onDone = new Map<number, Cue>();
  const byKey = new Map([["always", always]]);
  const cues = nodes.map((node, index) => {
    const own = new Set<Cue>();
    for (const way of node.ways) {
      const { trigger } = way;
      const key = keyOf(trigger, index);
      const by = trigger.kind === "on" ? definition.events[trigger.event]?.by : undefined;
      const byPerson = (by ?? []).some((role) => role !== "system");
      const cue = byKey.get(key) ?? { byPerson, ways: new Map<number, Way[]>() };
      byKey.set(key, cue);
      const ways = cue.ways.get(index) ?? [];
      if (ways.every(({ def }) => def.guard)) ways.push(way);
      cue.ways.set(index, ways);
      if (trigger.kind === "onDone") onDone.set(index, cue);
      else if (cue !== always) own.add(cue);
    }
    return [...own];
  });
  return { cues, always, onDone };
}

export const partsOf = (node: StateNode): StateNode[] =>
  node.children.filter((child) => child.kind !== "history");

export const firstOf = (node: StateNode): StateNode | undefined =>
  node.children.find((child) => child.key === node.def.initial && child.kind !== "history");

export function buildMoves(model: Model): Moves {
  const { nodes } = model;
  const size = nodes.length;
  const indexes = new Map(nodes.map((node, index) => [node, index]));
  const indexOf = (node: StateNode): number => indexes.get(node) ?? -1;
  const line = nodes.map((node, i) => [i, ...node.ancestors.map(indexOf).reverse()]);
  const insideOf = new Uint8Array(size * size);
  for (const [i, [, ...above]] of line.entries()) for (const a of above) insideOf[a * size + i] = 1;
  const inside = (node: number, ancestor: number): boolean =>
    ancestor < 0 || insideOf[ancestor * size + node] === 1;

  const targets = new Map<Way, StateNode | undefined>();
  for (const way of nodes.flatMap(({ ways }) => ways)) {
    const { target } = way.def;
    targets.set(way, target === undefined ? undefined : resolveTarget(model, way.source, target));
  }
  const target = (way: Way): StateNode | undefined => targets.get(way);

  const domains = new Map<Way, number>();
  function domain(way: Way): number {
    const known = domains.get(way);
    if (known !== undefined) return known;
    const to = target(way);
    const end = indexOf(to?.kind === "history" && to.parent ? to.parent : (to ?? way.source));
    const source = indexOf(way.source);
    const own = !way.def.reenter && (end === source || inside(end, source));
    const found = own ? source : (line[end]?.slice(1).find((node) => inside(source, node)) ?? -1);
    domains.set(way, found);
    return found;
  }

  function exits(way: Way, node: number): boolean {
    return target(way) !== undefined && inside(node, domain(way));
  }

  /** What comes with a target, as far out as the state `until`. */
  function enter(to: StateNode, until: number, remembered: readonly number[] | undefined) {
    const entered = new Set<number>();
    const holds = (node: StateNode): boolean => {
      const index = indexOf(node);
      return [...entered].some((one) => one === index || inside(one, index));
    };
    function below(node: StateNode): void {
      if (node.kind === "history") {
        recall(node);
        return;
      }
      entered.add(indexOf(node));
      if (node.kind === "compound") {
        const first = firstOf(node);
        if (first) below(first);
      }
      if (node.kind === "parallel") {
        for (const part of partsOf(node)) if (!holds(part)) below(part);
      }
    }
    function above(node: StateNode, limit: number): void {
      for (const ancestor of node.ancestors.toReversed()) {
        const index = indexOf(ancestor);
        if (index === limit || !inside(index, limit)) {
          if (index === limit && ancestor.kind === "parallel") rest(ancestor);
          break;
        }
        entered.add(index);
        if (ancestor.kind === "parallel") rest(ancestor);
      }
    }
    function rest(parallel: StateNode): void {
      for (const part of partsOf(parallel)) if (!holds(part)) below(part);
    }
    function recall(node: StateNode): void {
      const { parent, def } = node;
      if (!parent) return;
      const own = def.target === undefined ? parent : resolveTarget(model, node, def.target);
      const from = remembered ? remembered.map((one) => nodes[one]!) : own ? [own] : [];
      for (const one of from) entered.add(indexOf(one));
      for (const one of from) if (one.kind !== "history") below(one);
      for (const one of from) above(one, until);
    }
    if (to.kind === "history") recall(to);
    else {
      below(to);
      above(to, until);
    }
    return [...entered].sort((a, b) => a - b);
  }

  const entries = new Map<Way, readonly number[]>();
  function entry(way: Way, remembered: readonly number[] | undefined): readonly number[] {
    const known = remembered ? undefined : entries.get(way);
    if (known) return known;
    const to = target(way);
    const limit = domain(way);
    const own = indexOf(way.source);
    // A way to the step itself stays in it and begins what is inside anew.
    const stays = to === way.source && limit === own && !way.def.reenter;
    const found = to ? enter(to, limit, remembered).filter((node) => !stays || node !== own) : [];
    if (!remembered) entries.set(way, found);
    return found;
  }

  const first = model.roots.find((node) => node.key === model.definition.initial);
  return {
    nodes,
    indexOf,
    line,
    ...cuesOf(model),
    target,
    domain,
    exits,
    entry,
    initial: first ? enter(first, -1, undefined) : [],
  };
}

/** Whether everything inside a state, or beside it, has come to its end. */
export function isDone(moves: Moves, index: number, leaves: ReadonlySet<number>): boolean {
  const node = moves.nodes[index]!;
  if (node.kind === "final") return leaves.has(index);
  if (node.kind === "compound") {
    return node.children.some((c) => c.kind === "final" && leaves.has(moves.indexOf(c)));
  }
  if (node.kind !== "parallel") return false;
  return partsOf(node).every((part) => isDone(moves, moves.indexOf(part), leaves));
}

/** Parallels that a way names a step inside of, but doesn't come from inside of. */
export function aloneIn(moves: Moves, way: Way): StateNode[] {
  const to = moves.target(way);
  const end = to?.kind === "history" ? to.parent : to;
  const around = (end?.ancestors ?? []).filter(({ kind }) => kind === "parallel");
  return around.filter((parallel) => !way.source.ancestors.includes(parallel));
}
