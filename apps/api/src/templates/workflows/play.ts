import { compile, type Facts, type Simulation, type Subject, simulate } from "@quad/workflow";
import { core } from "../../plugins/core/index.ts";
import { createRegistry } from "../../plugins/registry.ts";
import { shippedWorkflows } from "../shipped.ts";

export const registry = createRegistry([core]).workflow;

export function shipped(model: string, subject: Subject) {
  return shippedWorkflows().find((one) => one.model === model && one.subject === subject)!
    .definition;
}

/** A shipped workflow on a clock of its own, which begins on a Monday morning. */
export function begin(model: string, subject: Subject, facts: Facts): Simulation {
  return simulate(compile(shipped(model, subject), registry), {
    facts,
    now: "2026-01-05T10:00:00Z",
    timeZone: "Europe/London",
  });
}

/** Sends events that must not be refused. */
export const after = (run: Simulation, ...events: string[]) => {
  for (const event of events) {
    const outcome = run.send(event);
    if (outcome.kind === "refused") throw new Error(`${event}: ${outcome.code}`);
  }
  return run;
};

/** The params of everything that the last step asked for. */
export const sent = (simulation: Simulation) =>
  simulation.state.effects.map(({ params }) => params);
/** The letters of the last step. */
export const letters = (run: Simulation) =>
  run.state.effects.filter(({ type }) => type === "notify.send").map(({ params }) => params);
/** What the last step asked for, and for whom. */
export const done = (run: Simulation) =>
  run.state.effects.map(({ type, params }) => `${type} ${params.to ?? ""}`.trim());

/** The innermost steps that are active. */
export const steps = (run: Simulation) => run.state.paths.map((path) => path.split(".").at(-1));
