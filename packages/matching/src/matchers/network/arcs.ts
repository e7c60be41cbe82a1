import type { Problem } from "../../contract.ts";
import { pairKeys } from "../../problem.ts";
import { drawLots } from "../lottery.ts";

/** The pairs that may be chosen, by the network's numbers of mentees and mentors. */
export interface Arcs {
  /** Arcs of mentee i: start[i] .. start[i + 1] - 1, heaviest first. */
  start: Int32Array;
  mentor: Int32Array;
  /** score - noMatchScore + bonus */
  weight: Float64Array;
}

/** The numbers of a list in the order of the lots. */
function inOrder(people: readonly { id: string }[], seed: number): Int32Array {
  const order = new Int32Array(people.length);
  drawLots(people, seed).forEach((lot, person) => {
    order[lot] = person;
  });
  return order;
}

/** The problem's numbers of the mentees who aren't locked and of all mentors, drawn by the seed. */
export function drawnOrder(problem: Problem, locked: ReadonlySet<number>) {
  return {
    mentees: inOrder(problem.mentees, problem.seed).filter((k) => !locked.has(k)),
    mentorAt: inOrder(problem.mentors, problem.seed),
  };
}

/** No gain is higher: a score of two million beside a `noMatchScore` of minus one. */
const HIGHEST = 3_000_000;

/**
 * Per mentee heaviest first. Equal weights are rotated by the mentee's number: if everybody tried
 * the same mentor first, problems with few distinct scores would be many times slower.
 */
export function sortedArcs(
  { mentees: people, mentors, pairs, forbidden, params }: Problem,
  mentees: Int32Array,
  mentorAt: Int32Array,
  bonus: number,
): Arcs {
  const base = params.noMatchScore ?? 0;
  const nodeOf = new Int32Array(mentorAt.length);
  mentorAt.forEach((mentor, node) => {
    nodeOf[mentor] = node;
  });
  const barred = pairKeys(forbidden);
  const count = mentorAt.length;
  const start = new Int32Array(mentees.length + 1);
  const mentor = new Int32Array(pairs.mentor.length);
  const weight = new Float64Array(pairs.mentor.length);
  // (highest gain - gain) * mentors + rotated mentor number: one safe integer to sort by.
  const keys = new Float64Array(count);
  let end = 0;
  mentees.forEach((row, i) => {
    const never = barred.get(people[row]!.id);
    let length = 0;
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      const j = pairs.mentor[k]!;
      if (never?.has(mentors[j]!.id)) continue;
      const turned = (((nodeOf[j]! - i) % count) + count) % count;
      keys[length++] = (HIGHEST - pairs.value[k]! + base) * count + turned;
    }
    const sorted = keys.subarray(0, length).sort();
    for (const key of sorted) {
      const turned = key % count;
      mentor[end] = (turned + i) % count;
      weight[end++] = HIGHEST - (key - turned) / count + bonus;
    }
    start[i + 1] = end;
  });
  return { start, mentor: mentor.subarray(0, end), weight: weight.subarray(0, end) };
}

/** Whoever fits best enters first: where places are short, those who come late soon see it. */
export function entryOrder({ start, weight }: Arcs): number[] {
  const strength = (i: number) => (start[i] === start[i + 1] ? 0 : weight[start[i]!]!);
  const order = Array.from({ length: start.length - 1 }, (_, i) => i);
  return order.sort((a, b) => strength(b) - strength(a) || a - b);
}
