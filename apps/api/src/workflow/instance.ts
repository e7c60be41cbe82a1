import type { Stepped, Text } from "@quad/workflow";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import type { InstanceRef } from "../plugins/plugin.ts";
import { schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import type { Ready } from "./definitions.ts";
import type { InstanceView, SubjectRef, SubjectType } from "./workflow.contract.ts";

/** An instance that this transaction holds: nobody else moves it until the end. */
export interface Held {
  id: string;
  schemeId: string;
  versionId: string;
  subjectType: SubjectType;
  subjectId: string;
  snapshot: string;
  revision: number;
  status: "active" | "done" | "incident";
  stage: string;
  stageSince: Date;
  paths: string[];
  tags: string[];
  /** The database's clock when the instance was got hold of. */
  now: Date;
}

const heldSql = `
  SELECT id, scheme_id AS "schemeId", workflow_version_id AS "versionId",
    subject_type AS "subjectType", subject_id AS "subjectId", snapshot, revision, status, stage,
    stage_since AS "stageSince", paths, tags, clock_timestamp() AS now
  FROM app.workflow_instance WHERE institution_id = $1`;

/** Throws `NOT_FOUND`. */
export async function holdSubject(
  ctx: Context,
  { subjectType, subjectId }: SubjectRef,
): Promise<Held> {
  const [row] = await ctx.store.rows<Held>(
    `${heldSql} AND subject_type = $2 AND subject_id = $3 FOR UPDATE`,
    [subjectType, subjectId],
  );
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** Throws `NOT_FOUND`. */
export async function holdInstance(ctx: Context, instanceId: string): Promise<Held> {
  const [row] = await ctx.store.rows<Held>(`${heldSql} AND id = $2 FOR UPDATE`, [instanceId]);
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

export const refOf = (instance: Held): InstanceRef => ({
  instanceId: instance.id,
  schemeId: instance.schemeId,
  subjectType: instance.subjectType,
  subjectId: instance.subjectId,
  revision: instance.revision,
});

export const stageLabel = (ready: Ready, stage: string): Text =>
  ready.definition.stages?.find(({ key }) => key === stage)?.label ?? { en: stage };

export const viewOf = (instance: Held, ready: Ready): InstanceView => ({
  instanceId: instance.id,
  subjectId: instance.subjectId,
  revision: instance.revision,
  status: instance.status,
  stage: instance.stage,
  stageLabel: stageLabel(ready, instance.stage),
  stageSince: instance.stageSince,
  tags: instance.tags,
  paths: instance.paths,
});

/** The instance after a step. A step without a stage of its own stays in the stage it came from. */
export function after(
  instance: Held,
  outcome: Pick<Stepped, "snapshot" | "status" | "stage" | "paths" | "tags">,
  ready: Ready,
): Held {
  const stage =
    outcome.stage ?? (instance.stage || (ready.definition.stages?.[0]?.key ?? outcome.paths[0]!));
  return {
    ...instance,
    snapshot: outcome.snapshot,
    status: outcome.status === "done" ? "done" : instance.status,
    stage,
    stageSince: stage === instance.stage ? instance.stageSince : instance.now,
    paths: outcome.paths,
    tags: outcome.tags,
  };
}

/** What of a view is kept with the event, so that its repetition gets the same answer. */
export function storedOutcome(instance: Held, transitions: readonly string[]): string {
  const { revision, status, stage, stageSince, tags, paths } = instance;
  return JSON.stringify({ revision, status, stage, stageSince, tags, paths, transitions });
}

export function fromStored(instance: Held, ready: Ready, outcome: string): InstanceView {
  const stored = JSON.parse(outcome) as Omit<InstanceView, "stageSince"> & { stageSince: string };
  return {
    instanceId: instance.id,
    subjectId: instance.subjectId,
    revision: stored.revision,
    status: stored.status,
    stage: stored.stage,
    stageLabel: stageLabel(ready, stored.stage),
    stageSince: new Date(stored.stageSince),
    tags: stored.tags,
    paths: stored.paths,
  };
}

/** The scheme decides what a day is. */
export async function timeZoneOf(ctx: Context, schemeId: string): Promise<string> {
  return schemeSettings(await schemeRow(ctx, schemeId)).timeZone;
}
