import { actorName } from "../access/actor.ts";
import type { Context } from "../context.ts";
import { inTurn } from "./attempt.ts";
import { readyVersion } from "./definitions.ts";
import { type Held, holdInstance, storedOutcome } from "./instance.ts";
import type { RestoredEvent } from "./log.ts";
import { type BeforeMove, settleTimers, writePlace } from "./move.ts";
import { effectsOf, INVOKE, sendJobs, sendTimer } from "./record.ts";
import { WorkflowEffectRow, WorkflowEventRow } from "./workflow.entity.ts";

export interface RestoreRequest {
  moveId: string;
  instanceId: string;
  /** The revision that the move gave it. */
  revision: number;
  before: BeforeMove;
}

/**
 * Takes a move back as long as nothing has happened since: snapshot, version and reminders are as
 * they were, what the move asked for and nobody has done yet is left out, and work that it began is
 * stopped. Letters that have gone out stay sent. False: the instance has moved on.
 */
export function restoreInstance(ctx: Context, request: RestoreRequest): Promise<boolean> {
  return inTurn(ctx, async () => {
    const { moveId, instanceId, revision, before } = request;
    const held = await holdInstance(ctx, instanceId);
    if (held.revision !== revision) return false;
    const stopped = await withdrawEffects(ctx, instanceId, revision);
    const { cancelled, stageSince, ...place } = before;
    const instance: Held = {
      ...held,
      ...place,
      stageSince: new Date(stageSince),
      revision: revision + 1,
      // An incident is of the instance, not of the version.
      status: held.status === "done" ? before.status : held.status,
    };
    const { version } = await readyVersion(ctx, before.versionId);
    const event: RestoredEvent = {
      kind: "restored",
      moveId,
      revision,
      toVersionId: before.versionId,
      toVersion: version,
      stopped,
    };
    const effects = effectsOf(instanceId, instance.revision, {
      stoppedInvocations: stopped,
      effects: [],
      invocations: [],
    }).map((row) => ({ ...row, event: JSON.stringify({ kind: "event", type: EVENT }) }));
    const line = {
      instanceId,
      revision: instance.revision,
      eventId: `undo:${moveId}`,
      event: JSON.stringify(event),
      facts: "{}",
      actor: actorName(ctx.actor),
      outcome: storedOutcome(instance, []),
      at: instance.now,
    };
    await writePlace(ctx, instance);
    await ctx.store.rows(
      `UPDATE app.workflow_timer SET state = 'cancelled'
       WHERE institution_id = $1 AND instance_id = $2 AND armed_revision = $3 AND state = 'armed'`,
      [instanceId, revision],
    );
    const again = await settleTimers(ctx, instanceId, cancelled, "armed");
    await ctx.store.insert(WorkflowEventRow, line);
    await ctx.store.insert(WorkflowEffectRow, effects);
    await sendJobs(ctx, instance, { event: line, effects, timers: [] });
    for (const timer of again) await sendTimer(ctx, held.now, { instanceId, ...timer });
    return true;
  });
}

const EVENT = "workflow.restored";

/** Leaves out what is still to be done, and gives the work that has been begun. */
async function withdrawEffects(
  ctx: Context,
  instanceId: string,
  revision: number,
): Promise<string[]> {
  await ctx.store.rows(
    `UPDATE app.workflow_effect SET state = 'skipped', done_at = now()
     WHERE institution_id = $1 AND instance_id = $2 AND revision = $3
       AND state IN ('pending', 'failed')`,
    [instanceId, revision],
  );
  const begun = await ctx.store.rows<{ invokeId: string }>(
    `SELECT params ->> 'invokeId' AS "invokeId" FROM app.workflow_effect
     WHERE institution_id = $1 AND instance_id = $2 AND revision = $3 AND type = '${INVOKE}'
       AND state = 'done' ORDER BY position`,
    [instanceId, revision],
  );
  return begun.map(({ invokeId }) => invokeId);
}
