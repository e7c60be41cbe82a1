import fc from "fast-check";
import type { PairIds, Problem } from "../contract.ts";
import { type ListedPair, lookupIn, type ProblemLists, problemOf } from "../problem.ts";

/** How many random problems a property looks at; more by the environment variable MATCHING_CASES. */
export const CASES = Number(process.env.MATCHING_CASES ?? 150);

export interface Possible {
  mentees: string[];
  mentors: string[];
  score: number;
}

/** All sets of `size` of a list. */
export function* subsets<T>(list: readonly T[], size: number): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [k, first] of list.entries()) {
    for (const rest of subsets(list.slice(k + 1), size - 1)) yield [first, ...rest];
  }
}

/** Asks whether a mentee and a mentor may be together, and what they score. */
export function pairwise(problem: Problem) {
  const lookup = lookupIn(problem);
  const barred = new Set(problem.forbidden.map((p) => `${p.mentee} ${p.mentor}`));
  const apart = new Set(problem.apart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return {
    score: (mentee: string, mentor: string) =>
      barred.has(`${mentee} ${mentor}`) ? null : lookup.score({ mentee, mentor }),
    apart: (ids: readonly string[]) =>
      ids.some((a, k) => ids.slice(k + 1).some((b) => apart.has(`${a} ${b}`))),
  };
}

/** Whether everybody in it who is locked by hand has whom they are locked with. */
const keepsLocks = ({ mentees, mentors }: Possible, pinned: readonly PairIds[]) => {
  const inside = new Set([...mentees, ...mentors]);
  return pinned.every(({ mentee, mentor }) => inside.has(mentee) === inside.has(mentor));
};

/** The best outcome that these partnerships allow, by trying them all; null: none keeps the locks. */
export function bestOf(
  problem: Problem,
  possible: readonly Possible[],
  once: (p: Possible) => string[],
): { matched: number; objective: number } | null {
  const base = problem.params.noMatchScore ?? 0;
  const most = problem.params.matchMost ?? true;
  const usable = possible.filter((p) => keepsLocks(p, problem.pinned));
  let best: { matched: number; objective: number } | null = null;
  const search = (from: number, used: Set<string>, matched: number, total: number) => {
    const kept = problem.pinned.every((p) => used.has(`pin ${p.mentee} ${p.mentor}`));
    const objective = total + base * (problem.mentees.length - matched);
    const better = !best || (most && matched > best.matched) || objective > best.objective;
    if (kept && better && !(best && most && matched < best.matched)) best = { matched, objective };
    for (let k = from; k < usable.length; k++) {
      const p = usable[k]!;
      const keys = once(p);
      if (keys.some((key) => used.has(key))) continue;
      const locks = problem.pinned
        .filter(({ mentee, mentor }) => holds(p, mentee) && holds(p, mentor))
        .map((pin) => `pin ${pin.mentee} ${pin.mentor}`);
      search(
        k + 1,
        new Set([...used, ...keys, ...locks]),
        matched + p.mentees.length,
        total + p.score,
      );
    }
  };
  search(0, new Set(), 0, 0);
  return best;
}

const holds = ({ mentees, mentors }: Possible, id: string) =>
  mentees.includes(id) || mentors.includes(id);

interface Sizes {
  model: string;
  mentees: number;
  mentors: number;
  /** Low scores make many ties. */
  highest: number;
  teams?: number;
}

const mostly = (most: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: most - 2, max: most }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: most }) },
  );

/**
 * Small random problems of people with experience, teams, units and places, pairs that are ruled
 * out, forbidden or locked by hand, and people who can't be in one partnership.
 */
export function partnershipProblems(sizes: Sizes): fc.Arbitrary<Problem> {
  const { mentees, mentors, highest, teams = 1 } = sizes;
  const chance = fc.nat({ max: 99 });
  return fc
    .record({
      menteeCount: mostly(mentees),
      mentorCount: mostly(mentors),
      /** How many in a hundred pairs are ruled out. */
      rare: fc.constantFrom(0, 2, 12),
      cells: fc.array(fc.tuple(chance, fc.nat({ max: highest })), {
        minLength: mentees * mentors,
        maxLength: mentees * mentors,
      }),
      people: fc.array(fc.tuple(chance, chance, chance), {
        minLength: mentees + mentors,
        maxLength: mentees + mentors,
      }),
      apart: fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 9 }), fc.nat({ max: 9 })), {
        maxLength: 2,
      }),
      locks: fc.constantFrom(0, 0, 0, 1, 2),
      params: fc.record({
        matchMost: fc.constantFrom(true, true, false),
        noMatchScore: fc.constantFrom(0, 0, 3, -1),
        least: fc.constantFrom(undefined, undefined, 1, 2),
        differentUnits: fc.constantFrom(undefined, true),
      }),
      seed: fc.integer(),
    })
    .map(({ menteeCount, mentorCount, rare, cells, people, apart, locks, params, seed }) => {
      const pairs: ListedPair[] = [];
      const forbidden: PairIds[] = [];
      const pinned: PairIds[] = [];
      for (let i = 0; i < menteeCount; i++) {
        for (let j = 0; j < mentorCount; j++) {
          const [kind, score] = cells[i * mentors + j]!;
          const pair = { mentee: `e${i}`, mentor: `o${j}` };
          if (kind < rare) continue;
          pairs.push({ ...pair, score });
          if (kind < rare * 1.5) forbidden.push(pair);
          else if (kind > 90 && pinned.length < locks) pinned.push(pair);
        }
      }
      const lists: ProblemLists = {
        model: sizes.model,
        mentees: Array.from({ length: menteeCount }, (_, i) => {
          const [team] = people[i]!;
          return { id: `e${i}`, ...(team < 95 ? { team: `t${team % teams}` } : {}) };
        }),
        mentors: Array.from({ length: mentorCount }, (_, j) => {
          const [place, experience, home] = people[mentees + j]!;
          return {
            id: `o${j}`,
            capacity: place < 6 ? 0 : place < 60 ? 1 : 3,
            experienced: experience < (sizes.model === "team" ? 85 : 60),
            unit: `u${home % 3}`,
            ...(home < 20 ? { team: `t${home % teams}` } : {}),
          };
        }),
        ...{ pairs, forbidden, pinned, seed },
        apart: apart
          .filter(([, a, b]) => a !== b)
          .map(([mentee, a, b]) => (mentee ? [`e${a}`, `e${b}`] : [`o${a}`, `o${b}`])),
        params: {
          matchMost: params.matchMost,
          noMatchScore: params.noMatchScore,
          ...(sizes.model === "team" && params.least ? { least: params.least } : {}),
          ...(sizes.model === "team" && params.differentUnits ? { differentUnits: true } : {}),
        },
      };
      return problemOf(lists);
    });
}
