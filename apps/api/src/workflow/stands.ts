import { available, type WorkflowDefinition } from "@quad/workflow";
import type { Context } from "../context.ts";
import { listed, say, type Text } from "../words.ts";
import { tryPlugin } from "./attempt.ts";
import type { Ready } from "./definitions.ts";
import { loadFacts } from "./facts.ts";
import { InstanceAct, InstanceReason } from "./instance.types.ts";
import { sentencesOf } from "./refusal.ts";
import { roles } from "./roles.ts";
import { statesOf } from "./steps.ts";
import type { RefusalReason } from "./workflow.contract.ts";
import type { WorkflowInstanceRow } from "./workflow.entity.ts";
import { words } from "./workflow.words.ts";

/**
 * Every event of the definition: whether the workflow would take it now from somebody who may send
 * it, and if not, everything that stands in its way. What can happen comes first, else in the
 * author's order.
 */
export async function actsOf(
  ctx: Context,
  ready: Ready,
  instance: WorkflowInstanceRow,
): Promise<InstanceAct[]> {
  const { definition } = ready;
  const everybody = [...new Set(Object.values(definition.events).flatMap(({ by = [] }) => by))];
  const asked = await tryPlugin(ctx, async () => {
    const { id: instanceId, schemeId, subjectType, subjectId, revision } = instance;
    const ref = { instanceId, schemeId, subjectType, subjectId, revision };
    const facts = await loadFacts(ctx, ready, ref);
    return available(ready.compiled, instance.snapshot, facts, everybody);
  });
  const waited = new Map(asked.ok ? asked.value.map((one) => [one.event, one]) : []);
  const acts = Object.entries(definition.events).map(([event, { label, by = [] }]) => {
    const now = waited.get(event);
    const allowed = now?.allowed ?? false;
    const reasons = (): RefusalReason[] => {
      if (now) return sentencesOf(ctx, now.reasons);
      const code = by.length === 0 ? "NOT_ALLOWED" : "NOT_NOW";
      const told = (text: Text, params = {}) => [{ code, message: say(ctx, text, params) }];
      if (by.length === 0) return told(words.forNobody);
      if (instance.status === "done") return told(words.CLOSED);
      if (!asked.ok) return told(words.cantTell);
      const steps = stepsWith(definition, event).map((step) => `“${say(ctx, step)}”`);
      if (steps.length === 0) return told(words.inNoStep);
      return told(words.onlyIn, { steps: listed(ctx, steps) });
    };
    return Object.assign(new InstanceAct(), {
      event,
      label: say(ctx, label ?? { en: event }),
      by: by.map((role) => say(ctx, roles.get(role) ?? { en: role })),
      moment: ctx.app.plugins.workflow.events.has(event),
      allowed,
      reasons: allowed
        ? []
        : reasons().map((reason) => Object.assign(new InstanceReason(), reason)),
    });
  });
  return [...acts.filter((one) => one.allowed), ...acts.filter((one) => !one.allowed)];
}

/** The names of the steps that have a way out by this event. */
function stepsWith(definition: WorkflowDefinition, event: string): Text[] {
  return [...statesOf(definition.states)]
    .filter(({ state }) => state.on?.[event])
    .map(({ key, state }) => state.label ?? { en: key });
}
