import type { Context } from "../context.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import {
  confidentialParts,
  readyVersion,
  type Standing,
  versionsOf,
} from "../workflow/workflow.service.ts";
import { type MigrationItemRow, MigrationRow } from "./migration.entity.ts";
import { Migration } from "./migration.types.ts";
import { words } from "./migration.words.ts";
import { Reasons } from "./reasons.ts";

type Counts = Record<MigrationItemRow["state"], number>;

/** Holds a move until the transaction ends. Throws `NOT_FOUND`. */
export function lockMigration(ctx: Context, id: string): Promise<MigrationRow> {
  return ctx.store.get(MigrationRow, id, { lock: true });
}

/** As whoever may make it sees it. */
export async function presentMigrations(
  ctx: Context,
  rows: readonly MigrationRow[],
): Promise<Migration[]> {
  const [first] = rows;
  if (!first) return [];
  const versions = new Map(
    (await versionsOf(ctx, first.schemeId, first.key)).map(({ id, version }) => [id, version]),
  );
  const people = await peopleById(
    ctx,
    rows.flatMap(({ createdBy }) => createdBy ?? []),
  );
  const counts = await countsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async (row) => {
      const { waiting, moved, stayed, undone, kept } = counts.get(row.id) ?? none;
      const person = row.createdBy === null ? undefined : people.get(row.createdBy);
      return Object.assign(new Migration(), {
        ...{ id: row.id, schemeId: row.schemeId, key: row.key, state: row.state },
        fromVersion: versions.get(row.fromVersionId),
        toVersion: versions.get(row.toVersionId),
        total: waiting + moved + stayed + undone + kept,
        ...{ waiting, moved, stayed, undone, kept },
        stays: stayed + kept === 0 ? [] : await staysOf(ctx, row),
        startedAt: row.createdAt,
        finishedAt: row.finishedAt,
        startedBy: person ? fullName(person) : null,
        undoable: (row.state === "done" || row.state === "cancelled") && moved > 0,
      });
    }),
  );
}

const none: Counts = { waiting: 0, moved: 0, stayed: 0, undone: 0, kept: 0 };

async function countsOf(ctx: Context, ids: readonly string[]): Promise<Map<string, Counts>> {
  const rows = await ctx.store.rows<{ id: string; state: keyof Counts; count: number }>(
    `SELECT migration_id AS id, state, count(*)::int AS count FROM app.workflow_migration_item
     WHERE institution_id = $1 AND migration_id = ANY ($2::uuid[]) GROUP BY migration_id, state`,
    [ids],
  );
  const found = new Map<string, Counts>();
  for (const { id, state, count } of rows) {
    found.set(id, { ...(found.get(id) ?? none), [state]: count });
  }
  return found;
}

async function staysOf(ctx: Context, { id, fromVersionId }: MigrationRow) {
  const rows = await ctx.store.rows<
    Pick<MigrationItemRow, "state" | "reason"> &
      Pick<Standing, "instanceId" | "schemeId" | "subjectType" | "subjectId">
  >(
    `SELECT m.state, m.reason, i.id AS "instanceId", i.scheme_id AS "schemeId",
       i.subject_type AS "subjectType", i.subject_id AS "subjectId"
     FROM app.workflow_migration_item m
     JOIN app.workflow_instance i ON i.institution_id = m.institution_id AND i.id = m.instance_id
     WHERE m.institution_id = $1 AND m.migration_id = $2 AND m.state IN ('stayed', 'kept')
     ORDER BY m.instance_id`,
    [id],
  );
  const reasons = new Reasons();
  for (const row of rows) {
    reasons.add(row.state === "kept" ? words.movedOn : (row.reason ?? words.elsewhere), row);
  }
  const { definition } = await readyVersion(ctx, fromVersionId);
  return reasons.present(ctx, { kept: confidentialParts(definition).size > 0 });
}
