import type { CirclePlan } from "../../circle-plan.ts";
import { randomFrom } from "../lottery.ts";
import { type Peers, unitLimits } from "./circles.ts";
import { SCALE } from "./exact.ts";
import type { Prices } from "./family.ts";
import { shuffle } from "./order.ts";

/** What two in one circle cost who may not be, and each member of a unit beyond its limit. */
const BARRED = 1e9;
/** What two locked together are worth: more than anything else. */
const LOCKED = 1e12;
const STARTS = 12;

/**
 * Circles for these peers by exchanging two people at a time, from a few random beginnings, as long
 * as that is better. `broken` says who is in a circle that may not be: nobody, if all went well.
 * O(peers^2) for each round of exchanges.
 */
export function swapped(
  peers: Peers,
  plan: CirclePlan,
  people: readonly number[],
): { circles: number[][]; broken: number[] } {
  const random = randomFrom(peers.problem.seed);
  let best: Swaps | null = null;
  for (let start = 0; start < STARTS; start++) {
    const order = people.slice();
    shuffle(order, random);
    const swaps = new Swaps(peers, plan, order);
    while (swaps.round());
    if (!best || swaps.worth() > best.worth()) best = swaps;
  }
  return { circles: best!.circles, broken: best!.broken() };
}

class Swaps {
  readonly circles: number[][];
  readonly #peers: Peers;
  readonly #limits: Int32Array;
  readonly #people: readonly number[];
  /** The circle of each peer, and the place in it. */
  readonly #at: Int32Array;
  /** What peer a scores with all of circle c: at [a * circles + c]. */
  readonly #sum: Float64Array;
  readonly #units: Int32Array;
  readonly #locked = new Set<number>();

  constructor(peers: Peers, plan: CirclePlan, order: readonly number[]) {
    this.#peers = peers;
    this.#people = order;
    this.#limits = unitLimits(peers, plan);
    for (const [a, b] of peers.pinned) {
      this.#locked.add(a * peers.count + b).add(b * peers.count + a);
    }
    this.circles = Array.from({ length: plan.circles }, () => []);
    this.#at = new Int32Array(peers.count).fill(-1);
    this.#sum = new Float64Array(peers.count * plan.circles);
    this.#units = new Int32Array(peers.units * plan.circles);
    let next = 0;
    for (let c = 0; c < plan.circles; c++) {
      for (let k = 0; k < plan.size + (c < plan.larger ? 1 : 0); k++)
        this.#enter(order[next++]!, c);
    }
  }

  /** Makes every exchange that helps, once through; whether there was any. */
  round(): boolean {
    let any = false;
    for (const [k, a] of this.#people.entries()) {
      for (const b of this.#people.slice(k + 1)) {
        const [x, y] = [this.#at[a]!, this.#at[b]!];
        if (x === y || this.#gain(a, b, x, y) <= 0) continue;
        this.#leave(a, x);
        this.#leave(b, y);
        this.#enter(a, y);
        this.#enter(b, x);
        any = true;
      }
    }
    return any;
  }

  worth(): number {
    let total = 0;
    for (const a of this.#people) total += this.#with(a, this.#at[a]!) / 2;
    for (let c = 0; c < this.circles.length; c++) total -= BARRED * this.#excess(c);
    return total;
  }

  /** Those who stand with somebody they may not be with, or are too many of a unit. */
  broken(): number[] {
    const { count, score } = this.#peers;
    return this.#people.filter((a) => {
      const c = this.#at[a]!;
      const own = this.#unit(a, c);
      const barred = this.circles[c]!.some((b) => b !== a && score[a * count + b]! < 0);
      return barred || (own >= 0 && this.#units[own]! > this.#limits[this.#peers.unit[a]!]!);
    });
  }

  #pair(a: number, b: number): number {
    const { count, score } = this.#peers;
    if (a === b) return 0;
    if (this.#locked.has(a * count + b)) return LOCKED;
    const value = score[a * count + b]!;
    return value < 0 ? -BARRED : value;
  }

  #with(a: number, c: number): number {
    return this.#sum[a * this.circles.length + c]!;
  }

  #unit(a: number, c: number): number {
    const u = this.#peers.unit[a]!;
    return u < 0 ? -1 : c * this.#peers.units + u;
  }

  #excess(c: number): number {
    let over = 0;
    for (let u = 0; u < this.#peers.units; u++) {
      over += Math.max(0, this.#units[c * this.#peers.units + u]! - this.#limits[u]!);
    }
    return over;
  }

  #gain(a: number, b: number, x: number, y: number): number {
    const both = this.#pair(a, b);
    const scores =
      this.#with(a, y) + this.#with(b, x) - 2 * both - this.#with(a, x) - this.#with(b, y);
    const [u, v] = [this.#peers.unit[a]!, this.#peers.unit[b]!];
    if (u === v) return scores;
    return scores + BARRED * (this.#relief(u, x, y) + this.#relief(v, y, x));
  }

  /** How many fewer are too many when one of the unit goes from one circle to another. */
  #relief(u: number, from: number, to: number): number {
    if (u < 0) return 0;
    const over = (c: number) => this.#units[c * this.#peers.units + u]! - this.#limits[u]!;
    return (over(from) > 0 ? 1 : 0) - (over(to) >= 0 ? 1 : 0);
  }

  #enter(a: number, c: number): void {
    this.circles[c]!.push(a);
    this.#moved(a, c, 1);
    this.#at[a] = c;
  }

  #leave(a: number, c: number): void {
    this.circles[c]!.splice(this.circles[c]!.indexOf(a), 1);
    this.#moved(a, c, -1);
  }

  #moved(a: number, c: number, sign: 1 | -1): void {
    const unit = this.#unit(a, c);
    if (unit >= 0) this.#units[unit]! += sign;
    for (const b of this.#people) {
      this.#sum[b * this.circles.length + c]! += sign * this.#pair(b, a);
    }
  }
}

/**
 * Prices that no circle can be above: half of a peer's best scores with as many others as a circle
 * has. The bound that they make is the fractional 2-matching bound's simplest form (each peer's best
 * star); it is far from tight where the best partners of many are the same few. O(peers^2 log).
 */
export function starPrices(peers: Peers, plan: CirclePlan): Prices {
  const { count, score } = peers;
  const small = new Float64Array(count);
  const more = new Float64Array(count);
  for (let a = 0; a < count; a++) {
    const best = score
      .slice(a * count, (a + 1) * count)
      .filter((x) => x >= 0)
      .sort()
      .reverse();
    const half = (others: number) =>
      Math.ceil((SCALE * best.slice(0, others).reduce((sum, x) => sum + x, 0)) / 2);
    small[a] = half(plan.size - 1);
    more[a] = half(plan.size) - small[a]!;
  }
  if (plan.larger === 0) return { row: small, each: 0, scale: SCALE };
  const row = new Float64Array(count + 1);
  row.set(small);
  const most = more.sort().reverse();
  row[count] = most.slice(0, plan.size + 1).reduce((sum, x) => sum + x, 0);
  return { row, each: 0, scale: SCALE };
}
