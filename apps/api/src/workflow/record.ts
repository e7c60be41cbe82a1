import { dueAt, type Facts, type StepEvent, type Stepped, type TimerDef } from "@quad/workflow";
import { v5 as uuidv5 } from "uuid";
import type { Context } from "../context.ts";
import { anchoredAlong, type Ready } from "./definitions.ts";
import { type Held, storedOutcome, timeZoneOf } from "./instance.ts";
import { WorkflowEffectRow, WorkflowEventRow, WorkflowTimerRow } from "./workflow.entity.ts";

/** Ids of effects and jobs follow from what they are for, so a second writing can't double them. */
const namespace = "0d1b6c3e-6a1f-4d3c-9a52-3f1c6f0a7e11";
const idOf = (...parts: (string | number)[]): string => uuidv5(parts.join(":"), namespace);

export const effectId = (instanceId: string, revision: number, position: number): string =>
  idOf("effect", instanceId, revision, position);

/** Effects that start and stop work outside, beside those that are actions. */
export const INVOKE = "workflow.invoke";
export const STOP = "workflow.stop";

type EffectValues = Omit<WorkflowEffectRow, "institutionId" | "state" | "attempts" | "error">;

/** What a step asks for, in the order in which it is done: stop work, act, start work. */
export function effectsOf(
  instanceId: string,
  revision: number,
  outcome: Pick<Stepped, "stoppedInvocations" | "effects" | "invocations">,
): EffectValues[] {
  const asked = [
    ...outcome.stoppedInvocations.map((invokeId) => ({ type: STOP, params: { invokeId } })),
    ...outcome.effects.map(({ type, params }) => ({ type, params })),
    ...outcome.invocations.map(({ invokeId, type, params }) => ({
      type: INVOKE,
      params: { invokeId, type, params },
    })),
  ];
  return asked.map((effect, position) => ({
    id: effectId(instanceId, revision, position),
    instanceId,
    revision,
    position,
    ...effect,
    event: "",
  }));
}

export interface Step {
  /** The instance as it is after the step. */
  instance: Held;
  ready: Ready;
  outcome: Stepped;
  facts: Facts;
  event: StepEvent;
  eventId: string;
  actor: string;
}

/** The rows of one step besides the instance's own. */
export interface StepRows {
  event: Omit<WorkflowEventRow, "institutionId">;
  effects: EffectValues[];
  timers: Omit<WorkflowTimerRow, "institutionId">[];
}

export async function rowsOf(ctx: Context, step: Step): Promise<StepRows> {
  const { instance, outcome, facts } = step;
  const event = JSON.stringify(step.event);
  const timers: StepRows["timers"] = [];
  if (outcome.timers.length > 0) {
    const timeZone = await timeZoneOf(ctx, instance.schemeId);
    for (const { timerId, def } of outcome.timers) {
      const due = dueAt(def, { now: instance.now.toISOString(), facts, timeZone });
      timers.push({
        instanceId: instance.id,
        timerId,
        armedRevision: instance.revision,
        dueAt: due === null ? null : new Date(due),
        definition: def,
        state: "armed",
      });
    }
  }
  return {
    event: {
      instanceId: instance.id,
      revision: instance.revision,
      eventId: step.eventId,
      event,
      facts: JSON.stringify(facts),
      actor: step.actor,
      outcome: storedOutcome(instance, outcome.transitions),
      at: instance.now,
    },
    effects: effectsOf(instance.id, instance.revision, outcome).map((row) => ({ ...row, event })),
    timers,
  };
}

/**
 * Puts one step into the database: the instance, its log, and what is to be done, with the jobs. The
 * statements don't depend on each other's results, so they are sent without waiting in between.
 */
export async function writeStep(ctx: Context, step: Step): Promise<void> {
  const { instance, outcome } = step;
  const { store } = ctx;
  const rows = await rowsOf(ctx, step);
  await Promise.all([
    store.rows(
      `UPDATE app.workflow_instance SET snapshot = $3, revision = $4, status = $5, paths = $6,
         tags = $7, stage = $8, stage_since = $9
       WHERE institution_id = $1 AND id = $2`,
      [
        instance.id,
        instance.snapshot,
        instance.revision,
        instance.status,
        instance.paths,
        instance.tags,
        instance.stage,
        instance.stageSince,
      ],
    ),
    outcome.cancelledTimers.length > 0 &&
      store.rows(
        `UPDATE app.workflow_timer SET state = 'cancelled'
         WHERE institution_id = $1 AND instance_id = $2 AND timer_id = ANY ($3)
           AND armed_revision < $4 AND state = 'armed'`,
        [instance.id, outcome.cancelledTimers, instance.revision],
      ),
    store.insert(WorkflowEventRow, rows.event),
    store.insert(WorkflowEffectRow, rows.effects),
    store.insert(WorkflowTimerRow, rows.timers),
    sendJobs(ctx, instance, rows),
  ]);
  const older = anchoredAlong(step.ready, instance.paths);
  for (const { timerId } of rows.timers) older.delete(timerId);
  if (older.size > 0) await moveTimers(ctx, instance, step.facts);
}

export async function sendJobs(ctx: Context, instance: Held, rows: StepRows): Promise<void> {
  const { id: instanceId, revision } = instance;
  await Promise.all([
    rows.effects.length > 0 &&
      ctx.send("effects", { instanceId, revision }, { id: idOf("job", instanceId, revision) }),
    ...rows.timers.map((timer) => sendTimer(ctx, instance.now, timer)),
  ]);
}

type DatedTimer = Pick<WorkflowTimerRow, "instanceId" | "timerId" | "armedRevision" | "dueAt">;

export async function sendTimer(ctx: Context, now: Date, timer: DatedTimer): Promise<void> {
  const { instanceId, timerId, armedRevision, dueAt } = timer;
  if (dueAt === null) return;
  await ctx.send(
    "timers",
    { instanceId, timerId, armedRevision },
    {
      id: idOf("timer", instanceId, timerId, armedRevision, dueAt.getTime()),
      afterSeconds: Math.max(0, (dueAt.getTime() - now.getTime()) / 1000),
    },
  );
}

/** Timers that count from a date follow it when it has changed. */
export async function moveTimers(ctx: Context, instance: Held, facts: Facts): Promise<void> {
  const armed = await ctx.store.rows<DatedTimer & { definition: TimerDef }>(
    `SELECT instance_id AS "instanceId", timer_id AS "timerId", armed_revision AS "armedRevision",
       due_at AS "dueAt", definition
     FROM app.workflow_timer
     WHERE institution_id = $1 AND instance_id = $2 AND state = 'armed' AND armed_revision < $3
       AND definition ->> 'anchor' IS NOT NULL`,
    [instance.id, instance.revision],
  );
  if (armed.length === 0) return;
  const timeZone = await timeZoneOf(ctx, instance.schemeId);
  for (const timer of armed) {
    const due = dueAt(timer.definition, { now: instance.now.toISOString(), facts, timeZone });
    const at = due === null ? null : new Date(due);
    if (at?.getTime() === timer.dueAt?.getTime()) continue;
    await ctx.store.rows(
      `UPDATE app.workflow_timer SET due_at = $5
       WHERE institution_id = $1 AND instance_id = $2 AND timer_id = $3 AND armed_revision = $4`,
      [timer.instanceId, timer.timerId, timer.armedRevision, at],
    );
    await sendTimer(ctx, instance.now, { ...timer, dueAt: at });
  }
}
