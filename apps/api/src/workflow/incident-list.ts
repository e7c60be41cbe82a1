import { builtInActions, type Json, phrase, type StepEvent, type Text } from "@quad/workflow";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { listed, say } from "../words.ts";
import { aboutSubjects } from "./about.ts";
import { type Ready, readyVersion } from "./definitions.ts";
import { partsHidden } from "./instance-list.ts";
import { INVOKE, STOP } from "./record.ts";
import { remindersOf } from "./steps.ts";
import type { SubjectType } from "./workflow.contract.ts";
import type { WorkflowIncidentRow } from "./workflow.entity.ts";
import { Incident } from "./workflow.types.ts";
import { words } from "./workflow.words.ts";

const most = 100;

export interface IncidentRow extends WorkflowIncidentRow {
  subjectType: SubjectType;
  subjectId: string;
  versionId: string;
  /** Null: the step itself failed. */
  effect: { type: string; params: Record<string, Json> } | null;
}

const sql = `
  SELECT n.id, n.scheme_id AS "schemeId", n.instance_id AS "instanceId", n.event_id AS "eventId",
    n.event, n.actor, n.effect_id AS "effectId", n.message, n.state, n.created_at AS "createdAt",
    i.subject_type AS "subjectType", i.subject_id AS "subjectId",
    i.workflow_version_id AS "versionId",
    CASE WHEN x.id IS NOT NULL THEN json_build_object('type', x.type, 'params', x.params) END AS effect
  FROM app.workflow_incident n
  JOIN app.workflow_instance i ON i.institution_id = n.institution_id AND i.id = n.instance_id
  LEFT JOIN app.workflow_effect x ON x.institution_id = n.institution_id AND x.id = n.effect_id
  WHERE n.institution_id = $1`;

const newest = `ORDER BY n.state = 'open' DESC, n.created_at DESC, n.id LIMIT ${most}`;

/** The latest incidents of a scheme, open ones first. */
export async function incidents(ctx: Context, schemeId: string): Promise<Incident[]> {
  authorise(ctx, "workflow.incidents", await schemeSubject(ctx, schemeId));
  const rows = await ctx.store.rows<IncidentRow>(`${sql} AND n.scheme_id = $2 ${newest}`, [
    schemeId,
  ]);
  return presentIncidents(ctx, rows);
}

/** Those of one running workflow. The caller has asked whether it may be read. */
export async function incidentsOfInstance(ctx: Context, instanceId: string): Promise<Incident[]> {
  const rows = await ctx.store.rows<IncidentRow>(`${sql} AND n.instance_id = $2 ${newest}`, [
    instanceId,
  ]);
  return presentIncidents(ctx, rows);
}

/** Undefined when there is none. */
export async function incidentRow(ctx: Context, id: string): Promise<IncidentRow | undefined> {
  const [row] = await ctx.store.rows<IncidentRow>(`${sql} AND n.id = $2`, [id]);
  return row;
}

/** Incidents of one scheme as the API gives them. */
export async function presentIncidents(
  ctx: Context,
  rows: readonly IncidentRow[],
): Promise<Incident[]> {
  const about = await aboutSubjects(ctx, rows);
  return Promise.all(
    rows.map(async (row) => {
      const ready = await readyVersion(ctx, row.versionId);
      const event = JSON.parse(row.event) as StepEvent;
      const isHidden = inParts(ready, event, await partsHidden(ctx, ready, row));
      return Object.assign(new Incident(), {
        id: row.id,
        instanceId: row.instanceId,
        schemeId: row.schemeId,
        workflowKey: ready.key,
        subject: row.subjectType,
        at: row.createdAt,
        what: isHidden ? say(ctx, words.failedKept) : whatFailed(ctx, ready, row, event),
        message: row.message,
        eventType: event.kind === "event" && !isHidden ? event.type : event.kind,
        state: row.state,
        about: listed(ctx, about.get(row.subjectId)!),
      });
    }),
  );
}

/** In a sentence: what could not be carried out. */
function whatFailed(
  ctx: Context,
  { definition }: Ready,
  { effect }: IncidentRow,
  event: StepEvent,
): string {
  const failed = (what: string) => say(ctx, words.failedDeed, { what });
  if (effect) return failed(deedOf(ctx, effect.type, effect.params));
  switch (event.kind) {
    case "event": {
      const label: Text = definition.events[event.type]?.label ?? { en: event.type };
      return say(ctx, words.failedEvent, { what: say(ctx, label) });
    }
    case "timer": {
      const reminders = remindersOf(definition, ctx.app.plugins.workflow, ctx.locale);
      const sentence = reminders.get(event.timerId)?.sentence.replace(/\.$/, "");
      return sentence ? failed(sentence) : say(ctx, words.failedReminder);
    }
    default:
      return say(ctx, words.failedWork);
  }
}

/** Whether it came about in one of these parts, which confidential events move. */
function inParts({ definition }: Ready, event: StepEvent, parts: ReadonlySet<string>): boolean {
  if (parts.size === 0) return false;
  if (event.kind === "timer") return parts.has(event.timerId.split("/")[0]!);
  return event.kind === "event" && definition.events[event.type]?.confidential === true;
}

/** An action or a piece of work in words: "send Proposal to both". */
function deedOf(ctx: Context, type: string, params: Record<string, Json>): string {
  const { actions, actors } = ctx.app.plugins.workflow;
  if (type === INVOKE || type === STOP) {
    const actor = actors.get(String(params.type));
    const given = (params.params ?? {}) as Record<string, Json>;
    return actor ? phrase(actor, given, ctx.locale) : String(params.invokeId);
  }
  const action = builtInActions.get(type) ?? actions.get(type);
  return action ? phrase(action, params, ctx.locale) : type;
}
