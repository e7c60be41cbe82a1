import type { WorkflowDefinition } from "./contract.ts";

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

/**
 * The meaning of a definition as one text: JSON with keys in order, without the layout. Two
 * definitions with the same text behave the same; hash it to name a version.
 */
export function canonical(definition: WorkflowDefinition): string {
  const { layout: _, ...meaning } = definition;
  return JSON.stringify(ordered(meaning));
}
