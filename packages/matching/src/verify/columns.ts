import type { ColumnCertificate, ColumnProof, MatchResult, Problem } from "../contract.ts";
import type { ColumnWorld, Decided, Leaf } from "./column-terms.ts";
import { columnWorlds } from "./column-world.ts";
import type { Fault } from "./fault.ts";

/**
 * Checks prices against every partnership there could be, not only those that the matcher looked at,
 * in exact integers; see `ColumnProof`. Two-by-two O(mentors^2 * mentees) and teams O(teams *
 * mentors^2) for each case; circles by depth first, cut where the prices are high enough anyway.
 */
export function* columnProof(
  problem: Problem,
  result: MatchResult,
  { scale, most, best }: ColumnCertificate,
): Generator<Fault> {
  if (!Number.isInteger(scale) || scale < 1) {
    yield { code: "priceMissing" };
    return;
  }
  const worlds = columnWorlds(problem, result);
  if (!worlds) {
    yield { code: "certificateKind" };
    return;
  }
  const { world, larger, people } = worlds;
  if (most) {
    const needed = larger ? larger.length : 1;
    if (most.length !== needed) yield { code: "morePossible", found: most.length };
    for (const [k, proof] of most.entries()) {
      const other = larger?.[k];
      if (larger && !other) continue;
      const limit = other ? -1 : people;
      const use = other ?? { ...world, worth: "people" as const, exact: true, count: 0 };
      const bound = yield* check(use, scale, proof, []);
      const found = other ? bound : bound - (((bound % world.step) + world.step) % world.step);
      if (found > limit) yield { code: "morePossible", expected: limit, found };
    }
  }
  const bound = yield* check({ ...world, exact: world.exact || most !== null }, scale, best, []);
  // A circle is worth its score, anything else its score less that of its mentees without a match.
  const others = problem.mentees.length - (larger ? people : 0);
  const noMatch = (problem.params.noMatchScore ?? 0) * others;
  if (bound + noMatch > result.bound) {
    yield { code: "bound", expected: bound + noMatch, found: result.bound };
  }
}

/** Whether the certificate shows that nobody more can be matched, where that comes first. */
export function countsProven(problem: Problem, { most }: ColumnCertificate): boolean {
  const first = problem.model === "circle" || (problem.params.matchMost ?? true);
  return !first || most !== null;
}

/** What the proof bounds outcomes by, in units of the score. */
function* check(
  world: ColumnWorld,
  scale: number,
  proof: ColumnProof,
  decided: Decided[],
): Generator<Fault, number> {
  if (!("prices" in proof)) {
    const { pair } = proof;
    const known = (row: number) => Number.isInteger(row) && row >= 0 && row < world.people;
    if (!pair.every(known) || pair[0] === pair[1]) {
      yield { code: "priceMissing" };
      return Number.POSITIVE_INFINITY;
    }
    const together = yield* check(world, scale, proof.together, [
      ...decided,
      { pair, together: true },
    ]);
    const apart = yield* check(world, scale, proof.apart, [...decided, { pair, together: false }]);
    return Math.max(together, apart);
  }
  const { prices, each } = proof;
  if (prices.length !== world.capacity.length || ![each, ...prices].every(Number.isSafeInteger)) {
    yield { code: "priceMissing" };
    return Number.POSITIVE_INFINITY;
  }
  let total = -each * world.count;
  for (const [row, price] of prices.entries()) {
    if (price < 0 && !world.free.has(row)) yield { code: "priceNegative", found: price };
    total += world.capacity[row]! * price;
  }
  if (each !== 0 && (world.count === 0 || (each < 0 && !world.exact))) {
    yield { code: "priceNegative", found: each };
  }
  const leaf: Leaf = { prices, each, scale, decided };
  const above = world.above(leaf, world.worth);
  if (above) yield { code: "priceTooLow", ...above };
  return Math.floor(total / scale);
}
