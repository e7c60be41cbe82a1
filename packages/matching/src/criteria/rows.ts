import type { CriterionResult, CriterionRows, Profile } from "../contract.ts";

/** Nothing is said about a pair. */
export const SILENT = -1;
const MILLION = 1_000_000;

/** A score from 0 to 1 in millionths: engines differ in the last bits of logarithms. */
export const millionths = (score: number): number => Math.round(score * MILLION);

/** The number that stands for a result; a code that isn't in `codes` yet is added. */
export function numberFor(result: CriterionResult, codes: string[]): number {
  if (result.kind === "none") return SILENT;
  if (result.kind === "score") return millionths(result.score);
  const { code } = result.reason;
  const known = codes.indexOf(code);
  return -2 - (known >= 0 ? known : codes.push(code) - 1);
}

type Evaluate = (mentee: Profile, mentor: Profile) => CriterionResult;

/** For criteria without rows of their own: one evaluation for each pair. */
export function everyPair(
  mentees: readonly Profile[],
  mentors: readonly Profile[],
  evaluate: Evaluate,
): CriterionRows {
  const codes: string[] = [];
  return {
    codes,
    fill(i, out) {
      for (let j = 0; j < mentors.length; j++) {
        out[j] = numberFor(evaluate(mentees[i]!, mentors[j]!), codes);
      }
    },
  };
}

/** More distinct pairs of keys than this aren't kept (16 MB). */
const MOST_KEPT = 4_000_000;

/** The class of each profile: those with equal keys share one. `first` has one of each. */
function classesOf(profiles: readonly Profile[], key: (profile: Profile) => string) {
  const known = new Map<string, number>();
  const first: Profile[] = [];
  const of = Int32Array.from(profiles, (profile) => {
    const own = key(profile);
    let number = known.get(own);
    if (number === undefined) {
      number = first.push(profile) - 1;
      known.set(own, number);
    }
    return number;
  });
  return { of, first };
}

/**
 * One evaluation for each pair of distinct keys. A key holds everything that `evaluate` reads of a
 * profile: pairs of equal keys have equal results.
 */
export function byKey(
  mentees: readonly Profile[],
  mentors: readonly Profile[],
  evaluate: Evaluate,
  menteeKey: (profile: Profile) => string,
  mentorKey: (profile: Profile) => string = menteeKey,
): CriterionRows {
  const codes: string[] = [];
  const [hers, his] = [classesOf(mentees, menteeKey), classesOf(mentors, mentorKey)];
  const keep = hers.first.length * his.first.length <= MOST_KEPT;
  const rows: (Int32Array | undefined)[] = [];
  return {
    codes,
    fill(i, out) {
      const own = hers.of[i]!;
      let row = rows[own];
      if (!row) {
        row = Int32Array.from(his.first, (one) =>
          numberFor(evaluate(hers.first[own]!, one), codes),
        );
        if (keep) rows[own] = row;
      }
      for (let j = 0; j < his.of.length; j++) out[j] = row[his.of[j]!]!;
    },
  };
}

/**
 * One evaluation for each of the few mentors who are `near` a mentee (by number; repetitions do no
 * harm); about all others the criterion says `rest`.
 */
export function fewOf(
  mentees: readonly Profile[],
  mentors: readonly Profile[],
  evaluate: Evaluate,
  near: (mentee: Profile) => Iterable<number>,
  rest: (mentee: Profile) => number = () => SILENT,
): CriterionRows {
  const codes: string[] = [];
  return {
    codes,
    fill(i, out) {
      const mentee = mentees[i]!;
      out.fill(rest(mentee), 0, mentors.length);
      for (const j of near(mentee)) out[j] = numberFor(evaluate(mentee, mentors[j]!), codes);
    },
  };
}

/** Numbers of profiles by each of the keys that a profile has. */
export function numbersBy(
  profiles: readonly Profile[],
  keys: (profile: Profile) => Iterable<string>,
): (key: string) => readonly number[] {
  const numbers = new Map<string, number[]>();
  profiles.forEach((profile, k) => {
    for (const key of new Set(keys(profile))) {
      const known = numbers.get(key);
      if (known) known.push(k);
      else numbers.set(key, [k]);
    }
  });
  return (key) => numbers.get(key) ?? [];
}

/** What two lists of values have in common: how many of hers are among his, and how many each has. */
export type OverlapScore = (shared: number, hers: number, his: number) => number;

/**
 * Counts, for each mentor, how many of the mentee's values are among the mentor's, going only
 * through the mentors who have one of them. `score` gives the number for each outcome; it is asked
 * once for each combination of counts.
 */
export function overlap(
  mentees: readonly (readonly string[])[],
  mentors: readonly (readonly string[])[],
  score: OverlapScore,
): CriterionRows {
  const holders = new Map<string, number[]>();
  mentors.forEach((values, j) => {
    for (const value of values) {
      const known = holders.get(value);
      if (known) known.push(j);
      else holders.set(value, [j]);
    }
  });
  const lengths = Int32Array.from(mentors, (values) => values.length);
  const longest = lengths.reduce((most, one) => Math.max(most, one), 0);
  const shared = new Int32Array(mentors.length);
  const tables = new Map<number, Int32Array>();
  const tableFor = (hers: number): Int32Array => {
    const known = tables.get(hers);
    if (known) return known;
    const table = new Int32Array((longest + 1) * (hers + 1));
    for (let his = 0; his <= longest; his++) {
      for (let both = 0; both <= hers; both++) {
        // Two of hers may be the same to him, so `both` may exceed `his`.
        table[his * (hers + 1) + both] = both > 0 && his === 0 ? SILENT : score(both, hers, his);
      }
    }
    tables.set(hers, table);
    return table;
  };
  return {
    codes: [],
    fill(i, out) {
      const values = mentees[i]!;
      const width = values.length + 1;
      const table = tableFor(values.length);
      shared.fill(0);
      for (const value of values) for (const j of holders.get(value) ?? []) shared[j]!++;
      for (let j = 0; j < lengths.length; j++) out[j] = table[lengths[j]! * width + shared[j]!]!;
    },
  };
}
