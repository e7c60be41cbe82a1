import type {
  Audience,
  Certificate,
  CriterionUse,
  Fact,
  MatchResult,
  PairIds,
  Problem,
  Profile,
  ReasonLine,
  Unmatched,
  WhyNot,
} from "@quad/matching";

/**
 * What the threads of one process say to each other about matching. All of it is plain data. Nothing
 * here knows a name: people are the ids of their enrolments.
 */
export interface People {
  mentees: Profile[];
  mentors: Profile[];
}

/** A model of the scheme with the matcher for it. */
export interface ModelUse {
  model: string;
  matcher: { type: string; v: number; params?: Record<string, unknown> };
}

/** How a run matches. */
export interface Method {
  models: ModelUse[];
  criteria: CriterionUse[];
}

export interface Decision extends PairIds {
  kind: "locked" | "forbidden";
  reason: string | null;
}

/** What was decided by hand when a run began, and what was changed by hand since. */
export interface Decisions {
  pairings: Decision[];
  /** Left out of this round by hand. */
  leftOut: string[];
  /** Places that mentors have got by hand since the snapshot of the people was taken. */
  added: Record<string, number>;
  /** All places that mentors have got by hand in this round. */
  given: Record<string, number>;
}

export const nothingDecided: Decisions = { pairings: [], leftOut: [], added: {}, given: {} };

/** Earlier matches that a run should disturb least; `budget`: people who may change, at most. */
export interface Keep {
  partnerships: { mentors: string[]; mentees: string[] }[];
  budget: number | null;
}

/** All that the result of a run follows from. */
export interface Task extends Method {
  people: People;
  decisions: Decisions;
  seed: number;
  keep: Keep | null;
}

export interface ChosenPartnership {
  model: string;
  mentors: string[];
  mentees: string[];
  /** What the matcher counts: of more than two people, the sum over their pairs. */
  score: number;
  /** The mean of its pairs, 0..1_000_000. */
  mean: number;
  pinned: boolean;
  /** For each mentee, which choice the best placed of the mentors is; null for none. */
  ranks: (number | null)[];
}

/** What came out for one model. */
export interface ModelOutcome {
  model: string;
  matcher: { type: string; v: number };
  objective: number;
  bound: number;
  gap: number;
  /** The kind of the certificate. */
  proof: Certificate["kind"];
  /** Checked by a program of its own: no permitted outcome is better. */
  proven: boolean;
}

/** What is read for the board. Explanations are worked out again when somebody asks. */
export interface Outcome {
  models: ModelOutcome[];
  chosen: ChosenPartnership[];
  unmatched: Unmatched[];
  /** By enrolment id: with how many people this person could be matched at all. */
  options: Record<string, number>;
}

/** The proof of each model's part, in their order: with it, anybody can check the outcome again. */
export type Proofs = Certificate[];

export interface Solved {
  outcome: Outcome;
  proofs: Proofs;
}

/** One model's problem with what came out of it. */
export interface Part {
  use: ModelUse;
  problem: Problem;
  result: MatchResult;
  proven: boolean;
}

/** A change by hand on the result of a run. */
export type Change =
  | ({ kind: "lock" | "forbid" | "release" } & PairIds)
  /** Two mentees take each other's mentors, and keep them. */
  | { kind: "swap"; mentee: string; other: string }
  | { kind: "withdraw"; person: string }
  | { kind: "addPlace"; mentor: string };

/** Why a change can't be made, as a code that `words.cannot` has a sentence for. */
export type Cannot =
  | { code: "UNKNOWN"; ids: string[] }
  | { code: "RULED_OUT"; rule: string; facts: readonly Fact[] }
  | { code: "MENTEE_LOCKED"; partners: string[] }
  | { code: "MENTOR_FULL"; partners: string[] }
  | {
      code: "NO_PLACES" | "NOT_DECIDED" | "ALREADY" | "NOT_MATCHED" | "IMPOSSIBLE";
    };

