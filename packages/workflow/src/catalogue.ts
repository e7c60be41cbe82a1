import type { Catalogue, Registry } from "./contract.ts";

const values = <T>(map: ReadonlyMap<string, T>): T[] => [...map.values()];

/** A registry without its functions, as JSON. */
export function catalogueOf(registry: Registry): Catalogue {
  const { guards, actions, actors, facts, events, roles } = registry;
  return {
    guards: values(guards).map(({ type, v, label, params, sentence, negative, reads }) => ({
      ...{ type, v, label, params, sentence, reads },
      ...(negative && { negative }),
    })),
    actions: values(actions).map(({ type, v, label, params, sentence, reads, idempotency }) => ({
      ...{ type, v, label, params, sentence, idempotency },
      ...(reads && { reads }),
    })),
    actors: values(actors).map(({ type, v, label, params, sentence }) => ({
      ...{ type, v, label, params, sentence },
    })),
    facts: values(facts).map(({ key, label, subjects, fields }) => ({
      ...{ key, label, subjects, fields },
    })),
    events: values(events).map(({ type, label, subject, by, payload }) => ({
      ...{ type, label, subject, by },
      ...(payload && { payload }),
    })),
    roles: [...roles].map(([role, label]) => ({ role, label })),
  };
}

/**
 * A registry for checking, describing and drawing. Its guards let everything through: whoever steps
 * with it isn't running the workflow.
 */
export function registryOf(catalogue: Catalogue): Registry {
  const byType = <T extends { type: string }>(types: T[]): ReadonlyMap<string, T> =>
    new Map(types.map((type) => [type.type, type]));
  return {
    guards: byType(
      catalogue.guards.map((guard) => ({ ...guard, evaluate: () => ({ ok: true as const }) })),
    ),
    actions: byType(catalogue.actions),
    actors: byType(catalogue.actors),
    facts: new Map(catalogue.facts.map((fact) => [fact.key, fact])),
    events: byType(catalogue.events),
    roles: new Map(catalogue.roles.map(({ role, label }) => [role, label])),
  };
}
