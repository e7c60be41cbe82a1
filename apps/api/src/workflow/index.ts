import type { Domain } from "../domain.ts";
import { ActResolver } from "./act.resolver.ts";
import { fireTimer } from "./dispatch.ts";
import { runEffects } from "./effects.ts";
import { InstanceResolver } from "./instance.resolver.ts";
import {
  WorkflowEffectRow,
  WorkflowEventRow,
  WorkflowIncidentRow,
  WorkflowInstanceRow,
  WorkflowTimerRow,
  WorkflowVersionRow,
} from "./workflow.entity.ts";
import { workflowPolicy } from "./workflow.policy.ts";
import { WorkflowResolver } from "./workflow.resolver.ts";

export const workflow: Domain = {
  entities: [
    WorkflowVersionRow,
    WorkflowInstanceRow,
    WorkflowEventRow,
    WorkflowEffectRow,
    WorkflowTimerRow,
    WorkflowIncidentRow,
  ],
  resolvers: [WorkflowResolver, InstanceResolver, ActResolver],
  policies: workflowPolicy,
  jobs: {
    effects: runEffects,
    timers: async (open, { instanceId, timerId, armedRevision }) => {
      await open((ctx) =>
        fireTimer(ctx, {
          instanceId: String(instanceId),
          timerId: String(timerId),
          armedRevision: Number(armedRevision),
        }),
      );
    },
  },
};
