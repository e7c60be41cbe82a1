import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { Refused } from "../graphql/problems.ts";
import { lockScheme, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { runningIds } from "../workflow/workflow.service.ts";
import { MigrationRow } from "./migration.entity.ts";
import type { Migration, StartMigrationInput } from "./migration.types.ts";
import { words } from "./migration.words.ts";
import { asked } from "./request.ts";
import { lockMigration, presentMigrations } from "./rows.ts";

export { dryRun, migrationPreview } from "./preview.ts";

/** More than any scheme has running. */
const most = 1_000_000;
const listed = 50;

/**
 * Asks for a move. A job makes it, instance by instance; what can't be moved stays and is listed. One
 * move of a workflow goes on at a time.
 */
export async function startMigration(
  ctx: Context,
  input: StartMigrationInput,
): Promise<Migration | Refused> {
  const { from, to, plan, filter } = await asked(ctx, input);
  const { schemeId, key } = input;
  if (!input.confirm) return Refused.because("NOT_CONFIRMED", say(ctx, words.notConfirmed));
  if (await isGoing(ctx, schemeId, key))
    return Refused.because("MOVE_GOING", say(ctx, words.going));
  const instanceIds = await runningIds(ctx, filter, { most });
  if (instanceIds.length === 0) return Refused.because("NOBODY", say(ctx, words.nobody));
  const id = uuidv7();
  await ctx.store.insert(MigrationRow, {
    ...{ id, schemeId, key, plan, state: "running" },
    fromVersionId: from.versionId,
    toVersionId: to.versionId,
    createdBy: ctx.actor.kind === "person" ? ctx.actor.personId : null,
    createdAt: new Date(),
  });
  await ctx.store.rows(
    `INSERT INTO app.workflow_migration_item (institution_id, migration_id, instance_id)
     SELECT ($1)::uuid, $2::uuid, unnest($3::uuid[])`,
    [id, instanceIds],
  );
  await ctx.send("moves", { migrationId: id });
  await recordAudit(ctx, "workflow.migrate", about(id), {
    ...{ schemeId, key, count: instanceIds.length },
    fromVersion: from.version,
    toVersion: to.version,
  });
  return present(ctx, id);
}

/** Those not moved yet stay. What has been moved can be taken back. */
export async function cancelMigration(ctx: Context, id: string): Promise<Migration | Refused> {
  const row = await permitted(ctx, id, { lock: true });
  if (row.state === "cancelled") return present(ctx, id);
  if (row.state !== "running") return Refused.because("MOVE_OVER", say(ctx, words.over));
  await ctx.store.update(MigrationRow, { id }, { state: "cancelled", finishedAt: new Date() });
  await recordAudit(ctx, "workflow.cancelMigration", about(id));
  return present(ctx, id);
}

/** Takes a move back for every instance to which nothing has happened since. A job does it. */
export async function undoMigration(ctx: Context, id: string): Promise<Migration | Refused> {
  const row = await permitted(ctx, id, { lock: true });
  const { schemeId, key } = row;
  if (row.state === "running") return Refused.because("MOVE_GOING", say(ctx, words.stillGoing));
  if (row.state === "undoing") return present(ctx, id);
  if (row.state === "undone") return Refused.because("MOVE_UNDONE", say(ctx, words.undone));
  if (await isGoing(ctx, schemeId, key))
    return Refused.because("MOVE_GOING", say(ctx, words.going));
  await ctx.store.update(MigrationRow, { id }, { state: "undoing", finishedAt: null });
  await ctx.send("moves", { migrationId: id });
  await recordAudit(ctx, "workflow.undoMigration", about(id));
  return present(ctx, id);
}

/** The latest moves of a workflow, the newest first. */
export async function migrations(
  ctx: Context,
  schemeId: string,
  key: string,
): Promise<Migration[]> {
  authorise(ctx, "workflow.migrate", await schemeSubject(ctx, schemeId));
  const order = { createdAt: "DESC", id: "DESC" } as const;
  const rows = await ctx.store.find(MigrationRow, { schemeId, key }, { order, take: listed });
  return presentMigrations(ctx, rows);
}

/** Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function migration(ctx: Context, id: string): Promise<Migration> {
  await permitted(ctx, id);
  return present(ctx, id);
}

/** Whether another move of the workflow goes on. None can begin until this transaction ends. */
async function isGoing(ctx: Context, schemeId: string, key: string): Promise<boolean> {
  await lockScheme(ctx, schemeId);
  const going = await ctx.store.find(MigrationRow, [
    { schemeId, key, state: "running" },
    { schemeId, key, state: "undoing" },
  ]);
  return going.length > 0;
}

const about = (id: string) => ({ type: "workflow_migration", id });

async function permitted(ctx: Context, id: string, { lock = false } = {}): Promise<MigrationRow> {
  const row = lock ? await lockMigration(ctx, id) : await ctx.store.get(MigrationRow, id);
  authorise(ctx, "workflow.migrate", await schemeSubject(ctx, row.schemeId));
  return row;
}

async function present(ctx: Context, id: string): Promise<Migration> {
  const [shown] = await presentMigrations(ctx, [await ctx.store.get(MigrationRow, id)]);
  return shown!;
}
