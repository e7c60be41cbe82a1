import { DateTime, Duration } from "luxon";
import { type Compiled, internalsOf } from "../compile.ts";
import type {
  Facts,
  Invocation,
  Json,
  JsonSchema,
  Reason,
  RefusalCode,
  StepEvent,
  StepOutcome,
  Stepped,
  Text,
} from "../contract.ts";
import { type SimulatedTimer, type Simulation, simulate } from "../simulate.ts";
import { stepper } from "../step.ts";
import { fieldAt, onEvent, withFact } from "./follow.ts";
import { samplePayload } from "./sample-payload.ts";
import { DEFAULT_TIME_ZONE, type Move, type Scenario } from "./scenario.ts";

/** One thing that happened while a scenario was played. */
export interface PlayedLine {
  /** ISO instant. */
  at: string;
  /** Which move made it happen; null for the start. */
  move: number | null;
  /** null for a fact that changed, and for time that passed without anything. */
  event: StepEvent | null;
  /** null when the workflow wasn't asked. */
  outcome: StepOutcome | null;
  /** The active innermost steps afterwards. */
  uids: string[];
  facts: Facts;
}

/** An event that could come now, and when the rules refuse it, why. */
export interface Act {
  event: string;
  label?: Text;
  /** Who may send it; for a moment of the product, who brings it about. */
  by: string[];
  payload?: JsonSchema;
  allowed: boolean;
  reasons: Reason[];
}

export type Stop =
  /** The event was refused. */
  | { kind: "refused"; code: RefusalCode; reasons: Reason[] }
  /** No reminder or deadline was waiting. */
  | { kind: "no-timer" }
  /** That work wasn't under way. */
  | { kind: "no-work" }
  /** No plugin brings that fact. */
  | { kind: "no-fact" }
  /** More has happened than anybody would look at. */
  | { kind: "too-long" };

export interface Played {
  now: string;
  state: Stepped;
  facts: Facts;
  timers: SimulatedTimer[];
  work: Invocation[];
  acts: Act[];
  lines: PlayedLine[];
  /** Every step that was active at some time, groups included. */
  visited: string[];
  /** The first move that couldn't be made; those after it were not tried. null: all were made. */
  stopped: { move: number; why: Stop } | null;
}

/** Lines after which a scenario is too long. */
const MAX_LINES = 2000;

const FAILED = { code: "FAILED", message: "It failed in this simulation." };

/**
 * Lives a scenario from its beginning. Pure: nothing is sent, and the same arguments give the same
 * result. Stops at the first move that can't be made. Throws like `step`.
 */
export function playScenario(compiled: Compiled, scenario: Scenario): Played {
  const { timeZone = DEFAULT_TIME_ZONE, facts, input } = scenario;
  // Due times are compared and shown as instants in UTC.
  const now = DateTime.fromISO(scenario.begins).toUTC().toISO()!;
  const life = simulate(compiled, { facts, now, timeZone, follow: true, ...(input && { input }) });
  const lines: PlayedLine[] = [];
  let taken = 0;
  const take = (move: number | null): void => {
    let { uids } = lines.at(-1) ?? life.state;
    for (const { at, event, outcome, facts: read } of life.timeline.slice(taken)) {
      if (outcome.kind === "stepped") uids = outcome.uids;
      lines.push({ at, move, event, outcome, uids, facts: read });
    }
    taken = life.timeline.length;
  };
  take(null);
  let stopped: Played["stopped"] = null;
  for (const [move, one] of scenario.moves.entries()) {
    const long: Stop | null = taken >= MAX_LINES ? { kind: "too-long" } : null;
    const why = long ?? make(compiled, life, one, timeZone);
    take(move);
    if (why) {
      stopped = { move, why };
      break;
    }
    if (lines.at(-1)?.move !== move) {
      const { now: at, facts: set, state } = life;
      lines.push({ at, move, event: null, outcome: null, uids: state.uids, facts: set });
    }
  }
  return {
    now: life.now,
    state: life.state,
    facts: life.facts,
    timers: life.timers,
    work: life.invocations,
    acts: actsNow(compiled, life),
    lines,
    visited: visitedIn(compiled, lines),
    stopped,
  };
}

