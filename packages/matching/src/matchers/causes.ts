import type { Cause, PairIds, Problem, RuleFix, SolveOptions, Unmatched } from "../contract.ts";
import type { Lookup } from "../problem.ts";
import { stateOfFlow } from "../what-if/open.ts";
import { repairOf } from "../what-if/repair.ts";
import { type State, UNMATCHED } from "../what-if/state.ts";
import { type Table, tableFrom } from "../what-if/table.ts";
import { baseOf, termsOf } from "../what-if/terms.ts";
import { type Case, gather, MOST_LISTED } from "./cases.ts";
import type { Flow } from "./flow.ts";
import type { Graph } from "./graph.ts";
import { type Margins, marginsOf } from "./margins.ts";
import { type Unlocks, unlocksOf } from "./unlocks.ts";

type WouldScore = SolveOptions["wouldScore"];

/** Rules that are named for one person. */
const MOST_RULES = 3;
const HIGHEST_SCORE = 1_000_000;

interface World {
  problem: Problem;
  state: State;
  margins: Margins;
  unlocks: Unlocks;
  wouldScore: WouldScore;
  lookup: Lookup;
}

type Loss = (partner: number) => number;

/** The causes of what a solved graph leaves unmatched. */
export function causes(
  problem: Problem,
  graph: Graph,
  flow: Flow,
  { wouldScore }: SolveOptions = {},
): Unmatched[] {
  const state = stateOfFlow(baseOf(problem), graph, flow);
  return causesOf(problem, tableFrom(problem), state, wouldScore);
}

/**
 * Says, for everybody without a partner, why: true, specific, and with fixes that are proven.
 * `table` and `state` are of this problem. O(pairs + mentors log mentors), and a few searches for
 * each of the first fifty locks.
 */
export function causesOf(
  problem: Problem,
  table: Table,
  state: State,
  wouldScore?: WouldScore,
): Unmatched[] {
  const pinned = new Set(problem.pinned.map((p) => p.mentor));
  const mentees = numbers(problem.mentees, (i) => state.match[i] === UNMATCHED);
  const mentors = numbers(problem.mentors, (j, id) => state.used[j] === 0 && !pinned.has(id));
  if (mentees.length + mentors.length === 0) return [];
  const base = baseOf(problem);
  const board = { base, table, repair: repairOf(table) };
  const margins = marginsOf(table, state);
  const unlocks = unlocksOf(board, state, termsOf(problem), { mentees, mentors });
  const world: World = { problem, state, margins, unlocks, wouldScore, lookup: base.lookup };
  const dearest = wouldScore ? HIGHEST_SCORE + state.offset : 0;
  const places = placesThatMatch(world, mentees.length > 0);
  const menteeCases = gather(problem, state, {
    ...{ role: "mentee", numbers: mentees, dearest },
    loss: margins.placeLoss,
  });
  const mentorCases = gather(problem, state, {
    ...{ role: "mentor", numbers: mentors, dearest },
    loss: (i) => menteeLoss(world, i),
  });
  return [
    ...menteeCases.map((c) => ({
      id: problem.mentees[c.number]!.id,
      role: "mentee" as const,
      cause: menteeCause(c, world, places.get(c.number) ?? []),
    })),
    ...mentorCases.map((c) => ({
      id: problem.mentors[c.number]!.id,
      role: "mentor" as const,
      cause: mentorCause(c, world),
    })),
  ];
}

function numbers(people: { id: string }[], wanted: (number: number, id: string) => boolean) {
  return people.flatMap(({ id }, k) => (wanted(k, id) ? [k] : []));
}

/** What the total loses without a mentee; whoever is locked can't be had at all. */
const menteeLoss = ({ state, margins }: World, i: number) =>
  state.match[i]! < UNMATCHED ? Number.POSITIVE_INFINITY : margins.menteeLoss(i);

type PlaceFix = { mentor: string; others: number };

/** For each unmatched mentee, the mentors whose next place would be theirs in every optimum. */
function placesThatMatch({ problem, margins }: World, anybody: boolean) {
  const found = new Map<number, PlaceFix[]>();
  if (!anybody) return found;
  problem.mentors.forEach(({ id: mentor }, j) => {
    const winner = margins.placeWinner(j);
    if (!winner) return;
    const fix = { mentor, others: winner.others };
    const list = found.get(winner.mentee);
    if (list) list.push(fix);
    else found.set(winner.mentee, [fix]);
  });
  for (const list of found.values()) {
    list.sort((a, b) => a.others - b.others || (a.mentor < b.mentor ? -1 : 1));
    list.length = Math.min(list.length, MOST_LISTED);
  }
  return found;
}

