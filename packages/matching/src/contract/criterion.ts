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
