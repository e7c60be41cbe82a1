import type { Context } from "../context.ts";
import type { InstanceRef } from "../plugins/plugin.ts";

/** The person who sent the event of a step; null when it came by itself. */
export async function stepSender(
  ctx: Context,
  { instanceId, revision }: Pick<InstanceRef, "instanceId" | "revision">,
): Promise<string | null> {
  const [row] = await ctx.store.rows<{ actor: string }>(
    `SELECT actor FROM app.workflow_event
     WHERE institution_id = $1 AND instance_id = $2 AND revision = $3`,
    [instanceId, revision],
  );
  return row?.actor.startsWith("person:") ? row.actor.slice("person:".length) : null;
}
