import type { Pairs, Problem } from "../contract.ts";

/** The same pairs by mentor: those of mentor j stand at start[j] .. start[j + 1] - 1. */
export interface Columns {
  start: Int32Array;
  mentee: Int32Array;
  value: Int32Array;
}

/** The pairs of a problem from both sides, by the numbers of the problem's lists. */
export interface Table {
  mentees: number;
  mentors: number;
  rows: Pairs;
  /** The highest score of each row; 0 for an empty one. */
  highest: Int32Array;
  /** Made when it is first asked for: as large as the problem's own table. */
  columns(): Columns;
}

export function tableFrom({ mentees, mentors, pairs }: Problem): Table {
  let made: Columns | undefined;
  return {
    mentees: mentees.length,
    mentors: mentors.length,
    rows: pairs,
    highest: highestOf(pairs),
    columns() {
      made ??= turned(pairs, mentors.length);
      return made;
    },
  };
}

function highestOf({ start, value }: Pairs): Int32Array {
  const highest = new Int32Array(start.length - 1);
  for (let i = 0; i < highest.length; i++) {
    let most = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) if (value[k]! > most) most = value[k]!;
    highest[i] = most;
  }
  return highest;
}

function turned(pairs: Pairs, mentors: number): Columns {
  const start = new Int32Array(mentors + 1);
  for (const j of pairs.mentor) start[j + 1]!++;
  for (let j = 0; j < mentors; j++) start[j + 1]! += start[j]!;
  const fill = start.slice();
  const mentee = new Int32Array(pairs.mentor.length);
  const value = new Int32Array(pairs.mentor.length);
  for (let i = 0; i + 1 < pairs.start.length; i++) {
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const place = fill[pairs.mentor[k]!]!++;
      mentee[place] = i;
      value[place] = pairs.value[k]!;
    }
  }
  return { start, mentee, value };
}