export interface Side {
  partners: string[];
  /** The mean of the partnership, 0..1_000_000. */
  mean: number;
}

/** One mentee whose match changes; null: no match. */
export interface Moved {
  mentee: string;
  before: Side | null;
  after: Side | null;
}

export interface Totals {
  matched: number;
  objective: number;
  /** The mean of all matched mentees' partnerships, 0..1_000_000; null when there are none. */
  mean: number | null;
  /** Mentees with their first choice. */
  firstChoices: number;
}

export type Effect = { possible: false; because: Cannot } | ({ possible: true } & Difference);

/** What two results differ in. */
export interface Difference {
  matched: { before: number; after: number };
  objective: { before: number; after: number };
  moves: Moved[];
}

export interface ListedCandidate {
  mentor: string;
  /** Mentees that they can take at all. */
  places: number;
  score: number;
  reasons: ReasonLine[];
}

export interface Listed {
  /** Best first. */
  options: ListedCandidate[];
  total: number;
  /** By rule and sentence, the most first. */
  ruledOut: { rule: string; sentence: string; mentors: string[] }[];
}

export interface Tried extends Difference {
  totals: Totals;
}

/** Sentences about one pair, by audience, then by language. */
export type ReasonTable = Partial<Record<Audience, Record<string, ReasonLine[]>>>;

/** What a result is known by: the run that it came from, or the people without any result. */
export type SessionKey = string;

/** Everything that the solver is asked for, with its answer. */
export interface Requests {
  /** Solves and proves. */
  solve: { ask: { task: Task }; answer: { solved: Solved; parts: Part[] } };
  /**
   * Keeps a result open. `solved` null: only people and criteria, for their candidates. `parts` left
   * out: they are built again when they are first needed.
   */
  open: {
    ask: { key: SessionKey; task: Task; solved: Solved | null; parts?: Part[] };
    answer: true;
  };
  whatIf: { ask: { key: SessionKey; change: Change }; answer: Effect };
  /** Makes a change, proves the result, and keeps it open under `as`. */
  apply: {
    ask: { key: SessionKey; change: Change; as: SessionKey };
    answer:
      | { possible: false; because: Cannot }
      | { possible: true; solved: Solved; decisions: Decisions };
  };
  whyNot: {
    ask: { key: SessionKey; pair: PairIds };
    answer: { answer: WhyNot; facts: readonly Fact[]; objective: number };
  };
  candidates: {
    ask: { key: SessionKey; mentee: string; first: number; locale: string };
    answer: Listed | null;
  };
  reasons: {
    ask: { key: SessionKey; pairs: PairIds[]; audiences: Audience[]; locales: string[] };
    answer: ReasonTable[];
  };
  /** For each pair the rule that keeps the two apart, in a sentence; null for none. */
  ruledOut: {
    ask: { key: SessionKey; pairs: PairIds[]; locale: string };
    answer: ({ rule: string; sentence: string } | null)[];
  };
  trial: { ask: { key: SessionKey; criteria: CriterionUse[] }; answer: Tried };
}

export type RequestName = keyof Requests;
export type Ask<N extends RequestName> = Requests[N]["ask"];
export type Answer<N extends RequestName> = Requests[N]["answer"];

/** Why there is no result, as a code that `words.failures` has a sentence for. */
export type FailureCode =
  | "NO_MATCHER"
  | "IMPOSSIBLE"
  | "NOT_PROVEN"
  /** The solver has nothing open under that key: open it first. */
  | "NOT_OPEN";

/** `details` names what is impossible, in codes and ids. */
export class RunFailure extends Error {
  readonly code: FailureCode;
  readonly details: readonly string[];
  constructor(code: FailureCode, details: readonly string[] = []) {
    super(code);
    this.name = "RunFailure";
    this.code = code;
    this.details = details;
  }
}
