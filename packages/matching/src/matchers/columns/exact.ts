import type { Column, Family, Prices, Rules } from "./family.ts";
import type { Master, Relaxed } from "./master.ts";

/** Parts of a score unit that prices count in: 600 rows lose less than one unit by rounding up. */
export const SCALE = 65_536;

export interface Closed {
  /** No column is above these prices, in exact integers. */
  prices: Prices;
  /** What no outcome under the rules is worth more than: an integer. */
  bound: number;
  /** The pool's shares in the best fractional outcome. */
  share: Float64Array;
}

/** What no outcome with this count is worth more than, at prices that no column beats. */
export function boundOf(family: Family, { row, each, scale }: Prices, count: number): number {
  let total = -each * count;
  for (let r = 0; r < family.rows; r++) {
    total += row[r]! * (r < family.people ? 1 : family.others[r - family.people]!);
  }
  return Math.floor(total / scale);
}

/**
 * Column generation (Gilmore and Gomory 1961): the best fractional outcome over all columns there
 * are, not only those in the pool. Ends with prices in exact integers: rounded up, and where a
 * column is still above them by the program's own tolerance, raised by just that.
 */
export function* generate(
  master: Master,
  family: Family,
  rules: Rules,
  count: number,
): Generator<Relaxed, Closed> {
  master.restrict(rules, []);
  for (;;) {
    const relaxed = master.relax();
    yield relaxed;
    const prices = rounded(relaxed.prices, family);
    if (!addBetter(master, family, rules, prices)) {
      return { prices, bound: boundOf(family, prices, count), share: relaxed.share };
    }
  }
}

/** As `generate`, but only a few rounds and without a proof: the shares are near the best ones. */
export function* nearly(
  master: Master,
  family: Family,
  rules: Rules,
  settled: readonly Column[],
): Generator<Relaxed, Float64Array> {
  master.restrict(rules, settled);
  for (let round = 1; ; round++) {
    const relaxed = master.relax();
    yield relaxed;
    const prices = rounded(relaxed.prices, family);
    if (round >= 3 || !addBetter(master, family, rules, prices)) return relaxed.share;
  }
}

function rounded({ row, each }: Prices, family: Family): Prices {
  return {
    scale: SCALE,
    each: Math.round(each * SCALE) + 0,
    row: row.map((price, r) => {
      const up = Math.ceil(price * SCALE) + 0;
      return family.must[r] ? up : Math.max(0, up);
    }),
  };
}

/** Adds columns above the prices; with nothing new among them, raises the prices and says false. */
function addBetter(master: Master, family: Family, rules: Rules, prices: Prices): boolean {
  const take = family.rows;
  let found = family.price(prices, rules, take);
  const added = master.add(found.map((priced) => priced.column));
  if (added > 0) return true;
  while (found.length > 0) {
    // What the program holds for satisfied is above its price by rounding alone.
    for (const { column, reduced } of found) {
      const fresh = master.find(column.rows) === undefined;
      if (fresh && master.add([column]) > 0) return true;
      prices.row[column.rows[0]!]! += reduced;
    }
    found = family.price(prices, rules, take);
  }
  return false;
}
