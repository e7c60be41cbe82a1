import type {
  MatchResult,
  NetworkCertificate,
  NetworkPrices,
  NetworkProof,
  Problem,
} from "../contract.ts";
import { MODELS } from "../models.ts";
import type { Fault } from "./fault.ts";
import { count, numberOf, type World, worldOf, worthOf } from "./network-world.ts";
import { keyOf } from "./permitted.ts";

/**
 * A bound by linear-programming duality: a pair costs at least its weight when the prices of mentee,
 * mentor and the quotas of both add up to it or more; then nothing is worth more than what all units
 * of all places and quotas are worth at these prices. In each case of the proof; the highest bound
 * is the bound. Also the smallest and largest groups. O(cases * pairs).
 */
export function* networkProof(
  problem: Problem,
  result: MatchResult,
  certificate: NetworkCertificate,
): Generator<Fault> {
  const world = worldOf(problem, certificate);
  yield* groupSizes(world, result);
  const bonuses = [...bonusFaults(world)];
  yield* bonuses;
  if (bonuses.length > 0) return;
  const start: Case = { nobody: new Set(), enough: new Set(), barred: new Set() };
  const bound = yield* highest(world, certificate.proof, start);
  if (bound === null) return;
  const gap = Number(bound - worthOf(world, result));
  if (gap !== result.gap) yield { code: "bound", expected: gap, found: result.gap };
}

function* groupSizes({ problem, pins, least }: World, result: MatchResult): Generator<Fault> {
  if (problem.model !== "group") return;
  const most = numberOf(problem.params.most, MODELS.group!.mentees.most);
  const mentees = count(result, "mentor");
  for (const [j, { id: mentor }] of problem.mentors.entries()) {
    const found = mentees.get(mentor) ?? 0;
    // A mentor with a pin meets anyway.
    if (found > 0 && found < least[j]! && pins[j] === 0) {
      yield { code: "tooFew", mentor, expected: least[j]!, found };
    }
    if (found > Math.max(most, pins[j]!)) yield { code: "tooMany", mentor, expected: most, found };
  }
}

/** Bonuses that don't outweigh what they have to would prove something else. */
function* bonusFaults({ problem, certificate, places, pins, pinned, step, wished, least }: World) {
  const base = problem.params.noMatchScore ?? 0;
  const { start, value } = problem.pairs;
  let [low, high] = [0, 0];
  for (let k = 0; k < start[problem.mentees.length]!; k++) {
    low = Math.min(low, value[k]! - base);
    high = Math.max(high, value[k]! - base);
  }
  const free = pinned.filter((one) => !one).length;
  let [all, seat] = [0, 0];
  places.forEach((places, j) => {
    all += places;
    seat = Math.max(seat, (Math.min(places, free) + pins[j]!) * step);
  });
  const most = Math.min(free, all);
  const { bonus, leastBonus } = certificate;
  if (!Number.isSafeInteger(bonus) || !Number.isSafeInteger(leastBonus)) {
    yield { code: "bonusTooSmall" as const };
    return;
  }
  // k + 1 matches are worth k + 1 times (low - seat) at least, k matches k times high at most.
  const spread = most * (high - low + seat);
  const outweighs = (problem.params.matchMost ?? true) ? bonus > spread : bonus === 0;
  if (!outweighs) yield { code: "bonusTooSmall" as const, expected: spread + 1, found: bonus };
  const wishes = wished.some((n) => n > 0) || least.some((n, j) => pins[j]! > 0 && n > pins[j]!);
  const needed = most * bonus + spread;
  if (wishes && leastBonus <= needed) {
    yield { code: "bonusTooSmall" as const, expected: needed + 1, found: leastBonus };
  }
}

interface Case {
  nobody: ReadonlySet<string>;
  enough: ReadonlySet<string>;
  barred: ReadonlySet<string>;
}

