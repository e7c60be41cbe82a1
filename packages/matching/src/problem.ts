import type { PairIds, Pairs, Problem, RuleRef } from "./contract.ts";
import { MatchingError } from "./error.ts";

export interface ListedPair extends PairIds {
  /** An integer 0..1_000_000. */
  score: number;
}
export interface ListedExclusion extends PairIds, RuleRef {}

/** A problem spelled out: pairs by id, and everything that has a default may be left out. */
export interface ProblemLists
  extends Partial<Omit<Problem, "pairs" | "excluded" | "rules" | "mentees" | "mentors">>,
    Pick<Problem, "mentees" | "mentors"> {
  pairs: readonly ListedPair[];
  excluded?: readonly ListedExclusion[];
}

/**
 * The problem that these lists spell out. Throws `MatchingError` "INVALID_PROBLEM" for a pair of
 * people who aren't in it, or that is listed twice.
 */
export function problemOf(lists: ProblemLists): Problem {
  const { mentees, mentors, pairs, excluded = [], ...rest } = lists;
  const rules: RuleRef[] = [];
  const ruleOf = new Map<string, number>();
  const numbered = excluded.map(({ mentee, mentor, rule, code }) => {
    const key = JSON.stringify([rule, code]);
    const value = ruleOf.get(key) ?? rules.push({ rule, code }) - 1;
    ruleOf.set(key, value);
    return { mentee, mentor, value };
  });
  return {
    model: "one-to-one",
    mentees,
    mentors,
    pairs: tableOf(
      mentees,
      mentors,
      pairs.map(({ mentee, mentor, score }) => ({ mentee, mentor, value: score })),
    ),
    excluded: tableOf(mentees, mentors, numbered),
    rules,
    pinned: [],
    forbidden: [],
    apart: [],
    quotas: [],
    rankings: {},
    params: {},
    seed: 1,
    ...rest,
  };
}

type Ids = readonly { id: string }[];

/** The number of each id in a list; of an id that stands there twice, the first. */
export function numbersOf(people: Ids): Map<string, number> {
  const numbers = new Map<string, number>();
  people.forEach(({ id }, k) => {
    if (!numbers.has(id)) numbers.set(id, k);
  });
  return numbers;
}

function tableOf(mentees: Ids, mentors: Ids, cells: (PairIds & { value: number })[]): Pairs {
  const [rows, columns] = [numbersOf(mentees), numbersOf(mentors)];
  const placed = cells.map(({ mentee, mentor, value }) => {
    const [i, j] = [rows.get(mentee), columns.get(mentor)];
    if (i === undefined || j === undefined) throw bad("unknown", mentee, mentor);
    return { i, j, value };
  });
  placed.sort((a, b) => a.i - b.i || a.j - b.j);
  const start = new Int32Array(mentees.length + 1);
  for (const [k, { i, j }] of placed.entries()) {
    const before = placed[k - 1];
    if (before?.i === i && before.j === j) throw bad("twice", mentees[i]!.id, mentors[j]!.id);
    start[i + 1]!++;
  }
  for (let i = 0; i < mentees.length; i++) start[i + 1]! += start[i]!;
  return {
    start,
    mentor: Int32Array.from(placed, (cell) => cell.j),
    value: Int32Array.from(placed, (cell) => cell.value),
  };
}

const bad = (what: "unknown" | "twice", mentee: string, mentor: string) =>
  new MatchingError(
    "INVALID_PROBLEM",
    what === "unknown" ? "A pair of people who aren't in the problem" : "A pair is listed twice",
    [mentee, mentor],
  );

/** Every eligible pair by id, also the forbidden ones. For small problems and for tests. */
export function* eligiblePairs({ mentees, mentors, pairs }: Problem): Generator<ListedPair> {
  for (const [i, { id: mentee }] of mentees.entries()) {
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      yield { mentee, mentor: mentors[pairs.mentor[k]!]!.id, score: pairs.value[k]! };
    }
  }
}

/** Every excluded pair by id, with what rules it out. For small problems and for tests. */
export function* excludedPairs(problem: Problem): Generator<ListedExclusion> {
  const { mentees, mentors, excluded, rules } = problem;
  for (const [i, { id: mentee }] of mentees.entries()) {
    for (let k = excluded.start[i]!; k < excluded.start[i + 1]!; k++) {
      yield { mentee, mentor: mentors[excluded.mentor[k]!]!.id, ...rules[excluded.value[k]!]! };
    }
  }
}

/** The value of mentee number i with mentor number j, or -1: by halving, O(log row). */
export function valueAt({ start, mentor, value }: Pairs, i: number, j: number): number {
  let low = start[i]!;
  let high = start[i + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (mentor[middle] === j) return value[middle]!;
    if (mentor[middle]! < j) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Looks pairs up by id. */
export interface Lookup {
  /** The score of an eligible pair, forbidden or not; null for any other. */
  score(pair: PairIds): number | null;
  /** What rules a pair out; null for any other. */
  rule(pair: PairIds): RuleRef | null;
}

export function lookupIn(problem: Problem): Lookup {
  const [rows, columns] = [numbersOf(problem.mentees), numbersOf(problem.mentors)];
  const at = (table: Pairs, { mentee, mentor }: PairIds) => {
    const [i, j] = [rows.get(mentee), columns.get(mentor)];
    return i === undefined || j === undefined ? -1 : valueAt(table, i, j);
  };
  return {
    score(pair) {
      const score = at(problem.pairs, pair);
      return score < 0 ? null : score;
    },
    rule(pair) {
      const rule = at(problem.excluded, pair);
      return rule < 0 ? null : problem.rules[rule]!;
    },
  };
}

/** Pairs by mentee, for asking whether a pair is one of a few. */
export function pairKeys(pairs: readonly PairIds[]): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const { mentee, mentor } of pairs) {
    const known = keys.get(mentee);
    if (known) known.add(mentor);
    else keys.set(mentee, new Set([mentor]));
  }
  return keys;
}
