import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assign, type MatchResult, type Problem, problemOf, verify } from "../index.ts";

/**
 * Cases with published optima, kept outside of the project (see the README beside them). Costs
 * become scores: a million minus the cost.
 */
const DATA = new URL("../../../../../shared/data/", import.meta.url);
const present = existsSync(DATA);
if (!present) console.warn(`Skipped the published cases: there is no folder ${DATA.pathname}`);

const read = (file: string) => readFileSync(new URL(file, DATA), "utf8");
const numbers = (file: string) => read(file).trim().split(/\s+/).map(Number);

function fromCosts(costs: (number | null)[][], capacity = 1): Problem {
  const columns = Math.max(...costs.map((row) => row.length));
  return problemOf({
    mentees: costs.map((_, i) => ({ id: `row${i}` })),
    mentors: Array.from({ length: columns }, (_, j) => ({ id: `column${j}`, capacity })),
    pairs: costs.flatMap((row, i) =>
      row.flatMap((cost, j) =>
        cost === null ? [] : [{ mentee: `row${i}`, mentor: `column${j}`, score: 1_000_000 - cost }],
      ),
    ),
  });
}

const costOf = (result: MatchResult) =>
  result.partnerships.reduce((sum, p) => sum + 1_000_000 - p.score, 0);

function dense(file: string): (number | null)[][] {
  const [size = 0, ...costs] = numbers(file);
  return Array.from({ length: size }, (_, i) => costs.slice(i * size, (i + 1) * size));
}

/** Size, then "row column cost" from 1; pairs that aren't listed don't exist. */
function sparse(file: string): (number | null)[][] {
  const [size = 0, ...entries] = numbers(file);
  const costs = Array.from({ length: size }, () => new Array<number | null>(size).fill(null));
  for (let k = 0; k + 2 < entries.length; k += 3) {
    costs[entries[k]! - 1]![entries[k + 1]! - 1] = entries[k + 2]!;
  }
  return costs;
}

describe.skipIf(!present)("published cases", () => {
  test.each([
    ["assign100", dense, 305],
    ["assign300", dense, 626],
    ["assign500", dense, 991],
    ["assign800", dense, 1552],
    ["assignp800", sparse, 2239],
  ] as const)("OR-Library %s costs what is published", (name, parse, expected) => {
    const costs = parse(`or-library/${name}.txt`);
    const problem = fromCosts(costs);
    const result = assign.solve(problem);
    expect(result.partnerships).toHaveLength(costs.length);
    expect(costOf(result)).toBe(expected);
    expect(verify(problem, result).ok).toBe(true);
  });

  type Costs = (number | null)[][];
  const known = present
    ? (JSON.parse(read("stable-matching/small-known.json")) as {
        scipy_lsa: { cases: { cost: Costs; matched: number[] }[] };
        munkres: { cases: { cost: Costs; total: number | null }[] };
        ortools_4x4: { cost: Costs; total: number };
      })
    : undefined;

  test("scipy's cases match each row at the published cost", () => {
    for (const { cost, matched } of known!.scipy_lsa.cases) {
      const result = assign.solve(fromCosts(cost));
      expect(result.partnerships.map((p) => 1_000_000 - p.score)).toEqual(matched);
    }
  });

  test("munkres' and OR-Tools' cases have the published totals", () => {
    for (const { cost, total } of [...known!.munkres.cases, known!.ortools_4x4]) {
      const result = assign.solve(fromCosts(cost));
      // No total: not everybody can be matched.
      if (total === null) expect(result.partnerships.length).toBeLessThan(cost.length);
      else expect(costOf(result)).toBe(total);
    }
  });
});
