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
