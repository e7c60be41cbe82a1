import type { MatchResult, Problem } from "../contract.ts";
import { blockingAmong } from "./blocking.ts";
import type { Fault } from "./fault.ts";
import { type Acceptable, idsOf, opinions, seatsOf } from "./opinions.ts";

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
  for (const { i, j } of acceptable) {
    const { mentee, mentor } = idsOf(problem, i, j);
    if (mentorOf.get(mentee) === mentor) accepted.add(mentee);
  }
  for (const [mentee, mentor] of mentorOf) {
    if (!accepted.has(mentee)) yield { code: "notAcceptable", mentee, mentor };
  }
  for (const pair of blockingAmong(problem, result.partnerships, acceptable)) {
    yield { code: "blocking", ...pair };
  }
  yield* easyBound(problem, result);
  if (plain(problem)) {
    yield* sideBest(
      problem,
      mentorOf,
      acceptable.filter(({ i }) => !locked.has(problem.mentees[i]!.id)),
    );
  }
}

function plain({ model, quotas, apart, mentors }: Problem): boolean {
  const group = model === "group" && (apart.length > 0 || mentors.some((m) => (m.least ?? 1) > 1));
  return quotas.length === 0 && !group;
}

/** Nothing is claimed of the total beyond everybody's best pair. */
function* easyBound(problem: Problem, { bound }: MatchResult): Generator<Fault> {
  const { mentees, mentors, pairs, params } = problem;
  const forbidden = new Set(problem.forbidden.map((p) => JSON.stringify([p.mentee, p.mentor])));
  const pins = new Map(problem.pinned.map((p) => [p.mentee, p.mentor]));
  let expected = 0;
  for (const [i, { id }] of mentees.entries()) {
    const pin = pins.get(id);
    const row = pairs.mentor.subarray(pairs.start[i]!, pairs.start[i + 1]!);
    const worth = [...row].flatMap((j, k) => {
      const { id: mentor, capacity } = mentors[j]!;
      const free = capacity > 0 && !forbidden.has(JSON.stringify([id, mentor]));
      return (pin === undefined ? free : pin === mentor) ? [pairs.value[pairs.start[i]! + k]!] : [];
    });
    const alone = pin === undefined ? (params.noMatchScore ?? 0) : 0;
    expected += worth.reduce((best, one) => Math.max(best, one), alone);
  }
  if (bound !== expected) yield { code: "bound", expected, found: bound };
}

function* sideBest(
  problem: Problem,
  mentorOf: Map<string, string>,
  acceptable: Acceptable[],
): Generator<Fault> {
  const seats = seatsOf(problem);
  const numbers = new Map(problem.mentors.map(({ id }, j) => [id, j]));
  for (const { mentor } of problem.pinned) seats[numbers.get(mentor)!]!--;
  const open = acceptable.filter(({ j }) => seats[j]! > 0);
  const ones = problem.mentees.map(() => 1);
  const byMentee = open.map(({ i, j, wish, claim }) => ({ from: i, to: j, wish, claim }));
  const byMentor = open.map(({ i, j, wish, claim }) => ({
    ...{ from: j, to: i },
    ...{ wish: claim, claim: wish },
  }));
  if (tied(byMentee) || tied(byMentor)) return;
  const mentorFirst = problem.params.side === "mentor";
  const made = mentorFirst ? propose(byMentor, seats, ones) : propose(byMentee, ones, seats);
  for (const { from, to } of made) {
    const { mentee, mentor } = mentorFirst ? idsOf(problem, to, from) : idsOf(problem, from, to);
    if (mentorOf.get(mentee) !== mentor) yield { code: "notSideBest", mentee, mentor };
  }
}

interface Arc {
  from: number;
  to: number;
  /** Places in the lists of the one who proposes, and of the one who is asked. */
  wish: number;
  claim: number;
}

function tied(arcs: Arc[]): boolean {
  const seen = new Set<number>();
  for (const { from, wish } of arcs) {
    const key = from * 8_000_000 + wish;
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

/** Everybody asks down their list while they have a place; whoever is asked keeps the best. */
function propose(arcs: Arc[], places: number[], seats: number[]): Arc[] {
  const lists: Arc[][] = places.map(() => []);
  for (const arc of arcs.toSorted((a, b) => b.wish - a.wish)) lists[arc.from]!.push(arc);
  const kept: Arc[][] = seats.map(() => []);
  const left = places.slice();
  const waiting = places.map((_, from) => from);
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    while (left[from]! > 0) {
      const arc: Arc | undefined = lists[from]!.pop();
      if (!arc) break;
      left[from]!--;
      const group: Arc[] = kept[arc.to]!;
      group.push(arc);
      if (group.length <= seats[arc.to]!) continue;
      group.sort((a, b) => a.claim - b.claim);
      const gone = group.pop()!;
      left[gone.from]!++;
      if (gone.from !== from) waiting.push(gone.from);
    }
  }
  return kept.flat();
}
