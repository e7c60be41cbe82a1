import type { MatchResult, NetworkCertificate, Problem } from "../contract.ts";
import { MODELS } from "../models.ts";
import { lookupIn } from "../problem.ts";
import { keyOf, pairsWithin } from "./permitted.ts";

export const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === "number" && Number.isInteger(value) ? value : otherwise;

/** What the result's places cost: of each mentor the k-th mentee (k - 1) * `params.balance`. */
export function seatCosts(problem: Problem, result: MatchResult): number {
  if (result.certificate.kind !== "network") return 0;
  const step = numberOf(problem.params.balance, 0);
  let cost = 0;
  for (const n of count(result, "mentor").values()) cost += (step * n * (n - 1)) / 2;
  return cost;
}

/** How many mentees each mentor has, or the other way round. */
export function count(
  { partnerships }: MatchResult,
  role: "mentor" | "mentee",
): Map<string, number> {
  const found = new Map<string, number>();
  for (const pair of partnerships.flatMap(pairsWithin)) {
    found.set(pair[role], (found.get(pair[role]) ?? 0) + 1);
  }
  return found;
}

/** The problem as the proof counts it: people and quotas in its order, after the pins. */
export interface World {
  problem: Problem;
  certificate: NetworkCertificate;
  /** Of mentees: whether they are pinned, and which quotas they count in. */
  pinned: boolean[];
  menteeQuotas: number[][];
  mentorQuotas: number[][];
  /** Of mentors: pins, places left, and the smallest group (1 where none is asked for). */
  pins: number[];
  places: number[];
  least: number[];
  /** Of quotas: units left, and how many of them `leastBonus` rewards. */
  left: number[];
  wished: number[];
  step: number;
  /** Pairs by key that are forbidden, or would bring a mentee together with a pinned one. */
  never: Set<string>;
}

export function worldOf(problem: Problem, certificate: NetworkCertificate): World {
  const { mentees, mentors, quotas, params, pinned, apart } = problem;
  const group = problem.model === "group";
  const most = group
    ? Math.min(numberOf(params.most, Number.POSITIVE_INFINITY), MODELS.group!.mentees.most)
    : Number.POSITIVE_INFINITY;
  const pinOf = new Map(pinned.map((pin) => [pin.mentee, pin.mentor]));
  const pins = mentors.map(({ id }) => pinned.filter((pin) => pin.mentor === id).length);
  const least = mentors.map((one) =>
    group ? Math.max(one.least ?? 1, numberOf(params.least, 1)) : 1,
  );
  const left = (places: number, j: number) =>
    pins[j] === 0 && places < least[j]! ? 0 : Math.max(0, places - pins[j]!);
  const never = new Set(problem.forbidden.map(keyOf));
  for (const [a, b] of group ? apart : []) {
    for (const [mentee, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const mentor = pinOf.get(other);
      if (mentor !== undefined) never.add(keyOf({ mentee, mentor }));
    }
  }
  const inQuota = quotas.map((quota) => new Set(quota.members));
  const held = quotas.map(
    ({ role }, q) => pinned.filter((pin) => inQuota[q]!.has(pin[role])).length,
  );
  const quotasOf = (role: "mentor" | "mentee") => (person: { id: string }) =>
    quotas.flatMap((quota, q) => (quota.role === role && inQuota[q]!.has(person.id) ? [q] : []));
  return {
    problem,
    certificate,
    pinned: mentees.map(({ id }) => pinOf.has(id)),
    menteeQuotas: mentees.map(quotasOf("mentee")),
    mentorQuotas: mentors.map(quotasOf("mentor")),
    pins,
    least,
    places: mentors.map((one, j) => left(Math.min(one.capacity, most), j)),
    left: quotas.map((quota, q) => quota.most - held[q]!),
    wished: quotas.map((quota, q) =>
      Math.max(0, Math.min(quota.least ?? 0, quota.most) - held[q]!),
    ),
    step: numberOf(params.balance, 0),
    never,
  };
}

/** What the result is worth beyond its pins, in the weights of the certificate. */
export function worthOf(world: World, result: MatchResult): bigint {
  const { problem, certificate, pins, least, places, step, wished, left } = world;
  const lookup = lookupIn(problem);
  const total = (pairs: Problem["pinned"]) =>
    pairs.reduce((sum, pair) => sum + (lookup.score(pair) ?? 0), 0);
  const mentees = count(result, "mentor");
  const matched = count(result, "mentee");
  const matches = matched.size - problem.pinned.length;
  let score = total(result.partnerships.flatMap(pairsWithin)) - total(problem.pinned);
  score -= matches * (problem.params.noMatchScore ?? 0);
  let wishes = 0;
  for (const [j, { id }] of problem.mentors.entries()) {
    const extra = (mentees.get(id) ?? 0) - pins[j]!;
    for (let k = 0; k < extra; k++) score -= (pins[j]! + k) * step;
    if (pins[j]! > 0) {
      wishes += Math.min(extra, places[j]!, Math.max(0, least[j]! - pins[j]!));
    }
  }
  for (const [q, { role, members, most }] of problem.quotas.entries()) {
    const counts = role === "mentor" ? mentees : matched;
    const all = [...new Set(members)].reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
    wishes += Math.min(all - (most - left[q]!), wished[q]!);
  }
  return (
    BigInt(score) +
    BigInt(matches) * BigInt(certificate.bonus) +
    BigInt(wishes) * BigInt(certificate.leastBonus)
  );
}
