import {
  type Facts,
  type StepEvent,
  type StepOutcome,
  start,
  step,
  WorkflowError,
} from "@quad/workflow";
import type { Context } from "../context.ts";
import { type Ready, readyVersion } from "./definitions.ts";
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
 * type and order, and the timers by where they were armed. Changes nothing.
 */
export async function replayInstance(ctx: Context, instanceId: string): Promise<Replay> {
  const { store } = ctx;
  const instance = await store.get(WorkflowInstanceRow, instanceId);
  const ready = await readyVersion(ctx, instance.workflowVersionId);
  const log = await store.find(WorkflowEventRow, { instanceId }, { order: { revision: "ASC" } });
  const differences: string[] = [];
  const effects: string[] = [];
  const armed = new Map<string, "armed" | "left" | "woken">();
  let snapshot = "";

  for (const [revision, line] of log.entries()) {
    if (line.revision !== revision) {
      differences.push(`The log has no revision ${revision}.`);
      break;
    }
    const facts = JSON.parse(line.facts) as Facts;
    const event = JSON.parse(line.event) as StepEvent;
    const outcome = again(ready, revision, snapshot, event, facts);
    if (outcome instanceof Error) {
      differences.push(`Revision ${revision} fails: ${outcome.message}`);
      break;
    }
    if (outcome.kind === "refused") {
      differences.push(`Revision ${revision} is refused: ${outcome.code}.`);
      break;
    }
    snapshot = outcome.snapshot;
    const ids = effectsOf(instanceId, revision, outcome).map(({ id, type }) => `${type} ${id}`);
    effects.push(...ids);
    if (event.kind === "timer") settle(armed, [event.timerId], "woken");
    settle(armed, outcome.cancelledTimers, "left");
    for (const { timerId } of outcome.timers) armed.set(`${timerId} ${revision}`, "armed");
  }

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
    if (!state || !fits[state].includes(timer.state)) differences.push(`Timer ${key} differs.`);
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

/** Marks the latest arming of each of these timers. */
function settle(
  armed: Map<string, "armed" | "left" | "woken">,
  timerIds: readonly string[],
  as: "left" | "woken",
): void {
  for (const [key, state] of armed) {
    if (state === "armed" && timerIds.some((id) => key.startsWith(`${id} `))) armed.set(key, as);
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
