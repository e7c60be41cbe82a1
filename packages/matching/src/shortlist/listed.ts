import type { Pairs } from "../contract.ts";

/**
 * A table that is filled in any order: for each mentee, mentors with a value. Two numbers a cell;
 * a cell that is added twice is kept once.
 */
export class Listed {
  private readonly rows: (Int32Array | undefined)[];
  count = 0;
  constructor(mentees: number) {
    this.rows = new Array(mentees);
  }

  /** Whether each of these mentors is listed for the mentee, by marking them. */
  mark(mentee: number, marks: Uint8Array, as: 0 | 1) {
    const row = this.rows[mentee];
    if (row) for (let k = 0; k < row.length; k += 2) marks[row[k]!] = as;
  }

  /** Adds cells [mentor, value, mentor, value, ...]. */
  add(mentee: number, cells: readonly number[]) {
    if (cells.length === 0) return;
    const values = new Map<number, number>();
    const before = this.rows[mentee] ?? [];
    for (const from of [before, cells]) {
      for (let k = 0; k < from.length; k += 2) values.set(from[k]!, from[k + 1]!);
    }
    const row = new Int32Array(values.size * 2);
    const mentors = Int32Array.from(values.keys()).sort();
    mentors.forEach((mentor, k) => {
      row[2 * k] = mentor;
      row[2 * k + 1] = values.get(mentor)!;
    });
    this.count += (row.length - before.length) / 2;
    this.rows[mentee] = row;
  }

  table(): Pairs {
    const start = new Int32Array(this.rows.length + 1);
    const mentor = new Int32Array(this.count);
    const value = new Int32Array(this.count);
    let at = 0;
    for (let i = 0; i < this.rows.length; i++) {
      const row = this.rows[i];
      if (row) {
        for (let k = 0; k < row.length; k += 2) {
          mentor[at] = row[k]!;
          value[at++] = row[k + 1]!;
        }
      }
      start[i + 1] = at;
    }
    return { start, mentor, value };
  }
}
