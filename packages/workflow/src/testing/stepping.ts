import { example, exampleRegistry } from "../check/example.ts";
import {
  compile,
  type Facts,
  type Json,
  type Registry,
  type StateDef,
  type StepEvent,
  type Stepped,
  start,
  step,
  type WorkflowDefinition,
} from "../index.ts";
import { goodFacts, oneToOne, oneToOneRegistry } from "./one-to-one.ts";

export const partnership = compile(oneToOne, oneToOneRegistry);

export function stepped(outcome: ReturnType<typeof step>): Stepped {
  if (outcome.kind === "refused") throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

export const event = (type: string, payload?: Json): StepEvent => ({
  kind: "event",
  type,
  ...(payload !== undefined && { payload }),
});

/** The outcome of the last of some events, names standing for events without a payload. */
export function after(
  events: (string | StepEvent)[],
  { facts = goodFacts as Facts, of = partnership } = {},
): Stepped {
  let last = stepped(start(of, { facts }));
  for (const sent of events) {
    const one = typeof sent === "string" ? event(sent) : sent;
    last = stepped(step(of, last.snapshot, one, facts));
  }
  return last;
}

/** A small workflow around some states, with events a, b and c and timers t and u. */
export function small(
  states: Record<string, StateDef>,
  more: Partial<WorkflowDefinition> = {},
  registry: Registry = exampleRegistry,
) {
  const by = ["mentee"];
  const events = { a: { by }, b: { by }, c: { by } };
  const timers = { t: { offset: "P1D" }, u: { offset: "P2D" } };
  return compile(example({ events, timers, states, ...more }), registry);
}

export const note = (template: string) => ({ type: "letter.send", params: { template } });
export const templates = (outcome: Stepped) => outcome.effects.map(({ params }) => params.template);

export const toProposed: (string | StepEvent)[] = [
  "form.submitted",
  "training.started",
  "training.completed",
  "match.run",
  { kind: "done", invokeId: "matcher", output: { mentor: "m1" } },
];
export const toActive = [...toProposed, "mentor.accept", "mentee.accept", "agreement.signed"];
