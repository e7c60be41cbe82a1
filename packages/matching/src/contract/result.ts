import type { Unmatched } from "./cause.ts";
import type { Certificate } from "./certificate.ts";
import type { PairIds } from "./problem.ts";

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
