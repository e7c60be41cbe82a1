import {
  type Compiled,
  type Facts,
  type StepEvent,
  type StepOutcome,
  type Stepped,
  start,
  step,
  WorkflowError,
} from "../index.ts";
import { sortedEntries } from "../model.ts";
import { randomFrom } from "./random-definition.ts";

/** A random life: what happened, in order, with what the rules saw. */
export interface Log {
  facts: Facts;
  steps: { event: StepEvent; facts: Facts; outcome: StepOutcome }[];
  first: Stepped;
}

/** A loop of automatic ways is a fault of the definition: such a step counts as not taken. */
export function unlessLoop<T>(take: () => T): T | undefined {
  try {
    return take();
  } catch (error) {
    if (error instanceof WorkflowError && error.code === "LOOP") return undefined;
    throw error;
  }
}

/** Events chosen at random, from what is declared, the timers that are armed and nonsense. */
export function walk(
  compiled: Compiled,
  seed: number,
  factsOf: (random: () => number) => Facts,
  length = 25,
): Log | undefined {
  const random = randomFrom(seed);
  const facts = factsOf(random);
  const first = unlessLoop(() => start(compiled, { facts }));
  if (first?.kind !== "stepped") return undefined;
  const log: Log = { facts, steps: [], first };
  const armed = new Set(first.timers.map(({ timerId }) => timerId));
  const running = new Set(first.invocations.map(({ invokeId }) => invokeId));
  let { snapshot } = first;
  for (let i = 0; i < length; i++) {
    const choices: StepEvent[] = [
      ...sortedEntries(compiled.definition.events).map(
        ([type, { payload }]): StepEvent => ({
          kind: "event",
          type,
          ...(payload && { payload: { reason: "why" } }),
        }),
      ),
      ...[...armed].map((timerId): StepEvent => ({ kind: "timer", timerId })),
      ...[...running].map((invokeId): StepEvent => ({ kind: "done", invokeId, output: i })),
      { kind: "timer", timerId: "nothing/here" },
    ];
    const event = choices[Math.floor(random() * choices.length)] as StepEvent;
    const now = factsOf(random);
    const outcome = unlessLoop(() => step(compiled, snapshot, event, now));
    if (!outcome) continue;
    log.steps.push({ event, facts: now, outcome });
    if (outcome.kind === "refused") continue;
    snapshot = outcome.snapshot;
    for (const id of outcome.cancelledTimers) armed.delete(id);
    if (event.kind === "timer") armed.delete(event.timerId);
    for (const { timerId } of outcome.timers) armed.add(timerId);
    for (const id of outcome.stoppedInvocations) running.delete(id);
    if (event.kind === "done") running.delete(event.invokeId);
    for (const { invokeId } of outcome.invocations) running.add(invokeId);
  }
  return log;
}

export const partnershipFacts = (random: () => number): Facts => ({
  eligible: random() < 0.8,
  trained: random() < 0.8,
  places: random() < 0.8,
  onHold: random() < 0.2,
});
export const placesOnly = (random: () => number): Facts => ({ places: random() < 0.5 ? 1 : 0 });
