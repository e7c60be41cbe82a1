import { type Compiled, internalsOf } from "./compile.ts";
import type { AvailableEvent, Facts, WorkflowDefinition } from "./contract.ts";
import { sortedEntries } from "./model.ts";
import { refusalOf } from "./step.ts";

/** Whether one of these roles may send the event. An event that names no role is nobody's. */
export function maySend(
  definition: WorkflowDefinition,
  event: string,
  roles: readonly string[],
): boolean {
  if (!Object.hasOwn(definition.events, event)) return false;
  return (definition.events[event]?.by ?? []).some((role) => roles.includes(role));
}

/**
 * The events these roles may send that something in the current configuration waits for, ordered by
 * name. Guards are asked with no payload. Throws like `step`.
 */
export function available(
  compiled: Compiled,
  snapshot: string,
  facts: Facts,
  roles: readonly string[],
): AvailableEvent[] {
  const { definition } = compiled;
  const { engine } = internalsOf(compiled);
  const from = engine.restore(snapshot);
  if (from.status !== "active") return [];
  return sortedEntries(definition.events).flatMap(([event, { label }]): AvailableEvent[] => {
    if (!maySend(definition, event, roles)) return [];
    const run = engine.next(from, { facts, event: { kind: "event", type: event } });
    const refusal = refusalOf(from, run);
    if (refusal?.code === "NOT_NOW") return [];
    return [{ event, ...(label && { label }), allowed: !refusal, reasons: refusal?.reasons ?? [] }];
  });
}