function* highest(
  world: World,
  proof: NetworkProof,
  of: Case,
): Generator<Fault, bigint | null, void> {
  if (proof.kind === "prices") return yield* boundOf(world, proof.prices, of);
  const cases: [NetworkProof, Case][] =
    proof.kind === "size"
      ? [
          [proof.nobody, { ...of, nobody: new Set([...of.nobody, proof.mentor]) }],
          [proof.enough, { ...of, enough: new Set([...of.enough, proof.mentor]) }],
        ]
      : ([proof.withoutFirst, proof.withoutSecond] as const).map((side, k) => {
          const pair = { mentee: proof.pair[k]!, mentor: proof.mentor };
          return [side, { ...of, barred: new Set([...of.barred, keyOf(pair)]) }];
        });
  if (!leavesNothingOut(world, proof)) yield { code: "badCase", mentor: proof.mentor };
  let most: bigint | null = null;
  for (const [side, inside] of cases) {
    const bound = yield* highest(world, side, inside);
    if (bound === null) return null;
    if (most === null || bound > most) most = bound;
  }
  return most;
}

/** Splitting is allowed only at what the problem itself forbids in between. */
function leavesNothingOut({ problem, pins }: World, proof: NetworkProof): boolean {
  if (proof.kind === "prices") return true;
  const j = problem.mentors.findIndex((one) => one.id === proof.mentor);
  if (j < 0 || problem.model !== "group") return false;
  if (proof.kind === "size") return pins[j] === 0;
  const [a, b] = proof.pair;
  return problem.apart.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}

function* boundOf(
  world: World,
  prices: NetworkPrices,
  of: Case,
): Generator<Fault, bigint | null, void> {
  const { problem, certificate, pinned, menteeQuotas, mentorQuotas, never } = world;
  const { mentees, mentors, quotas, pairs, params } = problem;
  const lists = [prices.mentees, prices.mentors, prices.quotas];
  const lengths = [mentees.length, mentors.length, quotas.length];
  if (lists.some((list, k) => list.length !== lengths[k] || !list.every(Number.isSafeInteger))) {
    yield { code: "dualMissing" };
    return null;
  }
  const along = (own: number, numbers: number[]) =>
    numbers.reduce((sum, q) => sum + prices.quotas[q]!, own);
  const upTo = mentors.map((_, j) => along(prices.mentors[j]!, mentorQuotas[j]!));
  const barred = never.size + of.barred.size > 0;
  let total = 0n;
  for (const [i, { id: mentee }] of mentees.entries()) {
    if (pinned[i]) continue;
    total += BigInt(Math.max(0, prices.mentees[i]!));
    const price = along(prices.mentees[i]!, menteeQuotas[i]!);
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const mentor = mentors[pairs.mentor[k]!]!.id;
      const expected = pairs.value[k]! - (params.noMatchScore ?? 0) + certificate.bonus;
      const found = price + upTo[pairs.mentor[k]!]!;
      if (!Number.isSafeInteger(found)) yield { code: "dualMissing", mentee, mentor };
      if (found >= expected || of.nobody.has(mentor)) continue;
      const key = barred ? keyOf({ mentee, mentor }) : "";
      if (barred && (never.has(key) || of.barred.has(key))) continue;
      yield { code: "dualTooLow", mentee, mentor, expected, found };
    }
  }
  for (const j of mentors.keys()) total += seatsOf(world, j, prices.mentors[j]!, of);
  for (const q of quotas.keys()) {
    const price = prices.quotas[q]!;
    const [left, wished] = [world.left[q]!, Math.min(world.wished[q]!, world.left[q]!)];
    total += BigInt(wished) * BigInt(Math.max(0, price + certificate.leastBonus));
    total += BigInt(left - wished) * BigInt(Math.max(0, price));
  }
  return total;
}

/** What the places of one mentor are worth at this price, in this case. */
function seatsOf(world: World, j: number, price: number, of: Case): bigint {
  const { problem, certificate, pins, places, least, step, pinned } = world;
  const { id } = problem.mentors[j]!;
  if (of.nobody.has(id)) return 0n;
  const forced = of.enough.has(id) ? least[j]! : 0;
  const wished = pins[j]! > 0 ? Math.max(0, least[j]! - pins[j]!) : 0;
  let total = 0n;
  const free = pinned.length - problem.pinned.length;
  const most = Math.min(places[j]!, free);
  for (let k = 0; k < Math.max(most, forced); k++) {
    const reward = k < wished ? certificate.leastBonus : 0;
    const worth = price - (pins[j]! + k) * step + reward;
    if (k >= forced && worth <= 0) break;
    total += BigInt(worth);
  }
  return total;
}
