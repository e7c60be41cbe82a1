import type {
  CriterionResult,
  CriterionType,
  CriterionUse,
  PairIds,
  Pairs,
  Params,
  Problem,
  ProblemParams,
  Profile,
  Quota,
  Reason,
  Registry,
  RuleRef,
  ScorePart,
  SolveOptions,
} from "./contract.ts";
import { MatchingError } from "./error.ts";
import { checkParams } from "./params.ts";

export type Scored =
  | { kind: "scored"; score: number; parts: readonly ScorePart[] }
  | { kind: "excluded"; reason: Reason };

interface Ready {
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

/**
 * The weighted mean, in millionths, of what the criteria say about one pair; criteria that say
 * nothing about it count neither for nor against. The first exclusion ends the scoring. Throws
 * `MatchingError` "BAD_SCORE" when a criterion returns something outside 0..1.
 */
export function score(mentee: Profile, mentor: Profile, scorer: Scorer): Scored {
  const parts: ScorePart[] = [];
  let sum = 0;
  let weights = 0;
  for (const use of scorer.uses) {
    const result = use.criterion.evaluate(mentee, mentor, use.params, use.prepared);
    if (result.kind === "none") continue;
    if (result.kind === "exclude") return { kind: "excluded", reason: result.reason };
    if (use.must && result.score === 0) {
      const reason = { rule: use.criterion.type, code: "must", facts: result.facts };
      return { kind: "excluded", reason };
    }
    const part = partOf(use, result);
    parts.push(part);
    // Millionths first: engines differ in the last bits of logarithms, and that must not show.
    sum += part.weight * Math.round(part.score * MILLION);
    weights += part.weight;
  }
  return { kind: "scored", score: weights > 0 ? Math.round(sum / weights) : 0, parts };
}

function partOf(
  { criterion: { type }, weight }: Ready,
  { score, facts }: CriterionResult & { kind: "score" },
): ScorePart {
  if (!(score >= 0 && score <= 1)) {
    throw new MatchingError("BAD_SCORE", `"${type}" returned a score outside 0 to 1`, [type]);
  }
  return { criterion: type, score, weight, facts };
}

export interface ProblemInput {
  /** Default "one-to-one". */
  model?: string;
  mentees: readonly Profile[];
  mentors: readonly Profile[];
  criteria: readonly CriterionUse[];
  registry: Registry;
  pinned?: readonly PairIds[];
  forbidden?: readonly PairIds[];
  quotas?: readonly Quota[];
  seed: number;
  params?: ProblemParams;
}

/** Rows that grow as they are filled, without an object for each pair. */
class Rows {
  private mentor = new Int32Array(1024);
  private value = new Int32Array(1024);
  private length = 0;
  readonly start: Int32Array;
  constructor(mentees: number) {
    this.start = new Int32Array(mentees + 1);
  }
  add(mentor: number, value: number) {
    if (this.length === this.mentor.length) {
      this.mentor = grown(this.mentor);
      this.value = grown(this.value);
    }
    this.mentor[this.length] = mentor;
    this.value[this.length++] = value;
  }
  endRow(i: number) {
    this.start[i + 1] = this.length;
  }
  done(): Pairs {
    const { start, length } = this;
    return { start, mentor: this.mentor.slice(0, length), value: this.value.slice(0, length) };
  }
}

function grown(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

/**
 * Scores every mentee with every mentor. Of several rules that exclude a pair, the first in
 * `criteria` is its reason. Throws as `prepareScorer` and `score` do.
 */
export function buildProblem(input: ProblemInput, options: SolveOptions = {}): Problem {
  const { mentees, mentors, criteria, registry } = input;
  const scorer = prepareScorer(criteria, registry, [...mentees, ...mentors]);
  const pairs = new Rows(mentees.length);
  const excluded = new Rows(mentees.length);
  const rules: RuleRef[] = [];
  const ruleOf = new Map<string, number>();
  mentees.forEach((mentee, i) => {
    mentors.forEach((mentor, j) => {
      const found = score(mentee, mentor, scorer);
      if (found.kind === "scored") {
        pairs.add(j, found.score);
        return;
      }
      const { rule, code } = found.reason;
      const key = `${rule} ${code}`;
      const number = ruleOf.get(key) ?? rules.push({ rule, code }) - 1;
      ruleOf.set(key, number);
      excluded.add(j, number);
    });
    pairs.endRow(i);
    excluded.endRow(i);
    options.signal?.throwIfAborted();
    options.onProgress?.(i + 1, mentees.length);
  });
  return {
    model: input.model ?? "one-to-one",
    mentees: mentees.map(({ id, team, unitId }) => ({
      id,
      ...(team !== undefined && { team }),
      ...(unitId !== undefined && { unit: unitId }),
    })),
    mentors: mentors.map(({ id, capacity, experienced, team, unitId }) => ({
      id,
      capacity,
      ...(experienced && { experienced }),
      ...(team !== undefined && { team }),
      ...(unitId !== undefined && { unit: unitId }),
    })),
    pairs: pairs.done(),
    excluded: excluded.done(),
    rules,
    pinned: [...(input.pinned ?? [])],
    forbidden: [...(input.forbidden ?? [])],
    apart: [],
    quotas: [...(input.quotas ?? [])],
    rankings: rankingsOf(mentees, mentors),
    params: { matchMost: true, ...input.params },
    seed: input.seed,
  };
}

/** The choices that people ranked, those who aren't in this problem left out. */
function rankingsOf(mentees: readonly Profile[], mentors: readonly Profile[]): Problem["rankings"] {
  const [menteeIds, mentorIds] = [mentees, mentors].map((list) => new Set(list.map((p) => p.id)));
  const rankings: Record<string, string[][]> = {};
  for (const { id, role, preferences = [] } of [...mentees, ...mentors]) {
    const others = role === "mentee" ? mentorIds! : menteeIds!;
    const chosen = preferences.filter((one) => others.has(one));
    if (chosen.length > 0) rankings[id] = chosen.map((one) => [one]);
  }
  return rankings;
}
