import { nearly } from "./exact.ts";
import { type Column, coveredBy, type Family, type Rules, without } from "./family.ts";
import type { Master } from "./master.ts";

/**
 * An outcome near the fractional one: again and again the columns with the largest shares are
 * settled, and columns generated anew for everybody else. May leave out what must be covered.
 */
export function* dive(master: Master, family: Family, rules: Rules): Generator<unknown, Column[]> {
  const settled: Column[] = [];
  let left = rules;
  for (;;) {
    const share = yield* nearly(master, family, left, settled);
    const next = largest(master.pool, share, settled, family.people);
    if (next.length === 0) return settled;
    settled.push(...next);
    left = without(left, family.rows, coveredBy(next, family.people));
  }
}

/** Everything that is whole, and the largest of the rest: a tenth of them, at least one. */
function largest(
  pool: readonly Column[],
  share: Float64Array,
  settled: readonly Column[],
  people: number,
): Column[] {
  const free = (row: number) => row >= people || !taken.has(row);
  const taken = new Set(settled.flatMap((c) => c.rows));
  const some: { column: Column; share: number }[] = [];
  for (let k = 0; k < share.length; k++) {
    if (share[k]! < 1e-6) continue;
    const column = pool[k]!;
    if (column.rows.every(free)) some.push({ column, share: share[k]! });
  }
  some.sort((a, b) => b.share - a.share);
  const chosen: Column[] = [];
  const most = Math.max(1, Math.round(some.length / 20));
  let broken = 0;
  for (const { column, share } of some) {
    const whole = share > 1 - 1e-6;
    if (!whole && broken >= most) break;
    if (!column.rows.every(free)) continue;
    for (const row of column.rows) taken.add(row);
    chosen.push(column);
    if (!whole) broken++;
  }
  return chosen;
}
