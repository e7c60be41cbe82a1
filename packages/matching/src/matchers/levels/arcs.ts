import type { Problem } from "../../contract.ts";
import { numbersOf, pairKeys } from "../../problem.ts";
import { drawLots } from "../lottery.ts";
import { placesOf } from "../outcome.ts";

/** Choices beyond this count as none. */
export const MOST_CHOICES = 10;

/**
 * What is left after the pins, with people numbered by lot: arcs of mentee i are start[i] ..
 * start[i + 1] - 1, by ascending mentor.
 */
export interface LevelArcs {
  /** By number here, the number in the problem. Pinned mentees have no arcs. */
  mentees: Int32Array;
  mentors: Int32Array;
  capacity: Int32Array;
  start: Int32Array;
  mentor: Int32Array;
  score: Int32Array;
  /** Which choice of the mentee's it is, from 1; 0: they ranked nobody; `outside`: only others. */
  rank: Int32Array;
  /** One more than the longest list has choices. */
  outside: number;
}

/** Where everybody whom this mentee ranked stands, by the mentor's number in the problem. */
function choicesOf(problem: Problem, mentee: string, numbers: Map<string, number>) {
  const ranks = new Map<number, number>();
  (problem.rankings[mentee] ?? []).slice(0, MOST_CHOICES).forEach((group, rank) => {
    for (const id of group) {
      const j = numbers.get(id);
      if (j !== undefined && !ranks.has(j)) ranks.set(j, rank + 1);
    }
  });
  return ranks;
}

const inverse = (numbers: Int32Array) => {
  const found = new Int32Array(numbers.length);
  numbers.forEach((lot, number) => {
    found[lot] = number;
  });
  return found;
};

/** O(pairs log pairs of a mentee). */
export function openArcs(problem: Problem): LevelArcs {
  const { pairs, rankings, seed } = problem;
  const lotOf = drawLots(problem.mentors, seed);
  const mentees = inverse(drawLots(problem.mentees, seed));
  const mentors = inverse(lotOf);
  const numbers = numbersOf(problem.mentors);
  const places = placesOf(problem);
  const pinned = new Set<string>();
  for (const { mentee, mentor } of problem.pinned) {
    pinned.add(mentee);
    places[numbers.get(mentor)!]!--;
  }
  const forbidden = pairKeys(problem.forbidden);
  const longest = problem.mentees.reduce(
    (most, { id }) => Math.max(most, rankings[id]?.length ?? 0),
    1,
  );
  const outside = Math.min(longest, MOST_CHOICES) + 1;
  const start = new Int32Array(mentees.length + 1);
  const mentor = new Int32Array(pairs.mentor.length);
  const score = new Int32Array(pairs.mentor.length);
  const rank = new Int32Array(pairs.mentor.length);
  let arcs = 0;
  mentees.forEach((row, i) => {
    const { id } = problem.mentees[row]!;
    const end = pinned.has(id) ? 0 : pairs.start[row + 1]!;
    const barred = forbidden.get(id);
    const from = arcs;
    for (let k = pairs.start[row]!; k < end; k++) {
      const column = pairs.mentor[k]!;
      if (places[column] === 0 || barred?.has(problem.mentors[column]!.id)) continue;
      mentor[arcs++] = lotOf[column]!;
    }
    mentor.subarray(from, arcs).sort();
    start[i + 1] = arcs;
    const place = new Map<number, number>();
    for (let k = from; k < arcs; k++) place.set(mentors[mentor[k]!]!, k);
    const choices = choicesOf(problem, id, numbers);
    const ranked = (rankings[id]?.length ?? 0) > 0;
    for (let k = pairs.start[row]!; k < end; k++) {
      const at = place.get(pairs.mentor[k]!);
      if (at === undefined) continue;
      score[at] = pairs.value[k]!;
      rank[at] = ranked ? (choices.get(pairs.mentor[k]!) ?? outside) : 0;
    }
  });
  return {
    mentees,
    mentors,
    capacity: mentors.map((number) => places[number]!),
    start,
    mentor: mentor.slice(0, arcs),
    score: score.slice(0, arcs),
    rank: rank.slice(0, arcs),
    outside,
  };
}

/** Only some of the arcs, in place of others. */
export function arcsWhere(arcs: LevelArcs, keep: (k: number, i: number) => boolean): LevelArcs {
  const { start, mentor, score, rank } = arcs;
  const wanted = new Uint8Array(mentor.length);
  const from = new Int32Array(start.length);
  for (let i = 0; i + 1 < start.length; i++) {
    from[i + 1] = from[i]!;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (!keep(k, i)) continue;
      wanted[k] = 1;
      from[i + 1]!++;
    }
  }
  const some = (list: Int32Array) => {
    const kept = new Int32Array(from.at(-1)!);
    for (let k = 0, at = 0; k < list.length; k++) if (wanted[k]) kept[at++] = list[k]!;
    return kept;
  };
  return { ...arcs, start: from, mentor: some(mentor), score: some(score), rank: some(rank) };
}
