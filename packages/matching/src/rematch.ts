import { type Comparison, compare } from "./compare.ts";
import type {
  Certificate,
  MatchedPartnership,
  Matcher,
  MatchResult,
  PairIds,
  Problem,
  SolveOptions,
  Unmatched,
} from "./contract.ts";
import { assign } from "./matchers/assign.ts";
import { MODELS } from "./models.ts";
import { partnershipScore } from "./partnership.ts";
import { type Lookup, lookupIn, numbersOf, pairKeys } from "./problem.ts";

/** The most that a match from before can be preferred by: as much as the best score is worth. */
export const MOST_KEEP = 1_000_000;

/** Proofs of how high the total can be. */
const BY_TOTAL: ReadonlySet<Certificate["kind"]> = new Set(["duals", "network", "columns"]);

/** Runs that look for a bonus that keeps to the budget. */
const MOST_RUNS = 24;

export interface RematchWish {
  matcher?: Pick<Matcher, "solve">;
  /**
   * Score units, 0..1_000_000, by which a pair from before is preferred to another. Left out, and
   * without a budget: the most.
   */
  keep?: number;
  /** At most so many mentees who could stay where they were, get other partners or none. */
  budget?: number;
}

export interface Rematch {
  /**
   * For the problem as it is. It matches as many as can be; its bound is what could be had without
   * regard to what was before.
   */
  result: MatchResult;
  /** From before to now, at the scores of now. */
  comparison: Comparison;
  /** Mentees who could have stayed where they were, and don't; those who couldn't. */
  moved: string[];
  ended: string[];
  /** Of a budget: whether it is kept. */
  withinBudget: boolean;
  /**
   * No result that moves as few people (by the budget, if there is one) has a higher total; null
   * for a matcher that doesn't prove how high a total can be.
   */
  bound: number | null;
  /** The total reaches that bound: proven. */
  exact: boolean;
  /** What that rests on: the same problem with a bonus on the pairs from before, and its result. */
  raised: { problem: Problem; result: MatchResult; bonus: number };
}

type Earlier = readonly Pick<MatchedPartnership, "mentors" | "mentees">[];

/**
 * Matches again so that the matches from before are disturbed least. A bonus on each pair from
 * before makes it an ordinary problem, so it is as exact as the matcher. A budget is kept by the
 * smallest bonus that does: where the budget lies between what two bonuses give, the result moves
 * fewer people than it might, and `bound` says what may be missing (Lagrangian relaxation: Everett,
 * Operations Research 11 (1963)). Proven for matchers with proof and one mentor for each mentee.
 */
export async function rematch(
  problem: Problem,
  earlier: Earlier,
  { matcher = assign, keep, budget }: RematchWish = {},
  options: SolveOptions = {},
): Promise<Rematch> {
  const world = worldOf(problem, earlier);
  const best = await matcher.solve(problem, options);
  const run = async (bonus: number): Promise<Run> => {
    const under = bonus === 0 ? problem : raisedBy(problem, world.pairs, bonus);
    const found = bonus === 0 ? best : await matcher.solve(under, options);
    return runOf(world, under, found, bonus);
  };
  if (budget === undefined) {
    const found = await run(Math.min(MOST_KEEP, Math.max(0, keep ?? MOST_KEEP)));
    return finish(world, best, found, found.moved.length, [found]);
  }
  const runs = await runsFor(run, budget);
  const least = Math.min(...runs.map((one) => one.moved.length));
  const most = Math.max(budget, least);
  const allowed = runs.filter((one) => one.moved.length <= most);
  const found = allowed.reduce((a, b) => (isBetter(b, a) ? b : a));
  return finish(world, best, found, most, runs, budget);
}

const isBetter = (a: Run, b: Run) => (a.matched - b.matched || a.objective - b.objective) > 0;

/**
 * Runs with different bonuses, the last of which is as small as the budget allows. Between two of
 * them, next comes the bonus at which both would be equally good: then either something lies
 * between, or nothing does.
 */
