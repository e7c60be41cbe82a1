import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { schemeDocumentOf, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { ModelResult } from "./board.types.ts";
import type { RunRow } from "./matching.entity.ts";
import { words } from "./matching.words.ts";
import { CriterionWeight, MatcherChoice, MatcherUse } from "./method.types.ts";
import { namesOf } from "./names.ts";
import { registryOf } from "./pool.ts";
import { outcomeOfRun } from "./rows.ts";
import type { Change, ModelOutcome } from "./thread/contract.ts";

/** The matchers that a run of this scheme can use. */
export async function matchersFor(ctx: Context, schemeId: string): Promise<MatcherChoice[]> {
  authorise(ctx, "round.matchers", await schemeSubject(ctx, schemeId));
  const { settings } = await schemeDocumentOf(ctx, schemeId);
  return [...registryOf(ctx).matchers.values()].flatMap((matcher) => {
    const models = matcher.models.filter((model) => settings.models.includes(model));
    if (models.length === 0) return [];
    return Object.assign(new MatcherChoice(), {
      type: matcher.type,
      label: say(ctx, matcher.label),
      sentence: matcher.describe({}, ctx.locale),
      strategy: matcher.strategy ? say(ctx, matcher.strategy) : null,
      params: matcher.params,
      models,
    });
  });
}

/** How a run matched its first model. */
export function matcherOfRun(ctx: Context, { params }: RunRow): MatcherUse {
  const { type = "", params: own = {} } = params.models[0]?.matcher ?? {};
  const matcher = registryOf(ctx).matchers.get(type);
  return Object.assign(new MatcherUse(), {
    type,
    label: matcher ? say(ctx, matcher.label) : type,
    sentence: matcher?.describe(own, ctx.locale) ?? "",
  });
}

export function criteriaOfRun(ctx: Context, { params }: RunRow): CriterionWeight[] {
  const { criteria } = registryOf(ctx);
  return params.criteria.map((use, index) => {
    const type = criteria.get(use.type);
    return Object.assign(new CriterionWeight(), {
      type: use.type,
      index,
      label: type ? say(ctx, type.label) : use.type,
      sentence: type?.describe(use.params ?? {}, ctx.locale) ?? "",
      weight: use.weight,
      strictness: use.strictness ?? "soft",
      scores: type ? !type.onlyExcludes : false,
    });
  });
}

/** What tells a run from the others, in a few words. */
export async function titleOf(ctx: Context, run: RunRow): Promise<string> {
  if (run.origin === "matcher" || !run.change) {
    const { label } = matcherOfRun(ctx, run);
    return run.params.keep ? say(ctx, words.titles.keep, { label }) : label;
  }
  const ids = idsIn(run.change);
  const nameOf = await namesOf(ctx, ids);
  const [first = "", second = ""] = ids.map((id) => nameOf(id).name);
  return say(ctx, words.titles[run.change.kind], { first, second });
}

function idsIn(change: Change): string[] {
  switch (change.kind) {
    case "swap":
      return [change.mentee, change.other];
    case "withdraw":
      return [change.person];
    case "addPlace":
      return [change.mentor];
    default:
      return [change.mentee, change.mentor];
  }
}

/** Proofs about the total of all scores; the others are about what their matcher makes best. */
const ofTotals: ReadonlySet<string> = new Set(["duals", "network", "columns"]);

export async function modelsOfRun(ctx: Context, run: RunRow): Promise<ModelResult[]> {
  const outcome = await outcomeOfRun(ctx, run.id);
  return (outcome?.models ?? []).map((one) => {
    const chosen = outcome!.chosen.filter(({ model }) => model === one.model);
    return Object.assign(new ModelResult(), {
      model: one.model,
      label: modelLabel(ctx, one.model),
      matched: chosen.reduce((sum, { mentees }) => sum + mentees.length, 0),
      partnerships: chosen.length,
      worth: worthOf(ctx, one),
      proven: one.proven,
    });
  });
}

export const modelLabel = (ctx: Context, model: string): string => {
  const known: Record<string, { en: string; cy: string }> = words.models;
  return known[model] ? say(ctx, known[model]) : model;
};

function worthOf(ctx: Context, { proven, proof, gap, bound, matcher }: ModelOutcome): string {
  if (proven && ofTotals.has(proof)) return say(ctx, words.worth.proven);
  if (proven) {
    const known = registryOf(ctx).matchers.get(matcher.type);
    return say(ctx, words.worth.kept, { label: known ? say(ctx, known.label) : matcher.type });
  }
  if (proof === "none" || bound <= 0) return say(ctx, words.worth.allowed);
  // Rounded up: it is never better than said.
  const percent = Math.max(0.1, Math.ceil((1000 * gap) / bound) / 10);
  return say(ctx, words.worth.within, { percent });
}
