import {
  type Facts,
  migrateInstance,
  type StepEvent,
  type StepOutcome,
  type Stepped,
  start,
  step,
  WorkflowError,
} from "@quad/workflow";
import type { Context } from "../context.ts";
import { type Ready, readyVersion } from "./definitions.ts";
import { isMove, type LogEvent, type MovedEvent, type RestoredEvent } from "./log.ts";
import { effectsOf } from "./record.ts";
import {
  WorkflowEffectRow,
  WorkflowEventRow,
  WorkflowInstanceRow,
  WorkflowTimerRow,
} from "./workflow.entity.ts";

export interface Replay {
  /** The log gives exactly what is stored. */
  equal: boolean;
  /** Steps in the log, the start included. */
  steps: number;
  /** What differs, without values. */
  differences: string[];
}

/**
 * Steps through an instance's log again and compares: the snapshot byte for byte, the effects by id,
 * type and order, and the timers by where they were armed. Moves to another version and back are
 * made again, too. Changes nothing.
 */
export async function replayInstance(ctx: Context, instanceId: string): Promise<Replay> {
  const { store } = ctx;
  const instance = await store.get(WorkflowInstanceRow, instanceId);
  const log = await store.find(WorkflowEventRow, { instanceId }, { order: { revision: "ASC" } });
  const differences: string[] = [];
  const effects: string[] = [];
  const armed: Armed = new Map();
  let snapshot = "";
  const moved = log.map(({ event }) => JSON.parse(event) as LogEvent).find(isMove);
  let versionId = moved?.kind === "migrated" ? moved.fromVersionId : instance.workflowVersionId;

  for (const [revision, line] of log.entries()) {
    if (line.revision !== revision) {
      differences.push(`The log has no revision ${revision}.`);
      break;
    }
    const facts = JSON.parse(line.facts) as Facts;
    const event = JSON.parse(line.event) as LogEvent;
    const outcome = isMove(event)
      ? await moveAgain(ctx, event, snapshot, log)
      : again(await readyVersion(ctx, versionId), revision, snapshot, event, facts);
    if (outcome instanceof Error) {
      differences.push(`Revision ${revision} fails: ${outcome.message}`);
      break;
    }
    if (outcome.kind === "refused") {
      differences.push(`Revision ${revision} is refused: ${outcome.code}.`);
      break;
    }
    snapshot = outcome.snapshot;
    if (isMove(event)) versionId = event.toVersionId;
    const ids = effectsOf(instanceId, revision, outcome).map(({ id, type }) => `${type} ${id}`);
    effects.push(...ids);
    if (event.kind === "timer") settle(armed, [event.timerId], "woken");
    if (event.kind === "restored") takeBack(armed, event.revision);
    settle(armed, outcome.cancelledTimers, { at: revision });
    for (const { timerId } of outcome.timers) armed.set(`${timerId} ${revision}`, "armed");
  }

  if (versionId !== instance.workflowVersionId) differences.push("The version differs.");
  if (log.length !== instance.revision + 1) differences.push("The log has another length.");
  if (snapshot !== instance.snapshot) differences.push("The snapshot differs.");
  const storedEffects = await store.find(
    WorkflowEffectRow,
    { instanceId },
    { order: { revision: "ASC", position: "ASC" } },
  );
  if (
    !same(
      effects,
      storedEffects.map(({ id, type }) => `${type} ${id}`),
    )
  ) {
    differences.push("The effects differ.");
  }
  const timers = await store.find(WorkflowTimerRow, { instanceId });
  for (const timer of timers) {
    const key = `${timer.timerId} ${timer.armedRevision}`;
    const state = armed.get(key);
    armed.delete(key);
    // A timer that woke to find nothing to do is fired without a line in the log.
    const fits = { armed: ["armed", "fired"], left: ["cancelled", "fired"], woken: ["fired"] };
    const kind = typeof state === "object" ? "left" : state;
    if (!kind || !fits[kind].includes(timer.state)) differences.push(`Timer ${key} differs.`);
  }
  for (const key of armed.keys()) differences.push(`Timer ${key} is missing.`);
  return { equal: differences.length === 0, steps: log.length, differences };
}

/** An error: a rule throws that didn't then, or a plugin is gone. */
function again(
  ready: Ready,
  revision: number,
  snapshot: string,
  event: StepEvent,
  facts: Facts,
): StepOutcome | WorkflowError {
  try {
    if (revision === 0) return start(ready.compiled, { facts });
    return step(ready.compiled, snapshot, event, facts);
  } catch (error) {
    if (error instanceof WorkflowError) return error;
    throw error;
  }
}

/** The outcome of a move as if it were a step. */
async function moveAgain(
  ctx: Context,
  event: MovedEvent | RestoredEvent,
  snapshot: string,
  log: readonly WorkflowEventRow[],
): Promise<StepLike | { kind: "refused"; code: string } | WorkflowError> {
  const nothing = { kind: "moved" as const, effects: [], invocations: [], stoppedInvocations: [] };
  if (event.kind === "restored") {
    const move = JSON.parse(log[event.revision]!.event) as MovedEvent;
    const stopped = { stoppedInvocations: event.stopped };
    return { ...nothing, ...stopped, snapshot: move.before, timers: [], cancelledTimers: [] };
  }
  try {
    const [from, to] = [
      await readyVersion(ctx, event.fromVersionId),
      await readyVersion(ctx, event.toVersionId),
    ];
    const { plan, armed: armedTimers } = event;
    const input = { from: from.compiled, to: to.compiled, snapshot, armedTimers, plan };
    const result = migrateInstance(input);
    if (result.kind === "refused") return { kind: "refused", code: result.reasons[0]!.code };
    const { keep, arm } = result.timers;
    const renamed = keep.filter((one) => one.from !== one.to);
    const stays = new Set(keep.filter((one) => one.from === one.to).map((one) => one.to));
    return {
      ...nothing,
      snapshot: result.snapshot,
      effects: result.effects,
      invocations: result.invocations,
      timers: [...arm, ...renamed.map(({ to: timerId }) => ({ timerId }))],
      cancelledTimers: armedTimers.map((one) => one.timerId).filter((id) => !stays.has(id)),
    };
  } catch (error) {
    if (error instanceof WorkflowError) return error;
    throw error;
  }
}

type StepLike = Pick<Stepped, "snapshot" | "effects" | "invocations" | "stoppedInvocations"> & {
  kind: "moved";
  timers: { timerId: string }[];
  cancelledTimers: string[];
};

/** Each arming, by timer id and revision: what became of it, or at which revision it was left. */
type Armed = Map<string, "armed" | "woken" | { at: number }>;

/** Marks the latest arming of each of these timers. */
function settle(armed: Armed, timerIds: readonly string[], as: "woken" | { at: number }): void {
  for (const [key, state] of armed) {
    if (state === "armed" && timerIds.some((id) => key.startsWith(`${id} `))) armed.set(key, as);
  }
}

/** What a move had ended runs again, and what it had armed doesn't. */
function takeBack(armed: Armed, revision: number): void {
  for (const [key, state] of armed) {
    if (state === "armed" && key.endsWith(` ${revision}`)) armed.set(key, { at: revision });
    else if (typeof state === "object" && state.at === revision) armed.set(key, "armed");
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
