import {
  type Compiled,
  type Facts,
  type Json,
  type JsonSchema,
  type StateDef,
  type StepEvent,
  type Stepped,
  start,
  step,
  type WorkflowDefinition,
} from "@quad/workflow";

/** One step of a walk: what happens, and what is true when it does. */
export interface Move {
  event: StepEvent;
  facts: Facts;
}

interface Edge extends Move {
  from: string;
  to: string;
  ways: readonly string[];
}

/** Every configuration that a definition can come to rest in, and every step between them. */
export interface Walk {
  first: string;
  /** Configurations in which the workflow is over. */
  ends: ReadonlySet<string>;
  all: ReadonlySet<string>;
  edges: readonly Edge[];
}

/**
 * Takes real steps from the beginning until nothing new is found: in every configuration everything
 * that may happen there, under every one of the given facts. Two instances count as one when they
 * rest in the same steps, whatever their counters say.
 */
export function walk(compiled: Compiled, profiles: readonly Facts[]): Walk {
  const { definition } = compiled;
  const seen = new Map<string, Stepped>();
  const ends = new Set<string>();
  const edges: Edge[] = [];
  const visit = (outcome: Stepped): string => {
    const key = outcome.paths.join(" ");
    if (!seen.has(key)) seen.set(key, outcome);
    if (outcome.status === "done") ends.add(key);
    return key;
  };
  const first = visit(begin(compiled, profiles[0]!));
  for (const [from, state] of seen) {
    if (state.status === "done") continue;
    for (const event of eventsIn(definition, state.paths)) {
      for (const facts of profiles) {
        const outcome = step(compiled, state.snapshot, event, facts);
        if (outcome.kind === "refused") continue;
        edges.push({ event, facts, from, to: visit(outcome), ways: outcome.transitions });
      }
    }
  }
  return { first, ends, all: new Set(seen.keys()), edges };
}

/** The beginning of an instance. */
export function begin(compiled: Compiled, facts: Facts): Stepped {
  const outcome = start(compiled, { facts });
  if (outcome.kind === "refused") throw new Error("A start is never refused.");
  return outcome;
}

/** Everything that could happen while these steps are active. */
function eventsIn(definition: WorkflowDefinition, paths: readonly string[]): StepEvent[] {
  const sent = Object.entries(definition.events).map(
    ([type, { payload }]): StepEvent => ({
      kind: "event",
      type,
      ...(payload && { payload: sample(payload) }),
    }),
  );
  const own = activeStates(definition, paths).flatMap(({ uid, after = {}, invoke = [] }) => [
    ...Object.keys(after).map(
      (timer): StepEvent => ({ kind: "timer", timerId: `${uid}/${timer}` }),
    ),
    ...invoke.flatMap(({ id: invokeId }): StepEvent[] => [
      { kind: "done", invokeId },
      { kind: "error", invokeId, error: { code: "FAILED", message: "It failed." } },
    ]),
  ]);
  return [...sent, ...own];
}

function activeStates(definition: WorkflowDefinition, paths: readonly string[]): StateDef[] {
  const found = new Set<StateDef>();
  for (const path of paths) {
    let states = definition.states;
    for (const key of path.split(".")) {
      const state = states[key]!;
      found.add(state);
      states = state.states ?? {};
    }
  }
  return [...found];
}

/** A value that fits, for what people are asked when they do something. */
function sample({ type, properties = {}, enum: choices, format }: JsonSchema): Json {
  if (choices) return choices[0]!;
  if (type === "object") {
    return Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, sample(one)]));
  }
  return format === "date" ? "2027-12-31" : "00000000-0000-7000-8000-000000000001";
}

/** The ids of every way of a definition. */
export function waysOf(states: Record<string, StateDef>): string[] {
  return Object.values(states).flatMap((state) => [
    ...[
      ...Object.values(state.on ?? {}),
      ...Object.values(state.after ?? {}),
      ...(state.invoke ?? []).flatMap(({ onDone = [], onError }) => [onDone, onError]),
      state.always ?? [],
      state.onDone ?? [],
    ].flatMap((ways) => ways.map(({ id }) => id)),
    ...waysOf(state.states ?? {}),
  ]);
}

/** The configurations from which no number of steps leads to an end. */
export function stuck({ all, ends, edges }: Walk): string[] {
  const before = Map.groupBy(edges, ({ to }) => to);
  const free = new Set(ends);
  for (const key of free) for (const { from } of before.get(key) ?? []) free.add(from);
  return [...all].filter((key) => !free.has(key));
}

/** For every way a run from the beginning that takes it and goes on to an end, as short as can be. */
export function runs({ first, ends, edges }: Walk): Map<string, Move[]> {
  const after = Map.groupBy(edges, ({ from }) => from);
  const before = Map.groupBy(edges, ({ to }) => to);
  const there = new Map<string, Edge[]>([[first, []]]);
  for (const [key, line] of there) {
    for (const edge of after.get(key) ?? []) {
      if (!there.has(edge.to)) there.set(edge.to, [...line, edge]);
    }
  }
  const home = new Map<string, Edge[]>([...ends].map((key) => [key, []]));
  for (const [key, line] of home) {
    for (const edge of before.get(key) ?? []) {
      if (!home.has(edge.from)) home.set(edge.from, [edge, ...line]);
    }
  }
  const found = new Map<string, Move[]>();
  for (const edge of edges) {
    const line = [...there.get(edge.from)!, edge, ...(home.get(edge.to) ?? [])];
    for (const way of edge.ways) {
      if (line.length < (found.get(way)?.length ?? Number.POSITIVE_INFINITY)) found.set(way, line);
    }
  }
  return found;
}

/** Goes through a run from its beginning; refuses a timer that isn't armed, as the product would. */
export function goThrough(compiled: Compiled, moves: readonly Move[], from: Facts) {
  let state = begin(compiled, from);
  const taken = new Set(state.transitions);
  const armed = new Set(state.timers.map(({ timerId }) => timerId));
  for (const { event, facts } of moves) {
    if (event.kind === "timer" && !armed.delete(event.timerId)) {
      throw new Error(`${event.timerId} isn't armed.`);
    }
    const outcome = step(compiled, state.snapshot, event, facts);
    if (outcome.kind === "refused") throw new Error(`${JSON.stringify(event)}: ${outcome.code}`);
    state = outcome;
    for (const id of state.cancelledTimers) armed.delete(id);
    for (const { timerId } of state.timers) armed.add(timerId);
    for (const id of state.transitions) taken.add(id);
  }
  return { state, taken, armed };
}
