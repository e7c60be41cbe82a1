import type { Highs, Model } from "highs";
import { allowed, type Column, type Family, keyOfRows, type Prices, type Rules } from "./family.ts";

let loading: Promise<Highs> | undefined;

/** The linear and integer program solver, loaded when the first model needs it. */
export function loadHighs(): Promise<Highs> {
  loading ??= import("highs").then((module) => module.default());
  return loading;
}

export interface Relaxed {
  /** What the best fractional outcome is worth; far below 0 when the rules leave no outcome. */
  value: number;
  /** One per column of the pool. */
  share: Float64Array;
  /** In units of the weights: not rounded. */
  prices: Prices;
}

/**
 * The columns found so far, as a linear program that keeps its basis between solves. Its rows: one
 * per row of the family, then, when the number of people matched is given, that number. What can't
 * be reached costs a penalty, so that there always is an outcome.
 */
export class Master {
  readonly pool: Column[] = [];
  readonly #known = new Map<string, number>();
  readonly #family: Family;
  readonly #highs: Highs;
  readonly #model: Model;
  readonly #slacks: number;
  readonly #hasCount: boolean;

  /** `count`: how many people are matched, exactly or at least; null leaves it open. */
  constructor(
    highs: Highs,
    family: Family,
    count: { people: number; exact: boolean } | null,
    penalty: number,
  ) {
    this.#highs = highs;
    this.#family = family;
    this.#hasCount = count !== null;
    const model = highs.createModel();
    this.#model = model;
    model.options.set({
      output_flag: false,
      presolve: "off",
      solver: "simplex",
      // Primal: the last basis stays feasible when columns are added.
      simplex_strategy: 4,
      random_seed: 0,
    });
    model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
    const none = { indices: [], values: [] };
    for (let row = 0; row < family.rows; row++) {
      const most = row < family.people ? 1 : family.others[row - family.people]!;
      model.addRow(family.must[row] ? most : -highs.infinity, most, none);
    }
    if (count) model.addRow(count.people, count.exact ? count.people : highs.infinity, none);
    let slacks = 0;
    const slack = (row: number) => {
      model.addCol(-penalty, 0, highs.infinity, { indices: [row], values: [1] });
      slacks++;
    };
    for (let row = 0; row < family.rows; row++) if (family.must[row]) slack(row);
    if (count) slack(family.rows);
    this.#slacks = slacks;
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** The number in the pool of a column that covers these rows; undefined: there is none. */
  find(rows: readonly number[]): number | undefined {
    return this.#known.get(keyOfRows(rows));
  }

  /** Adds those that aren't known yet; says how many. */
  add(columns: readonly Column[]): number {
    const fresh: Column[] = [];
    for (const column of columns) {
      const key = keyOfRows(column.rows);
      if (this.#known.has(key)) continue;
      this.#known.set(key, this.pool.length + fresh.length);
      fresh.push(column);
    }
    if (fresh.length === 0) return 0;
    const starts = new Int32Array(fresh.length + 1);
    const indices: number[] = [];
    const values: number[] = [];
    fresh.forEach((column, k) => {
      for (const row of column.rows) {
        indices.push(row);
        values.push(1);
      }
      if (this.#hasCount) {
        indices.push(this.#family.rows);
        values.push(column.count);
      }
      starts[k + 1] = indices.length;
      this.pool.push(column);
    });
    this.#model.addCols({
      cost: Float64Array.from(fresh, (column) => column.weight),
      lower: new Float64Array(fresh.length),
      upper: new Float64Array(fresh.length).fill(this.#highs.infinity),
      matrix: {
        format: "csc",
        numCols: fresh.length,
        numRows: this.#family.rows + (this.#hasCount ? 1 : 0),
        starts,
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
    return fresh.length;
  }

  /** Only these rules' columns may be used from here on, and those that are settled must be. */
  restrict(rules: Rules, settled: readonly Column[]): void {
    if (this.pool.length === 0) return;
    const upper = Float64Array.from(this.pool, ({ rows }) =>
      allowed(rows, rules, this.#family.rows) ? this.#highs.infinity : 0,
    );
    const lower = new Float64Array(this.pool.length);
    for (const { rows } of settled) {
      const column = this.find(rows)!;
      lower[column] = upper[column] = 1;
    }
    const range = {
      kind: "range",
      from: this.#slacks,
      to: this.#slacks + lower.length - 1,
    } as const;
    this.#model.changeColsBounds(range, lower, upper);
    // Dual: the last basis still has right prices when only bounds have changed. In large programs
    // it takes many times longer than the primal method all the same.
    if (this.#family.rows <= 250) this.#model.options.set("simplex_strategy", 1);
  }

  /** The best fractional outcome of the pool under the rules last given. */
  relax(): Relaxed {
    const rows = this.#family.rows;
    if (this.#slacks + this.pool.length === 0) {
      const prices = { row: new Float64Array(rows), each: 0, scale: 1 };
      return { value: 0, share: new Float64Array(0), prices };
    }
    const { optimal } = this.#highs.constants.modelStatus;
    let { modelStatus } = this.#model.run();
    if (modelStatus !== optimal) {
      // From another basis: the last one may have become numerically poor.
      this.#model.clearSolver();
      ({ modelStatus } = this.#model.run());
    }
    this.#model.options.set("simplex_strategy", 4);
    const { colValue, rowDual } = this.#model.getSolution();
    if (modelStatus !== optimal) {
      throw new Error(`The linear program ended with status ${modelStatus}`);
    }
    return {
      value: this.#model.getObjectiveValue(),
      share: colValue.subarray(this.#slacks),
      prices: {
        row: rowDual.slice(0, rows),
        each: this.#hasCount ? -rowDual[rows]! : 0,
        scale: 1,
      },
    };
  }
}
