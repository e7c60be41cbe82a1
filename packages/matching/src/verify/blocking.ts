import type { MatchedPartnership, PairIds, Problem } from "../contract.ts";
import { idsOf, type Opinions, opinions, seatsOf } from "./opinions.ts";

/** Who is where in an outcome of pairs or groups, with what is left of places and quotas. */
interface Placed {
  at: number[];
  /** Of the mentee's own match, so that others can be compared with it. */
  wish: number[];
  mentees: number[][];
}

/**
 * The pairs of mentee and mentor who would both rather have each other than what they have: the
 * mentee than their mentor or none, the mentor than an empty place or one of their mentees. Ties
 * don't count, nor does what isn't permitted: people locked by hand stay; a match in a full quota
 * isn't possible unless it replaces one; nobody joins a group in which is somebody they are kept
 * apart from; one mentee can't start a group that needs more. For one-to-one and groups; of other
 * models, none. For the outcome of any matcher. O(pairs).
 */
export function blockingPairs(
  problem: Problem,
  partnerships: readonly MatchedPartnership[],
): PairIds[] {
  if (problem.model !== "one-to-one" && problem.model !== "group") return [];
  return blockingAmong(problem, partnerships, opinions(problem));
}

export function blockingAmong(
  problem: Problem,
  partnerships: readonly MatchedPartnership[],
  acceptable: Opinions,
): PairIds[] {
  const placed = placesIn(problem, partnerships, acceptable);
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  const room = roomIn(problem, placed);
  const claims = claimsIn(acceptable, placed);
  const found: PairIds[] = [];
  for (let n = 0; n < acceptable.mentee.length; n++) {
    const i = acceptable.mentee[n]!;
    if (acceptable.wish[n]! >= placed.wish[i]! || locked.has(problem.mentees[i]!.id)) continue;
    const j = acceptable.mentor[n]!;
    const claim = acceptable.claim[n]!;
    if (placed.at[i] === -1 && room.menteeQuotaFull(i)) continue;
    const replaces = () =>
      placed.mentees[j]!.some(
        (k) =>
          !locked.has(problem.mentees[k]!.id) && claim < claims[k]! && !room.keptApart(i, j, k),
      );
    if ((room.free(j) && !room.keptApart(i, j, -1)) || replaces()) found.push(idsOf(problem, i, j));
  }
  return found;
}

function placesIn(
  { mentees, mentors }: Problem,
  partnerships: readonly MatchedPartnership[],
  acceptable: Opinions,
): Placed {
  const mentorNumber = new Map(mentors.map(({ id }, j) => [id, j]));
  const menteeNumber = new Map(mentees.map(({ id }, i) => [id, i]));
  const placed: Placed = {
    at: mentees.map(() => -1),
    wish: mentees.map(() => Number.POSITIVE_INFINITY),
    mentees: mentors.map(() => []),
  };
  for (const {
    mentees: together,
    mentors: [mentor],
  } of partnerships) {
    const j = mentorNumber.get(mentor!);
    for (const id of together) {
      const i = menteeNumber.get(id);
      if (i === undefined || j === undefined) continue;
      placed.at[i] = j;
      placed.mentees[j]!.push(i);
    }
  }
  acceptable.mentee.forEach((i, n) => {
    if (placed.at[i] === acceptable.mentor[n]) placed.wish[i] = acceptable.wish[n]!;
  });
  return placed;
}

/** How each matched mentee stands with their own mentor. */
function claimsIn(acceptable: Opinions, { at }: Placed): number[] {
  const claims = at.map(() => Number.POSITIVE_INFINITY);
  acceptable.mentee.forEach((i, n) => {
    if (at[i] === acceptable.mentor[n]) claims[i] = acceptable.claim[n]!;
  });
  return claims;
}

function roomIn(problem: Problem, { at, mentees }: Placed) {
  const seats = seatsOf(problem);
  const group = problem.model === "group";
  const full = (role: "mentee" | "mentor") => {
    const inFull = new Set<string>();
    for (const { members, most } of problem.quotas.filter((q) => q.role === role)) {
      const inside = new Set(members);
      const used = at.filter(
        (j, i) => j >= 0 && inside.has(problem[`${role}s`][role === "mentee" ? i : j]!.id),
      );
      if (used.length >= most) for (const id of members) inFull.add(id);
    }
    return inFull;
  };
  const [menteesFull, mentorsFull] = [full("mentee"), full("mentor")];
  const apart = new Set(problem.apart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return {
    menteeQuotaFull: (i: number) => menteesFull.has(problem.mentees[i]!.id),
    free(j: number) {
      const { id, least = 1 } = problem.mentors[j]!;
      const now = mentees[j]!.length;
      return now < seats[j]! && !mentorsFull.has(id) && (!group || now + 1 >= least);
    },
    keptApart: (i: number, j: number, without: number) =>
      group &&
      apart.size > 0 &&
      mentees[j]!.some(
        (k) => k !== without && apart.has(`${problem.mentees[i]!.id} ${problem.mentees[k]!.id}`),
      ),
  };
}
