import { leavesOf } from "../configuration.ts";
import type { Registry, StateDef, TransitionDef, WorkflowDefinition } from "../contract.ts";
import { buildModel, isInside, type Model, resolveTarget, type StateNode } from "../model.ts";
import { createEngine } from "../xstate-adapter.ts";

/** More than any workflow that passes the checks; beyond it nothing is said about configurations. */
const LIMIT = 5_000;

/** Where instances of a definition can ever stand, whatever its rules say. */
export interface Configurations {
  /** False when there are too many to look at: then every configuration counts as reachable. */
  complete: boolean;
  /** Whether an instance can come to rest with just these leaves active. */
  reachable(leaves: readonly StateNode[]): boolean;
  /** The uids of steps that lie on every way to this configuration, its own included. */
  passed(leaves: readonly StateNode[]): ReadonlySet<string>;
  /** Whether the way back at this path can ever remember just these steps (sorted paths). */
  remembers(path: string, steps: readonly string[]): boolean;
}

const keyOf = (leaves: readonly StateNode[]): string => leaves.map(({ path }) => path).join(" ");

const nothing: Registry = {
  guards: new Map(),
  actions: new Map(),
  actors: new Map(),
  facts: new Map(),
  events: new Map(),
  roles: new Map(),
};

/**
 * The same steps with each way out on an event of its own: no rules, actions, timers or work. One
 * event is then one move, taken just as the real machine takes it.
 */
function skeletonOf(definition: WorkflowDefinition, model: Model) {
  const events = new Map<TransitionDef, string>();
  for (const { ways } of model.nodes) {
    for (const { def } of ways) events.set(def, `w${events.size}`);
  }
  const bare = (node: StateNode): StateDef => {
    const { uid, type, history, initial, target } = node.def;
    const on = Object.fromEntries(
      node.ways.map(({ def }): [string, TransitionDef[]] => [
        events.get(def)!,
        [
          {
            id: events.get(def)!,
            ...(def.target !== undefined && { target: def.target }),
            ...(def.reenter && { reenter: true }),
          },
        ],
      ]),
    );
    return {
      uid,
      ...(type && { type }),
      ...(history && { history }),
      ...(initial !== undefined && { initial }),
      ...(target !== undefined && { target }),
      ...(node.children.length > 0 && {
        states: Object.fromEntries(node.children.map((child) => [child.key, bare(child)])),
      }),
      ...(node.ways.length > 0 && { on }),
    };
  };
  const states = Object.fromEntries(model.roots.map((node) => [node.key, bare(node)]));
  return { engine: createEngine(buildModel({ ...definition, states }), nothing), events };
}

/** Breadth first from the start, over steps that are active and what ways back remember. */
export function configurationsOf(definition: WorkflowDefinition): Configurations {
  const model = buildModel(definition);
  const { engine, events } = skeletonOf(definition, model);
  const event = (type: string) => ({ facts: {}, event: { kind: "event" as const, type } });
  const first = engine.initial(event("start"), {}).snapshot;

  const seen = new Set([engine.persist(first)]);
  /** By configuration: those from which one move leads to it. */
  const before = new Map<string, Set<string>>();
  const active = new Map<string, StateNode[]>();
  const memories = new Set<string>();
  const start = keyOf(leavesOf(model, first.value));
  const queue = [first];
  for (let at = 0; at < queue.length && queue.length <= LIMIT; at++) {
    const from = queue[at]!;
    const leaves = leavesOf(model, from.value);
    const key = keyOf(leaves);
    active.set(key, leaves);
    for (const memory of Object.entries(engine.read(from).history)) {
      memories.add(JSON.stringify(memory));
    }
    if (from.status !== "active") continue;
    const around = new Set(leaves.flatMap((leaf) => [...leaf.ancestors, leaf]));
    for (const node of around) {
      for (const { def, trigger } of node.ways) {
        if (def.target === undefined) continue;
        if (trigger.kind === "onDone" && !isDone(node, around)) continue;
        const { snapshot } = engine.next(from, event(events.get(def)!));
        const next = keyOf(leavesOf(model, snapshot.value));
        before.set(next, (before.get(next) ?? new Set()).add(key));
        const text = engine.persist(snapshot);
        if (seen.has(text)) continue;
        seen.add(text);
        queue.push(snapshot);
      }
    }
  }
  const complete = queue.length <= LIMIT;
  const rests = new Map<string, boolean>();
  for (const [key, leaves] of active) rests.set(key, isResting(model, leaves));
  let must: Map<string, Set<string>> | undefined;
  return {
    complete,
    reachable: (leaves) => !complete || rests.get(keyOf(leaves)) === true,
    passed(leaves) {
      must ??= complete ? alwaysPassed(start, active, before) : new Map();
      return must.get(keyOf(leaves)) ?? new Set();
    },
    remembers: (path, steps) => !complete || memories.has(JSON.stringify([path, steps])),
  };
}

const withAncestors = (leaves: readonly StateNode[]): Set<StateNode> =>
  new Set(leaves.flatMap((leaf) => [...leaf.ancestors, leaf]));

function isDone(node: StateNode, active: ReadonlySet<StateNode>): boolean {
  if (node.kind === "parallel") {
    return node.children
      .filter(({ kind }) => kind !== "history")
      .every((region) => region.kind === "final" || isDone(region, active));
  }
  return node.children.some((child) => child.kind === "final" && active.has(child));
}

/** No unguarded automatic way leads out at once. */
function isResting(model: Model, leaves: readonly StateNode[]): boolean {
  const active = withAncestors(leaves);
  return ![...active].some((node) =>
    node.ways.some(({ def, trigger, source }) => {
      if (def.guard || def.target === undefined) return false;
      if (trigger.kind === "onDone") return isDone(node, active);
      if (trigger.kind !== "always") return false;
      const to = resolveTarget(model, source, def.target);
      return to !== undefined && to !== node && !isInside(to, node);
    }),
  );
}

/** The greatest sets with: a configuration's own steps, and what all those before it have passed. */
function alwaysPassed(
  start: string,
  active: ReadonlyMap<string, StateNode[]>,
  before: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, Set<string>> {
  const own = new Map(
    [...active].map(([key, leaves]) => [
      key,
      new Set([...withAncestors(leaves)].map(({ def }) => def.uid)),
    ]),
  );
  const all = new Set([...own.values()].flatMap((uids) => [...uids]));
  const passed = new Map([...own].map(([key, uids]) => [key, key === start ? uids : all]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [key, uids] of own) {
      if (key === start) continue;
      const earlier = [...(before.get(key) ?? [])].flatMap((from) => passed.get(from) ?? []);
      const common = [...all].filter((uid) => earlier.every((set) => set.has(uid)));
      const next = new Set([...uids, ...common]);
      if (next.size === passed.get(key)!.size) continue;
      passed.set(key, next);
      changed = true;
    }
  }
  return passed;
}
