import { allowed, type Priced, type Prices, type Rules, spread } from "./family.ts";

/** Two mentors and two mentees, by number; rows are the mentees, then the mentors. */
export interface Quads {
  mentees: number;
  mentors: number;
  /** Of mentor m and mentee e at [m * mentees + e]; what stands for a pair that may not be is unread. */
  score: Float64Array;
  /** Taken off the worth of every partnership: its two mentees' scores without a match. */
  less: number;
}

const OUT = Number.NEGATIVE_INFINITY;

/**
 * For every two mentors who may stand together, the two mentees that make the best column at these
 * prices, found by going once through the mentees: O(mentors^2 * mentees). Nothing is found only if
 * no column at all is above its price.
 */
export function priceQuads(quads: Quads, prices: Prices, rules: Rules, take: number): Priced[] {
  const { mentees, mentors } = quads;
  const rows = mentees + mentors;
  const pricing = new QuadPricing(quads, prices, rules);
  const found: Priced[] = [];
  for (let a = 0; a < mentors; a++) {
    for (let b = a + 1; b < mentors; b++) {
      if (rules.never[(mentees + a) * rows + mentees + b]) continue;
      const best = pricing.best(a, b);
      if (best) found.push(best);
    }
  }
  return spread(found, rows, take);
}

class QuadPricing {
  readonly #quads: Quads;
  readonly #rules: Rules;
  readonly #prices: Prices;
  readonly #rows: number;
  /** Half of what is left of a mentee's scores after the price, so that two mentors' halves add up. */
  readonly #left: Float64Array;
  /** The mentees whom a mentor needs. */
  readonly #needs: number[][];
  /** The one mentor whom a mentor needs: -1 nobody, -2 more than one. */
  readonly #mate: Int32Array;
  /** Mentees who need one another. */
  readonly #twins: [number, number][] = [];
  #first = 0;
  #second = 0;

  constructor(quads: Quads, prices: Prices, rules: Rules) {
    const { mentees, mentors, score } = quads;
    const rows = mentees + mentors;
    this.#quads = quads;
    this.#rules = rules;
    this.#prices = prices;
    this.#rows = rows;
    const isMentee = (row: number) => row < mentees;
    this.#needs = [];
    this.#mate = new Int32Array(mentors).fill(-1);
    for (let m = 0; m < mentors; m++) {
      const partners = rules.with[mentees + m]!;
      this.#needs.push(partners.filter(isMentee));
      const mates = partners.filter((row) => !isMentee(row)).map((row) => row - mentees);
      if (mates.length > 0) this.#mate[m] = mates.every((x) => x === mates[0]) ? mates[0]! : -2;
    }
    this.#left = new Float64Array(mentors * mentees);
    for (let e = 0; e < mentees; e++) {
      const partners = rules.with[e]!;
      for (const twin of partners) if (isMentee(twin) && e < twin) this.#twins.push([e, twin]);
      // Those who need somebody are looked at apart.
      const free = partners.length === 0;
      const half = prices.row[e]! / 2;
      for (let m = 0; m < mentors; m++) {
        const possible = free && !rules.never[e * rows + mentees + m];
        const at = m * mentees + e;
        this.#left[at] = possible ? prices.scale * score[at]! - half : OUT;
      }
    }
  }

  /** The best column of two mentors; null when none is above its price. */
  best(a: number, b: number): Priced | null {
    if (this.#mate[a] !== -1 && this.#mate[a] !== b) return null;
    if (this.#mate[b] !== -1 && this.#mate[b] !== a) return null;
    const { mentees } = this.#quads;
    const { row, scale, each } = this.#prices;
    const fixed = scale * -this.#quads.less + 2 * each - row[mentees + a]! - row[mentees + b]!;
    const needed = [...new Set([...this.#needs[a]!, ...this.#needs[b]!])];
    if (needed.length > 0) return this.#bestOf(a, b, this.#around(needed));
    let best: Priced | null = null;
    if (this.#topTwo(a, b) + fixed > 0) {
      const [e, f] = [this.#first, this.#second];
      best = this.#rules.never[e * this.#rows + f]
        ? this.#bestOf(a, b, this.#everyTwo())
        : this.#column(a, b, e, f);
    }
    const twins = this.#twins.length > 0 ? this.#bestOf(a, b, this.#twins) : null;
    return best && (!twins || best.reduced >= twins.reduced) ? best : twins;
  }

  #topTwo(a: number, b: number): number {
    const { mentees } = this.#quads;
    const left = this.#left;
    const ofB = b * mentees - a * mentees;
    let high = OUT;
    let next = OUT;
    for (let at = a * mentees; at < (a + 1) * mentees; at++) {
      const value = left[at]! + left[at + ofB]!;
      if (value <= next) continue;
      if (value > high) {
        next = high;
        this.#second = this.#first;
        high = value;
        this.#first = at - a * mentees;
      } else {
        next = value;
        this.#second = at - a * mentees;
      }
    }
    return high + next;
  }

  *#around(needed: readonly number[]): Generator<[number, number]> {
    if (needed.length === 2) yield [needed[0]!, needed[1]!];
    if (needed.length !== 1) return;
    for (let e = 0; e < this.#quads.mentees; e++) if (e !== needed[0]) yield [needed[0]!, e];
  }

  *#everyTwo(): Generator<[number, number]> {
    for (let e = 0; e < this.#quads.mentees; e++) {
      for (let f = e + 1; f < this.#quads.mentees; f++) yield [e, f];
    }
  }

  #bestOf(a: number, b: number, twos: Iterable<[number, number]>): Priced | null {
    let best: Priced | null = null;
    for (const [e, f] of twos) {
      const found = this.#column(a, b, e, f);
      if (found.reduced <= (best?.reduced ?? 0)) continue;
      if (allowed(found.column.rows, this.#rules, this.#rows)) best = found;
    }
    return best;
  }

  #column(a: number, b: number, e: number, f: number): Priced {
    const { mentees, score, less } = this.#quads;
    const { row, scale, each } = this.#prices;
    const rows = [Math.min(e, f), Math.max(e, f), mentees + a, mentees + b];
    const weight =
      score[a * mentees + e]! +
      score[a * mentees + f]! +
      score[b * mentees + e]! +
      score[b * mentees + f]! -
      less;
    const paid = row[rows[0]!]! + row[rows[1]!]! + row[rows[2]!]! + row[rows[3]!]!;
    return { column: { rows, weight, count: 2 }, reduced: scale * weight + 2 * each - paid };
  }
}
