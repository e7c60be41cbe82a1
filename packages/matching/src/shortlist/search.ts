import { frameOf, type ProblemInput, sidesOf } from "../build.ts";
import type { Problem, SolveOptions } from "../contract.ts";
import { numbersOf } from "../problem.ts";
import { prepareScorer } from "../score.ts";
import { type RowScorer, rowScorer } from "../score-rows.ts";
import { BestFew } from "./best-few.ts";
import { Listed } from "./listed.ts";

const MILLION = 1_000_000;
/** The best mentees of each mentor that are listed, whatever their own best mentors are. */
const FOR_EACH_MENTOR = 3;

/** The best few pairs of a problem, and what is needed to look at the others again. */
export interface Search {
  readonly rows: RowScorer;
  readonly mentees: number;
  readonly mentors: number;
  readonly listed: Listed;
  /** Pairs that are ruled out, of those alone whom every possible partner is ruled out for. */
  readonly excluded: Listed;
  /** By mentee: no pair that is left out scores more than this; -1 when none is left out. */
  readonly ceiling: Int32Array;
  /** By mentee number, the mentors with whom they must not be. */
  readonly forbidden: ReadonlyMap<number, ReadonlySet<number>>;
  readonly pinned: ReadonlyMap<number, ReadonlySet<number>>;
  /** The problem of what is listed so far. */
  problem(): Problem;
}

/**
 * Scores every pair once and lists the best `keep` mentors of each mentee and the best few mentees
 * of each mentor, with every pair locked or forbidden by hand. Of equal scores each mentee takes
 * another part of the list, so that they don't all ask for the same mentors. O(pairs) time; memory
 * for what is listed, not for all pairs.
 */
export function searchBest(input: ProblemInput, keep: number, options: SolveOptions): Search {
  const { mentees, mentors } = sidesOf(input);
  const scorer = prepareScorer(input.criteria, input.registry, [...mentees, ...mentors]);
  const rows = rowScorer(scorer, mentees, mentors);
  const m = mentors.length;
  const [menteeOf, mentorOf] = [numbersOf(mentees), numbersOf(mentors)];
  const byHand = (pairs: ProblemInput["pinned"] = []) => {
    const found = new Map<number, Set<number>>();
    for (const { mentee, mentor } of pairs) {
      const [i, j] = [menteeOf.get(mentee), mentorOf.get(mentor)];
      if (i === undefined || j === undefined) continue;
      found.set(i, (found.get(i) ?? new Set()).add(j));
    }
    return found;
  };
  const [pinned, forbidden] = [byHand(input.pinned), byHand(input.forbidden)];
  const listed = new Listed(mentees.length);
  const excluded = new Listed(mentees.length);
  const ceiling = new Int32Array(mentees.length).fill(-1);
  const best = new BestFew(keep);
  const perMentor = mentors.map(() => new BestFew(FOR_EACH_MENTOR));
  /** Mentors with places, while nobody eligible has been found for them: [mentee, rule, ...]. */
  const without = mentors.map(({ capacity }): number[] | null => (capacity > 0 ? [] : null));
  const row = new Int32Array(m);
  let lowest: [mentee: number, mentor: number, score: number] | null = null;

  for (let i = 0; i < mentees.length; i++) {
    options.signal?.throwIfAborted();
    rows.fill(i, row);
    best.clear();
    let eligible = 0;
    const barred = forbidden.get(i);
    for (let j = 0; j < m; j++) {
      const score = row[j]!;
      if (score < 0) {
        without[j]?.push(i, -1 - score);
        continue;
      }
      if (without[j]) without[j] = null;
      if (barred?.has(j)) continue;
      eligible++;
      if (lowest === null || score < lowest[2]) lowest = [i, j, score];
      best.offer((MILLION - score) * m + ((j - i + mentees.length * m) % m));
      perMentor[j]!.offer((MILLION - score) * mentees.length + i);
    }
    const cells: number[] = [];
    for (const key of best.kept()) {
      const turned = key % m;
      cells.push((turned + i) % m, MILLION - (key - turned) / m);
    }
    if (eligible > keep) ceiling[i] = MILLION - Math.floor(best.worst / m);
    for (const j of [...(pinned.get(i) ?? []), ...(barred ?? [])]) {
      if (row[j]! >= 0) cells.push(j, row[j]!);
      else excluded.add(i, [j, -1 - row[j]!]);
    }
    listed.add(i, cells);
    if (eligible === 0) {
      excluded.add(
        i,
        [...row].flatMap((value, j) => (value < 0 ? [j, -1 - value] : [])),
      );
    }
    options.onProgress?.(i + 1, mentees.length);
  }
  // The spread of the scores says how much a match must outweigh: the lowest belongs to it.
  if (lowest) listed.add(lowest[0], [lowest[1], lowest[2]]);
  perMentor.forEach((few, j) => {
    for (const key of few.kept()) {
      const i = key % mentees.length;
      listed.add(i, [j, MILLION - (key - i) / mentees.length]);
    }
  });
  addRuledOut(excluded, without);
  const frame = frameOf(input);
  return {
    rows,
    mentees: mentees.length,
    mentors: m,
    listed,
    excluded,
    ceiling,
    forbidden,
    pinned,
    problem: () => ({
      ...frame,
      pairs: listed.table(),
      excluded: excluded.table(),
      rules: [...rows.rules],
      apart: [],
    }),
  };
}

/** Adds the columns of those without anybody eligible, once a row: adding to a row copies it. */
function addRuledOut(excluded: Listed, without: readonly (number[] | null)[]) {
  const cells = new Map<number, number[]>();
  without.forEach((pairs, j) => {
    for (let k = 0; k < (pairs?.length ?? 0); k += 2) {
      const known = cells.get(pairs![k]!);
      if (known) known.push(j, pairs![k + 1]!);
      else cells.set(pairs![k]!, [j, pairs![k + 1]!]);
    }
  });
  for (const [i, row] of cells) excluded.add(i, row);
}
