import type { Pairs, Problem, ProblemParams, Quota } from "../contract.ts";

/** Some people of a problem, for one of several models. */
export interface Slice {
  model: string;
  /** The problem's numbers of the mentees, ascending. */
  mentees: readonly number[];
  /** Places of each mentor for this model; whoever has none isn't in it. */
  places: ArrayLike<number>;
  quotas: Quota[];
  params: ProblemParams;
}

/** The problem of these people alone, from the tables that are there already. O(pairs). */
export function sliceOf(
  problem: Problem,
  { model, mentees, places, quotas, params }: Slice,
): Problem {
  const columns = new Int32Array(problem.mentors.length).fill(-1);
  const mentors = problem.mentors.flatMap((one, j) => {
    if (places[j]! <= 0) return [];
    return [{ ...one, capacity: places[j]! }];
  });
  let next = 0;
  for (let j = 0; j < columns.length; j++) if (places[j]! > 0) columns[j] = next++;
  const ids = new Set([...mentees.map((i) => problem.mentees[i]!.id), ...mentors.map((m) => m.id)]);
  const both = (pair: { mentee: string; mentor: string }) =>
    ids.has(pair.mentee) && ids.has(pair.mentor);
  return {
    ...problem,
    ...{ model, quotas, params, mentors },
    mentees: mentees.map((i) => problem.mentees[i]!),
    pairs: rowsOf(problem.pairs, mentees, columns),
    excluded: rowsOf(problem.excluded, mentees, columns),
    pinned: problem.pinned.filter(both),
    forbidden: problem.forbidden.filter(both),
    apart: problem.apart.filter(([a, b]) => ids.has(a) && ids.has(b)),
  };
}

function rowsOf(table: Pairs, rows: readonly number[], columns: Int32Array): Pairs {
  const start = new Int32Array(rows.length + 1);
  const mentor: number[] = [];
  const value: number[] = [];
  rows.forEach((i, row) => {
    for (let k = table.start[i]!; k < table.start[i + 1]!; k++) {
      const j = columns[table.mentor[k]!]!;
      if (j < 0) continue;
      mentor.push(j);
      value.push(table.value[k]!);
    }
    start[row + 1] = mentor.length;
  });
  return { start, mentor: Int32Array.from(mentor), value: Int32Array.from(value) };
}

/** The problem with only those pairs that `keep` allows, by the numbers of mentee and mentor. */
export function withPairs(problem: Problem, keep: (i: number, j: number) => boolean): Problem {
  const { start, mentor, value } = problem.pairs;
  const kept: Pairs = {
    start: new Int32Array(start.length),
    mentor: new Int32Array(mentor.length),
    value: new Int32Array(value.length),
  };
  let end = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (!keep(i, mentor[k]!)) continue;
      kept.mentor[end] = mentor[k]!;
      kept.value[end++] = value[k]!;
    }
    kept.start[i + 1] = end;
  }
  const pairs = { ...kept, mentor: kept.mentor.slice(0, end), value: kept.value.slice(0, end) };
  return { ...problem, pairs };
}
