import type { Json, StepEvent } from "@quad/workflow";
import type { Context } from "../context.ts";
import type { JobHandler } from "../domain.ts";
import type { Effect, InstanceRef } from "../plugins/plugin.ts";
import { messageOf } from "./attempt.ts";
import { completeInvocation } from "./dispatch.ts";
import { openIncident } from "./incident.ts";
import { INVOKE, STOP } from "./record.ts";

/** How often an effect is tried, with growing pauses, before it becomes an incident. */
export const maxAttempts = 8;

/** Effects of every revision. */
export const allRevisions = 2_147_483_647;

interface Pending extends InstanceRef {
  id: string;
  type: string;
  params: Record<string, Json>;
  event: string;
  attempts: number;
}

/** What was being tried, so that the failure can be noted once its transaction is gone. */
class EffectFailure extends Error {
  constructor(
    readonly effect: Pending,
    override readonly cause: unknown,
  ) {
    super(messageOf(cause));
    this.name = "EffectFailure";
  }
}

/**
 * Carries out what an instance still has to do up to a revision, in order: each effect in a
 * transaction of its own together with the mark that it is done. A failing one holds up those after
 * it until it succeeds or is given up. Throws what made it fail, to be called again.
 */
export const runEffects: JobHandler = async (open, data) => {
  const instanceId = String(data.instanceId);
  const revision = Number(data.revision);
  for (let more = true; more; ) {
    try {
      more = await open((ctx) => runNext(ctx, instanceId, revision));
    } catch (error) {
      if (!(error instanceof EffectFailure)) throw error;
      const givenUp = await open((ctx) => noteFailure(ctx, error));
      if (!givenUp) throw error.cause;
    }
  }
};

/** Gives false when nothing is left to do. */
async function runNext(ctx: Context, instanceId: string, revision: number): Promise<boolean> {
  const [effect] = await ctx.store.rows<Pending>(
    `SELECT e.id, e.type, e.params, e.event, e.attempts, e.revision, e.instance_id AS "instanceId",
       i.scheme_id AS "schemeId", i.subject_type AS "subjectType", i.subject_id AS "subjectId"
     FROM app.workflow_effect e
     JOIN app.workflow_instance i ON i.institution_id = e.institution_id AND i.id = e.instance_id
     WHERE e.institution_id = $1 AND e.instance_id = $2 AND e.revision <= $3 AND e.state = 'pending'
     ORDER BY e.revision, e.position LIMIT 1 FOR UPDATE OF e`,
    [instanceId, revision],
  );
  // None, or one that somebody else has just finished while this waited for it.
  if (!effect) return stillPending(ctx, instanceId, revision);
  try {
    await carryOut(ctx, effect);
  } catch (cause) {
    throw new EffectFailure(effect, cause);
  }
  // Sent together, carried out in this order.
  const [, more] = await Promise.all([
    ctx.store.rows(
      `UPDATE app.workflow_effect SET state = 'done', done_at = now(), error = NULL
       WHERE institution_id = $1 AND id = $2`,
      [effect.id],
    ),
    stillPending(ctx, instanceId, revision),
  ]);
  return more;
}

async function stillPending(ctx: Context, instanceId: string, revision: number): Promise<boolean> {
  const rows = await ctx.store.rows(
    `SELECT 1 FROM app.workflow_effect WHERE institution_id = $1 AND instance_id = $2
       AND revision <= $3 AND state = 'pending' LIMIT 1`,
    [instanceId, revision],
  );
  return rows.length > 0;
}

async function carryOut(ctx: Context, pending: Pending): Promise<void> {
  const { actions, actors } = ctx.app.plugins;
  const effect = effectOf(pending);
  if (pending.type === INVOKE) {
    const { invokeId, type, params } = pending.params as unknown as Invoked;
    const actor = actors.get(type);
    if (!actor) throw new Error(`Nothing called "${type}" is installed.`);
    return actor.start(ctx, { ...effect, type, params }, invokeId);
  }
  if (pending.type === STOP) return stop(ctx, effect, String(pending.params.invokeId));
  const action = actions.get(pending.type);
  if (!action) throw new Error(`Nothing called "${pending.type}" is installed.`);
  return action.run(ctx, effect);
}

interface Invoked {
  invokeId: string;
  type: string;
  params: Record<string, Json>;
}

const effectOf = (pending: Pending): Effect => {
  const { id, type, params, event, attempts: _, ...instance } = pending;
  return { id, type, params, event: JSON.parse(event) as StepEvent, instance };
};

/** Stops the work that the latest start before this step began. */
async function stop(ctx: Context, { instance }: Effect, invokeId: string): Promise<void> {
  const [begun] = await ctx.store.rows<{ params: Invoked; revision: number }>(
    `SELECT params, revision FROM app.workflow_effect
     WHERE institution_id = $1 AND instance_id = $2 AND revision < $3 AND type = '${INVOKE}'
       AND params ->> 'invokeId' = $4
     ORDER BY revision DESC LIMIT 1`,
    [instance.instanceId, instance.revision, invokeId],
  );
  if (!begun) return;
  const actor = ctx.app.plugins.actors.get(begun.params.type);
  await actor?.stop?.(ctx, { ...instance, revision: begun.revision }, invokeId);
}

/**
 * Counts the failure. After the last attempt an action becomes an incident, and work that couldn't
 * be started comes back to its workflow as an error. Gives whether it was given up.
 */
async function noteFailure(ctx: Context, { effect, message, cause }: EffectFailure) {
  const [row] = await ctx.store.rows<{ attempts: number }>(
    `UPDATE app.workflow_effect SET attempts = attempts + 1, error = $3,
       state = CASE WHEN attempts + 1 >= $4 THEN 'failed' ELSE 'pending' END
     WHERE institution_id = $1 AND id = $2 AND state = 'pending' RETURNING attempts`,
    [effect.id, message, maxAttempts],
  );
  if (!row || row.attempts < maxAttempts) return false;
  if (effect.type === INVOKE) {
    const { instanceId, revision, params } = effect;
    const error = { code: "START_FAILED", message };
    await completeInvocation(ctx, {
      instanceId,
      invokeId: String(params.invokeId),
      revision,
      error,
    });
    return true;
  }
  await openIncident(
    ctx,
    { id: effect.instanceId, schemeId: effect.schemeId },
    { id: `effect:${effect.id}`, event: JSON.parse(effect.event) as StepEvent, actor: "system" },
    cause,
    effect.id,
  );
  return true;
}
