import type { WorkflowDefinition } from "../contract.ts";
import { parseDefinition } from "../parse/definition.ts";
import { Findings, type Imported } from "./imported.ts";
import { readJson } from "./plain-json.ts";

/** The definition as text, layout and the author's order included; `fromJson` takes it back. */
export function toJson(definition: WorkflowDefinition): string {
  return `${JSON.stringify(definition, null, 2)}\n`;
}

/** A definition from the text of `toJson`, or of any origin: never throws. */
export function fromJson(text: string): Imported {
  const findings = new Findings();
  const value = readJson(text, findings);
  if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
  const parsed = parseDefinition(value);
  return parsed.ok
    ? { ...parsed, notes: [], names: { states: new Map(), events: new Map() } }
    : parsed;
}
