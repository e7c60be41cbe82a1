import type { NetworkProof } from "../../contract.ts";
import { leastOf, type Network, type Sizes } from "./build.ts";
import {
  type Apart,
  type Case,
  type Conflict,
  conflictsOf,
  proofOf,
  splitOf,
  type Tree,
  underCase,
} from "./cases.ts";
import { poolOf, pricedFlow } from "./priced.ts";
import { byWorth, type NetworkFlow, pricesOf, type Worth, worthOfFlow } from "./solution.ts";

interface Solved {
  of: Case;
  flow: NetworkFlow;
  worth: Worth;
  /** False when a mentor who has to meet enough mentees can't: there is nothing in this case. */
  possible: boolean;
  conflicts: Conflict[];
  tree: Tree;
}

export interface Branched {
  /** The best permitted circulation found; there is always one, if only without any match. */
  flow: NetworkFlow;
  worth: Worth;
  /** No permitted circulation is worth more. */
  bound: Worth;
  proof: NetworkProof;
}

/**
 * Numbers that a proof may be made of (people times cases), and arcs looked at, before the bound is
 * given as it is: work, not seconds, so that every machine stops at the same place.
 */
const MOST_NUMBERS = 600_000;
const MOST_WORK = 1_000_000_000;
/** Cases split between two tries to reach a permitted circulation straight from the best one. */
const DIVE_EVERY = 40;
/** With more conflicts than this, a dive gives way at half of them at once. */
const FEW = 6;

/**
 * Groups of nobody or at least so many are beyond flows (NP-hard from sizes of three on), and so are
 * people who have to be apart. Branch and bound: the circulation that overlooks both is a bound, and
 * where it breaks one, two cases leave nothing out. The case with the highest bound goes first, so
 * that the bound is as low as can be when the budget ends. Yields the mentees placed in the first.
 */
export function* branched(
  network: Network,
  sizes: Sizes,
  apart: Apart,
  barred: ReadonlySet<number>,
): Generator<number, Branched, void> {
  const mostCases = Math.floor(MOST_NUMBERS / (network.leaf.length + network.mentors + 1));
  const pool = poolOf(network);
  let cases = 0;
  let work = 0;

  function* solve(of: Case): Generator<number, Solved, void> {
    const fixed = underCase(network, sizes, of);
    const run = pricedFlow(fixed, pool, of.barred.size > 0 ? of.barred : null);
    let step = run.next();
    for (; !step.done; step = run.next()) yield cases > 0 ? network.leaf.length : step.value;
    const flow = step.value;
    cases++;
    work += flow.work;
    yield network.leaf.length;
    const { problem, mentorAt } = network;
    const worth = worthOfFlow(network, flow);
    return {
      of,
      flow,
      worth,
      possible: [...of.enough].every((j) => flow.used[j]! >= leastOf(problem, mentorAt[j]!, sizes)),
      conflicts: conflictsOf(network, sizes, apart, flow),
      tree: { worth, prices: pricesOf(fixed, flow) },
    };
  }

  /** Gives way at each conflict until none is left: meeting nobody and being apart always can be. */
  function* dive(from: Solved): Generator<number, Solved, void> {
    let now = from;
    while (now.conflicts.length > 0) {
      const { conflicts } = now;
      if (conflicts.length > FEW) {
        const half = conflicts.toReversed().slice(0, Math.ceil(conflicts.length / 2));
        now = yield* solve(half.reduce((of, one) => splitOf(network, of, one)[0], now.of));
        continue;
      }
      const first = conflicts[0]!;
      const [away, enough] = splitOf(network, now.of, first);
      const likely = first.kind === "size" && 2 * first.used >= first.least ? enough : away;
      const next = yield* solve(likely);
      now = next.possible ? next : yield* solve(away);
    }
    return now;
  }

  const root = yield* solve({ nobody: new Set(), enough: new Set(), barred });
  const open = [root];
  let best = yield* dive(root);
  for (let rounds = 1; ; rounds++) {
    const place = highest(open);
    const now = open[place];
    const done = !now || byWorth(now.worth, best.worth) <= 0;
    if (done || cases >= mostCases || work >= MOST_WORK) {
      const bound = done ? best.worth : now.worth;
      return {
        flow: best.flow,
        worth: best.worth,
        bound,
        proof: proofOf(root.tree, network, bound),
      };
    }
    open.splice(place, 1);
    if (rounds % DIVE_EVERY === 0) {
      const found = yield* dive(now);
      if (byWorth(found.worth, best.worth) > 0) best = found;
    }
    const conflict = now.conflicts[0]!;
    const [one, two] = splitOf(network, now.of, conflict);
    const sides: [Solved, Solved] = [yield* solve(one), yield* solve(two)];
    now.tree.split = { conflict, sides: [sides[0].tree, sides[1].tree] };
    for (const side of sides) {
      if (!side.possible) continue;
      if (side.conflicts.length > 0) open.push(side);
      else if (byWorth(side.worth, best.worth) > 0) best = side;
    }
  }
}

/** The place of the highest bound; of equals the newest, which is the most decided. */
function highest(open: readonly Solved[]): number {
  let place = 0;
  open.forEach((one, k) => {
    if (byWorth(one.worth, open[place]!.worth) >= 0) place = k;
  });
  return place;
}
