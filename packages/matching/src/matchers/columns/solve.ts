import type { Highs } from "highs";
import type { ColumnProof, Problem } from "../../contract.ts";
import { MatchingError } from "../../error.ts";
import { boundOf, SCALE } from "./exact.ts";
import {
  type Column,
  coveredBy,
  type Family,
  keyOfRows,
  type Priced,
  type Prices,
  stepped,
  without,
} from "./family.ts";
import { branchAndPrice, type Effort, type Found, type Proof, type Start } from "./search.ts";

export interface Solved {
  columns: Column[];
  /** No outcome (that matches as many, with `matchMost`) is worth more; in weights. */
  bound: number;
  best: Proof;
  /** Shows that nobody more can be matched; null without `matchMost`, or when it isn't known. */
  most: Proof | null;
}

/** How much work the parameter `effort` stands for. */
export function effortOf({ params }: Problem, { rows }: Family): Effort {
  const factor = { quick: 0.25, normal: 1, thorough: 8 }[String(params.effort ?? "normal")] ?? 1;
  return {
    nodes: Math.ceil((factor * 6e8) / Math.max(80, rows) ** 3),
    refine: rows < 100 ? 0 : Math.ceil(8 * factor),
    step: 1,
  };
}

/**
 * First as many people as can be (with `matchMost`), then the highest total worth. Throws
 * `MatchingError` "INVALID_PROBLEM" when no outcome keeps all that is locked by hand.
 */
export function* solveColumns(
  highs: Highs,
  problem: Problem,
  family: Family,
): Generator<unknown, Solved> {
  const effort = effortOf(problem, family);
  if (problem.params.matchMost === false) {
    const start = { columns: greedy(family, 0), complete: false };
    const found = yield* branchAndPrice(highs, family, null, completed(family, start), effort);
    requireComplete(found, family);
    return { columns: found.columns, bound: found.bound, best: found.proof, most: null };
  }
  const counted = yield* mostPeople(highs, family, effort);
  const count = { people: counted.people, exact: counted.proof !== null };
  const start = { columns: counted.columns, complete: true };
  const found = yield* branchAndPrice(highs, family, count, start, effort);
  return {
    columns: found.columns,
    bound: found.bound,
    best: found.proof,
    most: counted.proof,
  };
}

interface Counted {
  columns: Column[];
  people: number;
  proof: Proof | null;
}

const matched = (columns: readonly Column[]) => columns.reduce((sum, c) => sum + c.count, 0);

/** The same columns, each worth the number of people that it matches; and back. */
function counting(family: Family) {
  const known = new Map<string, Column>();
  const head = (column: Column): Column => {
    known.set(keyOfRows(column.rows), column);
    return { ...column, weight: column.count };
  };
  const heads: Family = {
    ...family,
    price: ({ row, scale }, rules, take) =>
      family
        .price({ row, scale: 0, each: scale }, rules, take)
        .map(({ column, reduced }) => ({ column: head(column), reduced })),
  };
  return { heads, head, scored: (column: Column) => known.get(keyOfRows(column.rows))! };
}

function* mostPeople(highs: Highs, family: Family, effort: Effort): Generator<unknown, Counted> {
  const { heads, head, scored } = counting(family);
  const limits = family.limits
    .map((row) => ({ row: row.map((price) => price * SCALE), scale: SCALE, each: 0 }))
    .map((prices) => ({ prices, bound: stepped(boundOf(family, prices, 0), family.step) }))
    .sort((a, b) => a.bound - b.bound);
  const tight = limits.find(({ prices }) => heads.price(prices, family.rules, 1).length === 0);
  const columns = greedy(family, LOCKED / 1000, tight?.prices);
  const start = completed(family, { columns, complete: false });
  const people = matched(columns);
  if (start.complete && tight && tight.bound === people) {
    return { columns, people, proof: { prices: tight.prices } };
  }
  const found = yield* branchAndPrice(
    highs,
    heads,
    null,
    { ...start, columns: columns.map(head) },
    { ...effort, refine: 0, step: family.step },
  );
  requireComplete(found, family);
  return {
    columns: found.columns.map(scored),
    people: found.value,
    proof: found.bound === found.value ? found.proof : null,
  };
}

function requireComplete(found: Found, family: Family): void {
  if (found.complete) return;
  throw new MatchingError("INVALID_PROBLEM", "No outcome keeps all that is locked by hand", [
    family.must.reduce((sum, must) => sum + must, 0),
  ]);
}

function completed(family: Family, { columns }: Start): Start {
  const covered = new Set(columns.flatMap((c) => c.rows));
  const complete = family.must.every((must, row) => !must || covered.has(row));
  return { columns, complete };
}

/** That somebody locked by hand is matched outweighs how many are; that, scores. */
const LOCKED = 1e12;

/**
 * An outcome to begin from: the best columns that fit beside one another, again and again; those
 * first that lose nothing of the largest number of people.
 */
function greedy(family: Family, perPerson: number, tight?: Prices): Column[] {
  const chosen: Column[] = [];
  let rules = family.rules;
  const base = new Float64Array(family.rows);
  family.must.forEach((must, row) => {
    if (must) base[row] = -LOCKED;
  });
  const passes: Float64Array[] = [base];
  if (tight) passes.unshift(base.map((p, row) => p + (perPerson * tight.row[row]!) / tight.scale));
  for (const row of passes) {
    for (;;) {
      const priced = family.price({ row, scale: 1, each: perPerson }, rules, family.rows);
      const fitting = disjoint(priced);
      if (fitting.length === 0) break;
      chosen.push(...fitting);
      rules = without(rules, family.rows, coveredBy(fitting, family.people));
    }
  }
  return chosen;
}

function disjoint(priced: Priced[]): Column[] {
  const taken = new Set<number>();
  return priced.flatMap(({ column }) => {
    if (column.rows.some((row) => taken.has(row))) return [];
    for (const row of column.rows) taken.add(row);
    return [column];
  });
}

/** The proof with its rows numbered as in `ColumnProof`. */
export function written(proof: Proof, place: Int32Array): ColumnProof {
  if ("prices" in proof) {
    const prices: number[] = Array(place.length).fill(0);
    proof.prices.row.forEach((price, row) => {
      prices[place[row]!] = price;
    });
    return { prices, each: proof.prices.each };
  }
  const [a, b] = proof.pair;
  return {
    pair: [place[a]!, place[b]!],
    together: written(proof.together, place),
    apart: written(proof.apart, place),
  };
}
