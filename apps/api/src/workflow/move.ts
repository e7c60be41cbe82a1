import {
  type ArmedTimer,
  dueAt,
  type Facts,
  MIGRATED,
  type MigrationPlan,
  type Moved,
  migrateInstance,
  type Text,
  type TimerDef,
} from "@quad/workflow";
import { actorName } from "../access/actor.ts";
import type { Context } from "../context.ts";
import { inTurn, messageOf, tryPlugin } from "./attempt.ts";
import { type Ready, readyVersion } from "./definitions.ts";
import { loadFacts } from "./facts.ts";
import { after, type Held, holdInstance, refOf, storedOutcome, timeZoneOf } from "./instance.ts";
import type { MovedEvent } from "./log.ts";
import { effectsOf, type StepRows, sendJobs } from "./record.ts";
import { armedTimers } from "./standing.ts";
import { WorkflowEffectRow, WorkflowEventRow, WorkflowTimerRow } from "./workflow.entity.ts";

export interface MoveRequest {
  /** The same id moves an instance once. */
  moveId: string;
  instanceId: string;
  fromVersionId: string;
  toVersionId: string;
  plan: MigrationPlan;
  /** Who asked for it, as the log names people. */
  actor?: string;
}

/** What taking a move back needs. */
export interface BeforeMove
  extends Pick<Held, "versionId" | "snapshot" | "status" | "stage" | "paths" | "tags"> {
  /** ISO instant. */
  stageSince: string;
  /** Reminders and deadlines that the move ended. */
  cancelled: Pick<ArmedTimer, "timerId" | "armedRevision">[];
}

export type MoveResult =
  | { kind: "moved"; revision: number; before: BeforeMove }
  | { kind: "stays"; reasons: { code: string; text: Text }[] }
  /** It has come to another version on its own account. */
  | { kind: "elsewhere" };

/**
 * Moves one instance to another version: its snapshot, reminders and work, with one line in its log.
 * Events wait until it is done, and it waits for them. What can't be moved stays as it is.
 */
export function moveInstance(ctx: Context, request: MoveRequest): Promise<MoveResult> {
  return inTurn(ctx, async () => {
    const { moveId, instanceId, fromVersionId, toVersionId, plan } = request;
    const instance = await holdInstance(ctx, instanceId);
    if (instance.versionId !== fromVersionId) return { kind: "elsewhere" };
    const [from, to] = [
      await readyVersion(ctx, fromVersionId),
      await readyVersion(ctx, toVersionId),
    ];
    const armed = (await armedTimers(ctx, [instanceId])).get(instanceId) ?? [];
    const tried = await tryPlugin(ctx, async () => ({
      facts: await loadFacts(ctx, to, refOf(instance)),
      result: migrateInstance({
        from: from.compiled,
        to: to.compiled,
        snapshot: instance.snapshot,
        armedTimers: armed,
        plan,
      }),
    }));
    if (!tried.ok) {
      const text = { en: messageOf(tried.error) };
      return { kind: "stays", reasons: [{ code: "FAILED", text }] };
    }
    const { facts, result } = tried.value;
    if (result.kind === "refused") {
      return { kind: "stays", reasons: result.reasons.map(({ code, text }) => ({ code, text })) };
    }
    const next = after(
      { ...instance, revision: instance.revision + 1, versionId: toVersionId },
      result,
      to,
    );
    const ended = endedTimers(armed, result);
    const event: MovedEvent = {
      kind: "migrated",
      moveId,
      fromVersionId,
      toVersionId,
      fromVersion: from.version,
      toVersion: to.version,
      plan,
      armed,
      before: instance.snapshot,
    };
    const actor = request.actor ?? actorName(ctx.actor);
    await write(ctx, { instance: next, event, actor, facts, result, ended });
    const { versionId, snapshot, status, stage, stageSince, paths, tags } = instance;
    return {
      kind: "moved",
      revision: next.revision,
      before: {
        ...{ versionId, snapshot, status, stage, paths, tags },
        stageSince: stageSince.toISOString(),
        cancelled: ended,
      },
    };
  });
}

/** Those that don't go on in their own row: gone, begun anew, or under another id from now on. */
function endedTimers(armed: readonly ArmedTimer[], { timers }: Moved): BeforeMove["cancelled"] {
  const kept = new Set(timers.keep.filter(({ from, to }) => from === to).map(({ to }) => to));
  return armed
    .filter(({ timerId }) => !kept.has(timerId))
    .map(({ timerId, armedRevision }) => ({ timerId, armedRevision }));
}

