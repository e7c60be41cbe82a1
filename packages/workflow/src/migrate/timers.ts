import type { Compiled } from "../compile.ts";
import type { TimerDef, TimerRequest } from "../contract.ts";
import { type StateNode, timerIdOf } from "../model.ts";
import type { MigrationPlan } from "./plan.ts";

/** A reminder or deadline that runs. */
export interface ArmedTimer {
  timerId: string;
  armedRevision: number;
  /** ISO instant; null as long as the date it counts from is unknown. */
  dueAt: string | null;
  /** ISO instant when it began to count; needed to recompute one without an anchor. */
  armedAt?: string;
}

export interface TimerMoves {
  /** Go on with the due date they have, some under another id. */
  keep: { from: string; to: string; dueAt: string | null }[];
  cancel: string[];
  /** Begin anew; `since` is the instant to count from, default now. */
  arm: (TimerRequest & { since?: string })[];
}

/**
 * What becomes of reminders and deadlines. One that both versions have in the same place goes on as
 * the plan says, and one that has passed already isn't begun again; one that is new begins now, which
 * XState alone would forget; one that is gone is cancelled.
 */
export function timerMoves(
  to: Compiled,
  armed: readonly ArmedTimer[],
  active: ReadonlySet<StateNode>,
  origins: ReadonlyMap<StateNode, StateNode>,
  policy: MigrationPlan["timers"],
): TimerMoves {
  const moves: TimerMoves = { keep: [], cancel: [], arm: [] };
  const left = new Map(armed.map((timer) => [timer.timerId, timer]));
  for (const node of active) {
    const origin = origins.get(node);
    for (const key of Object.keys(node.def.after ?? {}).sort()) {
      const def = to.definition.timers?.[key] as TimerDef;
      const timerId = timerIdOf(node, key);
      const request: TimerRequest = { timerId, timer: key, stateUid: node.def.uid, def };
      const old = origin && counterpart(origin, node, key);
      const running = old === undefined ? undefined : left.get(timerIdOf(origin!, old));
      if (!running) {
        const passed = old !== undefined && origin!.def.uid === node.def.uid;
        if (!passed) moves.arm.push(request);
        continue;
      }
      const how = policy === "as-defined" ? (def.onMigrate ?? "keep") : policy;
      if (how === "keep") {
        left.delete(running.timerId);
        moves.keep.push({ from: running.timerId, to: timerId, dueAt: running.dueAt });
      } else {
        const since = how === "recompute" ? running.armedAt : undefined;
        moves.arm.push({ ...request, ...(since !== undefined && { since }) });
      }
    }
  }
  moves.cancel = [...left.keys()];
  return moves;
}

/** The old step's timer of the same name, or one whose ways are the same ones. */
function counterpart(origin: StateNode, node: StateNode, key: string): string | undefined {
  const old = origin.def.after ?? {};
  if (Object.hasOwn(old, key)) return key;
  const ids = new Set(node.def.after?.[key]?.map(({ id }) => id));
  return Object.keys(old).find(
    (other) =>
      !Object.hasOwn(node.def.after ?? {}, other) && old[other]?.some(({ id }) => ids.has(id)),
  );
}
