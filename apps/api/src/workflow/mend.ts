import type { StepEvent } from "@quad/workflow";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { inTurn } from "./attempt.ts";
import { readyVersion } from "./definitions.ts";
import { advance } from "./dispatch.ts";
import { clearStatus } from "./incident.ts";
import { type IncidentRow, incidentRow, presentIncidents } from "./incident-list.ts";
import { type Held, holdInstance } from "./instance.ts";
import type { DispatchResult } from "./workflow.contract.ts";
import { WorkflowIncidentRow } from "./workflow.entity.ts";
import type { Incident } from "./workflow.types.ts";
import { words } from "./workflow.words.ts";

/** Tries again: the same event under its own id, or the effect anew. */
export function retryIncident(ctx: Context, id: string): Promise<Incident | Refused> {
  return mend(ctx, id, "retried", async (incident, instance) => {
    if (incident.effectId !== null) return retryEffect(ctx, incident.effectId, instance);
    const event = JSON.parse(incident.event) as StepEvent;
    if (event.kind === "timer" && (await armedAnew(ctx, incident, event.timerId))) {
      return Refused.because("STALE", say(ctx, words.movedOn));
    }
    const ready = await readyVersion(ctx, instance.versionId);
    const { eventId, actor } = incident;
    return refusedBy(ctx, await advance(ctx, instance, ready, { id: eventId, event, actor }));
  });
}

/** Leaves it out: the event never happened, the effect is not carried out. */
export function skipIncident(ctx: Context, id: string): Promise<Incident | Refused> {
  return mend(ctx, id, "skipped", async ({ effectId }) => {
    if (effectId === null) return null;
    await ctx.store.rows(
      `UPDATE app.workflow_effect SET state = 'skipped', done_at = now()
       WHERE institution_id = $1 AND id = $2 AND state = 'failed'`,
      [effectId],
    );
    return null;
  });
}

function mend(
  ctx: Context,
  id: string,
  state: "retried" | "skipped",
  work: (incident: IncidentRow, instance: Held) => Promise<Refused | null>,
): Promise<Incident | Refused> {
  return inTurn(ctx, async () => {
    const { instanceId, schemeId } = await ctx.store.get(WorkflowIncidentRow, id);
    authorise(ctx, "workflow.mend", await schemeSubject(ctx, schemeId));
    const instance = await holdInstance(ctx, instanceId);
    const incident = await incidentRow(ctx, id);
    if (incident?.state !== "open") return Refused.because("SETTLED", say(ctx, words.settled));
    const refused = await work(incident, instance);
    if (refused) return refused;
    await ctx.store.update(WorkflowIncidentRow, { id }, { state });
    await clearStatus(ctx, instanceId);
    await recordAudit(ctx, `workflow.${state}`, { type: "workflow_incident", id }, { instanceId });
    const [shown] = await presentIncidents(ctx, [{ ...incident, state }]);
    return shown!;
  });
}

async function retryEffect(ctx: Context, effectId: string, instance: Held): Promise<null> {
  const [effect] = await ctx.store.rows<{ revision: number }>(
    `UPDATE app.workflow_effect SET state = 'pending', attempts = 0, error = NULL
     WHERE institution_id = $1 AND id = $2 AND state = 'failed' RETURNING revision`,
    [effectId],
  );
  if (effect) {
    await ctx.send("effects", { instanceId: instance.id, revision: effect.revision });
  }
  return null;
}

/** The step was left and entered again since: its new timer counts, not this one. */
async function armedAnew(ctx: Context, { instanceId, eventId }: IncidentRow, timerId: string) {
  const armedRevision = Number(eventId.split(":").at(-1));
  const rows = await ctx.store.rows(
    `SELECT 1 FROM app.workflow_timer WHERE institution_id = $1 AND instance_id = $2
       AND timer_id = $3 AND armed_revision > $4`,
    [instanceId, timerId, armedRevision],
  );
  return rows.length > 0;
}

function refusedBy(ctx: Context, result: DispatchResult): Refused | null {
  if (result.kind === "done") return null;
  if (result.kind === "refused") {
    return Refused.because(result.code, say(ctx, words.movedOn), result.reasons);
  }
  return Refused.because("STILL_FAILS", say(ctx, words.stillFails));
}
