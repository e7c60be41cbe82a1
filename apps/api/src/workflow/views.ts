import { available } from "@quad/workflow";
import DataLoader from "dataloader";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { currentWorkflows, readyVersion } from "./definitions.ts";
import { loadFacts } from "./facts.ts";
import { type Held, refOf, stageLabel, viewOf } from "./instance.ts";
import { sentencesOf } from "./refusal.ts";
import type {
  AvailableAction,
  InstanceView,
  StageTotal,
  SubjectType,
} from "./workflow.contract.ts";

/**
 * Where the workflows of these subjects stand, in one query for all that a request asks for
 * together. A subject without a workflow isn't in the map.
 */
export async function views(
  ctx: Context,
  subjectType: SubjectType,
  subjectIds: readonly string[],
): Promise<Map<string, InstanceView>> {
  const found = await loader(ctx, subjectType).loadMany(subjectIds);
  const map = new Map<string, InstanceView>();
  for (const instance of found) {
    if (instance instanceof Error) throw instance;
    if (!instance) continue;
    map.set(instance.subjectId, viewOf(instance, await readyVersion(ctx, instance.versionId)));
  }
  return map;
}

/** Gathers, but remembers nothing: a step may lie between two readings. */
const loader = (ctx: Context, subjectType: SubjectType) =>
  ctx.once(
    `workflow.views:${subjectType}`,
    () =>
      new DataLoader<string, Held | null>(
        async (ids) => {
          const rows = await ctx.store.rows<Held>(
            `SELECT id, scheme_id AS "schemeId", workflow_version_id AS "versionId",
               subject_type AS "subjectType", subject_id AS "subjectId", snapshot, revision, status,
               stage, stage_since AS "stageSince", paths, tags, clock_timestamp() AS now
             FROM app.workflow_instance
             WHERE institution_id = $1 AND subject_type = $2 AND subject_id = ANY ($3::uuid[])`,
            [subjectType, ids],
          );
          const bySubject = new Map(rows.map((row) => [row.subjectId, row]));
          return ids.map((id) => bySubject.get(id) ?? null);
        },
        { cache: false },
      ),
  );

/**
 * What somebody with these roles could send now, each with whether the rules allow it. Throws
 * `NOT_FOUND` when the subject has no workflow.
 */
export async function availableEvents(
  ctx: Context,
  subjectType: SubjectType,
  subjectId: string,
  roles: readonly string[],
): Promise<AvailableAction[]> {
  const instance = await loader(ctx, subjectType).load(subjectId);
  if (!instance) throw new DomainError("NOT_FOUND");
  const ready = await readyVersion(ctx, instance.versionId);
  const facts = await loadFacts(ctx, ready, refOf(instance));
  return available(ready.compiled, instance.snapshot, facts, [...roles]).map((one) => ({
    event: one.event,
    label: one.label ?? null,
    allowed: one.allowed,
    reasons: sentencesOf(ctx, one.reasons),
  }));
}

/**
 * How many subjects stand in each stage of the scheme's workflows, in the order of the definitions,
 * empty stages included. In a constant number of queries.
 */
export async function stageCounts(ctx: Context, schemeId: string): Promise<StageTotal[]> {
  const rows = await ctx.store.rows<{
    subject: SubjectType;
    stage: string;
    count: number;
    late: number;
  }>(
    `SELECT i.subject_type AS subject, i.stage, count(*)::int AS count,
       count(*) FILTER (WHERE i.status <> 'done' AND EXISTS (
         SELECT FROM app.workflow_timer t
         WHERE t.institution_id = $1 AND t.instance_id = i.id AND t.state = 'fired'
           AND t.due_at >= i.stage_since))::int AS late
     FROM app.workflow_instance i
     WHERE i.institution_id = $1 AND i.scheme_id = $2 GROUP BY i.subject_type, i.stage`,
    [schemeId],
  );
  const left = new Map(rows.map((row) => [`${row.subject}/${row.stage}`, row]));
  const totals: StageTotal[] = [];
  for (const ready of await currentWorkflows(ctx, schemeId)) {
    const { subject, stages = [] } = ready.definition;
    for (const { key: stage } of stages) {
      const { count = 0, late = 0 } = left.get(`${subject}/${stage}`) ?? {};
      left.delete(`${subject}/${stage}`);
      totals.push({ subject, stage, label: stageLabel(ready, stage), count, late });
    }
  }
  // Stages that only earlier versions have.
  for (const row of left.values()) totals.push({ ...row, label: { en: row.stage } });
  return totals;
}
