import type { FieldType } from "@quad/forms";
import type { CriterionType, Matcher } from "@quad/matching";
import type { GuardType, Registry } from "@quad/workflow";
import { roles } from "../workflow/roles.ts";
import type { ActionPlugin, ActorPlugin, Channel, FactLoader, Plugin } from "./plugin.ts";

/** What the listed plugins add up to. Made from a list, never filled by importing. */
export interface PluginRegistry {
  guards: ReadonlyMap<string, GuardType>;
  actions: ReadonlyMap<string, ActionPlugin>;
  actors: ReadonlyMap<string, ActorPlugin>;
  facts: ReadonlyMap<string, FactLoader>;
  criteria: ReadonlyMap<string, CriterionType<never>>;
  matchers: ReadonlyMap<string, Matcher>;
  fields: ReadonlyMap<string, FieldType>;
  channels: ReadonlyMap<string, Channel>;
  /** The face that the workflow package reads. */
  workflow: Registry;
}

/** Throws when two plugins bring the same name. */
export function createRegistry(plugins: readonly Plugin[]): PluginRegistry {
  const guards = collect(
    plugins,
    "guard",
    (p) => p.guards,
    (g) => g.type,
  );
  const actions = collect(
    plugins,
    "action",
    (p) => p.actions,
    (a) => a.type,
  );
  const actors = collect(
    plugins,
    "actor",
    (p) => p.actors,
    (a) => a.type,
  );
  const facts = collect(
    plugins,
    "fact",
    (p) => p.facts,
    (f) => f.key,
  );
  const events = collect(
    plugins,
    "event",
    (p) => p.events,
    (e) => e.type,
  );
  return {
    guards,
    actions,
    actors,
    facts,
    criteria: collect(
      plugins,
      "criterion",
      (p) => p.criteria,
      (c) => c.type,
    ),
    matchers: collect(
      plugins,
      "matcher",
      (p) => p.matchers,
      (m) => m.type,
    ),
    fields: collect(
      plugins,
      "field type",
      (p) => p.fields,
      (f) => f.type,
    ),
    channels: collect(
      plugins,
      "channel",
      (p) => p.channels,
      (c) => c.type,
    ),
    workflow: { guards, actions, actors, facts, events, roles },
  };
}

function collect<T>(
  plugins: readonly Plugin[],
  kind: string,
  of: (plugin: Plugin) => readonly T[] | undefined,
  name: (item: T) => string,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const plugin of plugins) {
    for (const item of of(plugin) ?? []) {
      if (found.has(name(item))) {
        throw new Error(`Plugin ${plugin.key} brings the ${kind} ${name(item)}, which is taken.`);
      }
      found.set(name(item), item);
    }
  }
  return found;
}
