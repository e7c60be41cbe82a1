import { type Compiled, type Internals, internalsOf } from "./compile.ts";
import { configurationOf, isActive, leavesOf } from "./configuration.ts";
import type {
  EffectRequest,
  EventDef,
  Facts,
  Invocation,
  Json,
  Reason,
  Refused,
  StepEvent,
  StepOutcome,
  Stepped,
  TimerDef,
  TimerRequest,
} from "./contract.ts";
import { payloadProblems } from "./payload.ts";
import type { MachineSnapshot, Run } from "./xstate-adapter.ts";

const START = "workflow.started";

function refused(code: Refused["code"], reasons: Reason[] = []): Refused {
  return { kind: "refused", code, reasons };
}

/** Marks become requests; what starts and stops within one step leaves no trace. */
function outcomeOf(compiled: Compiled, run: Run, event: StepEvent): Stepped {
  const { model, engine, timers, invocations } = internalsOf(compiled);
  const effects: EffectRequest[] = [];
  const armed = new Map<string, TimerRequest>();
  const cancelled = new Set<string>();
  const started = new Map<string, Invocation>();
  const stopped = new Set<string>();
  const transitions: string[] = [];
  for (const mark of run.marks) {
    switch (mark.mark) {
      case "taken":
        transitions.push(mark.id);
        break;
      case "effect": {
        const { type, params = {} } = mark.ref;
        effects.push({ index: effects.length, type, params, event });
        break;
      }
      case "arm": {
        const { node, timer } = timers.get(mark.timerId)!;
        const def = compiled.definition.timers?.[timer] as TimerDef;
        armed.set(mark.timerId, { timerId: mark.timerId, timer, stateUid: node.def.uid, def });
        break;
      }
      case "cancel":
        if (!armed.delete(mark.timerId)) cancelled.add(mark.timerId);
        break;
      case "invoke": {
        const { type, params = {} } = invocations.get(mark.invokeId)!.def.src;
        started.set(mark.invokeId, { invokeId: mark.invokeId, type, params });
        break;
      }
      case "stop":
        if (!started.delete(mark.invokeId)) stopped.add(mark.invokeId);
    }
  }
  // What brought the event about is over already.
  if (event.kind === "timer") cancelled.delete(event.timerId);
  if (event.kind === "done" || event.kind === "error") stopped.delete(event.invokeId);
  return {
    kind: "stepped",
    snapshot: engine.persist(run.snapshot),
    status: run.snapshot.status === "done" ? "done" : "active",
    ...configurationOf(model, run.snapshot.value),
    effects,
    timers: [...armed.values()],
    cancelledTimers: [...cancelled],
    invocations: [...started.values()],
    stoppedInvocations: [...stopped],
    transitions,
  };
}

/**
 * Begins an instance. `input` becomes its context. Throws WorkflowError PLUGIN or LOOP; never
 * refuses.
 */
export function start(
  compiled: Compiled,
  { facts, input }: { facts: Facts; input?: Record<string, Json> },
): StepOutcome {
  const event: StepEvent = { kind: "event", type: START, ...(input && { payload: input }) };
  const run = internalsOf(compiled).engine.initial({ facts, event }, input ?? {});
  return outcomeOf(compiled, run, event);
}

/** Nothing sent is an empty object. Without a schema an event carries nothing. */
function unfit({ payload: schema }: EventDef, payload: Json | undefined): Reason[] {
  if (schema) return payloadProblems(schema, payload ?? (schema.type === "object" ? {} : null));
  const empty =
    typeof payload !== "object" ? payload === undefined : !Object.keys(payload ?? {})[0];
  return empty ? [] : [{ code: "UNEXPECTED", params: { path: "" } }];
}

/** Refusals that need no move: form, end, and what belongs to a state that was left. */
function refusalBefore(
  { model, timers, invocations }: Internals,
  events: Record<string, EventDef>,
  from: MachineSnapshot,
  event: StepEvent,
): Refused | undefined {
  const declared = event.kind === "event" && Object.hasOwn(events, event.type);
  if (event.kind === "event" && !declared) return refused("UNDECLARED_EVENT");
  if (from.status !== "active") return refused("CLOSED");
  if (event.kind === "event") {
    const reasons = unfit(events[event.type]!, event.payload);
    return reasons.length > 0 ? refused("BAD_PAYLOAD", reasons) : undefined;
  }
  const owner =
    event.kind === "timer" ? timers.get(event.timerId) : invocations.get(event.invokeId);
  if (owner && isActive(owner.node, leavesOf(model, from.value))) return undefined;
  return refused("STALE");
}

function changes(from: MachineSnapshot, { snapshot, marks }: Run): boolean {
  if (marks.some(({ mark }) => mark !== "taken")) return true;
  const essence = ({ value, context, historyValue }: MachineSnapshot): string =>
    JSON.stringify([value, context, Object.keys(historyValue)]);
  return essence(from) !== essence(snapshot);
}

/** Why the event itself moves nothing; undefined when it does. */
export function refusalOf(from: MachineSnapshot, run: Run): Refused | undefined {
  const moved = run.marks.some((mark) => mark.mark === "taken" && mark.direct);
  if (moved) return changes(from, run) ? undefined : refused("NOT_NOW");
  return run.refusals.length > 0 ? refused("GUARD", run.refusals) : refused("NOT_NOW");
}

/** What an event does to the instance whose snapshot was read. */
export type Stepper = (event: StepEvent, facts: Facts) => StepOutcome;

/** `step` for any number of events from one snapshot, which is read once. */
export function stepper(compiled: Compiled, snapshot: string): Stepper {
  const own = internalsOf(compiled);
  const from = own.engine.restore(snapshot);
  return (event, facts) => {
    const before = refusalBefore(own, compiled.definition.events, from, event);
    if (before) return before;
    const run = own.engine.next(from, { facts, event });
    return refusalOf(from, run) ?? outcomeOf(compiled, run, event);
  };
}

/**
 * What an event does to an instance. Pure: the same arguments give the same outcome. Whether the
 * sender may send the event is for `maySend`.
 *
 * A timer or result is STALE once its state was left; that the host delivers each only once is for
 * the host. A timer stays silent about itself in `cancelledTimers` when it fires, an invocation in
 * `stoppedInvocations` when it ends.
 *
 * Throws WorkflowError SNAPSHOT (not a snapshot of this definition), PLUGIN or LOOP.
 */
export function step(
  compiled: Compiled,
  snapshot: string,
  event: StepEvent,
  facts: Facts,
): StepOutcome {
  return stepper(compiled, snapshot)(event, facts);
}
