import type { Context } from "../context.ts";
import type { JobHandler } from "../domain.ts";
import { type BeforeMove, moveInstance, restoreInstance } from "../workflow/workflow.service.ts";
import { MigrationItemRow, MigrationRow } from "./migration.entity.ts";
import { words } from "./migration.words.ts";

const batch = 100;

/**
 * Moves what a move still has to move, or takes back what one being undone has moved: each instance
 * in a transaction of its own, so that events come in between and a process that dies loses nothing.
 * Being called twice does no harm, for whoever comes second finds nothing left.
 */
export const runMoves: JobHandler = async (open, data) => {
  const id = String(data.migrationId);
  for (;;) {
    const ids = await open((ctx) => left(ctx, id));
    if (ids.length === 0) break;
    for (const instanceId of ids) {
      const going = await open((ctx) => one(ctx, id, instanceId));
      if (!going) return;
    }
  }
  await open((ctx) => finish(ctx, id));
};

const todo = { running: "waiting", undoing: "moved" } as const;
const isGoing = (state: MigrationRow["state"]): state is keyof typeof todo => state in todo;

/** The next instances; none when there is nothing to do. */
async function left(ctx: Context, id: string): Promise<string[]> {
  const { state } = await ctx.store.get(MigrationRow, id);
  if (!isGoing(state)) return [];
  const rows = await ctx.store.find(
    MigrationItemRow,
    { migrationId: id, state: todo[state] },
    { order: { instanceId: "ASC" }, take: batch },
  );
  return rows.map(({ instanceId }) => instanceId);
}

/** Gives false once somebody has stopped it. */
async function one(ctx: Context, id: string, instanceId: string): Promise<boolean> {
  // Somebody who stops the move waits for this instance, and no other begins after that.
  const [held] = await ctx.store.rows<{ state: MigrationRow["state"] }>(
    `SELECT state FROM app.workflow_migration WHERE institution_id = $1 AND id = $2 FOR SHARE`,
    [id],
  );
  if (!held || !isGoing(held.state)) return false;
  const key = { migrationId: id, instanceId };
  const item = await ctx.store.maybe(MigrationItemRow, key, { lock: true });
  if (item?.state !== todo[held.state]) return true;
  const done =
    held.state === "running" ? await forwards(ctx, id, instanceId) : await backwards(ctx, item);
  await ctx.store.update(MigrationItemRow, key, done);
  return true;
}

async function forwards(
  ctx: Context,
  id: string,
  instanceId: string,
): Promise<Partial<MigrationItemRow>> {
  const { plan, fromVersionId, toVersionId, createdBy } = await ctx.store.get(MigrationRow, id);
  const actor = actorOf(createdBy);
  const versions = { fromVersionId, toVersionId };
  const result = await moveInstance(ctx, { moveId: id, instanceId, ...versions, plan, actor });
  switch (result.kind) {
    case "moved":
      return {
        state: "moved",
        revision: result.revision,
        before: JSON.stringify(result.before),
      };
    case "stays":
      return { state: "stayed", reason: result.reasons[0]!.text };
    case "elsewhere":
      return { state: "stayed", reason: { ...words.elsewhere } };
  }
}

/** In the log it comes by itself: who asked for it may be another than who asked for the move. */
async function backwards(
  ctx: Context,
  { migrationId, instanceId, revision, before }: MigrationItemRow,
): Promise<Partial<MigrationItemRow>> {
  const restored = await restoreInstance(ctx, {
    moveId: migrationId,
    instanceId,
    revision: revision!,
    before: JSON.parse(before!) as BeforeMove,
  });
  return { state: restored ? "undone" : "kept" };
}

const actorOf = (personId: string | null): string =>
  personId === null ? "system" : `person:${personId}`;

async function finish(ctx: Context, id: string): Promise<void> {
  await ctx.store.rows(
    `UPDATE app.workflow_migration SET finished_at = now(),
       state = CASE state WHEN 'running' THEN 'done' ELSE 'undone' END
     WHERE institution_id = $1 AND id = $2 AND state IN ('running', 'undoing')`,
    [id],
  );
}
