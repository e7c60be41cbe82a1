import type { MatchResult, Problem, Profile, Quota, SolveOptions } from "../contract.ts";
import { ONE_EACH, solveNetwork } from "../matchers/network.ts";
import { MODELS } from "../models.ts";
import { numbersOf } from "../problem.ts";
import { type Slice, withPairs } from "./slice.ts";

/** One of several models that make partnerships of one mentor. */
export interface Wanted {
  model: string;
  params: Slice["params"];
}

export interface Shared {
  /** What each model is given, in the order asked for. */
  slices: Slice[];
  /** The best that all of them could do together: nothing is better, however people are shared. */
  together: MatchResult;
}

const accepts = ({ models }: Profile, model: string) => models?.includes(model) ?? true;

/**
 * Shares people out between models of one mentor and some mentees. All of them are matched at once
 * first, each pair under the first model that both would take part in; then each model is given the
 * mentees and places that this used, and the first that they would take what is left over: so that
 * all models together can do as well as if nobody had been shared out.
 */
export function shareOut(
  problem: Problem,
  profiles: { mentees: readonly Profile[]; mentors: readonly Profile[] },
  wanted: readonly Wanted[],
  options: SolveOptions = {},
): Shared {
  /** The first of the models that both would take part in, or -1. */
  const modelOf = (mentee: Profile, mentor: Profile) =>
    wanted.findIndex(({ model }) => accepts(mentee, model) && accepts(mentor, model));
  const first = (one: Profile) => wanted.findIndex(({ model }) => accepts(one, model));
  const most = profiles.mentors.map((one) => placesIn(one, wanted));
  const { matchMost, noMatchScore } = wanted[0]!.params;
  const joint: Problem = {
    ...withPairs(problem, (i, j) => modelOf(profiles.mentees[i]!, profiles.mentors[j]!) >= 0),
    model: "one-to-one",
    mentors: problem.mentors.map((one, j) => ({
      ...one,
      capacity: Math.min(one.capacity, most[j]!),
    })),
    params: {
      ...(matchMost !== undefined && { matchMost }),
      ...(noMatchScore !== undefined && { noMatchScore }),
    },
  };
  const plain = { type: "assign", v: 1, models: ["one-to-one"], ...ONE_EACH };
  const together = solveNetwork(joint, plain, options);

  const rows = numbersOf(problem.mentees);
  const columns = numbersOf(problem.mentors);
  const places = wanted.map(() => new Int32Array(problem.mentors.length));
  const given = profiles.mentees.map(first);
  const left = joint.mentors.map((one) => one.capacity);
  const pairs = together.partnerships.map(({ mentees: [mentee], mentors: [mentor] }) => {
    const [i, j] = [rows.get(mentee!)!, columns.get(mentor!)!];
    const part = modelOf(profiles.mentees[i]!, profiles.mentors[j]!);
    given[i] = part;
    places[part]![j]!++;
    left[j]!--;
    return { mentee: mentee!, mentor: mentor!, part };
  });
  left.forEach((count, j) => {
    const part = first(profiles.mentors[j]!);
    if (part >= 0) places[part]![j]! += count;
  });
  const slices = wanted.map(({ model, params }, part) => ({
    model,
    params,
    places: places[part]!,
    mentees: [...given.keys()].filter((i) => given[i] === part),
    quotas: problem.quotas.map((quota) => quotaIn(quota, pairs, part)),
  }));
  return { slices, together };
}

/** The most mentees that a mentor could have in all of these models. */
function placesIn(mentor: Profile, wanted: readonly Wanted[]): number {
  const open = wanted.filter(({ model }) => accepts(mentor, model));
  if (open.some(({ model }) => model === "one-to-one")) return mentor.capacity;
  return open.length > 0 ? MODELS.group!.mentees.most : 0;
}

/** A quota counts for all models: each gets what it used, the first also what is left over. */
function quotaIn(
  quota: Quota,
  pairs: readonly { mentee: string; mentor: string; part: number }[],
  part: number,
): Quota {
  const inside = new Set(quota.members);
  const counted = pairs.filter((pair) => inside.has(pair[quota.role]));
  const used = counted.filter((pair) => pair.part === part).length;
  const most = part === 0 ? quota.most - counted.length + used : used;
  return { ...quota, most, least: Math.min(quota.least ?? 0, used) };
}