async function runsFor(run: (bonus: number) => Promise<Run>, budget: number): Promise<Run[]> {
  let free = await run(0);
  if (free.moved.length <= budget) return [free];
  let bound = await run(MOST_KEEP);
  const runs = [free, bound];
  while (bound.moved.length <= budget && runs.length < MOST_RUNS) {
    const each = (free.objective - bound.objective) / (free.moved.length - bound.moved.length);
    const [low, high] = [free.bonus + 1, bound.bonus - 1];
    if (low > high) break;
    // Above it the one that moves fewer is better, below it the other.
    const even = Math.ceil(each) <= high ? Math.ceil(each) : Math.floor(each);
    if (even > high || even < low) break;
    const next = await run(even);
    runs.push(next);
    if (next.moved.length <= budget) bound = next;
    else free = next;
  }
  return runs;
}

interface World {
  problem: Problem;
  lookup: Lookup;
  earlier: Earlier;
  /** Pairs from before that can be again. */
  pairs: PairIds[];
  /** Mentees with partners before, by whether all of these pairs can be again. */
  could: ReadonlyMap<string, readonly string[]>;
  ended: string[];
}

/** One result under one bonus, at the scores of the problem as it is. */
interface Run {
  bonus: number;
  under: Problem;
  raised: MatchResult;
  partnerships: MatchedPartnership[];
  matched: number;
  objective: number;
  moved: string[];
}

function worldOf(problem: Problem, earlier: Earlier): World {
  const lookup = lookupIn(problem);
  const forbidden = pairKeys(problem.forbidden);
  const pinned = pairKeys(problem.pinned);
  const here = numbersOf(problem.mentees);
  const places = new Map(problem.mentors.map((one) => [one.id, one.capacity]));
  for (const { mentor } of problem.pinned) places.set(mentor, places.get(mentor)! - 1);
  const possible = ({ mentee, mentor }: PairIds) =>
    lookup.score({ mentee, mentor }) !== null &&
    !forbidden.get(mentee)?.has(mentor) &&
    (pinned.get(mentee)?.has(mentor) ?? places.get(mentor)! > 0);
  const could = new Map<string, readonly string[]>();
  const ended: string[] = [];
  const pairs: PairIds[] = [];
  for (const { mentees, mentors } of earlier) {
    for (const mentee of mentees.filter((id) => here.has(id))) {
      const partners = mentors.length > 0 ? mentors : mentees.filter((one) => one !== mentee);
      const own = partners.map((mentor) => ({ mentee, mentor }));
      const left = own.filter(possible);
      pairs.push(...left);
      if (left.length === own.length) could.set(mentee, partners.toSorted());
      else ended.push(mentee);
    }
  }
  return { problem, lookup, earlier, pairs, could, ended };
}

/** The same problem, with a bonus on these pairs. */
function raisedBy(problem: Problem, pairs: readonly PairIds[], bonus: number): Problem {
  const { start, mentor } = problem.pairs;
  const value = problem.pairs.value.slice();
  const [rows, columns] = [numbersOf(problem.mentees), numbersOf(problem.mentors)];
  for (const pair of pairs) {
    const i = rows.get(pair.mentee)!;
    const row = mentor.subarray(start[i]!, start[i + 1]!);
    value[start[i]! + row.indexOf(columns.get(pair.mentor)!)]! += bonus;
  }
  return { ...problem, pairs: { start, mentor, value } };
}

function runOf(world: World, under: Problem, raised: MatchResult, bonus: number): Run {
  const { problem, could, lookup } = world;
  const before = pairKeys(world.pairs);
  const partners = new Map<string, string>();
  let kept = 0;
  for (const { mentees, mentors } of raised.partnerships) {
    for (const mentee of mentees) {
      const others = mentors.length > 0 ? mentors : mentees.filter((one) => one !== mentee);
      partners.set(mentee, JSON.stringify(others.toSorted()));
      // A pair of a circle has its bonus twice, and counts with the mean of both directions.
      const same = others.filter((id) => before.get(mentee)?.has(id)).length;
      kept += mentors.length > 0 ? same : same / 2;
    }
  }
  return {
    ...{ bonus, under, raised, matched: partners.size },
    partnerships: raised.partnerships.map((one) => ({
      ...one,
      score: partnershipScore(problem, one, lookup),
    })),
    objective: raised.objective - bonus * kept,
    moved: [...could].flatMap(([id, own]) =>
      partners.get(id) === JSON.stringify(own) ? [] : [id],
    ),
  };
}

