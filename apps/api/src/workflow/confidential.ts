import type { StateDef, WorkflowDefinition } from "@quad/workflow";
import { may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { subjectOf } from "./about.ts";
import type { SubjectRef } from "./workflow.contract.ts";

/**
 * Whether the caller may know that somebody else has sent a confidential event. Whoever is in it
 * isn't its coordinator.
 */
export async function seesConfidential(
  ctx: Context,
  of: SubjectRef & { schemeId: string },
): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind === "system") return true;
  const about = await subjectOf(ctx, of);
  const me = actor.kind === "person" ? actor.personId : null;
  const own = me !== null && (about.personId === me || (about.memberIds ?? []).includes(me));
  return !own && may(ctx, "workflow.confidential", about);
}

const kept = new WeakMap<WorkflowDefinition, ReadonlySet<string>>();

/**
 * The uids of the parts that run beside others and are moved by confidential events: where such a
 * part stands tells that the event has been.
 */
export function confidentialParts(definition: WorkflowDefinition): ReadonlySet<string> {
  const known = kept.get(definition);
  if (known) return known;
  const found = new Set<string>();
  const isConfidential = (state: StateDef): boolean =>
    Object.keys(state.on ?? {}).some((event) => definition.events[event]?.confidential) ||
    Object.values(state.states ?? {}).some(isConfidential);
  const add = (state: StateDef): void => {
    found.add(state.uid);
    Object.values(state.states ?? {}).forEach(add);
  };
  const look = (state: StateDef): void => {
    for (const inner of Object.values(state.states ?? {})) {
      if (state.type === "parallel" && isConfidential(inner)) add(inner);
      else look(inner);
    }
  };
  Object.values(definition.states).forEach(look);
  kept.set(definition, found);
  return found;
}
