import type { Arcs } from "../arcs.ts";

/**
 * The most worthwhile arcs of each mentee, worth being value - price when they were looked up. Prices
 * only rise, so what isn't listed is never worth more than `rest`, and a list stays right until it is
 * needed farther down: then it is renewed at the present prices. So of a dense row hardly more is
 * read than what matters, and no row is ever sorted.
 */
export class Lists {
  readonly rows: Arcs;
  readonly prices: Float64Array;
  /** Arcs that are kept of each mentee, 1 or more. */
  readonly length: number;
  /** Entries of mentee i: from(i) .. to[i] - 1. */
  readonly to: Int32Array;
  /** Of entry e: the mentor at 2e, the arc's value at 2e + 1. */
  readonly arcs: Int32Array;
  /** Descending within a list. */
  readonly worth: Float64Array;
  /** The most that any arc outside of the list can be worth. */
  readonly rest: Float64Array;
  /** Arcs read for renewing. */
  work = 0;
  readonly #worth: Float64Array;
  readonly #arc: Int32Array;

  constructor(rows: Arcs, prices: Float64Array, length: number) {
    const count = rows.start.length - 1;
    this.rows = rows;
    this.prices = prices;
    this.length = length;
    this.to = Int32Array.from({ length: count }, (_, i) => i * length);
    this.arcs = new Int32Array(2 * length * count);
    this.worth = new Float64Array(length * count);
    this.rest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.#worth = new Float64Array(length);
    this.#arc = new Int32Array(length);
  }

  /**
   * O(arcs of mentee i), but for rows in ascending order. Each row is read from a place of its own on:
   * if of equals everybody listed the same mentors, few distinct scores would make much work.
   */
  renew(i: number) {
    const { prices, length } = this;
    const { start, other, value } = this.rows;
    const worths = this.#worth;
    const arcs = this.#arc;
    const from = start[i]!;
    const end = start[i + 1]!;
    let count = 0;
    let low = Number.NEGATIVE_INFINITY;
    let rest = Number.NEGATIVE_INFINITY;
    let k = end > from ? from + ((Math.imul(i, 0x9e3779b1) >>> 0) % (end - from)) : from;
    for (let read = from; read < end; read++) {
      const worth = value[k]! - prices[other[k]!]!;
      if (worth > low) {
        let place = count;
        if (count < length) count++;
        else {
          place = length - 1;
          rest = low;
        }
        while (place > 0 && worths[place - 1]! < worth) {
          worths[place] = worths[place - 1]!;
          arcs[place] = arcs[place - 1]!;
          place--;
        }
        worths[place] = worth;
        arcs[place] = k;
        if (count === length) low = worths[length - 1]!;
      } else if (worth > rest) rest = worth;
      if (++k === end) k = from;
    }
    let entry = i * length;
    for (let place = 0; place < count; place++, entry++) {
      const arc = arcs[place]!;
      this.arcs[2 * entry] = other[arc]!;
      this.arcs[2 * entry + 1] = value[arc]!;
      this.worth[entry] = worths[place]!;
    }
    this.to[i] = entry;
    this.rest[i] = rest;
    this.work += end - from;
  }

  /** Listed arcs of mentee i that are worth more than `least` at the present prices. */
  count(i: number, least: number): number {
    const { arcs, prices } = this;
    let count = 0;
    for (let entry = this.from(i); entry < this.to[i]!; entry++) {
      if (arcs[2 * entry + 1]! - prices[arcs[2 * entry]!]! > least) count++;
    }
    return count;
  }

  from(i: number): number {
    return i * this.length;
  }

  /** Whose list an entry is in. */
  owner(entry: number): number {
    return Math.floor(entry / this.length);
  }
}
