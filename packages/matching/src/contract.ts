/**
 * The contract of the matching engine. Everything here except `CriterionType` and `Matcher` is
 * plain data: it survives JSON and structured clone, so problems and results may be stored and may
 * cross a worker's boundary.
 */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [k: string]: Json };

/** A text by language; "en" is always present, "cy" where it has been translated. */
export type Text = Record<string, string>;

/** Who reads a sentence. A sentence is built only from facts whose `visibleTo` names the reader. */
export type Audience = "coordinator" | "mentor" | "mentee";

/** One parameter of a criterion, described so that an editor can draw a form for it. */
export interface ParamField {
  type:
    | "string"
    | "number"
    | "integer"
    | "boolean"
    | "text"
    | "choice"
    | "question"
    /** Ids of several questions. */
    | "questions"
    | "strings"
    | "labels"
    /** Lists of strings: each list holds words that mean the same. */
    | "groups";
  label: Text;
  required?: boolean;
  /** Allowed values of a "choice". */
  choices?: { value: string; label: Text }[];
  minimum?: number;
  maximum?: number;
  /** What the criterion does when the parameter is left out. */
  default?: Json;
}
export type ParamSchema = Record<string, ParamField>;
export type Params = Record<string, unknown>;

export interface Profile {
  id: string;
  role: "mentor" | "mentee";
  /** Mentor: how many mentees they can still take. Mentee: 1. */
  capacity: number;
  unitId?: string;
  /** Unit ids from the top of the organisation down to the person's own unit. */
  unitPath?: string[];
  /** Person id. */
  lineManagerId?: string;
  personId: string;
  grade?: string;
  /** By question id; only the answers that the scheme allows matching to use. */
  answers: Record<string, unknown>;
  /** Free text by field name. */
  text: Record<string, string>;
  /** Mentor profile ids, best first. */
  preferences?: string[];
  /** Person ids about whom this person has declared a conflict of interest. */
  conflicts?: string[];
  /** Person ids with whom an earlier partnership failed. */
  earlierFailed?: string[];
  /** Rounds that ended without a match for this person. */
  waitedRounds?: number;
  /** Has been a mentor before. */
  experienced?: boolean;
  /** The work team or unit that enrolled together. */
  team?: string;
  /** What keeps this person out of this round, if anything. */
  notReady?: "notTrained" | "paused";
  /** Models that this person would take part in; left out: any. */
  models?: string[];
}

/** Something a criterion noticed about a pair. Facts are immutable and may be shared by pairs. */
export interface Fact {
  code: string;
  polarity: "plus" | "minus" | "neutral";
  visibleTo: readonly Audience[];
  params: { readonly [k: string]: Json };
}

/** Why a pair can't be matched: the type of the criterion, and what it saw. */
export interface Reason {
  rule: string;
  code: string;
  facts: readonly Fact[];
}

/** "none": the criterion says nothing about this pair, neither for nor against. */
export type CriterionResult =
  | { kind: "score"; score: number /* 0..1 */; facts: readonly Fact[] }
  | { kind: "exclude"; reason: Reason }
  | { kind: "none" };

/** A criterion's numbers for a list of mentees and a list of mentors, without its facts. */
export interface CriterionRows {
  /** The codes of its exclusions; may grow while rows are filled. */
  readonly codes: readonly string[];
  /**
   * Sets out[j] for every mentor j: a score in millionths (0..1_000_000, rounded), -1 where nothing
   * is said, or -2 - k for an exclusion with codes[k].
   */
  fill(mentee: number, out: Int32Array): void;
}

/** What a criterion may know of a person beside the answers to questions. */
export type PersonFact =
  | "unit"
  | "lineManager"
  | "grade"
  | "choices"
  | "conflicts"
  | "earlierPartnerships"
  | "places"
  | "readiness"
  | "models"
  | "waiting";

