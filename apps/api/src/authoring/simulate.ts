import {
  type Compiled,
  type FactField,
  type Json,
  judge,
  type Played,
  type PlayedLine,
  playScenario,
  type Scenario,
} from "@quad/workflow";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeRow, schemeSettings, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { factsRead } from "../workflow/workflow.service.ts";
import { Narrator } from "./narrator.ts";
import {
  SimulatedAct,
  SimulatedEffect,
  SimulatedFact,
  SimulatedLine,
  SimulatedTimer,
  SimulatedWork,
  SimulationView,
} from "./simulate.types.ts";
import { attempt, readScenario, readyToTry, withUsualFacts } from "./trial.ts";

/** Lines whose letters are worded; those of an endless life would take long. */
const mostLetters = 200;

export interface Simulate {
  schemeId: string;
  definition: unknown;
  scenario: unknown;
}

/** Plays a scenario on a definition that may be published nowhere. Changes and sends nothing. */
export async function simulateWorkflow(
  ctx: Context,
  input: Simulate,
): Promise<SimulationView | Refused> {
  authorise(ctx, "workflow.see", await schemeSubject(ctx, input.schemeId));
  const compiled = readyToTry(ctx, input.definition);
  if (compiled instanceof Refused) return compiled;
  const given = readScenario(ctx, input.scenario);
  if (given instanceof Refused) return given;
  const timeZone = given.timeZone ?? schemeSettings(await schemeRow(ctx, input.schemeId)).timeZone;
  const scenario = withUsualFacts(ctx, compiled.definition, { ...given, timeZone });
  return attempt(ctx, () =>
    view(ctx, input.schemeId, compiled, scenario, playScenario(compiled, scenario)),
  );
}

async function view(
  ctx: Context,
  schemeId: string,
  compiled: Compiled,
  scenario: Scenario,
  played: Played,
): Promise<SimulationView> {
  const { definition } = compiled;
  const tell = new Narrator(ctx, definition);
  const fault = judge(definition, scenario, played);
  const timeline: SimulatedLine[] = [];
  for (const [i, line] of played.lines.entries()) {
    timeline.push(
      Object.assign(new SimulatedLine(), {
        at: new Date(line.at),
        move: line.move,
        stepUids: line.uids,
        ...tell.line(scenario, played, i),
        effects: await effectsOf(ctx, schemeId, compiled, tell, line, i < mostLetters),
      }),
    );
  }
  return Object.assign(new SimulationView(), {
    now: new Date(played.now),
    status: played.state.status,
    activeUids: played.state.uids,
    visitedUids: played.visited,
    facts: factsOf(ctx, compiled, tell, played),
    acts: played.acts.map(({ event, by, payload, allowed, reasons }) =>
      Object.assign(new SimulatedAct(), {
        event,
        label: tell.event(event),
        by: by.map((role) => tell.role(role)),
        payload: (payload ?? null) as Json,
        confirm: definition.events[event]?.confirm ?? false,
        allowed,
        reasons: tell.reasons(reasons),
      }),
    ),
    timers: played.timers
      .map(({ timerId, dueAt }) =>
        Object.assign(new SimulatedTimer(), {
          timerId,
          label: tell.timer(timerId),
          dueAt: dueAt === null ? null : new Date(dueAt),
        }),
      )
      .sort((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity)),
    work: played.work.map(({ invokeId, type, params }) =>
      Object.assign(new SimulatedWork(), { invokeId, label: tell.work(type, params) }),
    ),
    timeline,
    stoppedAt: played.stopped?.move ?? null,
    fault: fault && say(ctx, fault),
  });
}

async function effectsOf(
  ctx: Context,
  schemeId: string,
  { definition }: Compiled,
  tell: Narrator,
  { at, outcome, facts }: PlayedLine,
  withLetters: boolean,
): Promise<SimulatedEffect[]> {
  if (outcome?.kind !== "stepped") return [];
  const effects: SimulatedEffect[] = [];
  for (const { type, params } of outcome.effects) {
    const about = { schemeId, subjectType: definition.subject, now: at, facts };
    const plugin = withLetters ? ctx.app.plugins.actions.get(type) : undefined;
    const letter = (await plugin?.preview?.(ctx, params, about)) ?? null;
    effects.push(
      Object.assign(new SimulatedEffect(), { sentence: tell.action(type, params), letter }),
    );
  }
  for (const { type, params } of outcome.invocations) {
    const sentence = `${tell.work(type, params)}.`;
    effects.push(Object.assign(new SimulatedEffect(), { sentence, letter: null }));
  }
  return effects;
}

/** The facts about such a subject that rules or reminders of the definition read. */
function factsOf(
  ctx: Context,
  { definition }: Compiled,
  tell: Narrator,
  { facts }: Played,
): SimulatedFact[] {
  const { workflow } = ctx.app.plugins;
  const read = factsRead(ctx.app.plugins, definition);
  return [...workflow.facts.values()]
    .filter(({ key, subjects }) => read.has(key) && subjects.includes(definition.subject))
    .flatMap(({ key, label, fields }) =>
      Object.entries(fields).map(([name, field]: [string, FactField]) => {
        const path = name === "" ? key : `${key}.${name}`;
        const inside = facts[key];
        const value =
          name === ""
            ? inside
            : typeof inside === "object" && inside !== null && !Array.isArray(inside)
              ? inside[name]
              : undefined;
        return Object.assign(new SimulatedFact(), {
          path,
          label: tell.fact(path),
          group: say(ctx, label),
          type: field.type,
          value: value ?? null,
          samples: field.samples,
          clock: field.clock ?? false,
        });
      }),
    );
}
