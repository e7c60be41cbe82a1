/** Two rows that are in one partnership, or aren't. */
export interface Decided {
  pair: [number, number];
  together: boolean;
}

export interface Leaf {
  prices: readonly number[];
  each: number;
  scale: number;
  decided: readonly Decided[];
}

/** A partnership that is worth more than its price. */
export interface Above {
  mentee?: string;
  mentor?: string;
  expected: number;
  found: number;
}

export type Worth = "score" | "people";

/** What the checker of prices knows of a model; made from the problem alone. */
export interface ColumnWorld {
  /** How often each row may be covered: once, but for the larger circles. */
  capacity: number[];
  /** How many of the rows, from the first, are people or teams. */
  people: number;
  /** Rows that every outcome covers: their price may be below 0. */
  free: ReadonlySet<number>;
  /** Outcomes count so much; 0 when nothing is counted. */
  count: number;
  /** Outcomes count exactly so much. */
  exact: boolean;
  /** The number of people matched is a multiple of this. */
  step: number;
  worth: Worth;
  above(leaf: Leaf, worth: Worth): Above | null;
}

/** Whether a partnership of these rows fits the cases. */
export const fits = (rows: readonly number[], decided: readonly Decided[]): boolean =>
  decided.every(({ pair: [a, b], together }) =>
    together ? rows.includes(a) === rows.includes(b) : !(rows.includes(a) && rows.includes(b)),
  );
