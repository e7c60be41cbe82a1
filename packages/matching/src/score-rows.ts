import type { CriterionRows, Profile, RuleRef } from "./contract.ts";
import { everyPair, SILENT } from "./criteria/rows.ts";
import { type Ready, type Scorer, said } from "./score.ts";

/** Scores a mentee with all mentors at once: the same numbers as `score`, without its facts. */
export interface RowScorer {
  /** What excludes pairs; grows while rows are filled. */
  readonly rules: readonly RuleRef[];
  /** Sets out[j] for every mentor j: the score, or -1 - k for a pair that rules[k] excludes. */
  fill(mentee: number, out: Int32Array): void;
}

interface Column {
  use: Ready;
  rows: CriterionRows;
  /** The number in `rules` of each of its codes, and of "must". */
  ruleOf: Map<number, number>;
}
const MUST = -1;

/** The numbers of one criterion for these lists. */
export function rowsOf(
  use: Ready,
  mentees: readonly Profile[],
  mentors: readonly Profile[],
): CriterionRows {
  const { criterion, params, prepared } = use;
  return (
    criterion.rows?.(mentees, mentors, params, prepared) ??
    everyPair(mentees, mentors, (mentee, mentor) => said(use, mentee, mentor))
  );
}

/**
 * Prepared for these lists, whose profiles are among those that the scorer was prepared for. One
 * row takes O(criteria * mentors), and some 20 bytes of memory for each mentor in all. Throws
 * `MatchingError` "BAD_SCORE" as `score` does.
 */
export function rowScorer(
  scorer: Scorer,
  mentees: readonly Profile[],
  mentors: readonly Profile[],
): RowScorer {
  const rules: RuleRef[] = [];
  const columns = scorer.uses.map(
    (use): Column => ({ use, rows: rowsOf(use, mentees, mentors), ruleOf: new Map() }),
  );
  const ruleNumber = ({ use, rows, ruleOf }: Column, which: number): number => {
    const known = ruleOf.get(which);
    if (known !== undefined) return known;
    const code = which === MUST ? "must" : rows.codes[which]!;
    const rule = use.criterion.type;
    // Two uses of one criterion share their rules.
    const same = rules.findIndex((one) => one.rule === rule && one.code === code);
    const number = same >= 0 ? same : rules.push({ rule, code }) - 1;
    ruleOf.set(which, number);
    return number;
  };
  const count = mentors.length;
  const values = new Int32Array(count);
  const sums = new Float64Array(count);
  const weights = new Float64Array(count);
  return {
    rules,
    fill(i, out) {
      sums.fill(0);
      weights.fill(0);
      out.fill(0, 0, count);
      for (const column of columns) {
        const { weight, must } = column.use;
        column.rows.fill(i, values);
        if (column.rows.codes.length > 0) {
          for (let j = 0; j < count; j++) {
            const value = values[j]!;
            if (value < SILENT && out[j] === 0) out[j] = -1 - ruleNumber(column, -2 - value);
          }
        }
        if (must && values.includes(0)) exclude(values, -1 - ruleNumber(column, MUST), out);
        if (!column.use.criterion.onlyExcludes) add(values, weight, sums, weights);
      }
      mean(sums, weights, out);
    },
  };
}

// Short loops of their own, which engines make fast; an excluded pair's sum is never looked at.

/** What scores 0 is excluded. */
function exclude(values: Int32Array, as: number, out: Int32Array) {
  for (let j = 0; j < values.length; j++) if (values[j] === 0 && out[j] === 0) out[j] = as;
}

function add(values: Int32Array, weight: number, sums: Float64Array, weights: Float64Array) {
  for (let j = 0; j < values.length; j++) {
    const value = values[j]!;
    if (value >= 0) {
      sums[j]! += weight * value;
      weights[j]! += weight;
    }
  }
}

function mean(sums: Float64Array, weights: Float64Array, out: Int32Array) {
  for (let j = 0; j < sums.length; j++) {
    if (out[j] === 0 && weights[j]! > 0) out[j] = Math.round(sums[j]! / weights[j]!);
  }
}
