import { type Compiled, internalsOf } from "../compile.ts";
import type { FactField, Facts, Json, StepEvent, StepOutcome, Stepped } from "../contract.ts";
import { onEvent, sampleValue, withFact } from "../scenario/follow.ts";
import { sendersOf } from "../scenario/play.ts";
import { samplePayload } from "../scenario/sample-payload.ts";
import type { Move } from "../scenario/scenario.ts";
import { type Simulation, simulate } from "../simulate.ts";
import { type Stepper, stepper } from "../step.ts";
import { type FreeFact, freeFacts } from "./free-facts.ts";
import type { Random } from "./random.ts";

type Sent = Extract<StepEvent, { kind: "event" }>;

interface PossibleAct {
  sent: Sent;
  /** It ends the life. */
  ends: boolean;
}

/*
 * People as chance would have them. Every event that is possible comes after an exponentially
 * distributed time; its mean is drawn for each life and event between these, every order of magnitude
 * alike, so that some lives are quick, and others only move when a deadline passes. What somebody has
 * to confirm is rarer; what ends everything while it could go on, rarer still: or nearly every life
 * would be a withdrawal. The second time of the same takes twice as long, the third three times: or
 * some would go round in circles. Days, and how many times as long.
 */
const QUICK = 0.5;
const SLOW = 60;
const CONFIRMED = 10;
const ENDING = 100;
/** Mean of the time after which work outside ends, and how often it fails. */
const WORK = 1;
const FAILS = 0.05;
/** Mean of the time after which a fact that nothing in the workflow changes becomes another. */
const FACT = 20;
/** How often such a fact is what is usual, the first of its samples. */
const USUAL = 0.7;
/** A life that does more without an end goes round in circles. */
const MAX_MOVES = 400;

/** Answers remembered at a time; each takes about a kilobyte. */
const KEPT = 20_000;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface World {
  compiled: Compiled;
  /** Remembers what it has read. */
  read(snapshot: string): Stepper;
  /** Declared events that something in the configuration reacts to. */
  events(state: Stepped): string[];
  free: FreeFact[];
  facts: Facts;
  begins: string;
  timeZone: string;
  maxDays: number;
}

/**
 * What the time between two happenings was spent waiting for: roles; else work outside; else a rule
 * to let something through; else only a date.
 */
export type Awaited = { roles: string[] } | "work" | "rule" | "time";

export interface Life {
  state: Stepped;
  facts: Facts;
  moves: Move[];
  days: number;
  /** late: still going after `maxDays`. stuck: nothing can happen any more. busy: round in circles. */
  ended: "end" | "late" | "stuck" | "busy";
  timeline: Simulation["timeline"];
  waited: { for: Awaited; days: number }[];
}

export function worldOf(
  compiled: Compiled,
  options: Pick<World, "facts" | "begins" | "timeZone" | "maxDays"> & {
    roles?: readonly string[];
  },
): World {
  const { roles } = options;
  const { model } = internalsOf(compiled);
  const acts = (event: string): boolean =>
    !roles || sendersOf(compiled, event).some((role) => roles.includes(role));
  const steppers = new Map<string, Stepper>();
  let kept = 0;
  const events = new Map<string, string[]>();
  return {
    ...options,
    compiled,
    free: freeFacts(compiled, options.facts, options.begins),
    read(snapshot) {
      const known = steppers.get(snapshot);
      if (known) return known;
      if (kept >= KEPT) {
        steppers.clear();
        kept = 0;
      }
      const made = remembering(stepper(compiled, snapshot), () => {
        kept += 1;
      });
      steppers.set(snapshot, made);
      return made;
    },
    events({ paths }) {
      const key = paths.join();
      const known = events.get(key);
      if (known) return known;
      const leaves = paths.map((path) => model.byPath.get(path)!);
      const around = new Set(leaves.flatMap((leaf) => [leaf, ...leaf.ancestors]));
      const found = new Set([...around].flatMap(({ def }) => Object.keys(def.on ?? {})));
      const some = Object.keys(compiled.definition.events).filter((e) => found.has(e) && acts(e));
      events.set(key, some);
      return some;
    },
  };
}

/** Many lives meet the same situation, and a step is pure. */
function remembering(ask: Stepper, note: () => void): Stepper {
  const answers = new Map<string, StepOutcome>();
  return (event, facts) => {
    const question = JSON.stringify([event, facts]);
    const known = answers.get(question);
    if (known) return known;
    const answer = ask(event, facts);
    answers.set(question, answer);
    note();
    return answer;
  };
}

