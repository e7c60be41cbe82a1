import type { Problem } from "../contract.ts";
import { numbersOf } from "../problem.ts";
import {
  type Above,
  type ColumnWorld,
  type Decided,
  fits,
  type Leaf,
  type Worth,
} from "./column-terms.ts";

/** Two mentors, one of them experienced at least, and two mentees. Rows: mentees, then mentors. */
export function twoByTwoWorld(problem: Problem, count: number): ColumnWorld {
  const { mentees, mentors } = problem;
  const pins = pinnedRows(problem);
  return {
    capacity: Array(mentees.length + mentors.length).fill(1),
    people: mentees.length + mentors.length,
    free: new Set(pins.flatMap((pin) => pin.pair)),
    count,
    exact: false,
    step: 2,
    worth: "score",
    above: (leaf, worth) => above(problem, pins, leaf, worth),
  };
}

/** Pairs locked by hand: a case that is always so. */
function pinnedRows({ mentees, mentors, pinned }: Problem): Decided[] {
  const [rows, columns] = [numbersOf(mentees), numbersOf(mentors)];
  return pinned.map(({ mentee, mentor }) => ({
    pair: [rows.get(mentee)!, mentees.length + columns.get(mentor)!],
    together: true,
  }));
}

/** A score per pair, mentor by mentor; -1 for those who may not be together. */
export function scoreTable(problem: Problem): Int32Array {
  const { mentees, mentors, pairs, forbidden } = problem;
  const table = new Int32Array(mentors.length * mentees.length).fill(-1);
  for (let e = 0; e < mentees.length; e++) {
    for (let k = pairs.start[e]!; k < pairs.start[e + 1]!; k++) {
      table[pairs.mentor[k]! * mentees.length + e] = pairs.value[k]!;
    }
  }
  const [rows, columns] = [numbersOf(mentees), numbersOf(mentors)];
  for (const { mentee, mentor } of forbidden) {
    table[columns.get(mentor)! * mentees.length + rows.get(mentee)!] = -1;
  }
  return table;
}

/** Asks whether two people of one role can't be in one partnership. */
export function apartIn(problem: Problem): (a: string, b: string) => boolean {
  const apart = new Set(problem.apart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return (a, b) => apart.size > 0 && apart.has(`${a} ${b}`);
}

function above(problem: Problem, pins: Decided[], leaf: Leaf, worth: Worth): Above | null {
  const { mentees, mentors, params } = problem;
  const table = scoreTable(problem);
  const apart = apartIn(problem);
  const decided = [...pins, ...leaf.decided];
  const n = mentees.length;
  const less = params.noMatchScore ?? 0;
  for (let a = 0; a < mentors.length; a++) {
    for (let b = a + 1; b < mentors.length; b++) {
      const [one, two] = [mentors[a]!, mentors[b]!];
      if (!one.experienced && !two.experienced) continue;
      if (one.capacity === 0 || two.capacity === 0 || apart(one.id, two.id)) continue;
      // What each mentee adds; a partnership adds two of these.
      const paid = leaf.prices[n + a]! + leaf.prices[n + b]!;
      const gains: { e: number; gain: number }[] = [];
      let [high, next] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let e = 0; e < n; e++) {
        const [x, y] = [table[a * n + e]!, table[b * n + e]!];
        if (x < 0 || y < 0) continue;
        const own = worth === "score" ? x + y - less : 1;
        const gain = leaf.scale * own + leaf.each - leaf.prices[e]!;
        gains.push({ e, gain });
        if (gain > high) [high, next] = [gain, high];
        else if (gain > next) next = gain;
      }
      // Not even the best two of all are above the price.
      if (high + next <= paid) continue;
      gains.sort((x, y) => y.gain - x.gain);
      for (const [k, first] of gains.entries()) {
        for (let l = k + 1; l < gains.length; l++) {
          const second = gains[l]!;
          const found = first.gain + second.gain;
          if (found <= paid) break;
          if (apart(mentees[first.e]!.id, mentees[second.e]!.id)) continue;
          if (!fits([first.e, second.e, n + a, n + b], decided)) continue;
          return { mentee: mentees[first.e]!.id, mentor: one.id, expected: found, found: paid };
        }
      }
    }
  }
  return null;
}
