import type { Problem } from "../../contract.ts";
import { MatchingError } from "../../error.ts";
import { numbersOf } from "../../problem.ts";
import { drawLots } from "../lottery.ts";
import type { Rules } from "./family.ts";

/**
 * The people of a problem by lot: in an order that is drawn from the seed and doesn't depend on who
 * stands where in the lists. `score[m * mentees + e]` is that of mentor m and mentee e, by lot; -1
 * for two who may not be in one partnership.
 */
export interface People {
  problem: Problem;
  /** The number in the problem's list of each lot. */
  mentees: Int32Array;
  mentors: Int32Array;
  /** The lot of each number. */
  menteeLot: Int32Array;
  mentorLot: Int32Array;
  score: Float64Array;
  /** Locked by hand: mentee and mentor, by lot. */
  pinned: [number, number][];
}

export function peopleOf(problem: Problem): People {
  const { mentees, mentors, pairs, seed } = problem;
  const menteeLot = drawLots(mentees, seed);
  const mentorLot = drawLots(mentors, seed);
  const score = new Float64Array(mentees.length * mentors.length).fill(-1);
  for (let i = 0; i < mentees.length; i++) {
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      score[mentorLot[pairs.mentor[k]!]! * mentees.length + menteeLot[i]!] = pairs.value[k]!;
    }
  }
  const [rows, columns] = [numbersOf(mentees), numbersOf(mentors)];
  for (const { mentee, mentor } of problem.forbidden) {
    score[mentorLot[columns.get(mentor)!]! * mentees.length + menteeLot[rows.get(mentee)!]!] = -1;
  }
  return {
    problem,
    mentees: inverse(menteeLot),
    mentors: inverse(mentorLot),
    menteeLot,
    mentorLot,
    score,
    pinned: problem.pinned.map(({ mentee, mentor }) => [
      menteeLot[rows.get(mentee)!]!,
      mentorLot[columns.get(mentor)!]!,
    ]),
  };
}

function inverse(lots: Int32Array): Int32Array {
  const numbers = new Int32Array(lots.length);
  lots.forEach((lot, number) => {
    numbers[lot] = number;
  });
  return numbers;
}

/** By lot, the two of every pair of `apart` that are both in the list. */
export function apartByLot(
  { problem }: People,
  people: readonly { id: string }[],
  lots: Int32Array,
): [number, number][] {
  const numbers = numbersOf(people);
  return problem.apart.flatMap(([a, b]): [number, number][] => {
    const [x, y] = [numbers.get(a), numbers.get(b)];
    return x === undefined || y === undefined ? [] : [[lots[x]!, lots[y]!]];
  });
}

/** Rules in which everybody may be with everybody. */
export const noRules = (rows: number): Rules => ({
  never: new Uint8Array(rows * rows),
  with: Array.from({ length: rows }, () => []),
});

export function keepApart({ never }: Rules, rows: number, a: number, b: number): void {
  never[a * rows + b] = never[b * rows + a] = 1;
}

/**
 * Throws `MatchingError` "INVALID_PROBLEM": partnerships of more than two people are matched without
 * quotas.
 */
export function refuseQuotas({ quotas, model }: Problem): void {
  if (quotas.length === 0) return;
  const message = `Quotas can't be kept with the model "${model}"`;
  throw new MatchingError(
    "INVALID_PROBLEM",
    message,
    quotas.map((q) => q.id),
  );
}
