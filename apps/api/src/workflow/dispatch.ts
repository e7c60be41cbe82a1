import { type Json, maySend, type StepEvent, step } from "@quad/workflow";
import { actorName } from "../access/actor.ts";
import type { Context } from "../context.ts";
import { inTurn, tryPlugin } from "./attempt.ts";
import { anchoredAlong, type Ready, readyVersion } from "./definitions.ts";
import { loadFacts } from "./facts.ts";
import { openIncident } from "./incident.ts";
import {
  after,
  fromStored,
  type Held,
  holdInstance,
  holdSubject,
  refOf,
  timeZoneOf,
  viewOf,
} from "./instance.ts";
import { INVOKE, moveTimers, writeStep } from "./record.ts";
import { refusal } from "./refusal.ts";
import type {
  DispatchRequest,
  DispatchResult,
  InvocationEnd,
  SubjectRef,
} from "./workflow.contract.ts";

/** Something that happens to an instance, from whatever side it comes. */
export interface Occurrence {
  id: string;
  event: StepEvent;
  actor: string;
}

/**
 * Tells the workflow of a subject that something happened. All that follows stands in the caller's
 * transaction: log, effects, timers and jobs. What has happened before under the same id gives the
 * same answer again.
 *
 * `incident`: a rule or a fact failed. Only the step is taken back. Keep the rest of the request and
 * say that it was received: the event is kept and can be tried again. Answering with a `Problem`
 * instead undoes all of it, the incident too, as if nothing had been sent.
 *
 * Throws `NOT_FOUND` when the subject has no workflow.
 */
export function dispatch(ctx: Context, request: DispatchRequest): Promise<DispatchResult> {
  return inTurn(ctx, async () => {
    const { id, type, payload } = request.event;
    const event: StepEvent = { kind: "event", type, ...(payload !== undefined && { payload }) };
    // Sent together, carried out in this order: the log is read once the instance is held.
    const [instance, earlier] = await Promise.all([
      holdSubject(ctx, request),
      earlierEvent(ctx, request, id),
    ]);
    const ready = await readyVersion(ctx, instance.versionId);
    if (earlier) {
      return earlier.event === JSON.stringify(event)
        ? { kind: "done", view: fromStored(instance, ready, earlier.outcome), repeated: true }
        : refusal(ctx, instance, ready, "EVENT_ID_REUSED");
    }
    if (!Object.hasOwn(ready.definition.events, type)) {
      return refusal(ctx, instance, ready, "UNDECLARED_EVENT");
    }
    const system = ctx.actor.kind === "system";
    if (!system && !maySend(ready.definition, type, request.roles ?? [])) {
      return refusal(ctx, instance, ready, "NOT_ALLOWED");
    }
    if (request.expectedRevision !== undefined && request.expectedRevision !== instance.revision) {
      return { kind: "conflict", view: viewOf(instance, ready) };
    }
    return advance(ctx, instance, ready, { id, event, actor: actorName(ctx.actor) });
  });
}

interface LoggedEvent {
  event: string;
  outcome: string;
}

async function earlierEvent(
  ctx: Context,
  { subjectType, subjectId }: SubjectRef,
  eventId: string,
): Promise<LoggedEvent | undefined> {
  const [row] = await ctx.store.rows<LoggedEvent>(
    `SELECT e.event, e.outcome FROM app.workflow_instance i
     JOIN app.workflow_event e ON e.institution_id = i.institution_id AND e.instance_id = i.id
     WHERE i.institution_id = $1 AND i.subject_type = $2 AND i.subject_id = $3 AND e.event_id = $4`,
    [subjectType, subjectId, eventId],
  );
  return row;
}

/** Steps an instance that is held, and writes all that follows. */
export async function advance(
  ctx: Context,
  instance: Held,
  ready: Ready,
  { id, event, actor }: Occurrence,
): Promise<DispatchResult> {
  const tried = await tryPlugin(ctx, async () => {
    const [facts] = await Promise.all([
      loadFacts(ctx, ready, refOf(instance)),
      // Remembered for the timers; asked for here so as not to wait for it on its own.
      ready.definition.timers && timeZoneOf(ctx, instance.schemeId),
    ]);
    return { facts, outcome: step(ready.compiled, instance.snapshot, event, facts) };
  });
  if (!tried.ok) {
    const incidentId = await openIncident(ctx, instance, { id, event, actor }, tried.error);
    return { kind: "incident", incidentId };
  }
  const { facts, outcome } = tried.value;
  if (outcome.kind === "refused") {
    return refusal(ctx, instance, ready, outcome.code, outcome.reasons);
  }
  const next = after({ ...instance, revision: instance.revision + 1 }, outcome, ready);
  await writeStep(ctx, { instance: next, ready, outcome, facts, event, eventId: id, actor });
  return { kind: "done", view: viewOf(next, ready), repeated: false };
}