/** The fixes that every kind of cause may have, by the numbers of the other side. */
function fixesOf({ number, role, forbidden, ruledOut }: Case, world: World, loss: Loss) {
  const { problem, state, lookup, wouldScore } = world;
  const others = role === "mentee" ? problem.mentors : problem.mentees;
  const ids = (list: readonly number[]) => list.map((k) => others[k]!.id);
  const allow = forbidden.items.filter((k, at) => state.offset - forbidden.keys[at]! > loss(k));
  const pair = (k: number): PairIds =>
    role === "mentee"
      ? { mentee: problem.mentees[number]!.id, mentor: others[k]!.id }
      : { mentee: others[k]!.id, mentor: problem.mentors[number]!.id };
  const drop: (RuleFix & { score: number })[] = [];
  for (const [at, k] of ruledOut.items.entries()) {
    const score = wouldScore?.(pair(k)) ?? -1;
    if (score < 0 || score + state.offset <= ruledOut.keys[at]!) continue;
    const rule = lookup.rule(pair(k));
    if (rule) drop.push({ partner: others[k]!.id, ...rule, score });
  }
  drop.sort((a, b) => b.score - a.score);
  return {
    barred: ids(forbidden.items),
    allow: ids(allow),
    drop: drop.slice(0, MOST_RULES).map(({ partner, rule, code }) => ({ partner, rule, code })),
  };
}

/** The list, and how many there are where that is more. */
function partnersOf(ids: string[], count: number): { partners: string[]; count?: number } {
  return count > ids.length ? { partners: ids, count } : { partners: ids };
}

const some = <T>(key: string, list: T[]) => (list.length > 0 ? { [key]: list } : {});

function menteeCause(found: Case, world: World, onePlaceWith: PlaceFix[]): Cause {
  const { problem, margins, unlocks, state } = world;
  const { eligible, forbidden, byRule, total, worth, nearest } = found;
  const { barred, allow, drop } = fixesOf(found, world, margins.placeLoss);
  const ids = eligible.items.map((j) => problem.mentors[j]!.id);
  if (eligible.count > 0) {
    if (worth === 0) return belowNoMatch(found, ids[0]!, world);
    const listed = eligible.keys.filter((key) => state.offset - key > 0).length;
    const reachable = nearest && nearest.score + nearest.shortBy < HIGHEST_SCORE;
    return {
      code: "allFull",
      ...partnersOf(ids.slice(0, listed), worth),
      ...{ forbidden: barred, byRule, onePlaceWith, allow },
      nearest: reachable
        ? { mentor: problem.mentors[nearest.partner]!.id, shortBy: nearest.shortBy }
        : null,
      ...some("unlock", unlocks.mentee(found.number)),
      ...some("drop", drop),
    };
  }
  if (forbidden.count > 0) {
    const partners = partnersOf(barred, forbidden.count);
    return { code: "forbidden", ...partners, byRule, allow, ...some("drop", drop) };
  }
  return { code: "nobodyEligible", total, byRule, ...some("drop", drop) };
}

function belowNoMatch({ eligible }: Case, partner: string, { problem }: World): Cause {
  const noMatchScore = problem.params.noMatchScore ?? 0;
  return { code: "belowNoMatch", best: { partner, score: -eligible.keys[0]! }, noMatchScore };
}

function mentorCause(found: Case, world: World): Cause {
  const { problem, unlocks } = world;
  const { number, eligible, forbidden, locked, byRule, total, worth, nearest } = found;
  if (problem.mentors[number]!.capacity === 0) return { code: "noPlaces" };
  // A free place takes a mentee exactly when the pair is worth more than the mentee is elsewhere.
  const { barred, allow, drop } = fixesOf(found, world, (i) => menteeLoss(world, i));
  const ids = (list: readonly number[]) => list.map((i) => problem.mentees[i]!.id);
  if (eligible.count > 0) {
    if (worth === 0 && locked.count === 0) {
      return belowNoMatch(found, ids(eligible.items)[0]!, world);
    }
    const partners = eligible.items.slice();
    // Among a great many, the nearest needn't be one of the best.
    if (nearest && !partners.includes(nearest.partner))
      partners[partners.length - 1] = nearest.partner;
    return {
      code: "betterElsewhere",
      ...partnersOf(ids(partners), eligible.count),
      locked: ids(partners.filter((i) => world.state.match[i]! < UNMATCHED)),
      ...{ forbidden: barred, byRule },
      nearest: nearest && {
        mentee: problem.mentees[nearest.partner]!.id,
        shortBy: nearest.shortBy,
      },
      allow,
      ...some("unlock", unlocks.mentor(number)),
      ...some("drop", drop),
    };
  }
  if (forbidden.count > 0) {
    const partners = partnersOf(barred, forbidden.count);
    return { code: "forbidden", ...partners, byRule, allow, ...some("drop", drop) };
  }
  return { code: "nobodyEligible", total, byRule, ...some("drop", drop) };
}
