import { type CirclePlan, mostOfUnit } from "../circle-plan.ts";
import type { Problem } from "../contract.ts";
import { numbersOf } from "../problem.ts";
import { type Above, type ColumnWorld, type Decided, fits, type Leaf } from "./column-terms.ts";
import { circleParams } from "./model-rules.ts";
import { apartIn, scoreTable } from "./two-by-two-world.ts";

/**
 * Circles of the plan's sizes. Rows: the peers, then, when there are larger circles, those: every
 * outcome covers that row as often as the plan says.
 */
export function circleWorld(problem: Problem, plan: CirclePlan): ColumnWorld {
  const peers = numbersOf(problem.mentees);
  const n = problem.mentees.length;
  const pins = problem.pinned.map(
    ({ mentee, mentor }): Decided => ({
      pair: [peers.get(mentee)!, peers.get(mentor)!],
      together: true,
    }),
  );
  const capacity: number[] = Array(n).fill(1);
  const free = new Set(pins.flatMap((pin) => pin.pair));
  if (plan.larger > 0) {
    capacity.push(plan.larger);
    free.add(n);
  }
  const score = peerScores(problem);
  return {
    capacity,
    people: n,
    free,
    count: plan.circles,
    exact: true,
    step: 1,
    worth: "score",
    above(leaf) {
      const cases = { ...leaf, decided: [...pins, ...leaf.decided] };
      const small = plan.circles > plan.larger ? aboveOf(problem, score, plan, 0, cases) : null;
      return small ?? (plan.larger > 0 ? aboveOf(problem, score, plan, 1, cases) : null);
    },
  };
}

/** The mean of both directions, rounded down; -1 for two who may not be in one circle. */
function peerScores(problem: Problem): Int32Array {
  const n = problem.mentees.length;
  const table = scoreTable(problem);
  const mentors = numbersOf(problem.mentors);
  const column = problem.mentees.map(({ id }) => mentors.get(id) ?? -1);
  const apart = apartIn(problem);
  const score = new Int32Array(n * n).fill(-1);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      if (a === b || column[a]! < 0 || column[b]! < 0) continue;
      const [x, y] = [table[column[b]! * n + a]!, table[column[a]! * n + b]!];
      if (x < 0 || y < 0 || apart(problem.mentees[a]!.id, problem.mentees[b]!.id)) continue;
      score[a * n + b] = Math.floor((x + y) / 2);
    }
  }
  return score;
}

/**
 * A circle above its price, looked for depth first. A peer adds at most half of the best scores with
 * size - 1 others, less the own price: where these can't reach the price, nothing is looked at.
 */
function aboveOf(
  problem: Problem,
  score: Int32Array,
  plan: CirclePlan,
  more: 0 | 1,
  leaf: Leaf,
): Above | null {
  const n = problem.mentees.length;
  const size = plan.size + more;
  const { scale, each, prices } = leaf;
  const extra = more === 1 ? prices[n]! : 0;
  const fixed = each - extra;
  const high = Array.from({ length: n }, (_, a) => {
    const own = [...score.subarray(a * n, (a + 1) * n)].filter((x) => x >= 0);
    if (own.length < size - 1) return Number.NEGATIVE_INFINITY;
    const best = own.sort((x, y) => y - x).slice(0, size - 1);
    return (scale * best.reduce((sum, x) => sum + x, 0)) / 2 - prices[a]!;
  });
  const order = [...Array(n).keys()].sort((a, b) => high[b]! - high[a]!);
  const members: number[] = [];
  const spread = circleParams(problem).spread ? unitLimits(problem, plan) : null;
  const search = (from: number, reach: number, worth: number): number | null => {
    if (members.length === size) {
      const possible = fits(members, leaf.decided) && (!spread || spread(members));
      return possible && worth + fixed > 0 ? worth + fixed : null;
    }
    const left = size - members.length;
    for (let k = from; k + left <= n; k++) {
      const a = order[k]!;
      if (reach + left * high[a]! + fixed <= 0) return null;
      let sum = worth - prices[a]!;
      let together = true;
      for (const b of members) {
        const pair = score[a * n + b]!;
        if (pair < 0) together = false;
        sum += scale * pair;
      }
      if (!together) continue;
      members.push(a);
      const found = search(k + 1, reach + high[a]!, sum);
      if (found !== null) return found;
      members.pop();
    }
    return null;
  };
  const found = search(0, 0, 0);
  if (found === null) return null;
  return { mentee: problem.mentees[members[0]!]!.id, expected: found, found: 0 };
}

function unitLimits({ mentees }: Problem, { circles }: CirclePlan): (members: number[]) => boolean {
  const total = new Map<string, number>();
  for (const { unit } of mentees) {
    if (unit !== undefined) total.set(unit, (total.get(unit) ?? 0) + 1);
  }
  return (members) => {
    const found = new Map<string, number>();
    for (const a of members) {
      const { unit } = mentees[a]!;
      if (unit === undefined) continue;
      const now = (found.get(unit) ?? 0) + 1;
      if (now > mostOfUnit(total.get(unit)!, circles)) return false;
      found.set(unit, now);
    }
    return true;
  };
}