interface Writing {
  instance: Held;
  event: MovedEvent;
  actor: string;
  facts: Facts;
  result: Moved;
  ended: BeforeMove["cancelled"];
}

async function write(ctx: Context, writing: Writing): Promise<void> {
  const { instance, event, result, ended } = writing;
  const { store } = ctx;
  const { id: instanceId, revision } = instance;
  const stepEvent = JSON.stringify(MIGRATED);
  const asked = { stoppedInvocations: [], ...result };
  const rows: StepRows = {
    event: {
      instanceId,
      revision,
      eventId: `migration:${event.moveId}`,
      event: JSON.stringify(event),
      facts: JSON.stringify(writing.facts),
      actor: writing.actor,
      outcome: storedOutcome(instance, []),
      at: instance.now,
    },
    effects: effectsOf(instanceId, revision, asked).map((row) => ({ ...row, event: stepEvent })),
    timers: await timersOf(ctx, writing),
  };
  await Promise.all([
    writePlace(ctx, instance),
    settleTimers(ctx, instanceId, ended, "cancelled"),
    store.insert(WorkflowEventRow, rows.event),
    store.insert(WorkflowEffectRow, rows.effects),
    store.insert(WorkflowTimerRow, rows.timers),
    sendJobs(ctx, instance, rows),
  ]);
}

async function timersOf(
  ctx: Context,
  { instance, facts, result, event }: Writing,
): Promise<StepRows["timers"]> {
  const { keep, arm } = result.timers;
  const elsewhere = keep.filter(({ from, to }) => from !== to);
  if (arm.length + elsewhere.length === 0) return [];
  const ready = await readyVersion(ctx, event.toVersionId);
  const timeZone = await timeZoneOf(ctx, instance.schemeId);
  const row = (timerId: string, definition: TimerDef, due: string | null) => ({
    instanceId: instance.id,
    timerId,
    armedRevision: instance.revision,
    dueAt: due === null ? null : new Date(due),
    definition,
    state: "armed" as const,
  });
  return [
    ...arm.map(({ timerId, def, since }) => {
      const now = since ?? instance.now.toISOString();
      return row(timerId, def, dueAt(def, { now, facts, timeZone }));
    }),
    ...elsewhere.map(({ to, dueAt: due }) => row(to, timerDef(ready, to), due)),
  ];
}

const timerDef = ({ definition }: Ready, timerId: string): TimerDef =>
  definition.timers![timerId.slice(timerId.indexOf("/") + 1)]!;

/** Where the instance is now, its version included. */
export async function writePlace(ctx: Context, instance: Held): Promise<void> {
  await ctx.store.rows(
    `UPDATE app.workflow_instance SET workflow_version_id = $3, snapshot = $4, revision = $5,
       status = $6, paths = $7, tags = $8, stage = $9, stage_since = $10
     WHERE institution_id = $1 AND id = $2`,
    [
      instance.id,
      instance.versionId,
      instance.snapshot,
      instance.revision,
      instance.status,
      instance.paths,
      instance.tags,
      instance.stage,
      instance.stageSince,
    ],
  );
}

/** Ends running timers, or lets ended ones run again. Gives those that it changed. */
export function settleTimers(
  ctx: Context,
  instanceId: string,
  timers: BeforeMove["cancelled"],
  state: "armed" | "cancelled",
): Promise<{ timerId: string; armedRevision: number; dueAt: Date | null }[]> {
  if (timers.length === 0) return Promise.resolve([]);
  return ctx.store.rows(
    `UPDATE app.workflow_timer SET state = $5
     WHERE institution_id = $1 AND instance_id = $2
       AND (timer_id, armed_revision) IN (SELECT * FROM unnest($3::text[], $4::int[]))
       AND state = CASE $5 WHEN 'armed' THEN 'cancelled' ELSE 'armed' END
     RETURNING timer_id AS "timerId", armed_revision AS "armedRevision", due_at AS "dueAt"`,
    [
      instanceId,
      timers.map(({ timerId }) => timerId),
      timers.map(({ armedRevision }) => armedRevision),
      state,
    ],
  );
}
