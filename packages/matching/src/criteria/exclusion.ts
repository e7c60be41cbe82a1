import type {
  Audience,
  CriterionResult,
  CriterionRows,
  CriterionType,
  ParamSchema,
  Params,
  PersonFact,
  Profile,
  Text,
} from "../contract.ts";
import {
  COORDINATOR,
  type Counted,
  counted,
  fact,
  NOT_POSSIBLE,
  type Phrase,
  phrase,
  seen,
} from "./phrases.ts";

interface Exclusion<P extends Params> {
  type: string;
  label: Text;
  params?: ParamSchema;
  prepare?(profiles: readonly Profile[], params: P): unknown;
  /** The code of what keeps the two apart, or null. */
  test(mentee: Profile, mentor: Profile, params: P, prepared: unknown): string | null;
  /** As `CriterionType.rows`; `evaluate` is the criterion's own. */
  rows?(
    mentees: readonly Profile[],
    mentors: readonly Profile[],
    evaluate: (mentee: Profile, mentor: Profile) => CriterionResult,
    params: P,
    prepared: unknown,
  ): CriterionRows;
  betweenPeers?: boolean;
  firm?: boolean;
  reads?: readonly PersonFact[];
  describe: Phrase | ((params: P) => Phrase);
  /** For coordinators, by code. */
  sentences: Record<string, Phrase>;
  /** For coordinators, by code: what the ruled-out mentors or mentees have in common. */
  counts: Record<string, { mentors: Counted; mentees: Counted }>;
}

const NONE: CriterionResult = { kind: "none" };

/**
 * A criterion that only rules pairs out. Its facts are for coordinators alone; participants read
 * the same sentence whatever the rule was, so that nobody can work out a declared conflict.
 */
export function exclusion<P extends Params = Params>(rule: Exclusion<P>): CriterionType<P> {
  const results = new Map<string, CriterionResult>(
    Object.keys(rule.sentences).map((code) => {
      const facts = [fact(code, "minus", COORDINATOR)];
      return [code, { kind: "exclude", reason: { rule: rule.type, code, facts } }];
    }),
  );
  const { rows } = rule;
  const evaluate: CriterionType<P>["evaluate"] = (mentee, mentor, params, prepared) => {
    const code = rule.test(mentee, mentor, params, prepared);
    return (code !== null && results.get(code)) || NONE;
  };
  return {
    type: rule.type,
    v: 1,
    label: rule.label,
    params: rule.params ?? {},
    onlyExcludes: true,
    ...(rule.prepare && { prepare: rule.prepare }),
    ...(rule.reads && { reads: rule.reads }),
    ...(rule.betweenPeers && { betweenPeers: true }),
    ...(rule.firm && { firm: true }),
    evaluate,
    ...(rows && {
      rows: (mentees, mentors, params, prepared) =>
        rows(mentees, mentors, (a, b) => evaluate(a, b, params, prepared), params, prepared),
    }),
    describe: (params, locale) =>
      phrase(typeof rule.describe === "function" ? rule.describe(params) : rule.describe, locale),
    sentence(found, locale, audience: Audience) {
      if (audience !== "coordinator") return phrase(NOT_POSSIBLE, locale);
      const known = seen(found, audience, ...Object.keys(rule.sentences));
      return known ? phrase(rule.sentences[known.code]!, locale) : "";
    },
    counted(code, n, who, locale) {
      const text = rule.counts[code];
      return text ? counted(text[who], n, locale) : "";
    },
  };
}
