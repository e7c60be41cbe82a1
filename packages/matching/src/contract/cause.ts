import type { PairIds } from "./problem.ts";

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

export interface Unmatched {
  id: string;
  role: "mentor" | "mentee";
  cause: Cause;
}
