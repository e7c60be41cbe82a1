import type { GuardExpr, Ref, StateDef, TransitionDef, WorkflowDefinition } from "./contract.ts";

export type StateKind = NonNullable<StateDef["type"]>;

export interface StateNode {
  /** Keys from the root joined by dots. */
  path: string;
  key: string;
  def: StateDef;
  kind: StateKind;
  parent: StateNode | null;
  /** Ordered by key, so that behaviour never depends on the order of a JSON object. */
  children: StateNode[];
  /** Outermost first, without the node itself. */
  ancestors: StateNode[];
  /** Where it stands in the definition. */
  at: string[];
  ways: Way[];
}

export type Trigger =
  | { kind: "on"; event: string }
  | { kind: "after"; timer: string }
  | { kind: "always" }
  | { kind: "onDone" }
  | { kind: "invokeDone"; invoke: string }
  | { kind: "invokeError"; invoke: string };

/** A transition with its place. */
export interface Way {
  def: TransitionDef;
  source: StateNode;
  trigger: Trigger;
  /** Position among the ways with the same trigger; the first that its guard lets through wins. */
  index: number;
  at: string[];
}

/** A definition's states and ways, indexed. Tolerates a definition that has errors. */
export interface Model {
  definition: WorkflowDefinition;
  roots: StateNode[];
  /** Parents before children. */
  nodes: StateNode[];
  byPath: Map<string, StateNode>;
}

export function kindOf(def: StateDef): StateKind {
  if (def.type) return def.type;
  if (def.history) return "history";
  return def.states && Object.keys(def.states).length > 0 ? "compound" : "atomic";
}

const byKey = <T>(a: [string, T], b: [string, T]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;

/** Entries ordered by code unit of their key. */
export function sortedEntries<T>(record: Record<string, T> | undefined): [string, T][] {
  return Object.entries(record ?? {}).sort(byKey);
}

function waysOf(source: StateNode): Way[] {
  const ways: Way[] = [];
  const add = (list: TransitionDef[] | undefined, trigger: Trigger, at: string[]): void => {
    for (const [index, def] of (list ?? []).entries()) {
      ways.push({ def, source, trigger, index, at: [...source.at, ...at, String(index)] });
    }
  };
  const { def } = source;
  for (const [event, list] of sortedEntries(def.on))
    add(list, { kind: "on", event }, ["on", event]);
  for (const [timer, list] of sortedEntries(def.after)) {
    add(list, { kind: "after", timer }, ["after", timer]);
  }
  add(def.always, { kind: "always" }, ["always"]);
  add(def.onDone, { kind: "onDone" }, ["onDone"]);
  for (const [i, { id, onDone, onError }] of (def.invoke ?? []).entries()) {
    add(onDone, { kind: "invokeDone", invoke: id }, ["invoke", String(i), "onDone"]);
    add(onError, { kind: "invokeError", invoke: id }, ["invoke", String(i), "onError"]);
  }
  return ways;
}

export function buildModel(definition: WorkflowDefinition): Model {
  const model: Model = { definition, roots: [], nodes: [], byPath: new Map() };
  const build = (states: Record<string, StateDef>, parent: StateNode | null): StateNode[] =>
    sortedEntries(states).map(([key, def]) => {
      const node: StateNode = {
        path: parent ? `${parent.path}.${key}` : key,
        key,
        def,
        kind: kindOf(def),
        parent,
        children: [],
        ancestors: parent ? [...parent.ancestors, parent] : [],
        at: [...(parent?.at ?? []), "states", key],
        ways: [],
      };
      node.ways = waysOf(node);
      model.nodes.push(node);
      model.byPath.set(node.path, node);
      node.children = build(def.states ?? {}, node);
      return node;
    });
  model.roots = build(definition.states, null);
  return model;
}

/** The state that a target leads to; undefined when there is none. */
export function resolveTarget(
  model: Model,
  source: StateNode,
  target: string,
): StateNode | undefined {
  if (target.startsWith("#")) return model.byPath.get(target.slice(1));
  if (target.startsWith(".")) return model.byPath.get(source.path + target);
  return model.byPath.get(source.parent ? `${source.parent.path}.${target}` : target);
}

export function isInside(node: StateNode, ancestor: StateNode): boolean {
  return node.ancestors.includes(ancestor);
}

/** Every guard used in an expression, with its place below the expression. */
export function guardRefs(expr: GuardExpr, at: string[] = []): { ref: Ref; at: string[] }[] {
  if ("all" in expr) return expr.all.flatMap((e, i) => guardRefs(e, [...at, "all", String(i)]));
  if ("any" in expr) return expr.any.flatMap((e, i) => guardRefs(e, [...at, "any", String(i)]));
  if ("not" in expr) return guardRefs(expr.not, [...at, "not"]);
  return [{ ref: expr, at }];
}

/** Every action used by a state itself and its ways, with its place. */
export function actionRefs(node: StateNode): { ref: Ref; at: string[] }[] {
  const list = (refs: Ref[] | undefined, at: string[]): { ref: Ref; at: string[] }[] =>
    (refs ?? []).map((ref, i) => ({ ref, at: [...at, String(i)] }));
  return [
    ...list(node.def.entry, [...node.at, "entry"]),
    ...list(node.def.exit, [...node.at, "exit"]),
    ...node.ways.flatMap((way) => list(way.def.actions, [...way.at, "actions"])),
  ];
}

export function timerIdOf(node: StateNode, timer: string): string {
  return `${node.def.uid}/${timer}`;
}
