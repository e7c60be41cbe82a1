import { v7 as uuidv7 } from "uuid";
import type { Context } from "../context.ts";
import { messageOf } from "./attempt.ts";
import type { Occurrence } from "./dispatch.ts";
import type { Held } from "./instance.ts";

type Failed = Pick<Held, "id" | "schemeId">;

/**
 * Notes that something failed and waits for somebody. One is open for each event id at most. The
 * instance shows it, and goes on taking events.
 */
export async function openIncident(
  ctx: Context,
  instance: Failed,
  { id, event, actor }: Occurrence,
  error: unknown,
  effectId: string | null = null,
): Promise<string> {
  const [row] = await ctx.store.rows<{ id: string }>(
    `INSERT INTO app.workflow_incident
       (institution_id, id, scheme_id, instance_id, event_id, event, actor, effect_id, message)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (institution_id, instance_id, event_id) WHERE state = 'open'
       DO UPDATE SET message = EXCLUDED.message
     RETURNING id`,
    [
      uuidv7(),
      instance.schemeId,
      instance.id,
      id,
      JSON.stringify(event),
      actor,
      effectId,
      messageOf(error),
    ],
  );
  await ctx.store.rows(
    `UPDATE app.workflow_instance SET status = 'incident'
     WHERE institution_id = $1 AND id = $2 AND status = 'active'`,
    [instance.id],
  );
  ctx.log.error({ incident: row!.id, instance: instance.id }, "a workflow met an incident");
  return row!.id;
}

/** The instance is in order again once its last incident has been dealt with. */
export async function clearStatus(ctx: Context, instanceId: string): Promise<void> {
  await ctx.store.rows(
    `UPDATE app.workflow_instance SET status = 'active'
     WHERE institution_id = $1 AND id = $2 AND status = 'incident' AND NOT EXISTS (
       SELECT FROM app.workflow_incident
       WHERE institution_id = $1 AND instance_id = $2 AND state = 'open')`,
    [instanceId],
  );
}
