import { MOST_SCORE } from "../../check.ts";
import type { Pairs, Problem, Ranking } from "../../contract.ts";
import { numbersOf, pairKeys, valueAt } from "../../problem.ts";
import { drawLots } from "../lottery.ts";
import { placesOf } from "../outcome.ts";

/**
 * What everybody thinks of everybody they could have, by number. Arc k is one acceptable pair; those
 * of mentee i stand at start[i] .. start[i + 1] - 1. Pinned mentees have none, and their seats are
 * gone from `places`.
 */
export interface Lists {
  start: Int32Array;
  mentor: Int32Array;
  /** How low the mentor stands with the mentee: less is better, equal is a tie. */
  wish: Int32Array;
  /** How low the mentee stands with the mentor. */
  claim: Int32Array;
  /** 0 for an arc that this run leaves out. */
  open: Uint8Array;
  places: Int32Array;
  /** Decide between equals. */
  menteeLot: Int32Array;
  mentorLot: Int32Array;
  /** The quotas that hold each mentor, the smallest first. */
  quotasOf: number[][];
  /** Places left of each of those quotas, after the pins. */
  quotaLeft: Int32Array;
  /** The mentors in each of them. */
  quotaMembers: Int32Array[];
}

/** Beyond every rank that a list can have; scores come after it. */
const UNRANKED = 1_000_000;

/** Rank by mentor number of one mentee, or by arc of one mentor's list; -1: not in it. */
function ranksOf(ranking: Ranking, numbers: Map<string, number>): Map<number, number> {
  const ranks = new Map<number, number>();
  ranking.forEach((group, rank) => {
    for (const id of group) {
      const number = numbers.get(id);
      if (number !== undefined && !ranks.has(number)) ranks.set(number, rank);
    }
  });
  return ranks;
}

/** The mentors' ranks, arc by arc of the problem's pairs; -1: ranked others, -2: ranked nobody. */
function claims({ mentees, mentors, pairs, rankings }: Problem): Int32Array {
  const found = new Int32Array(pairs.mentor.length).fill(-2);
  const rankers = new Set<number>();
  const numbers = numbersOf(mentees);
  mentors.forEach(({ id }, j) => {
    if ((rankings[id]?.length ?? 0) > 0) rankers.add(j);
  });
  if (rankers.size === 0) return found;
  for (let k = 0; k < found.length; k++) if (rankers.has(pairs.mentor[k]!)) found[k] = -1;
  for (const j of rankers) {
    for (const [i, rank] of ranksOf(rankings[mentors[j]!.id]!, numbers)) {
      const k = arcOf(pairs, i, j);
      if (k >= 0) found[k] = rank;
    }
  }
  return found;
}

function arcOf(pairs: Pairs, i: number, j: number): number {
  if (valueAt(pairs, i, j) < 0) return -1;
  const row = pairs.mentor.subarray(pairs.start[i]!, pairs.start[i + 1]!);
  let [low, high] = [0, row.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]! < j) low = middle + 1;
    else high = middle;
  }
  return pairs.start[i]! + low;
}

/** Where a pair stands in a list; -1: not in it. Rank as in `claims`. */
function standing(rank: number, score: number, byScore: boolean): number {
  if (rank >= 0) return rank;
  if (byScore) return UNRANKED + MOST_SCORE - score;
  return rank === -2 ? 0 : -1;
}

/** The lists of the problem: ranked choices first, then by score or not at all. O(pairs). */
export function listsOf(problem: Problem): Lists {
  const { mentees, mentors, pairs, rankings } = problem;
  const byScore = problem.params.byScore !== false;
  const places = placesOf(problem);
  const mentorNumbers = numbersOf(mentors);
  const pinned = new Set<string>();
  for (const { mentee, mentor } of problem.pinned) {
    pinned.add(mentee);
    places[mentorNumbers.get(mentor)!]!--;
  }
  const forbidden = pairKeys(problem.forbidden);
  const claimRank = claims(problem);
  const start = new Int32Array(mentees.length + 1);
  const mentor = new Int32Array(pairs.mentor.length);
  const wish = new Int32Array(pairs.mentor.length);
  const claim = new Int32Array(pairs.mentor.length);
  let arcs = 0;
  mentees.forEach(({ id }, i) => {
    const ranking = rankings[id] ?? [];
    const ranks = ranking.length > 0 ? ranksOf(ranking, mentorNumbers) : null;
    const barred = forbidden.get(id);
    const end = pinned.has(id) ? 0 : pairs.start[i + 1]!;
    for (let k = pairs.start[i]!; k < end; k++) {
      const j = pairs.mentor[k]!;
      if (places[j] === 0 || barred?.has(mentors[j]!.id)) continue;
      const [score, rank] = [pairs.value[k]!, ranks ? (ranks.get(j) ?? -1) : -2];
      wish[arcs] = standing(rank, score, byScore);
      claim[arcs] = standing(claimRank[k]!, score, byScore);
      mentor[arcs] = j;
      if (wish[arcs]! >= 0 && claim[arcs]! >= 0) arcs++;
    }
    start[i + 1] = arcs;
  });
  return {
    start,
    mentor: mentor.subarray(0, arcs),
    wish: wish.subarray(0, arcs),
    claim: claim.subarray(0, arcs),
    open: new Uint8Array(arcs).fill(1),
    places,
    menteeLot: drawLots(mentees, problem.seed),
    mentorLot: drawLots(mentors, problem.seed),
    ...quotasIn(problem, mentorNumbers),
  };
}

function quotasIn(problem: Problem, numbers: Map<string, number>) {
  const quotas = problem.quotas
    .filter((q) => q.role === "mentor")
    .sort((a, b) => a.members.length - b.members.length);
  const quotasOf: number[][] = problem.mentors.map(() => []);
  const quotaLeft = Int32Array.from(quotas, (q) => q.most);
  const quotaMembers = quotas.map(({ members }, q) => {
    const known = members.map((id) => numbers.get(id)).filter((j) => j !== undefined);
    for (const j of known) quotasOf[j]!.push(q);
    return Int32Array.from(known);
  });
  for (const { mentor } of problem.pinned) {
    for (const q of quotasOf[numbers.get(mentor)!]!) quotaLeft[q]!--;
  }
  return { quotasOf, quotaLeft: quotaLeft.map((left) => Math.max(0, left)), quotaMembers };
}
