import { type Compiled, internalsOf } from "../compile.ts";
import type { FactField, Facts, Ref, Registry, StepEvent } from "../contract.ts";
import { guardRefs } from "../model.ts";
import { fieldAt, pathOf } from "../scenario/follow.ts";
import { eventFor } from "../scenario/play.ts";

/** A fact that rules read and that nothing in the workflow changes: chance has to decide it. */
export interface FreeFact {
  path: string;
  field: FactField;
}

/** Top-level keys of the facts that the rules of a definition read. */
function keysRead({ model, registry }: ReturnType<typeof internalsOf>): Set<string> {
  const read = new Set<string>();
  for (const node of model.nodes) {
    for (const { def } of node.ways) {
      for (const { ref } of def.guard ? guardRefs(def.guard) : []) {
        for (const key of registry.guards.get(ref.type)?.reads ?? []) read.add(key);
      }
    }
  }
  return read;
}

/** Paths whose values differ between two sets of facts. */
function changed(registry: Registry, before: Facts, after: Facts): string[] {
  if (before === after) return [];
  const at = (facts: Facts, key: string, name: string): string => {
    const value = facts[key];
    const inner =
      name !== "" && typeof value === "object" && value !== null && !Array.isArray(value)
        ? value[name]
        : value;
    return JSON.stringify(inner) ?? "";
  };
  return [...registry.facts].flatMap(([key, { fields }]) =>
    Object.keys(fields)
      .filter((name) => at(before, key, name) !== at(after, key, name))
      .map((name) => pathOf(key, name)),
  );
}

/**
 * The free facts of a definition. What its events, actions and work change is found out by asking
 * their `simulate` for every combination of single samples around `facts`.
 */
export function freeFacts(compiled: Compiled, facts: Facts, now: string): FreeFact[] {
  const own = internalsOf(compiled);
  const { registry, model } = own;
  const driven = new Set<string>();
  const note = (change: (before: Facts) => Facts): void => {
    for (const before of [facts, ...variants(registry, facts)]) {
      for (const path of changed(registry, before, change(before))) driven.add(path);
    }
  };
  for (const event of Object.keys(compiled.definition.events)) {
    const sent = eventFor(compiled, now, event);
    const type = registry.events.get(event);
    if (type?.simulate) note((before) => type.simulate!(before, sent.payload ?? null));
  }
  const started: StepEvent = { kind: "event", type: "workflow.started" };
  const used = (refs: Ref[] | undefined): Ref[] => refs ?? [];
  for (const { def, ways } of model.nodes) {
    const refs = [
      ...used(def.entry),
      ...used(def.exit),
      ...ways.flatMap((way) => used(way.def.actions)),
    ];
    for (const { type, params = {} } of refs) {
      const action = registry.actions.get(type);
      if (action?.simulate) note((before) => action.simulate!(before, params, started));
    }
    for (const { src } of def.invoke ?? []) {
      const actor = registry.actors.get(src.type);
      if (actor?.simulate) note((before) => actor.simulate!(before, src.params ?? {}));
    }
  }
  const free: FreeFact[] = [];
  for (const key of keysRead(own)) {
    if (!Object.hasOwn(facts, key)) continue;
    for (const [name, field] of Object.entries(registry.facts.get(key)?.fields ?? {})) {
      const path = pathOf(key, name);
      const choices = new Set(field.samples.map((sample) => JSON.stringify(sample)));
      if (!driven.has(path) && !field.clock && choices.size > 1) free.push({ path, field });
    }
  }
  return free;
}

/** The facts with one value at a time replaced by its last sample, so that a change shows either way. */
function variants(registry: Registry, facts: Facts): Facts[] {
  const made: Facts[] = [];
  for (const [key, { fields }] of registry.facts) {
    const value = facts[key];
    if (value === undefined) continue;
    const last = Object.fromEntries(
      Object.keys(fields).map((name) => [
        name,
        fieldAt(registry, pathOf(key, name))?.samples.at(-1),
      ]),
    );
    if (Object.hasOwn(fields, "")) made.push({ ...facts, [key]: last[""] ?? null });
    else if (typeof value === "object")
      made.push({ ...facts, [key]: { ...value, ...last } as never });
  }
  return made;
}
