import type { WorkflowDefinition } from "../contract.ts";
import { randomFrom } from "./random-definition.ts";

type Place = { holder: Record<string, unknown>; key: string };

/** Every value inside a JSON value, with what holds it. */
function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null) return found;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    placesIn(holder[key], found);
  }
  return found;
}

/**
 * A definition with some of its values removed, doubled or put in place of others at random; the same
 * for the same seed. May be of any shape.
 */
export function mutated(definition: WorkflowDefinition, seed: number): unknown {
  const random = randomFrom(seed);
  const copy = structuredClone(definition);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  for (let i = 0, count = 1 + Math.floor(random() * 4); i < count; i++) {
    const places = placesIn(copy);
    const { holder, key } = pick(places);
    const what = random();
    if (what < 0.4) {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
    } else {
      // Most often by something of its own kind, so that the shape still fits.
      const alike = places.filter((place) => what < 0.5 || place.key === key);
      const other = pick(alike);
      holder[key] = structuredClone(other.holder[other.key]);
    }
  }
  return copy;
}
