import type { StateDef, TransitionDef, WorkflowDefinition } from "../contract.ts";
import { type Model, resolveTarget, type StateNode, type Trigger, type Way } from "../model.ts";
import type { TriggerRef } from "./command.ts";

type States = Record<string, StateDef>;

/** The value without this key; the same value when it has none. */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  if (!Object.hasOwn(value, key)) return value;
  const { [key]: _, ...rest } = value;
  return rest;
}

/** With a field, or without it for null and undefined. */
export function having<T extends object, K extends keyof T>(
  value: T,
  key: K,
  field: T[K] | null | undefined,
): T {
  return field === null || field === undefined
    ? (without(value, key) as T)
    : { ...value, [key]: field };
}

/** A definition with one state changed. Everything off its path stays the same object. */
export function changeState(
  definition: WorkflowDefinition,
  node: StateNode,
  change: (def: StateDef) => StateDef,
): WorkflowDefinition {
  const keys = node.path.split(".");
  const within = (states: States, depth: number): States => {
    const key = keys[depth]!;
    const def = states[key]!;
    const next =
      depth === keys.length - 1
        ? change(def)
        : { ...def, states: within(def.states ?? {}, depth + 1) };
    return { ...states, [key]: next };
  };
  return { ...definition, states: within(definition.states, 0) };
}

/** A definition with the states inside of a parent changed; null is the outermost level. */
export function changeInside(
  definition: WorkflowDefinition,
  parent: StateNode | null,
  change: (states: States) => States,
): WorkflowDefinition {
  if (!parent) return { ...definition, states: change(definition.states) };
  return changeState(definition, parent, (def) => ({ ...def, states: change(def.states ?? {}) }));
}

/** An entry put before or after another one, or last. */
export function inserted(
  states: States,
  key: string,
  def: StateDef,
  place: { before?: string | undefined; after?: string | undefined },
): States {
  const entries = Object.entries(states);
  const before = entries.findIndex(([one]) => one === place.before);
  const after = entries.findIndex(([one]) => one === place.after);
  const at = before >= 0 ? before : after >= 0 ? after + 1 : entries.length;
  return Object.fromEntries([...entries.slice(0, at), [key, def], ...entries.slice(at)]);
}

export function nodeOf(model: Model, uid: string): StateNode | undefined {
  return model.nodes.find((node) => node.def.uid === uid);
}

export function wayOf(model: Model, id: string): Way | undefined {
  for (const node of model.nodes) {
    const way = node.ways.find(({ def }) => def.id === id);
    if (way) return way;
  }
  return undefined;
}

export function triggerRef(trigger: Trigger): TriggerRef {
  switch (trigger.kind) {
    case "on":
      return { on: trigger.event };
    case "after":
      return { after: trigger.timer };
    case "always":
      return { always: true };
    case "onDone":
      return { onDone: true };
    case "invokeDone":
      return { invokeDone: trigger.invoke };
    case "invokeError":
      return { invokeError: trigger.invoke };
  }
}

/** Changes the ways with one trigger. What is empty afterwards is left out. */
export function changeWays(
  def: StateDef,
  trigger: TriggerRef,
  change: (ways: TransitionDef[]) => TransitionDef[],
): StateDef {
  const changed = (ways: TransitionDef[] | undefined): TransitionDef[] | null => {
    const next = change(ways ?? []);
    return next.length > 0 ? next : null;
  };
  const inRecord = (
    record: Record<string, TransitionDef[]> | undefined,
    key: string,
  ): Record<string, TransitionDef[]> | null => {
    const own = record && Object.hasOwn(record, key) ? record[key] : undefined;
    const next = having<Record<string, TransitionDef[]>, string>(record ?? {}, key, changed(own));
    return Object.keys(next).length > 0 ? next : null;
  };
  if ("on" in trigger) return having(def, "on", inRecord(def.on, trigger.on));
  if ("after" in trigger) return having(def, "after", inRecord(def.after, trigger.after));
  if ("always" in trigger) return having(def, "always", changed(def.always));
  if ("onDone" in trigger) return having(def, "onDone", changed(def.onDone));
  const id = "invokeDone" in trigger ? trigger.invokeDone : trigger.invokeError;
  const invoke = (def.invoke ?? []).map((work) => {
    if (work.id !== id) return work;
    return "invokeDone" in trigger
      ? having(work, "onDone", changed(work.onDone))
      : { ...work, onError: change(work.onError) };
  });
  return { ...def, invoke };
}

/**
 * The shortest way to write a target: the key of a sibling, a path from a sibling, a path inside the
 * own step, or else from the root.
 */
export function targetText(model: Model, source: StateNode, to: StateNode): string {
  const around = source.parent ? `${source.parent.path}.` : "";
  const forms = [
    ...(to.path.startsWith(around) ? [to.path.slice(around.length)] : []),
    ...(to.path.startsWith(`${source.path}.`) ? [to.path.slice(source.path.length)] : []),
    `#${to.path}`,
  ];
  return forms
    .filter((form) => resolveTarget(model, source, form) === to)
    .reduce((best, form) => (form.length < best.length ? form : best));
}
