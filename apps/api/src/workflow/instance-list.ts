import { authorise } from "../access/can.ts";
import { areaCoordinator } from "../access/policy.ts";
import type { Context } from "../context.ts";
import { decodeCursor, type Page, page, pageSize } from "../graphql/pagination.ts";
import { areasSeen, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { aboutSubjects } from "./about.ts";
import { confidentialParts, seesConfidential } from "./confidential.ts";
import { currentWorkflow, type Ready, readyVersion } from "./definitions.ts";
import { stageLabel } from "./instance.ts";
import { InstanceLine, InstanceStep, type InstancesArgs } from "./instance.types.ts";
import { statesAlong, statesOf } from "./steps.ts";
import type { WorkflowInstanceRow } from "./workflow.entity.ts";

type Row = Omit<WorkflowInstanceRow, "institutionId" | "snapshot">;

const columns = `i.id, i.scheme_id AS "schemeId", i.workflow_version_id AS "workflowVersionId",
  i.subject_type AS "subjectType", i.subject_id AS "subjectId", i.revision, i.status, i.paths,
  i.tags, i.stage, i.stage_since AS "stageSince"`;

/** The people whom a workflow runs for: one of an enrolment, the members of a partnership. */
const peopleSql = `
  SELECT e.person_id, e.service_area_id, lower(p.given_name || ' ' || p.family_name || ' ' || p.email) AS name
  FROM app.enrolment e
  JOIN app.person p ON p.institution_id = $1 AND p.id = e.person_id
  WHERE e.institution_id = $1 AND (
    (i.subject_type = 'enrolment' AND e.id = i.subject_id)
    OR (i.subject_type = 'partnership' AND e.id IN (
      SELECT m.enrolment_id FROM app.partnership_member m
      WHERE m.institution_id = $1 AND m.partnership_id = i.subject_id)))`;

/**
 * The running and ended instances of one workflow, the newest first. A coordinator of some service
 * areas sees those of their people alone. Throws `NOT_FOUND`.
 */
export async function workflowInstances(
  ctx: Context,
  { schemeId, key, filter, first, after }: InstancesArgs,
): Promise<Page<InstanceLine>> {
  const take = pageSize(first);
  const cursor = decodeCursor(after, 1);
  const subject = await schemeSubject(ctx, schemeId);
  authorise(ctx, "workflow.instances", subject);
  await currentWorkflow(ctx, schemeId, key);

  const params: unknown[] = [schemeId, key];
  const add = (value: unknown) => `$${params.push(value) + 1}`;
  const where = ["i.institution_id = $1", "i.scheme_id = $2", "v.key = $3"];
  const areas = areasSeen(ctx, subject);
  if (areas) {
    where.push(
      `EXISTS (SELECT FROM (${peopleSql}) w WHERE w.service_area_id = ANY (${add(areas)}::uuid[]))`,
    );
  }
  if (filter?.version) where.push(`v.version = ${add(filter.version)}`);
  if (filter?.status) where.push(`i.status = ${add(filter.status)}`);
  if (filter?.stepUid) {
    const { places, confidential } = await placesOf(ctx, schemeId, key, filter.stepUid);
    // Who is in such a step is for coordinators, and not for those whom it is about.
    if (confidential && ctx.actor.kind === "person") {
      if (!areaCoordinator.allows(ctx.actor, subject)) where.push("false");
      where.push(
        `NOT EXISTS (SELECT FROM (${peopleSql}) w WHERE w.person_id = ${add(ctx.actor.personId)}::uuid)`,
      );
    }
    const versions = add(places.map(({ versionId }) => versionId));
    const paths = add(places.map(({ path }) => path));
    where.push(`EXISTS (
      SELECT FROM unnest(${versions}::uuid[], ${paths}::text[]) AS s (version, path), unnest(i.paths) AS p
      WHERE s.version = i.workflow_version_id AND (p = s.path OR starts_with(p, s.path || '.')))`);
  }
  const sought = [...new Set((filter?.search ?? "").toLowerCase().split(/\s+/))].filter(Boolean);
  if (sought.length > 0) {
    where.push(`EXISTS (SELECT FROM (${peopleSql}) w WHERE
      (SELECT bool_and(strpos(w.name, s) > 0) FROM unnest(${add(sought.slice(0, 8))}::text[]) AS s))`);
  }
  const from = `FROM app.workflow_instance i
    JOIN app.workflow_version v ON v.institution_id = $1 AND v.id = i.workflow_version_id
    WHERE ${where.join(" AND ")}`;
  const [total] = await ctx.store.rows<{ count: number }>(
    `SELECT count(*)::int AS count ${from}`,
    params,
  );
  const earlier = cursor ? `AND i.id < ${add(cursor[0])}::uuid` : "";
  const rows = await ctx.store.rows<Row>(
    `SELECT ${columns} ${from} ${earlier} ORDER BY i.id DESC LIMIT ${add(take + 1)}`,
    params,
  );
  const lines = new Map((await linesOf(ctx, rows)).map((line) => [line.id, line]));
  return page(
    rows,
    take,
    total?.count ?? 0,
    ({ id }) => [id],
    ({ id }) => lines.get(id)!,
  );
}

/** Where a step stands in each version of a workflow that has it. */
async function placesOf(ctx: Context, schemeId: string, key: string, uid: string) {
  const versions = await ctx.store.rows<{ id: string }>(
    `SELECT id FROM app.workflow_version WHERE institution_id = $1 AND scheme_id = $2 AND key = $3`,
    [schemeId, key],
  );
  const places: { versionId: string; path: string }[] = [];
  let confidential = false;
  for (const { id: versionId } of versions) {
    const { definition } = await readyVersion(ctx, versionId);
    for (const { path, state } of statesOf(definition.states)) {
      if (state.uid === uid) places.push({ versionId, path });
    }
    confidential ||= confidentialParts(definition).has(uid);
  }
  return { places, confidential };
}

/**
 * Instances of one scheme as lists show them, without the parts that the caller isn't to know of. The
 * caller has asked whether they may be read.
 */
export async function linesOf(ctx: Context, rows: readonly Row[]): Promise<InstanceLine[]> {
  const about = await aboutSubjects(ctx, rows);
  return Promise.all(
    rows.map(async (row) => {
      const ready = await readyVersion(ctx, row.workflowVersionId);
      const hidden = await partsHidden(ctx, ready, row);
      return Object.assign(new InstanceLine(), {
        id: row.id,
        subject: row.subjectType,
        subjectId: row.subjectId,
        about: about.get(row.subjectId)!,
        steps: stepsAt(ctx, ready, row.paths).filter(({ uid }) => !hidden.has(uid)),
        stageLabel: say(ctx, stageLabel(ready, row.stage)),
        since: row.stageSince,
        version: ready.version,
        status: row.status,
      });
    }),
  );
}

/** The uids of the steps that the caller isn't to know anything of. */
export async function partsHidden(
  ctx: Context,
  { definition }: Ready,
  row: Pick<Row, "subjectType" | "subjectId" | "schemeId">,
): Promise<ReadonlySet<string>> {
  const parts = confidentialParts(definition);
  return parts.size === 0 || (await seesConfidential(ctx, row)) ? new Set() : parts;
}

/** The innermost steps of these paths. */
const stepsAt = (ctx: Context, ready: Ready, paths: readonly string[]): InstanceStep[] =>
  paths.flatMap((path) => {
    const state = statesAlong(ready.definition.states, path).at(-1);
    const label = say(ctx, state?.label ?? { en: path });
    return state ? [Object.assign(new InstanceStep(), { uid: state.uid, label })] : [];
  });
