/**
 * A model of more than two people as a set packing: every possible partnership is a column that
 * covers its rows (people, or whole teams), and every row is covered at most once.
 */
export interface Column {
  /** The rows it covers, ascending. */
  rows: number[];
  /** What it is worth: an integer. */
  weight: number;
  /** How many people it matches. */
  count: number;
}

/**
 * Prices of rows. A column is worth adding when scale * weight + each * count is above the sum of its
 * rows' prices. All are integers below 2^53 / rows when exactness matters.
 */
export interface Prices {
  row: Float64Array;
  each: number;
  scale: number;
}

/** Two rows that a column must cover both or neither of, or must not cover both of. */
export interface Decision {
  pair: [number, number];
  together: boolean;
}

/** What may be together, as it stands at one node of the search. */
export interface Rules {
  /** 1 at [a * rows + b] when no column covers both. */
  never: Uint8Array;
  /** Whom a column that covers this row must cover too. */
  with: number[][];
}

export interface Family {
  rows: number;
  /** How many of the rows, from the first, are people or teams, each covered at most once. */
  people: number;
  /** How often each of the other rows is covered: exactly so often. */
  others: number[];
  /** 1: every outcome covers this row (somebody in it is locked by hand); also all `others`. */
  must: Uint8Array;
  /** What may be together before any decision. */
  rules: Rules;
  /** Counts move in steps of this. */
  step: number;
  /**
   * Columns above their price under the rules, best first, at most `take`; none only if there is
   * none at all.
   */
  price(prices: Prices, rules: Rules, take: number): Priced[];
  /**
   * Prices per person matched (in units of `scale`) that are likely to show how many can be matched
   * at most.
   */
  limits: Float64Array[];
  /** What no outcome is worth more than; left out: four people's scores for each partnership. */
  highest?: number;
}

export interface Priced {
  column: Column;
  /** Above 0. */
  reduced: number;
}

/** The rules after more decisions. Two that stay together share all that they never are with. */
export function decide(rules: Rules, rows: number, { pair: [a, b], together }: Decision): Rules {
  const never = rules.never.slice();
  if (!together) {
    never[a * rows + b] = never[b * rows + a] = 1;
    return { never, with: rules.with };
  }
  for (let r = 0; r < rows; r++) {
    if (r === a || r === b || (!never[a * rows + r] && !never[b * rows + r])) continue;
    never[a * rows + r] = never[r * rows + a] = never[b * rows + r] = never[r * rows + b] = 1;
  }
  const partners = rules.with.slice();
  partners[a] = [...partners[a]!, b];
  partners[b] = [...partners[b]!, a];
  return { never, with: partners };
}

/** The rules for outcomes in which nothing covers these rows any more. */
export function without(rules: Rules, total: number, gone: Iterable<number>): Rules {
  const never = rules.never.slice();
  for (const row of gone) {
    for (let other = 0; other < total; other++) {
      never[row * total + other] = never[other * total + row] = 1;
    }
  }
  return { never, with: rules.with };
}

/** Whether these rows may make a column under the rules. */
export function allowed(rows: readonly number[], rules: Rules, total: number): boolean {
  for (let k = 0; k < rows.length; k++) {
    for (let l = k + 1; l < rows.length; l++) {
      if (rules.never[rows[k]! * total + rows[l]!]) return false;
    }
    for (const needed of rules.with[rows[k]!]!) if (!rows.includes(needed)) return false;
  }
  return true;
}

/** How far a column is above its price. */
export function reducedCost({ rows, weight, count }: Column, prices: Prices): number {
  let reduced = prices.scale * weight + prices.each * count;
  for (const row of rows) reduced -= prices.row[row]!;
  return reduced;
}

/**
 * The best of the columns found, at most `take`, with nobody in more than a few of them: a set of
 * columns that could stand beside each other helps more than many of the same people.
 */
export function spread(found: Priced[], people: number, take: number): Priced[] {
  found.sort((a, b) => b.reduced - a.reduced || compareRows(a.column.rows, b.column.rows));
  const used = new Int32Array(people);
  const chosen: Priced[] = [];
  for (const priced of found) {
    if (priced.column.rows.some((row) => row < people && used[row]! >= MOST_PER_ROW)) continue;
    for (const row of priced.column.rows) if (row < people) used[row]!++;
    chosen.push(priced);
    if (chosen.length >= take) break;
  }
  return chosen;
}

const MOST_PER_ROW = 6;

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < Math.min(a.length, b.length); k++) {
    if (a[k] !== b[k]) return a[k]! - b[k]!;
  }
  return a.length - b.length;
}

/** The highest multiple of `step` up to a bound. */
export const stepped = (bound: number, step: number): number => Math.floor(bound / step) * step;

/** The people and teams that columns cover. */
export const coveredBy = (columns: readonly Column[], people: number): number[] =>
  columns.flatMap((c) => c.rows.filter((row) => row < people));

export const keyOfRows = (rows: readonly number[]): string => rows.join(" ");
