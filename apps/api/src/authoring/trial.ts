import {
  type Compiled,
  compile,
  type Diagnostic,
  parseDefinition,
  parseScenario,
  type Scenario,
  startingFacts,
  type WorkflowDefinition,
  WorkflowError,
} from "@quad/workflow";
import type { Context } from "../context.ts";
import { Reason, Refused } from "../graphql/problems.ts";
import { say } from "../words.ts";
import { words } from "./simulate.words.ts";

/** Bytes of a definition, and of a scenario, as JSON. */
export const mostBytes = 256 * 1024;

/** A definition ready to be tried, or why it can't be. Nothing of it is trusted. */
export function readyToTry(ctx: Context, given: unknown): Compiled | Refused {
  const size = Buffer.byteLength(JSON.stringify(given ?? null));
  if (size > mostBytes) {
    const kilobytes = { most: mostBytes / 1024, size: Math.ceil(size / 1024) };
    return Refused.because("TOO_BIG", say(ctx, words.tooBig, kilobytes));
  }
  const parsed = parseDefinition(given);
  if (!parsed.ok) {
    return Refused.because(
      "UNREADABLE",
      say(ctx, words.unreadable),
      reasonsOf(ctx, parsed.problems),
    );
  }
  return compiled(ctx, parsed.definition);
}

/** The same for a definition that was read before. */
export function compiled(ctx: Context, definition: WorkflowDefinition): Compiled | Refused {
  try {
    return compile(definition, ctx.app.plugins.workflow);
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    return Refused.because("UNFIT", say(ctx, words.unfit), reasonsOf(ctx, error.problems));
  }
}

/** A scenario from outside, or why it is none. */
export function readScenario(ctx: Context, given: unknown): Scenario | Refused {
  const refuse = (problems: readonly Diagnostic[]) =>
    Refused.because("NO_SCENARIO", say(ctx, words.noScenario), reasonsOf(ctx, problems));
  if (Buffer.byteLength(JSON.stringify(given ?? null)) > mostBytes) return refuse([]);
  const parsed = parseScenario(given);
  return parsed.ok ? parsed.scenario : refuse(parsed.problems);
}

/** A scenario with the usual facts where it names none. */
export function withUsualFacts(
  ctx: Context,
  definition: WorkflowDefinition,
  scenario: Scenario & { timeZone: string },
): Scenario {
  const { begins, timeZone } = scenario;
  const usual = startingFacts(ctx.app.plugins.workflow, definition.subject, { begins, timeZone });
  return { ...scenario, facts: { ...usual, ...scenario.facts } };
}

export const reasonsOf = (ctx: Context, problems: readonly Diagnostic[]): Reason[] =>
  problems
    .slice(0, 20)
    .map(({ rule, message, uid }) =>
      Object.assign(new Reason(), { code: rule, message: say(ctx, message), place: uid ?? null }),
    );

/**
 * Runs what plugins bring on facts that somebody made up: whatever it throws is a refusal with its
 * words, not a fault of ours.
 */
export async function attempt<T>(ctx: Context, work: () => T | Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    ctx.log.warn({ why: why.slice(0, 300) }, "a simulation failed");
    return Refused.because("FAILED", say(ctx, words.failed, { why: why.slice(0, 300) }));
  }
}