export interface CriterionType<P extends Params = Params> {
  type: string;
  v: number;
  label: Text;
  params: ParamSchema;
  /** Computed once for all profiles of a problem (an index, a map); handed to every `evaluate`. */
  prepare?(profiles: readonly Profile[], params: P): unknown;
  evaluate(mentee: Profile, mentor: Profile, params: P, prepared: unknown): CriterionResult;
  /**
   * The same as `evaluate`, for millions of pairs. Left out: `evaluate` is asked about each of them,
   * which takes about a microsecond a pair.
   */
  rows?(
    mentees: readonly Profile[],
    mentors: readonly Profile[],
    params: P,
    prepared: unknown,
  ): CriterionRows;
  /**
   * Its exclusions are about two people whatever their roles: two mentees or two mentors whom it
   * would exclude can't be in one partnership either.
   */
  betweenPeers?: boolean;
  /** What it reads of people beside the questions that its parameters name; default nothing. */
  reads?: readonly PersonFact[];
  /** Nobody sets it aside for two people: that it keeps somebody from a match is no suggestion. */
  firm?: boolean;
  /** It never scores: it rules pairs out or says nothing, and its weight doesn't count. */
  onlyExcludes?: boolean;
  /** What the criterion does with these parameters, in one sentence. */
  describe(params: P, locale: string): string;
  /** One sentence from the facts that the audience may see; "" when there are none. */
  sentence(facts: readonly Fact[], locale: string, audience: Audience): string;
  /**
   * For a coordinator: what `count` possible partners of one person have in common that rules them
   * out ("9 offer nothing that this mentee seeks"). `who` says what the ruled-out people are.
   */
  counted?(code: string, count: number, who: "mentors" | "mentees", locale: string): string;
}

export interface CriterionUse {
  type: string;
  /** Relative to the other uses; 0 or more. Ignored by criteria that only exclude. */
  weight: number;
  /**
   * "soft" (default): counts by its weight. "strong": counts three times its weight.
   * "must": as soft, and a pair that scores 0 is excluded.
   */
  strictness?: "soft" | "strong" | "must";
  params?: Params;
}

export interface ScorePart {
  criterion: string;
  /** 0..1 */
  score: number;
  /** The weight that counted: 3 times the use's weight when strong. */
  weight: number;
  facts: readonly Fact[];
}

export interface PairIds {
  mentee: string;
  mentor: string;
}

export interface ProblemMentee {
  id: string;
  /** The work team or unit that enrolled together; read by the matcher for teams. */
  team?: string;
  /** The unit whose members a circle spreads out. */
  unit?: string;
}

export interface ProblemMentor {
  id: string;
  /** Mentees that this mentor can take in this round. */
  capacity: number;
  /** With any mentee at all, at least so many; default 1. */
  least?: number;
  /** Has been a mentor before: one of two in two-by-two must, and every mentor of a team. */
  experienced?: boolean;
  /** A mentor of a team comes from another one. */
  team?: string;
  unit?: string;
}

/**
 * Numbers of pairs, row by row (compressed sparse rows): those of mentee number i stand at
 * start[i] .. start[i + 1] - 1, by ascending mentor number. Numbers count from 0 in the order of the
 * problem's lists. Nine million pairs take 72 MB, which no list of objects could hold.
 */
export interface Pairs {
  /** One more than there are mentees. */
  start: Int32Array;
  mentor: Int32Array;
  /**
   * Of an eligible pair: its score, an integer 0..1_000_000 (to 2_000_000 with a bonus for a pair
   * that is to be kept). Of an excluded one: which of `rules`.
   */
  value: Int32Array;
}

export interface RuleRef {
  /** The type of the criterion. */
  rule: string;
  code: string;
}

/**
 * At most `most` (and, if it can be, at least `least`) of the matches go to these people: the
 * mentees, or the mentors, of one service area. The quotas of one role are nested or apart: of any
 * two, one holds the other or they share nobody.
 */
export interface Quota {
  id: string;
  role: "mentor" | "mentee";
  members: string[];
  most: number;
  least?: number;
}

/** Somebody's ranked choices: groups of equal rank, best first. Whoever isn't in it is no choice. */
export type Ranking = readonly (readonly string[])[];

export interface ProblemParams {
  /** What leaving a mentee without a match is worth: an integer -1_000_000..1_000_000, default 0. */
  noMatchScore?: number;
  /** Default true: first match as many mentees as possible, then make the total score largest. */
  matchMost?: boolean;
  /** What the matcher asks for beside that; described by its `params`. */
  readonly [matcherParam: string]: unknown;
}

/**
 * One matching exercise under one model. `pairs` holds every eligible pair, also the forbidden ones;
 * a pair in neither table counts as not eligible. In a circle everybody stands in both lists, under
 * the same id. The seed decides between equally good outcomes.
 */