export interface TimerKey {
  instanceId: string;
  timerId: string;
  armedRevision: number;
}

/**
 * Wakes a timer that is due. A timer that has fired, was cancelled, or is due later after all does
 * nothing; the mark that it fired and what it moves stand in one transaction. Gives whether it fired.
 */
export function fireTimer(ctx: Context, timer: TimerKey): Promise<boolean> {
  return inTurn(ctx, async () => {
    const { instanceId, timerId, armedRevision } = timer;
    const instance = await holdInstance(ctx, instanceId);
    const fired = await ctx.store.rows(
      `UPDATE app.workflow_timer SET state = 'fired'
       WHERE institution_id = $1 AND instance_id = $2 AND timer_id = $3 AND armed_revision = $4
         AND state = 'armed' AND due_at <= clock_timestamp()
       RETURNING 1`,
      [instanceId, timerId, armedRevision],
    );
    if (fired.length === 0) return false;
    await advance(ctx, instance, await readyVersion(ctx, instance.versionId), {
      id: `timer:${timerId}:${armedRevision}`,
      event: { kind: "timer", timerId },
      actor: "system",
    });
    return true;
  });
}

/**
 * Brings back the end of work that a step had started: its output, or an error. Once for each
 * start; the end of work whose step was left, or has started it anew, is refused as `STALE`.
 */
export function completeInvocation(ctx: Context, end: InvocationEnd): Promise<DispatchResult> {
  return inTurn(ctx, async () => {
    const { instanceId, invokeId, revision, output, error } = end;
    const instance = await holdInstance(ctx, instanceId);
    const ready = await readyVersion(ctx, instance.versionId);
    const id = `done:${invokeId}:${revision}`;
    const earlier = await earlierEvent(ctx, instance, id);
    if (earlier) {
      return { kind: "done", view: fromStored(instance, ready, earlier.outcome), repeated: true };
    }
    const [latest] = await ctx.store.rows<{ revision: number | null }>(
      `SELECT max(revision) AS revision FROM app.workflow_effect
       WHERE institution_id = $1 AND instance_id = $2 AND type = '${INVOKE}'
         AND params ->> 'invokeId' = $3`,
      [instanceId, invokeId],
    );
    if (latest?.revision !== revision) return refusal(ctx, instance, ready, "STALE");
    const event: StepEvent = error
      ? { kind: "error", invokeId, error }
      : { kind: "done", invokeId, output: (output ?? null) as Json };
    return advance(ctx, instance, ready, { id, event, actor: "system" });
  });
}

/** Whose timers wait for a date of this fact: "scheme" for "scheme.endsOn". */
export function subjectsAnchoredOn(
  ctx: Context,
  schemeId: string,
  fact: string,
): Promise<SubjectRef[]> {
  return ctx.store.rows<SubjectRef>(
    `SELECT DISTINCT i.subject_type AS "subjectType", i.subject_id AS "subjectId"
     FROM app.workflow_timer t
     JOIN app.workflow_instance i ON i.institution_id = $1 AND i.id = t.instance_id
     WHERE t.institution_id = $1 AND t.state = 'armed' AND i.scheme_id = $2
       AND t.definition ->> 'anchor' LIKE $3`,
    [schemeId, `${fact}.%`],
  );
}

/** Moves the timers that count from a date of the subject, after that date has changed. */
export function refreshTimers(ctx: Context, subject: SubjectRef): Promise<void> {
  return inTurn(ctx, async () => {
    const instance = await holdSubject(ctx, subject);
    const ready = await readyVersion(ctx, instance.versionId);
    if (anchoredAlong(ready, instance.paths).size === 0) return;
    const facts = await loadFacts(ctx, ready, refOf(instance));
    // None was armed in the revision that comes next: all are looked at.
    await moveTimers(ctx, { ...instance, revision: instance.revision + 1 }, facts);
  });
}
