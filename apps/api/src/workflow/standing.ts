import type { ArmedTimer } from "@quad/workflow";
import type { Context } from "../context.ts";
import type { SubjectType } from "./workflow.contract.ts";

/** Where an instance stands: all that a move of it depends on. */
export interface Standing {
  instanceId: string;
  schemeId: string;
  subjectType: SubjectType;
  subjectId: string;
  snapshot: string;
  paths: string[];
  timers: ArmedTimer[];
}

export interface StandingFilter {
  versionId: string;
  /** These alone. */
  instanceIds?: readonly string[] | null;
  /** Only those in one of these leaves. */
  paths?: readonly string[] | null;
}

const chosen = `workflow_version_id = $2 AND status <> 'done'
  AND ($3::uuid[] IS NULL OR id = ANY ($3)) AND ($4::text[] IS NULL OR paths && $4)`;

const given = ({ versionId, instanceIds, paths }: StandingFilter) => [
  versionId,
  instanceIds ?? null,
  paths ?? null,
];

/** The ids of the instances of a version that haven't ended, in order, after one of them. */
export async function runningIds(
  ctx: Context,
  filter: StandingFilter,
  { after, most }: { after?: string | undefined; most: number },
): Promise<string[]> {
  const rows = await ctx.store.rows<{ id: string }>(
    `SELECT id FROM app.workflow_instance WHERE institution_id = $1 AND ${chosen}
       AND ($5::uuid IS NULL OR id > $5) ORDER BY id LIMIT ${most}`,
    [...given(filter), after ?? null],
  );
  return rows.map(({ id }) => id);
}

/** How many of a version haven't ended. */
export async function runningCount(ctx: Context, filter: StandingFilter): Promise<number> {
  const [row] = await ctx.store.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM app.workflow_instance WHERE institution_id = $1 AND ${chosen}`,
    given(filter),
  );
  return row!.n;
}

/** Where these instances stand, as far as they are still of this version, in the order of ids. */
export async function standings(
  ctx: Context,
  versionId: string,
  instanceIds: readonly string[],
): Promise<Standing[]> {
  const rows = await ctx.store.rows<Omit<Standing, "timers">>(
    `SELECT id AS "instanceId", scheme_id AS "schemeId", subject_type AS "subjectType",
       subject_id AS "subjectId", snapshot, paths
     FROM app.workflow_instance
     WHERE institution_id = $1 AND workflow_version_id = $2 AND id = ANY ($3::uuid[]) ORDER BY id`,
    [versionId, instanceIds],
  );
  const timers = await armedTimers(ctx, instanceIds);
  return rows.map((row) => ({ ...row, timers: timers.get(row.instanceId) ?? [] }));
}

/** The reminders and deadlines that run, by instance. */
export async function armedTimers(
  ctx: Context,
  instanceIds: readonly string[],
): Promise<Map<string, ArmedTimer[]>> {
  const rows = await ctx.store.rows<{
    instanceId: string;
    timerId: string;
    armedRevision: number;
    dueAt: Date | null;
    armedAt: Date | null;
  }>(
    `SELECT t.instance_id AS "instanceId", t.timer_id AS "timerId",
       t.armed_revision AS "armedRevision", t.due_at AS "dueAt", e.at AS "armedAt"
     FROM app.workflow_timer t
     LEFT JOIN app.workflow_event e ON e.institution_id = t.institution_id
       AND e.instance_id = t.instance_id AND e.revision = t.armed_revision
     WHERE t.institution_id = $1 AND t.instance_id = ANY ($2::uuid[]) AND t.state = 'armed'
     ORDER BY t.timer_id, t.armed_revision`,
    [instanceIds],
  );
  const found = new Map<string, ArmedTimer[]>();
  for (const { instanceId, timerId, armedRevision, dueAt, armedAt } of rows) {
    const timer = {
      timerId,
      armedRevision,
      dueAt: dueAt?.toISOString() ?? null,
      ...(armedAt && { armedAt: armedAt.toISOString() }),
    };
    found.set(instanceId, [...(found.get(instanceId) ?? []), timer]);
  }
  return found;
}