export interface Problem {
  /** The key of a model: "one-to-one", "group", "two-by-two", "team" or "circle". */
  model: string;
  mentees: ProblemMentee[];
  mentors: ProblemMentor[];
  pairs: Pairs;
  excluded: Pairs;
  /** What `excluded.value` counts in. */
  rules: RuleRef[];
  /** Two in the same partnership, by hand. */
  pinned: PairIds[];
  /** Never in the same partnership, by hand. */
  forbidden: PairIds[];
  /**
   * Two of the same role who can't be in one partnership (a declared conflict, a line manager). The
   * members of a team, who enrolled as one, stay together all the same.
   */
  apart: [string, string][];
  quotas: Quota[];
  /** By id. Left out: whoever ranks nobody. Read by the matchers that go by choices. */
  rankings: Record<string, Ranking>;
  params: ProblemParams;
  seed: number;
}

/** How many possible partners one rule ruled out; every ruled-out partner is counted once. */
export interface RuleCount {
  rule: string;
  code: string;
  count: number;
}

/** Dropping this one rule for the pair with this partner, and for no other. */
export interface RuleFix {
  partner: string;
  rule: string;
  code: string;
}

/**
 * Why somebody has no partner. Each list of fixes is proven: making that one change, and no other,
 * matches this person in every best outcome. Lists hold the best twenty at most; `count` says how
 * many `partners` there are, where that is more.
 */
export type Cause =
  /** A mentor without a place to give. */
  | { code: "noPlaces" }
  /** Every possible partner is ruled out; `total` is 0 when there is nobody on the other side. */
  | { code: "nobodyEligible"; total: number; byRule: RuleCount[]; drop?: RuleFix[] }
  /** Every eligible partner has been forbidden by hand. */
  | {
      code: "forbidden";
      partners: string[];
      count?: number;
      byRule: RuleCount[];
      allow: string[];
      drop?: RuleFix[];
    }
  /** A mentee whose eligible mentors (`partners`) have no place left. */
  | {
      code: "allFull";
      partners: string[];
      count?: number;
      forbidden: string[];
      byRule: RuleCount[];
      /** One more place with this mentor; `others`: the fewest other mentees who would move. */
      onePlaceWith: { mentor: string; others: number }[];
      allow: string[];
      /** A score more than `shortBy` higher with this mentor, at the cost of somebody else. */
      nearest?: { mentor: string; shortBy: number } | null;
      /** A lock whose release matches this person. Of a great many locks, not all are tried. */
      unlock?: PairIds[];
      drop?: RuleFix[];
    }
  /**
   * Somebody whom a quota keeps from a place: `full` are the full quotas that this person or one
   * of the `eligible` partners counts in. One more in any of `oneMoreIn`, and nothing else,
   * matches this mentee in every best outcome; so does one more place with any of `onePlaceWith`
   * (`others`: the other mentees who would move in one of them).
   */
  | {
      code: "quotaFull";
      eligible: string[];
      full: { quota: string; role: "mentor" | "mentee"; used: number; most: number }[];
      oneMoreIn: string[];
      onePlaceWith: { mentor: string; others: number }[];
    }
  /** Of the `eligible` mentors, these have a place, and meet at least so many mentees or none. */
  | { code: "tooFewTogether"; eligible: string[]; waiting: { mentor: string; least: number }[] }
  /**
   * The places went to others who come first in this way of matching. `partners` have no place left
   * (of a mentor: are matched elsewhere); a match with one of `open` could be made by hand.
   */
  | {
      code: "othersFirst";
      partners: string[];
      count?: number;
      open: string[];
      openCount?: number;
      forbidden: string[];
      byRule: RuleCount[];
    }
  /** Matches were made by hand only. */
  | { code: "byHand" }
  /** Of a model of more than two people: no partnership that could still be made has this person. */
  | { code: "notComplete"; why: NotComplete }
  /** No eligible pair scores above `noMatchScore` (only without `matchMost`). */
  | { code: "belowNoMatch"; best: { partner: string; score: number }; noMatchScore: number }
  /** A mentor with whom none of the eligible mentees (`partners`) would be better placed. */
  | {
      code: "betterElsewhere";
      partners: string[];
      count?: number;
      /** Those of `partners` who are locked to another mentor by hand. */
      locked: string[];
      forbidden: string[];
      byRule: RuleCount[];
      /** A score more than `shortBy` higher matches this pair in every best outcome. */
      nearest: { mentee: string; shortBy: number } | null;
      allow: string[];
      unlock?: PairIds[];
      drop?: RuleFix[];
    };

/**
 * "noTeam": a mentee without a team. "teamTooLarge": more are in it than a partnership holds.
 * "notExperienced": a team's mentors must be. "nobodyTogether": no permitted partnership has this
 * person, whoever else takes part. "noExperiencedLeft": every experienced mentor is in one.
 * "tooFewLeft": too few people are left for one more. "noneLeft": enough are, but no partnership of
 * them has this person. "betterWithout": one could be made, and is worth less than no match.
 * "notFound": none was found, and there may be one all the same.
 */
