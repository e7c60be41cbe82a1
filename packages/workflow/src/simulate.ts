import { type Compiled, internalsOf } from "./compile.ts";
import type {
  Facts,
  Invocation,
  Json,
  StepEvent,
  StepOutcome,
  Stepped,
  TimerDef,
} from "./contract.ts";
import { dueAt } from "./due.ts";
import { afterEffects, afterWork, byTheClock, onEvent } from "./scenario/follow.ts";
import { type Stepper, start, stepper } from "./step.ts";

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
  /** That its rules read. */
  facts: Facts;
}

export interface Simulation {
  readonly now: string;
  /** The last outcome that wasn't a refusal. */
  readonly state: Stepped;
  readonly timers: SimulatedTimer[];
  /** Work that was started and has neither ended nor been stopped. */
  readonly invocations: Invocation[];
  readonly timeline: readonly TimelineEntry[];
  /** The facts of every later step; may be replaced at any time. Timers with an anchor follow. */
  facts: Facts;
  /** An event by its name, or any other event. The clock stands still. */
  send(event: string | StepEvent, payload?: Json): StepOutcome;
  /** Moves the clock to the next timer and fires it; null when none has a date. */
  jump(): StepOutcome | null;
  /** Moves the clock to an ISO instant, never back, and fires the timers that are due on the way. */
  waitUntil(instant: string): StepOutcome[];
}

export interface SimulationInput {
  facts: Facts;
  /** ISO instant to begin at. */
  now: string;
  timeZone: string;
  input?: Record<string, Json>;
  /**
   * The facts change as the `simulate` of events, actions and work says, and with the clock; default
   * false: they stay as they are given.
   */
  follow?: boolean;
  /** Reads a snapshot; one that remembers what it has read makes many simulations fast. */
  read?: (snapshot: string) => Stepper;
}

/** Timers that fire on one way to an instant; more are a loop, and wait for the next one. */
const MAX_FIRED = 200;

/** An instance with a clock of its own, for tests and previews. Effects are only listed. */
export function simulate(compiled: Compiled, options: SimulationInput): Simulation {
  const { timeZone, follow = false } = options;
  const read = options.read ?? ((snapshot: string) => stepper(compiled, snapshot));
  const { registry } = internalsOf(compiled);
  let { now } = options;
  let facts = follow ? byTheClock(registry, options.facts, now, timeZone) : options.facts;
  let state: Stepped;
  const timers = new Map<string, SimulatedTimer & { def: TimerDef }>();
  const running = new Map<string, Invocation>();
  const timeline: TimelineEntry[] = [];

  function setFacts(next: Facts): void {
    if (next === facts) return;
    facts = next;
    for (const timer of timers.values()) {
      if (timer.def.anchor !== undefined) timer.dueAt = dueAt(timer.def, { now, facts, timeZone });
    }
  }

  function setClock(next: string): void {
    if (Date.parse(next) <= Date.parse(now)) return;
    now = next;
    if (follow) setFacts(byTheClock(registry, facts, now, timeZone));
  }

  function record(event: StepEvent | null, outcome: StepOutcome): StepOutcome {
    timeline.push({ at: now, event, outcome, facts });
    if (outcome.kind === "refused") return outcome;
    state = outcome;
    for (const timerId of outcome.cancelledTimers) timers.delete(timerId);
    for (const { timerId, timer, def } of outcome.timers) {
      timers.set(timerId, { timerId, timer, def, dueAt: dueAt(def, { now, facts, timeZone }) });
    }
    for (const invokeId of outcome.stoppedInvocations) running.delete(invokeId);
    for (const invocation of outcome.invocations) running.set(invocation.invokeId, invocation);
    if (follow) setFacts(afterEffects(registry, facts, outcome.effects));
    return outcome;
  }

  function nextTimer(): { timerId: string; dueAt: string } | undefined {
    let next: { timerId: string; dueAt: string; at: number } | undefined;
    for (const { timerId, dueAt: iso } of timers.values()) {
      if (iso === null) continue;
      const at = Date.parse(iso);
      if (!next || at < next.at) next = { timerId, dueAt: iso, at };
    }
    return next;
  }

  /** What has happened is among the facts before the workflow hears of it; a refusal undoes it. */
  function factsWith(event: StepEvent): Facts {
    if (!follow) return facts;
    if (event.kind === "event") return onEvent(registry, facts, event);
    const work = event.kind === "done" ? running.get(event.invokeId) : undefined;
    return work ? afterWork(registry, facts, work) : facts;
  }

  function send(event: string | StepEvent, payload?: Json): StepOutcome {
    const sent: StepEvent =
      typeof event === "string"
        ? { kind: "event", type: event, ...(payload !== undefined && { payload }) }
        : event;
    const then = factsWith(sent);
    // Over before the step, which may begin the same work anew.
    if (sent.kind === "done" || sent.kind === "error") running.delete(sent.invokeId);
    if (sent.kind === "timer") timers.delete(sent.timerId);
    const outcome = read(state.snapshot)(sent, then);
    if (outcome.kind === "stepped") setFacts(then);
    return record(sent, outcome);
  }

  function jump(): StepOutcome | null {
    const next = nextTimer();
    if (!next) return null;
    setClock(next.dueAt);
    return send({ kind: "timer", timerId: next.timerId });
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
      return [...timers.values()].map(({ timerId, timer, dueAt: due }) => ({
        timerId,
        timer,
        dueAt: due,
      }));
    },
    get invocations() {
      return [...running.values()];
    },
    timeline,
    get facts() {
      return facts;
    },
    set facts(next) {
      setFacts(next);
    },
    send,
    jump,
    waitUntil(instant) {
      const fired: StepOutcome[] = [];
      while (fired.length < MAX_FIRED) {
        const next = nextTimer();
        if (!next || Date.parse(next.dueAt) > Date.parse(instant)) break;
        const outcome = jump();
        if (outcome) fired.push(outcome);
      }
      setClock(instant);
      return fired;
    },
  };
}