function refusal(outcome: StepOutcome): Stop | null {
  if (outcome.kind === "stepped") return null;
  return { kind: "refused", code: outcome.code, reasons: outcome.reasons };
}

function make(compiled: Compiled, life: Simulation, move: Move, timeZone: string): Stop | null {
  switch (move.do) {
    case "send":
      return refusal(life.send(eventFor(compiled, life.now, move.event, move.payload)));
    case "jump": {
      const outcome = life.jump();
      // A reminder whose rule says no has simply not been sent.
      return outcome ? null : { kind: "no-timer" };
    }
    case "wait": {
      const length = Duration.fromISO(move.duration);
      const until = DateTime.fromISO(life.now, { zone: timeZone }).plus(length);
      life.waitUntil(until.toUTC().toISO()!);
      return null;
    }
    case "fact": {
      const { registry } = internalsOf(compiled);
      if (!fieldAt(registry, move.path)) return { kind: "no-fact" };
      life.facts = withFact(life.facts, move.path, move.value);
      return null;
    }
    case "end-work":
    case "fail-work": {
      const { invokeId } = move;
      if (!life.invocations.some((work) => work.invokeId === invokeId)) return { kind: "no-work" };
      const event: StepEvent =
        move.do === "end-work"
          ? { kind: "done", invokeId, output: move.output ?? null }
          : { kind: "error", invokeId, error: FAILED };
      // Nothing may follow from it in this definition; the work is over all the same.
      life.send(event);
      return null;
    }
  }
}

/** The event with the payload given, or with one that fits. */
export function eventFor(
  { definition }: Compiled,
  now: string,
  type: string,
  payload?: Json,
): Extract<StepEvent, { kind: "event" }> {
  const schema = Object.hasOwn(definition.events, type)
    ? definition.events[type]?.payload
    : undefined;
  const value = payload ?? (schema ? samplePayload(schema, now) : undefined);
  return { kind: "event", type, ...(value !== undefined && { payload: value }) };
}

/** The declared events that something in the present configuration waits for. */
function actsNow(compiled: Compiled, life: Simulation): Act[] {
  const { registry } = internalsOf(compiled);
  if (life.state.status === "done") return [];
  const ask = stepper(compiled, life.state.snapshot);
  return Object.entries(compiled.definition.events).flatMap(([event, def]): Act[] => {
    const sent = eventFor(compiled, life.now, event);
    const then = onEvent(registry, life.facts, sent);
    const outcome = ask(sent, then);
    if (outcome.kind === "refused" && outcome.code === "NOT_NOW") return [];
    const { label, payload } = def;
    return [
      {
        event,
        ...(label && { label }),
        by: sendersOf(compiled, event),
        ...(payload && { payload }),
        allowed: outcome.kind === "stepped",
        reasons: outcome.kind === "refused" ? outcome.reasons : [],
      },
    ];
  });
}

/** Who sends an event: the roles of the definition, or those that bring about what only the product tells. */
export function sendersOf(compiled: Compiled, event: string): string[] {
  const people = (compiled.definition.events[event]?.by ?? []).filter((role) => role !== "system");
  if (people.length > 0) return people;
  return internalsOf(compiled).registry.events.get(event)?.by ?? ["system"];
}

/** The steps where it rested, those that it passed through at once, and the groups around them. */
function visitedIn(compiled: Compiled, lines: readonly PlayedLine[]): string[] {
  const { model } = internalsOf(compiled);
  const seen = new Set(lines.flatMap(({ uids }) => uids));
  const taken = new Set(
    lines.flatMap(({ outcome }) => (outcome?.kind === "stepped" ? outcome.transitions : [])),
  );
  const visited = new Set<string>();
  for (const node of model.nodes) {
    const passed = node.ways.some((way) => taken.has(way.def.id));
    if (!passed && !seen.has(node.def.uid)) continue;
    for (const around of [...node.ancestors, node]) visited.add(around.def.uid);
  }
  return [...visited];
}