export type NotComplete =
  | "noTeam"
  | "teamTooLarge"
  | "notExperienced"
  | "nobodyTogether"
  | "noExperiencedLeft"
  | "tooFewLeft"
  | "noneLeft"
  | "betterWithout"
  | "notFound";

export interface MatchedPartnership {
  mentors: string[];
  mentees: string[];
  /**
   * Of a pair, its score. Of more people, the sum over its pairs of mentor and mentee; in a circle,
   * over its pairs of peers, whose score is the mean of both directions, rounded down.
   */
  score: number;
  /** Some pair of it was locked by hand. */
  pinned: boolean;
}

export interface Unmatched {
  id: string;
  role: "mentor" | "mentee";
  cause: Cause;
}

/**
 * Proof of optimality by linear-programming duality, for the problem without its pinned pairs.
 * With w = score - noMatchScore + bonus, over pairs that are eligible and not forbidden and whose
 * mentee is not pinned: all duals are 0 or more; menteeDual + mentorDual >= w for every pair, equal
 * for every chosen pair; an unmatched mentee and a mentor with a place left have dual 0.
 * `bonus` (0 without `matchMost`) is so large that one more match outweighs any scores.
 */
export interface DualCertificate {
  kind: "duals";
  menteeDuals: Record<string, number>;
  mentorDuals: Record<string, number>;
  bonus: number;
}

/**
 * What a match costs each mentee, each mentor and each quota that it counts in, in the order of the
 * problem's lists. The prices along a pair add up to its weight or more.
 */
export interface NetworkPrices {
  mentees: number[];
  mentors: number[];
  quotas: number[];
}

/**
 * A bound for all outcomes (`prices`), or for two cases that leave nothing out: a mentor meets nobody
 * or at least the smallest group; of two who must be apart, one or the other isn't with this mentor.
 */
export type NetworkProof =
  | { kind: "prices"; prices: NetworkPrices }
  | { kind: "size"; mentor: string; nobody: NetworkProof; enough: NetworkProof }
  | {
      kind: "apart";
      mentor: string;
      pair: [string, string];
      withoutFirst: NetworkProof;
      withoutSecond: NetworkProof;
    };

/**
 * Proof for matching with quotas, smallest groups and seats that cost more and more, by duality in
 * every case of `proof`. A pair weighs score - noMatchScore + bonus; a match that fills a place of
 * `Quota.least`, or of the smallest group of a mentor with a pin, weighs `leastBonus` more for each.
 * The k-th place of a mentor costs (k - 1) * `params.balance`. `verify/network.ts` has the sums.
 */
export interface NetworkCertificate {
  kind: "network";
  /** 0 without `matchMost`; else so large that one more match outweighs any scores. */
  bonus: number;
  /** So large that one more place filled of those that have to be outweighs all else. */
  leastBonus: number;
  proof: NetworkProof;
}

/** Nothing is claimed beyond what `verify` finds by itself: that the result is permitted. */
export interface NoCertificate {
  kind: "none";
}

/**
 * No mentee and mentor would both rather have each other than what they have: `verify` looks for
 * such pairs itself. That says nothing of the total: `bound` is what it would be if everybody had
 * their best pair.
 */
export interface StableCertificate {
  kind: "stable";
}

/**
 * What one pair adds, level by level; an earlier level outweighs all later ones. "choice n": 1 for a
 * mentee's nth choice. "low n": -1 for it. "outside": -1 when the mentee ranked others only. "steps":
 * minus the choices above it. "matched": 1. "fit": score - noMatchScore.
 */
export type Level = `choice ${number}` | `low ${number}` | "outside" | "steps" | "matched" | "fit";

/** People of whom every pair in question has at least one. */
export interface Cover {
  mentees: string[];
  mentors: string[];
}

/**
 * Linear-programming duality for the problem without its pinned pairs, where values and duals are
 * vectors of one number for each level, compared from the first: duals are 0 or more; menteeDual +
 * mentorDual >= value for every pair, equal for every chosen one; an unmatched mentee and a mentor
 * with a place left have dual 0. `bound` is the highest objective among all outcomes that are as
 * good at every level before "fit".
 */
export interface LevelsCertificate {
  kind: "levels";
  levels: Level[];
  menteeDuals: Record<string, number[]>;
  mentorDuals: Record<string, number[]>;
  /**
   * Only pairs that score at least `score` count. `all` covers every pair with exactly as many
   * mentees and places as there are matches; `above`, every pair that scores more, with fewer.
   */
  floor?: { score: number; all: Cover; above: Cover };
}

