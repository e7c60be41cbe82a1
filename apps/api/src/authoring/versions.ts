import type { WorkflowDefinition } from "@quad/workflow";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { versionsOf } from "../workflow/workflow.service.ts";
import type { DraftRef } from "./drafts.ts";
import { WorkflowVersion } from "./versions.types.ts";

/** Every published version, the latest first. Throws `NOT_FOUND`. */
export async function workflowVersions(ctx: Context, ref: DraftRef): Promise<WorkflowVersion[]> {
  authorise(ctx, "workflow.edit", await schemeSubject(ctx, ref.schemeId));
  return presentVersions(ctx, ref);
}

/** For those who may read them. */
export async function presentVersions(
  ctx: Context,
  { schemeId, key }: DraftRef,
): Promise<WorkflowVersion[]> {
  const rows = await versionsOf(ctx, schemeId, key);
  const people = await peopleById(
    ctx,
    rows.flatMap(({ publishedBy }) => publishedBy ?? []),
  );
  const running = await runningIn(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row, i) => {
    const person = row.publishedBy === null ? undefined : people.get(row.publishedBy);
    return Object.assign(new WorkflowVersion(), {
      ...{ id: row.id, key, version: row.version, publishedAt: row.publishedAt, note: row.note },
      publishedBy: person ? fullName(person) : null,
      running: running.get(row.id) ?? 0,
      current: i === 0,
      definition: JSON.parse(row.definition) as WorkflowDefinition,
    });
  });
}

async function runningIn(ctx: Context, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.store.rows<{ id: string; count: number }>(
    `SELECT workflow_version_id AS id, count(*)::int AS count FROM app.workflow_instance
     WHERE institution_id = $1 AND workflow_version_id = ANY ($2::uuid[]) AND status <> 'done'
     GROUP BY workflow_version_id`,
    [ids],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
