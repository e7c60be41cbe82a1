import type { Compiled } from "./compile.ts";
import type { Facts, Invocation, Json, StepEvent, StepOutcome, Stepped } from "./contract.ts";
import { dueAt } from "./due.ts";
import { start, step } from "./step.ts";

export interface SimulatedTimer {
  timerId: string;
  timer: string;
  /** ISO instant; null while its anchor fact is missing. */
  dueAt: string | null;
}

export interface TimelineEntry {
  /** ISO instant. */
  at: string;
  /** null for the start. */
  event: StepEvent | null;
  outcome: StepOutcome;
}

export interface Simulation {
  readonly now: string;
  /** The last outcome that wasn't a refusal. */
  readonly state: Stepped;
  readonly timers: SimulatedTimer[];
  /** Work that was started and has neither ended nor been stopped. */
  readonly invocations: Invocation[];
  readonly timeline: readonly TimelineEntry[];
  /** The facts of every later step; may be replaced at any time. */
  facts: Facts;
  /** An event by its name, or any other event. The clock stands still. */
  send(event: string | StepEvent, payload?: Json): StepOutcome;
  /** Moves the clock to the next timer and fires it; null when none has a date. */
  jump(): StepOutcome | null;
}

export interface SimulationInput {
  facts: Facts;
  /** ISO instant to begin at. */
  now: string;
  timeZone: string;
  input?: Record<string, Json>;
}

/** An instance with a clock of its own, for tests and previews. Effects are only listed. */
export function simulate(compiled: Compiled, options: SimulationInput): Simulation {
  const { timeZone } = options;
  let { now, facts } = options;
  let state: Stepped;
  const timers = new Map<string, SimulatedTimer>();
  const running = new Map<string, Invocation>();
  const timeline: TimelineEntry[] = [];

  function record(event: StepEvent | null, outcome: StepOutcome): StepOutcome {
    timeline.push({ at: now, event, outcome });
    if (outcome.kind === "refused") return outcome;
    state = outcome;
    for (const timerId of outcome.cancelledTimers) timers.delete(timerId);
    for (const { timerId, timer, def } of outcome.timers) {
      timers.set(timerId, { timerId, timer, dueAt: dueAt(def, { now, facts, timeZone }) });
    }
    for (const invokeId of outcome.stoppedInvocations) running.delete(invokeId);
    for (const invocation of outcome.invocations) running.set(invocation.invokeId, invocation);
    return outcome;
  }

  const first = start(compiled, { facts, ...(options.input && { input: options.input }) });
  if (first.kind === "refused") throw new Error("A start is never refused");
  state = first;
  record(null, first);

  return {
    get now() {
      return now;
    },
    get state() {
      return state;
    },
    get timers() {
      return [...timers.values()];
    },
    get invocations() {
      return [...running.values()];
    },
    timeline,
    get facts() {
      return facts;
    },
    set facts(next) {
      facts = next;
    },
    send(event, payload) {
      const sent: StepEvent =
        typeof event === "string"
          ? { kind: "event", type: event, ...(payload !== undefined && { payload }) }
          : event;
      // Over before the step, which may begin the same work anew.
      if (sent.kind === "done" || sent.kind === "error") running.delete(sent.invokeId);
      if (sent.kind === "timer") timers.delete(sent.timerId);
      return record(sent, step(compiled, state.snapshot, sent, facts));
    },
    jump() {
      let next: { timerId: string; at: number; iso: string } | undefined;
      for (const { timerId, dueAt: iso } of timers.values()) {
        const at = iso === null ? Number.POSITIVE_INFINITY : Date.parse(iso);
        if (iso !== null && (!next || at < next.at)) next = { timerId, at, iso };
      }
      if (!next) return null;
      if (next.at > Date.parse(now)) now = next.iso;
      return this.send({ kind: "timer", timerId: next.timerId });
    },
  };
}
