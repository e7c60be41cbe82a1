import { DateTime, Duration } from "luxon";
import type {
  EffectRequest,
  FactField,
  Facts,
  Invocation,
  Json,
  Registry,
  StepEvent,
  Subject,
} from "../contract.ts";

/*
 * How facts change while nobody's database is there: as the `simulate` functions of plugins say. In
 * the product a fact changes first and the workflow hears of it then, so an event's facts count
 * already for the rules that it meets; those of an action only for the next event.
 */

/** The facts once an event has happened. */
export function onEvent(
  registry: Registry,
  facts: Facts,
  event: Extract<StepEvent, { kind: "event" }>,
): Facts {
  const type = registry.events.get(event.type);
  return type?.simulate ? type.simulate(facts, event.payload ?? null) : facts;
}

/** The facts once the effects of a step have been carried out. */
export function afterEffects(
  registry: Registry,
  facts: Facts,
  effects: readonly EffectRequest[],
): Facts {
  return effects.reduce((before, { type, params, event }) => {
    const action = registry.actions.get(type);
    return action?.simulate ? action.simulate(before, params, event) : before;
  }, facts);
}

/** The facts once a piece of work has ended well. */
export function afterWork(registry: Registry, facts: Facts, work: Invocation): Facts {
  const actor = registry.actors.get(work.type);
  return actor?.simulate ? actor.simulate(facts, work.params) : facts;
}

const clockValue = ({ type }: FactField, now: string, timeZone: string): Json =>
  type === "date" ? DateTime.fromISO(now, { zone: timeZone }).toISODate() : now;

/** The same facts with those that are the present day or instant set to `now`. */
export function byTheClock(registry: Registry, facts: Facts, now: string, timeZone: string): Facts {
  let set = facts;
  for (const [key, { fields }] of registry.facts) {
    if (!Object.hasOwn(facts, key)) continue;
    for (const [name, field] of Object.entries(fields)) {
      if (field.clock) set = withFact(set, pathOf(key, name), clockValue(field, now, timeZone));
    }
  }
  return set;
}

/** "partnership.endsOn"; the key alone when the fact is one value. */
export const pathOf = (key: string, field: string): string =>
  field === "" ? key : `${key}.${field}`;

/** The field that a path names; undefined when no plugin brings it. */
export function fieldAt(registry: Registry, path: string): FactField | undefined {
  const dot = path.indexOf(".");
  const [key, name] = dot < 0 ? [path, ""] : [path.slice(0, dot), path.slice(dot + 1)];
  const fields = registry.facts.get(key)?.fields;
  return fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A copy in which the value at a path is another. What isn't an object on the way becomes one. */
export function withFact(facts: Facts, path: string, value: Json): Facts {
  const set = (inside: Json | undefined, [key, ...rest]: string[]): Json => {
    if (key === undefined) return value;
    const own =
      typeof inside === "object" && inside !== null && !Array.isArray(inside) ? inside : {};
    return { ...own, [key]: set(Object.hasOwn(own, key) ? own[key] : undefined, rest) };
  };
  return set(facts, path.split(".")) as Facts;
}

const DURATION = /^-?P(?=.)/;

/** A sample as a value; that of a date may be a length of time after `begins`. */
export function sampleValue(
  { type }: FactField,
  sample: Json,
  begins: string,
  timeZone: string,
): Json {
  const dated = type === "date" || type === "instant";
  if (!dated || typeof sample !== "string" || !DURATION.test(sample)) return sample;
  const moved = DateTime.fromISO(begins, { zone: timeZone }).plus(Duration.fromISO(sample));
  return type === "date" ? moved.toISODate() : moved.toUTC().toISO();
}

/** What a simulation begins with: the first sample of every fact about such a subject. */
export function startingFacts(
  registry: Registry,
  subject: Subject,
  { begins, timeZone }: { begins: string; timeZone: string },
): Facts {
  let facts: Facts = {};
  for (const [key, { subjects, fields }] of registry.facts) {
    if (!subjects.includes(subject)) continue;
    facts[key] = {};
    for (const [name, field] of Object.entries(fields)) {
      const value = sampleValue(field, field.samples[0] ?? null, begins, timeZone);
      facts = withFact(facts, pathOf(key, name), value);
    }
  }
  return byTheClock(registry, facts, begins, timeZone);
}
