import { catalogueOf, type Json } from "@quad/workflow";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { say } from "../words.ts";
import { subjectOf } from "./about.ts";
import { currentWorkflow, type Ready, readyVersion } from "./definitions.ts";
import { historyOf } from "./history.ts";
import { incidentsOfInstance } from "./incident-list.ts";
import { InstanceDetail, InstanceMoment, InstanceTimer } from "./instance.types.ts";
import { linesOf, partsHidden } from "./instance-list.ts";
import { actsOf } from "./stands.ts";
import { remindersOf } from "./steps.ts";
import { WorkflowInstanceRow } from "./workflow.entity.ts";

/**
 * One running workflow, for whoever looks after its subject: steps, dates and rules, never answers
 * or notes. Throws `NOT_FOUND` or `FORBIDDEN`.
 */
export async function workflowInstance(ctx: Context, id: string): Promise<InstanceDetail> {
  const row = await ctx.store.get(WorkflowInstanceRow, id);
  authorise(ctx, "workflow.instance", await subjectOf(ctx, row));
  const ready = await readyVersion(ctx, row.workflowVersionId);
  const { definition, key } = ready;
  const [line] = await linesOf(ctx, [row]);
  const latest = await currentWorkflow(ctx, row.schemeId, key);
  const registry = ctx.app.plugins.workflow;
  const hidden = await partsHidden(ctx, ready, row);
  return Object.assign(new InstanceDetail(), line, {
    schemeId: row.schemeId,
    key,
    title: say(ctx, definition.label ?? { en: key }),
    latestVersion: latest.version,
    revision: row.revision,
    activeUids: line!.steps.map(({ uid }) => uid),
    definition: definition as unknown as Json,
    catalogue: catalogueOf(registry) as unknown as Json,
    timeline: (await historyOf(ctx, row.subjectType, row.subjectId)).map(
      ({ at, text, by, stepUid: into }) => {
        const stepUid = into !== null && hidden.has(into) ? null : into;
        return Object.assign(new InstanceMoment(), { at, text, by, stepUid });
      },
    ),
    timers: (await timersOf(ctx, ready, id)).filter(({ stepUid }) => !hidden.has(stepUid)),
    acts: (await actsOf(ctx, ready, row)).filter(
      ({ event }) => hidden.size === 0 || !definition.events[event]?.confidential,
    ),
    incidents: await incidentsOfInstance(ctx, id),
  });
}

/** Those that wait, the next first, and then those that have happened, the latest first. */
async function timersOf(ctx: Context, ready: Ready, instanceId: string): Promise<InstanceTimer[]> {
  const rows = await ctx.store.rows<Pick<InstanceTimer, "timerId" | "dueAt" | "state">>(
    `SELECT timer_id AS "timerId", due_at AS "dueAt", state FROM app.workflow_timer
     WHERE institution_id = $1 AND instance_id = $2 AND state IN ('armed', 'fired')
     ORDER BY state, CASE state WHEN 'armed' THEN due_at END NULLS LAST, due_at DESC, timer_id`,
    [instanceId],
  );
  const reminders = remindersOf(ready.definition, ctx.app.plugins.workflow, ctx.locale);
  return rows.map(({ timerId, dueAt, state }) => {
    // One of an earlier version may be gone from this one.
    const { stepUid, sentence } = reminders.get(timerId) ?? {
      stepUid: timerId.split("/")[0]!,
      sentence: timerId,
    };
    return Object.assign(new InstanceTimer(), { timerId, stepUid, label: sentence, dueAt, state });
  });
}