/** One life from the beginning to an end, or as far as it comes. */
export function live(world: World, random: Random): Life {
  const { compiled, begins, timeZone } = world;
  const { registry } = internalsOf(compiled);
  const { events } = compiled.definition;
  let facts = world.facts;
  for (const { path, field } of world.free) {
    facts = withFact(facts, path, sampleValue(field, sampleOf(field), begins, timeZone));
  }
  const life = simulate(compiled, {
    facts,
    now: begins,
    timeZone,
    follow: true,
    read: world.read,
  });
  const moves: Move[] = [];
  const waited: Life["waited"] = [];
  const paces = new Map<string, { mean: number; times: number }>();
  const paceOf = (event: string): { mean: number; times: number } => {
    const known = paces.get(event) ?? { mean: random.between(QUICK, SLOW), times: 1 };
    paces.set(event, known);
    return known;
  };
  const started = Date.parse(begins);
  const until = started + world.maxDays * DAY;
  const over = (ended: Life["ended"]): Life => {
    const now = ended === "late" ? until : Date.parse(life.now);
    const { state, timeline } = life;
    return { state, facts, moves, days: (now - started) / DAY, ended, timeline, waited };
  };

  while (life.state.status === "active") {
    if (moves.length >= MAX_MOVES) return over("busy");
    const now = Date.parse(life.now);
    const allowed = actsNow(life);
    const work = life.invocations;
    const timer = earliest(life);
    let best: { at: number; make(): Move } | null = null;
    const offer = (days: number, make: () => Move): void => {
      const at = now + Math.max(1, Math.round((days * DAY) / MINUTE)) * MINUTE;
      if (!best || at < best.at) best = { at, make };
    };
    const goesOn = mayGoOn(allowed, life);
    for (const { sent, ends } of allowed) {
      const rare = ends && goesOn ? ENDING : events[sent.type]?.confirm ? CONFIRMED : 1;
      const pace = paceOf(sent.type);
      offer(random.waiting(pace.mean * pace.times * rare), () => {
        const { payload } = sent;
        pace.times += 1;
        life.send(sent);
        return { do: "send", event: sent.type, ...(payload !== undefined && { payload }) };
      });
    }
    for (const { invokeId } of work) {
      offer(random.waiting(WORK), () => end(invokeId));
    }
    // While nothing is refused, another fact would hardly make a difference.
    const refused = world.events(life.state).length > allowed.length;
    if (world.free.length > 0 && (refused || (allowed.length === 0 && timer === null))) {
      offer(random.waiting(FACT), () => change(world.free[random.below(world.free.length)]!));
    }
    const next = best as { at: number; make(): Move } | null;
    const due = timer === null ? Number.POSITIVE_INFINITY : Math.max(timer, now);
    if (!next && due === Number.POSITIVE_INFINITY) return over("stuck");
    const at = Math.min(due, next?.at ?? due);
    waited.push({
      for: awaited(allowed, life),
      days: (Math.min(at, until) - now) / DAY,
    });
    if (at > until) return over("late");
    if (!next || due <= next.at) {
      life.jump();
      moves.push({ do: "jump" });
      continue;
    }
    moves.push({ do: "wait", duration: lengthOf(next.at - now) });
    life.waitUntil(new Date(next.at).toISOString());
    moves.push(next.make());
  }
  return over("end");

  function sampleOf({ samples }: FactField): Json {
    return samples[random.chance(USUAL) ? 0 : random.below(samples.length)] ?? null;
  }

  /** What is possible now, each with the payload that it would come with. */
  function actsNow({ state, facts: before, now }: Simulation): PossibleAct[] {
    const ask = world.read(state.snapshot);
    return world.events(state).flatMap((type): PossibleAct[] => {
      const schema = events[type]?.payload;
      const sent: Sent = {
        kind: "event",
        type,
        ...(schema && { payload: samplePayload(schema, now, random.below) }),
      };
      const outcome = ask(sent, onEvent(registry, before, sent));
      return outcome.kind === "stepped" ? [{ sent, ends: outcome.status === "done" }] : [];
    });
  }

  function end(invokeId: string): Move {
    if (random.chance(FAILS)) {
      const error = { code: "FAILED", message: "It failed in this simulation." };
      life.send({ kind: "error", invokeId, error });
      return { do: "fail-work", invokeId };
    }
    life.send({ kind: "done", invokeId, output: null });
    return { do: "end-work", invokeId };
  }

  function change({ path, field }: FreeFact): Move {
    const value = sampleValue(field, sampleOf(field), life.now, timeZone);
    life.facts = withFact(life.facts, path, value);
    return { do: "fact", path, value };
  }

  /** Whether something else than an end is possible, or would be if a rule or some work let it. */
  function mayGoOn(allowed: readonly PossibleAct[], { state, invocations }: Simulation): boolean {
    const ending = new Set(allowed.filter(({ ends }) => ends).map(({ sent }) => sent.type));
    return invocations.length > 0 || world.events(state).some((type) => !ending.has(type));
  }

  /** Nobody waits for somebody to end what could go on. */
  function awaited(allowed: readonly PossibleAct[], simulation: Simulation): Awaited {
    const goesOn = mayGoOn(allowed, simulation);
    const hoped = allowed.filter(
      ({ sent, ends }) => !(goesOn && ends) && !events[sent.type]?.confirm,
    );
    const roles = new Set(hoped.flatMap(({ sent }) => sendersOf(compiled, sent.type)));
    if (roles.size > 0) return { roles: [...roles] };
    if (simulation.invocations.length > 0) return "work";
    return world.events(simulation.state).length > allowed.length ? "rule" : "time";
  }
}

function earliest({ timers }: Simulation): number | null {
  let first: number | null = null;
  for (const { dueAt } of timers) {
    if (dueAt === null) continue;
    const at = Date.parse(dueAt);
    if (first === null || at < first) first = at;
  }
  return first;
}

/** Hours and minutes: a length that no change of the clocks alters. */
function lengthOf(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ""}${rest > 0 || hours === 0 ? `${rest}M` : ""}`;
}