/** `most`: how many people may be moved, in what the bound is said of. */
function finish(
  world: World,
  best: MatchResult,
  found: Run,
  most: number,
  runs: Run[],
  budget?: number,
): Rematch {
  const { problem, ended } = world;
  const { raised, under, bonus, partnerships, objective, moved } = found;
  // Prices that prove one of the best results prove them all.
  const asGood = objective === best.objective && found.matched === matchedIn(best);
  const isBest = bonus === 0 || (asGood && best.certificate.kind === "duals");
  const bound = Math.max(best.bound, objective);
  const result: MatchResult = {
    ...{ partnerships, objective, bound, gap: bound - objective },
    unmatched: raised.unmatched.map((one) => withOwnScore(world, one)),
    certificate: isBest ? best.certificate : { kind: "none" },
    matcher: best.matcher,
  };
  const limit = boundOf(world, runs, most, bound);
  return {
    result,
    comparison: compare(before(world), result, problem),
    ...{ moved, ended, withinBudget: moved.length <= (budget ?? moved.length), bound: limit },
    exact: objective === limit,
    raised: { problem: under, result: raised, bonus },
  };
}

const matchedIn = ({ partnerships }: MatchResult) =>
  partnerships.reduce((sum, one) => sum + one.mentees.length, 0);

/**
 * With a bonus b, no result is worth more than its bound; so one that moves at most `most` people
 * has at most that less b for everybody else who could stay. The least of what the runs say.
 */
function boundOf(
  { problem, could }: World,
  runs: Run[],
  most: number,
  highest: number,
): number | null {
  if (!runs.every(({ raised }) => BY_TOTAL.has(raised.certificate.kind))) return null;
  // With several mentors each, a bonus counts pairs and not people.
  if (MODELS[problem.model]?.mentors.most !== 1) return highest;
  const stays = could.size - most;
  const bounds = runs.map(({ raised, bonus }) => raised.bound - bonus * stays);
  return Math.min(highest, ...bounds);
}

/** The matches from before that are of people who are still here, at the scores of now. */
function before({ problem, earlier, lookup }: World): MatchResult {
  const here = new Set([...problem.mentees, ...problem.mentors].map((one) => one.id));
  const partnerships = earlier.flatMap(({ mentors, mentees }) => {
    const who = {
      mentors: mentors.filter((id) => here.has(id)),
      mentees: mentees.filter((id) => here.has(id)),
    };
    const score = sum(
      who.mentees.flatMap((mentee) =>
        who.mentors.map((mentor) => lookup.score({ mentee, mentor }) ?? 0),
      ),
    );
    const alone = mentors.length > 0 ? who.mentors.length === 0 : who.mentees.length === 1;
    return who.mentees.length === 0 || alone ? [] : [{ ...who, score, pinned: false }];
  });
  const objective = sum(partnerships.map((one) => one.score));
  return {
    ...{ partnerships, objective, bound: objective, gap: 0, unmatched: [] },
    certificate: { kind: "none" },
    matcher: { type: "", v: 0 },
  };
}

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);

/** A cause that names a score names it without the bonus. */
function withOwnScore({ lookup }: World, one: Unmatched): Unmatched {
  const { cause, id, role } = one;
  if (cause.code !== "belowNoMatch") return one;
  const { partner } = cause.best;
  const pair =
    role === "mentee" ? { mentee: id, mentor: partner } : { mentee: partner, mentor: id };
  const score = lookup.score(pair) ?? cause.best.score;
  return { ...one, cause: { ...cause, best: { partner, score } } };
}
