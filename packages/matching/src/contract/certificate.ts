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
