import type { MatchResult, Problem } from "../contract.ts";
import { blockingAmong } from "./blocking.ts";
import type { Fault } from "./fault.ts";
import { forbiddenIn, idsOf, type Opinions, opinions, seatsOf } from "./opinions.ts";

/**
 * That a result is stable, from the problem alone: everybody accepts whom they have, and no pair
 * blocks. Where nobody's list has a tie, and no quotas, groups' smallest numbers or people kept apart
 * come in between, there is one outcome that is best for the side that `params.side` names: then it
 * must be that. O(pairs log pairs).
 */
export function* stability(problem: Problem, result: MatchResult): Generator<Fault> {
  const acceptable = opinions(problem);
  const mentorOf = new Map<string, string>();
  for (const { mentees, mentors } of result.partnerships) {
    for (const mentee of mentees) mentorOf.set(mentee, mentors[0]!);
  }
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  const accepted = new Set(locked);
  acceptable.mentee.forEach((i, n) => {
    const { id } = problem.mentees[i]!;
    if (mentorOf.get(id) === problem.mentors[acceptable.mentor[n]!]!.id) accepted.add(id);
  });
  for (const [mentee, mentor] of mentorOf) {
    if (!accepted.has(mentee)) yield { code: "notAcceptable", mentee, mentor };
  }
  for (const pair of blockingAmong(problem, result.partnerships, acceptable)) {
    yield { code: "blocking", ...pair };
  }
  yield* easyBound(problem, result);
  if (plain(problem)) yield* sideBest(problem, mentorOf, acceptable);
}

function plain({ model, quotas, apart, mentors }: Problem): boolean {
  const group = model === "group" && (apart.length > 0 || mentors.some((m) => (m.least ?? 1) > 1));
  return quotas.length === 0 && !group;
}

/** Nothing is claimed of the total beyond everybody's best pair. */
function* easyBound(problem: Problem, { bound }: MatchResult): Generator<Fault> {
  const { mentees, mentors, pairs, params } = problem;
  const barred = forbiddenIn(problem);
  const pins = new Map(problem.pinned.map((p) => [p.mentee, p.mentor]));
  let expected = 0;
  for (const [i, { id }] of mentees.entries()) {
    const pin = pins.get(id);
    let best = pin === undefined ? (params.noMatchScore ?? 0) : 0;
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const { id: mentor, capacity } = mentors[pairs.mentor[k]!]!;
      const free = capacity > 0 && !barred(id, mentor);
      if (pin === undefined ? free : pin === mentor) best = Math.max(best, pairs.value[k]!);
    }
    expected += best;
  }
  if (bound !== expected) yield { code: "bound", expected, found: bound };
}

/** The lists of one side, each from the best down; `tied` when some list has equals. */
interface Ordered {
  /** Arcs of person p are order[start[p]] .. order[start[p + 1] - 1]. */
  start: Int32Array;
  order: Int32Array;
  tied: boolean;
}

function ordered(people: number, who: Int32Array, place: Int32Array, keep: Uint8Array): Ordered {
  const start = new Int32Array(people + 1);
  const arcs = who.length;
  for (let k = 0; k < arcs; k++) if (keep[k]) start[who[k]! + 1]!++;
  for (let p = 0; p < people; p++) start[p + 1]! += start[p]!;
  // Place and arc in one number, below 2^53: places are at most three million.
  const keys = new Float64Array(start[people]!);
  const fill = start.slice();
  for (let k = 0; k < arcs; k++) if (keep[k]) keys[fill[who[k]!]!++] = place[k]! * arcs + k;
  let tied = false;
  for (let p = 0; p < people; p++) {
    const row = keys.subarray(start[p]!, start[p + 1]!).sort();
    for (let n = 1; n < row.length; n++) {
      tied ||= Math.floor(row[n]! / arcs) === Math.floor(row[n - 1]! / arcs);
    }
  }
  return { start, order: Int32Array.from(keys, (key) => key % arcs), tied };
}

function* sideBest(
  problem: Problem,
  mentorOf: Map<string, string>,
  { mentee, mentor, wish, claim }: Opinions,
): Generator<Fault> {
  const seats = seatsOf(problem);
  const numbers = new Map(problem.mentors.map(({ id }, j) => [id, j]));
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  for (const one of problem.pinned) seats[numbers.get(one.mentor)!]!--;
  const keep = Uint8Array.from(mentee, (i, k) =>
    seats[mentor[k]!]! > 0 && !locked.has(problem.mentees[i]!.id) ? 1 : 0,
  );
  const byMentee = ordered(problem.mentees.length, mentee, wish, keep);
  const byMentor = ordered(problem.mentors.length, mentor, claim, keep);
  if (byMentee.tied || byMentor.tied) return;
  const ones = problem.mentees.map(() => 1);
  const made =
    problem.params.side === "mentor"
      ? propose(byMentor, mentor, seats, mentee, wish, ones)
      : propose(byMentee, mentee, ones, mentor, claim, seats);
  for (const k of made) {
    const pair = idsOf(problem, mentee[k]!, mentor[k]!);
    if (mentorOf.get(pair.mentee) !== pair.mentor) yield { code: "notSideBest", ...pair };
  }
}

/** Everybody asks down their list while they have a place; whoever is asked keeps the best. */
function propose(
  { start, order }: Ordered,
  from: Int32Array,
  places: number[],
  to: Int32Array,
  claim: Int32Array,
  seats: number[],
): number[] {
  const kept: number[][] = seats.map(() => []);
  const left = places.slice();
  const at = start.slice();
  const waiting = places.map((_, person) => person);
  for (let person: number | undefined = waiting.pop(); person !== undefined; ) {
    while (left[person]! > 0 && at[person]! < start[person + 1]!) {
      const arc: number = order[at[person]!++]!;
      left[person]!--;
      const group: number[] = kept[to[arc]!]!;
      group.push(arc);
      if (group.length <= seats[to[arc]!]!) continue;
      group.sort((a, b) => claim[a]! - claim[b]!);
      const gone: number = from[group.pop()!]!;
      left[gone]!++;
      if (gone !== person) waiting.push(gone);
    }
    person = waiting.pop();
  }
  return kept.flat();
}
