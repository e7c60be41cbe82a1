import type { Level, SolveOptions } from "../../contract.ts";
import { Entry } from "../core/entry.ts";
import { arcsWhere, type LevelArcs } from "./arcs.ts";

export interface LevelFlow {
  /** Mentor of each mentee or -1, by the arcs' numbers. */
  match: Int32Array;
  /** One for each level. */
  menteeDuals: Float64Array[];
  mentorDuals: Float64Array[];
}

type Worth = (rank: number, score: number) => number;

/** What a level counts: see `Level`. `base` is what no match is worth. */
export function worthOf(level: Level, outside: number, base: number): Worth {
  const [name, number] = level.split(" ");
  const nth = Number(number);
  switch (name) {
    case "choice":
      return (rank) => (rank === nth ? 1 : 0);
    case "low":
      return (rank) => (rank === nth ? -1 : 0);
    case "outside":
      return (rank) => (rank === outside ? -1 : 0);
    case "steps":
      return (rank) => (rank === 0 ? 0 : 1 - rank);
    case "matched":
      return () => 1;
    default:
      return (_, score) => score - base;
  }
}

/**
 * The best outcome at the first level; among all of those, the best at the second; and so on. Each
 * level is a maximum-weight assignment on the arcs that cost nothing at the levels before (those of
 * all their optima: complementary slackness), in which everybody who has a price there stays matched.
 * The duals of all levels together are vectors that prove the outcome, compared lexicographically; no
 * weights are ever combined (A. P. Kwanashie, Efficient algorithms for optimal matching problems under
 * preferences, Glasgow 2015, compares this with weights of (n + 1)^rank, which overflow). One
 * assignment for each level.
 */
export function byLevels(
  all: LevelArcs,
  levels: readonly Level[],
  base: number,
  options: SolveOptions = {},
): LevelFlow {
  const duty = {
    mentee: new Uint8Array(all.mentees.length),
    mentor: new Uint8Array(all.mentors.length),
  };
  const menteeDuals: Float64Array[] = [];
  const mentorDuals: Float64Array[] = [];
  let match = new Int32Array(all.mentees.length).fill(-1);
  let arcs = all;
  for (const [at, level] of levels.entries()) {
    const worth = worthOf(level, all.outside, base);
    const value = arcs.rank.map((rank, k) => worth(rank, arcs.score[k]!));
    const found = oneLevel(arcs, value, duty, options, at / levels.length, 1 / levels.length);
    match = found.match;
    menteeDuals.push(found.mentee);
    mentorDuals.push(found.mentor);
    found.mentee.forEach((dual, i) => {
      if (dual > 0) duty.mentee[i] = 1;
    });
    found.mentor.forEach((dual, j) => {
      if (dual > 0) duty.mentor[j] = 1;
    });
    const { mentor } = arcs;
    if (at + 1 < levels.length) {
      arcs = arcsWhere(arcs, (k, i) => found.mentee[i]! + found.mentor[mentor[k]!]! === value[k]);
    }
  }
  return { match, menteeDuals, mentorDuals };
}

/**
 * A maximum-weight assignment that matches every mentee and fills every mentor with a duty, which can
 * be done. A mentor's duty is a price that begins far below 0. Where a mentee has one, every match
 * weighs more by as much, and whoever has none may take a seat of their own that nobody else knows.
 */
function oneLevel(
  { mentees, mentors, capacity, start, mentor }: LevelArcs,
  value: Int32Array,
  duty: { mentee: Uint8Array; mentor: Uint8Array },
  options: SolveOptions,
  done: number,
  share: number,
) {
  let [low, high] = [0, 0];
  for (const one of value) {
    if (one < low) low = one;
    else if (one > high) high = one;
  }
  const places = capacity.reduce((sum, one) => sum + one, 0);
  const enough = (high - low) * Math.min(mentees.length, places) + 1;
  const own = duty.mentee.includes(1);
  const rows = own ? withOwnSeats(start, mentor, value, duty.mentee, mentors.length) : null;
  const seats = new Int32Array(mentors.length + (own ? mentees.length : 0)).fill(1);
  seats.set(capacity);
  const offset = own ? enough : 0;
  const entry = new Entry({
    menteeIds: Array.from(mentees, String),
    mentorIds: Array.from(seats, String),
    capacity: seats,
    rows: rows ?? { start, other: mentor, value },
    offset,
    bonus: offset,
  });
  const { flow } = entry;
  for (let j = 0; j < mentors.length; j++) if (duty.mentor[j]) flow.mentorPrice[j] = -enough;
  for (let i = 0; i < mentees.length; i++) {
    if (start[i] === start[i + 1]) continue;
    entry.enter(i);
    if ((i & 255) === 0) {
      options.signal?.throwIfAborted();
      const now = Math.floor((done + (share * i) / mentees.length) * mentees.length);
      options.onProgress?.(now, mentees.length);
    }
  }
  return {
    match: flow.match.map((j) => (j < mentors.length ? j : -1)),
    // Nobody but its mentee can want a seat of one's own, so that it never has a price.
    mentee: flow.menteePrice.map((price, i) => (start[i] === start[i + 1] ? 0 : price - offset)),
    mentor: flow.mentorPrice.slice(0, mentors.length),
  };
}

function withOwnSeats(
  start: Int32Array,
  mentor: Int32Array,
  value: Int32Array,
  duty: Uint8Array,
  mentors: number,
) {
  const free = duty.reduce((sum, one) => sum + 1 - one, 0);
  const other = new Int32Array(mentor.length + free);
  const worth = new Int32Array(other.length);
  const from = new Int32Array(start.length);
  let length = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    other.set(mentor.subarray(start[i]!, start[i + 1]!), length);
    worth.set(value.subarray(start[i]!, start[i + 1]!), length);
    length += start[i + 1]! - start[i]!;
    if (!duty[i]) other[length++] = mentors + i;
    from[i + 1] = length;
  }
  return { start: from, other, value: worth };
}
