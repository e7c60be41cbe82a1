import type {
  CriterionResult,
  CriterionType,
  CriterionUse,
  Params,
  Profile,
  Reason,
  Registry,
  ScorePart,
} from "./contract.ts";
import { millionths } from "./criteria/rows.ts";
import { MatchingError } from "./error.ts";
import { checkParams } from "./params.ts";

export type Scored =
  | { kind: "scored"; score: number; parts: readonly ScorePart[] }
  | { kind: "excluded"; reason: Reason };

/** One use, checked and prepared. */
export interface Ready {
  criterion: CriterionType;
  params: Params;
  prepared: unknown;
  weight: number;
  must: boolean;
}

/** The criteria of a scheme, checked and prepared for one set of profiles. */
export interface Scorer {
  readonly uses: readonly Ready[];
}

/** How much heavier a "strong" criterion counts than a "soft" one of the same weight. */
const STRONG = 3;
const MILLION = 1_000_000;

/**
 * Checks the uses against the registry and prepares them for these profiles. Throws `MatchingError`
 * "UNKNOWN_CRITERION", "BAD_PARAMS" (details: the faults) or "BAD_WEIGHT".
 */
export function prepareScorer(
  uses: readonly CriterionUse[],
  registry: Registry,
  profiles: readonly Profile[],
): Scorer {
  return { uses: uses.map((use) => ready(use, registry, profiles)) };
}

function ready(use: CriterionUse, registry: Registry, profiles: readonly Profile[]): Ready {
  const criterion = registry.criteria.get(use.type);
  if (!criterion) {
    throw new MatchingError("UNKNOWN_CRITERION", `There is no criterion "${use.type}"`, [use.type]);
  }
  const params = use.params ?? {};
  const faults = checkParams(criterion.params, params);
  if (faults.length > 0) {
    const list = faults.map((f) => `${f.param}: ${f.code}`);
    throw new MatchingError(
      "BAD_PARAMS",
      `"${use.type}" has bad parameters: ${list.join("; ")}`,
      list,
    );
  }
  if (!(use.weight >= 0 && use.weight <= MILLION)) {
    throw new MatchingError("BAD_WEIGHT", `The weight of "${use.type}" is not 0 or more`, [
      use.type,
    ]);
  }
  return {
    criterion,
    params,
    prepared: criterion.prepare?.(profiles, params),
    weight: use.strictness === "strong" ? use.weight * STRONG : use.weight,
    must: use.strictness === "must",
  };
}

/** What one criterion says about a pair. Throws `MatchingError` "BAD_SCORE" outside 0..1. */
export function said(
  { criterion, params, prepared }: Ready,
  mentee: Profile,
  mentor: Profile,
): CriterionResult {
  const result = criterion.evaluate(mentee, mentor, params, prepared);
  if (result.kind === "score" && !(result.score >= 0 && result.score <= 1)) {
    const { type } = criterion;
    throw new MatchingError("BAD_SCORE", `"${type}" returned a score outside 0 to 1`, [type]);
  }
  return result;
}

/**
 * The weighted mean, in millionths, of what the criteria say about one pair, each rounded to
 * millionths first; criteria that say nothing about it count neither for nor against. The first
 * exclusion ends the scoring. Throws `MatchingError` "BAD_SCORE" when a criterion returns something
 * outside 0..1. For many pairs `rowScorer` gives the same numbers, without facts.
 */
export function score(mentee: Profile, mentor: Profile, scorer: Scorer): Scored {
  const parts: ScorePart[] = [];
  let sum = 0;
  let weights = 0;
  for (const use of scorer.uses) {
    const result = said(use, mentee, mentor);
    if (result.kind === "none") continue;
    if (result.kind === "exclude") return { kind: "excluded", reason: result.reason };
    const { score, facts } = result;
    const value = millionths(score);
    const { type } = use.criterion;
    if (use.must && value === 0) {
      return { kind: "excluded", reason: { rule: type, code: "must", facts } };
    }
    parts.push({ criterion: type, score, weight: use.weight, facts });
    sum += use.weight * value;
    weights += use.weight;
  }
  return { kind: "scored", score: weights > 0 ? Math.round(sum / weights) : 0, parts };
}
