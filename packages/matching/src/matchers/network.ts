import type { Matcher, MatchResult, Params, Problem, SolveOptions } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { numbersOf } from "../problem.ts";
import { type Branched, branched } from "./network/branch.ts";
import { balanceOf, buildNetwork, leastOf, type Network, type Sizes } from "./network/build.ts";
import { networkCauses } from "./network/causes.ts";
import { worthMore } from "./network/solution.ts";
import { outcomeOf, pinnedMatch, requireSound } from "./outcome.ts";

export interface NetworkModel extends Pick<Matcher, "type" | "v" | "models"> {
  sizes: Sizes;
  /** Whether all mentees of a mentor are one partnership, or each is one of its own. */
  together: boolean;
}

/** The param with which places cost more and more, for each matcher on the network. */
export const BALANCE = {
  type: "integer",
  label: {
    en: "Points of fit (of 1,000,000) that each further mentee of one mentor has to be worth",
    cy: "Pwyntiau cydweddu (o 1,000,000) y mae'n rhaid i bob mentorai pellach i'r un mentor fod yn werth",
  },
  minimum: 0,
  maximum: 1_000_000,
  default: 0,
} as const;

const SPREAD = {
  en: "The load is spread: each further mentee of one mentor has to be worth more.",
  cy: "Caiff y llwyth ei rannu: rhaid i bob mentorai pellach i'r un mentor fod yn werth mwy.",
};

/** What `balance` does, in a sentence; none where it does nothing. */
export const spreadSentences = ({ balance }: Params, locale: string): string[] =>
  typeof balance === "number" && balance > 0 ? [phrase(SPREAD, locale)] : [];

/** One-to-one: a mentor has as many partnerships as places. */
export const ONE_EACH = {
  sizes: { most: Number.POSITIVE_INFINITY, least: null },
  together: false,
};

/** Whether the plain assignment isn't enough: there are quotas, or the load is to be balanced. */
export const needsNetwork = (problem: Problem): boolean =>
  problem.quotas.length > 0 || balanceOf(problem) > 0;

/**
 * The exact matcher on the general network: nested quotas of mentees and of mentors, places that
 * cost more and more (`params.balance`), smallest groups and people apart. What comes first: places
 * that a quota's `least` asks for; with `matchMost` as many mentees as can be; then the total score.
 * Exact but for smallest groups and people apart beyond the budget of `branched`: then `gap` says how
 * far the proof got; one of `bonus` or more means that even the number of matches may not be highest.
 */
export function solveNetwork(
  problem: Problem,
  model: NetworkModel,
  options: SolveOptions = {},
): MatchResult {
  options.signal?.throwIfAborted();
  requireSound(problem, model);
  const network = buildNetwork(problem, model.sizes);
  const { apart, barred } = model.together ? apartIn(network) : NOBODY_APART;
  const run = branched(network, model.sizes, apart, barred);
  const total = network.mentees.length;
  let step = run.next();
  for (; !step.done; step = run.next()) {
    options.onProgress?.(step.value, total);
    options.signal?.throwIfAborted();
  }
  const least = network.mentorAt.some((mentor) => leastOf(problem, mentor, model.sizes) > 1);
  const result = resultOf(network, model, step.value, least || apart.size + barred.size > 0);
  options.onProgress?.(total, total);
  return result;
}

const NOBODY_APART = { apart: new Map<number, Set<number>>(), barred: new Set<number>() };

/** Who can't be in one group: two free mentees, or a free one and the mentor of a pinned one. */
function apartIn({ problem, mentees, mentorAt, mentors }: Network) {
  const apart = new Map<number, Set<number>>();
  const barred = new Set<number>();
  const rows = numbersOf(problem.mentees);
  const free = new Map([...mentees].map((row, i) => [row, i]));
  const columns = numbersOf(problem.mentors);
  const nodeOf = new Map([...mentorAt].map((mentor, node) => [mentor, node]));
  const pinOf = new Map(problem.pinned.map(({ mentee, mentor }) => [mentee, mentor]));
  for (const [a, b] of problem.apart) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const i = free.get(rows.get(one) ?? -1);
      if (i === undefined) continue;
      const pin = pinOf.get(other);
      if (pin !== undefined) barred.add(i * mentors + nodeOf.get(columns.get(pin)!)!);
      const k = free.get(rows.get(other) ?? -1);
      if (k === undefined) continue;
      const known = apart.get(i);
      if (known) known.add(k);
      else apart.set(i, new Set([k]));
    }
  }
  return { apart, barred };
}

function resultOf(
  network: Network,
  model: NetworkModel,
  found: Branched,
  restricted: boolean,
): MatchResult {
  const { problem, mentees, mentorAt, bonus, leastBonus } = network;
  const { flow, worth, bound, proof } = found;
  const match = pinnedMatch(problem);
  flow.match.forEach((node, i) => {
    if (node >= 0) match[mentees[i]!] = mentorAt[node]!;
  });
  const certificate = { kind: "network", bonus, leastBonus, proof } as const;
  // `networkCauses` says which quotas bind, and what would help.
  const result = outcomeOf({ ...problem, quotas: [] }, model, { match, certificate });
  const counts = new Int32Array(problem.mentors.length);
  for (const j of match) if (j >= 0) counts[j]!++;
  let objective = result.objective;
  for (const count of counts) objective -= (network.step * count * (count - 1)) / 2;
  const gap = worthMore(bound, worth, network);
  // Branching may find that what a change brings isn't permitted: then no fix is claimed.
  const certain = proof.kind === "prices" && !restricted;
  const unmatched = networkCauses(network, model.sizes, flow, result.unmatched, certain);
  return { ...result, unmatched, objective, bound: objective + gap, gap };
}