/**
 * Proof by prices, or by cases: every outcome has the two of a `pair` in one partnership, or not.
 * Prices are whole numbers of 1 / `scale`, one per row; `pair` are two rows. The rows: in two-by-two
 * the mentees, then the mentors; in a team match the teams in the order of their first mentees, then
 * the mentors; in circles the mentees, then, unless all circles are of one size, the larger circles.
 *
 * For every permitted partnership (under the cases that lead here): the sum of its rows' prices is at
 * least scale * worth + each * count. Prices are 0 or more, but for rows that every outcome covers:
 * whoever is locked by hand, and the larger circles. So no outcome with a total count of c is worth
 * more than (the sum of all prices - each * c) / scale.
 */
export type ColumnProof =
  | { prices: number[]; each: number }
  | { pair: [number, number]; together: ColumnProof; apart: ColumnProof };

/**
 * For partnerships of more than two people: Lagrangian or linear-programming bounds, by cases.
 * In `best`, a circle is worth its score, any other partnership its score less `noMatchScore` for
 * each of its mentees. A circle counts 1, any other partnership its mentees. Where as many as can be
 * are matched, `each` is 0 or more, unless `most` shows that no more can be; else it is 0.
 * `most`: null when nothing is claimed. In two-by-two and teams one proof, in which a partnership is
 * worth the number of its mentees. In circles one for every larger number of people, up to all of
 * them, in which the bound is below 0.
 */
export interface ColumnCertificate {
  kind: "columns";
  scale: number;
  most: ColumnProof[] | null;
  best: ColumnProof;
}

/** Each matcher's own proof; `verify` has a checker for every kind. */
export type Certificate =
  | DualCertificate
  | NetworkCertificate
  | StableCertificate
  | LevelsCertificate
  | ColumnCertificate
  | NoCertificate;

export interface MatchResult {
  /** In the order of the problem's mentees. */
  partnerships: MatchedPartnership[];
  /** Mentees without a mentor, then mentors without any mentee, in the problem's order. */
  unmatched: Unmatched[];
  /**
   * Sum of the partnerships' scores, plus `noMatchScore` for every unmatched mentee, less what the
   * places cost where the matcher was asked to balance the load.
   */
  objective: number;
  /** No permitted outcome (with `matchMost`: that matches as many mentees) has a higher objective. */
  bound: number;
  /** bound - objective, in score units; 0 is proven optimal. */
  gap: number;
  certificate: Certificate;
  matcher: { type: string; v: number };
}

/**
 * Short meetings in which mentees and mentors get to know each other. The duals are what one more
 * meeting of somebody would add, `bonus` what a meeting counts beside its score: they prove the plan.
 */
export interface EventPlan {
  /** By time, from 1; one meeting of a person in each at most. */
  slots: { slot: number; meetings: PairIds[] }[];
  /** Sum over all meetings. */
  score: number;
  menteeDuals: Record<string, number>;
  mentorDuals: Record<string, number>;
  bonus: number;
}

export interface SolveOptions {
  /** An aborted signal makes `solve` throw the signal's reason. Asked again and again while it runs. */
  signal?: Pick<AbortSignal, "aborted" | "throwIfAborted">;
  onProgress?(done: number, total: number): void;
  /**
   * What an excluded pair would score if the rule that excludes it were dropped, or null while
   * another one excludes it too: an integer 0..1_000_000. With it, causes can name such a rule.
   */
  wouldScore?(pair: PairIds): number | null;
}

/**
 * `solve` throws `MatchingError` with code "INVALID_PROBLEM" for a problem that can't be solved as
 * stated (a pin on an excluded pair, more pins than places, ...): `checkProblem` lists all of that
 * beforehand. It holds its thread while it runs; a host runs it in a thread of its own.
 */
export interface Matcher {
  type: string;
  v: number;
  label: Text;
  /** The keys of the models it can match. */
  models: string[];
  /** What it reads of `Problem.params`, beside what every matcher reads. */
  params: ParamSchema;
  /** What it makes best, in a sentence or two for whoever runs the scheme. */
  describe(params: Params, locale: string): string;
  /** What people could gain by answering otherwise than they think, for whoever runs the scheme. */
  strategy?: Text;
  solve(problem: Problem, options?: SolveOptions): MatchResult | Promise<MatchResult>;
}

export interface Registry {
  criteria: ReadonlyMap<string, CriterionType>;
  matchers: ReadonlyMap<string, Matcher>;
}
