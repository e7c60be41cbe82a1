import { type CriterionUse, checkParams } from "@quad/matching";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { say } from "../words.ts";
import type { RunParams } from "./matching.entity.ts";
import { words } from "./matching.words.ts";
import { methodOf, registryOf } from "./pool.ts";
import { runRow } from "./rows.ts";
import type { Method, ModelUse } from "./thread/contract.ts";

/** What one run does otherwise than the scheme says. */
export interface RunOptions {
  /** For the first of the scheme's models that it can match. */
  matcher?: { type: string; params?: Record<string, unknown> } | null;
  criteria?: readonly WeightValues[] | null;
  /** Disturb the matches of that run least; at most so many people change. */
  keep?: { runId: string; budget?: number | null } | null;
}

export interface WeightValues {
  type: string;
  /** Which of the scheme's criteria, from 0. */
  index: number;
  weight: number;
  strictness?: NonNullable<CriterionUse["strictness"]> | null;
}

const heaviest = 1_000_000;

/** The scheme's criteria with other weights. Throws `BAD_USER_INPUT` for what isn't one of them. */
export function weighted(
  criteria: readonly CriterionUse[],
  weights: readonly WeightValues[],
): CriterionUse[] {
  const changed = [...criteria];
  for (const { type, index, weight, strictness } of weights) {
    const use = criteria[index];
    if (use?.type !== type) throw new DomainError("BAD_USER_INPUT", `No criterion ${type} there.`);
    if (!(weight >= 0 && weight <= heaviest)) {
      throw new DomainError("BAD_USER_INPUT", `A weight is from 0 to ${heaviest}.`);
    }
    changed[index] = { ...use, weight, ...(strictness ? { strictness } : {}) };
  }
  return changed;
}

/** How a run matches. Throws `NOT_FOUND` for a run to keep that isn't of this round. */
export async function paramsOf(
  ctx: Context,
  { id: roundId, schemeId }: { id: string; schemeId: string },
  { matcher, criteria, keep }: RunOptions,
): Promise<Omit<RunParams, "revision"> | Refused> {
  const method = await methodOf(ctx, schemeId);
  const models = matcher ? withMatcher(ctx, method, matcher) : method.models;
  if (models instanceof Refused) return models;
  if (keep) {
    const kept = await runRow(ctx, keep.runId);
    if (kept.roundId !== roundId || kept.state !== "done") throw new DomainError("NOT_FOUND");
  }
  return {
    models,
    criteria: weighted(method.criteria, criteria ?? []),
    ...(keep && { keep: { runId: keep.runId, budget: keep.budget ?? null } }),
  };
}

function withMatcher(
  ctx: Context,
  { models }: Method,
  { type, params = {} }: NonNullable<RunOptions["matcher"]>,
): ModelUse[] | Refused {
  const matcher = registryOf(ctx).matchers.get(type);
  const at = models.findIndex((use) => matcher?.models.includes(use.model));
  if (!matcher || at < 0) return Refused.because("NO_MATCHER", say(ctx, words.failures.NO_MATCHER));
  const faults = checkParams(matcher.params, params);
  if (faults.length > 0) {
    throw new DomainError(
      "BAD_USER_INPUT",
      faults.map((one) => `${one.param}: ${one.code}`).join(),
    );
  }
  return models.map((use, i) =>
    i === at ? { model: use.model, matcher: { type, v: matcher.v, params } } : use,
  );
}
