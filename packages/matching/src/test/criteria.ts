import {
  type Audience,
  builtInCriteria,
  type CriterionResult,
  type CriterionType,
  type Params,
  type Profile,
} from "../index.ts";

const criterion = (type: string): CriterionType => builtInCriteria.find((c) => c.type === type)!;

/** Prepares the criterion for these profiles and asks it about the first two. */
export function evaluate(
  type: string,
  params: Params,
  a: Profile,
  b: Profile,
  others: Profile[] = [],
): CriterionResult {
  const used = criterion(type);
  return used.evaluate(a, b, params, used.prepare?.([a, b, ...others], params));
}

/** The score, or the kind of another result. */
export const scoreOf = (result: CriterionResult) =>
  result.kind === "score" ? result.score : result.kind;

/** The sentence that the audience reads. */
export function say(
  type: string,
  result: CriterionResult,
  audience: Audience,
  locale = "en",
): string {
  const facts =
    result.kind === "score" ? result.facts : result.kind === "exclude" ? result.reason.facts : [];
  return criterion(type).sentence(facts, locale, audience);
}
