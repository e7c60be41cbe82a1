import type { Quota } from "../../contract.ts";

/** The quotas of one role as a forest: each person counts in their innermost quota and all above it. */
export interface QuotaForest {
  /** The quotas of this role, by their number in the problem; a quota stands after all that hold it. */
  order: number[];
  /** For each of `order`: the place in `order` of the smallest quota that holds it, or -1. */
  above: number[];
  /** For each person: the place in `order` of their innermost quota, or -1. */
  innermost: Int32Array;
}

/**
 * The forest of one role's quotas, or two quotas that overlap without one holding the other. Members
 * who aren't among `ids` are in another round and don't count. O(members + quotas log quotas).
 */
export function quotaForest(
  quotas: readonly Quota[],
  role: Quota["role"],
  ids: ReadonlyMap<string, number>,
): QuotaForest | { overlap: [number, number] } {
  const members = new Map<number, number[]>();
  quotas.forEach((quota, q) => {
    if (quota.role !== role) return;
    const known = quota.members.map((id) => ids.get(id)).filter((n) => n !== undefined);
    members.set(q, [...new Set(known)]);
  });
  // The largest first; of equals, the order of their ids: the problem's order has no influence.
  const order = [...members.keys()].sort(
    (a, b) =>
      members.get(b)!.length - members.get(a)!.length || (quotas[a]!.id < quotas[b]!.id ? -1 : 1),
  );
  const above: number[] = [];
  const innermost = new Int32Array(ids.size).fill(-1);
  for (const [place, q] of order.entries()) {
    const people = members.get(q)!;
    const holder = people.length > 0 ? innermost[people[0]!]! : -1;
    for (const person of people) {
      const other = innermost[person]!;
      if (other !== holder) return { overlap: [order[Math.max(other, holder)]!, q] };
      innermost[person] = place;
    }
    above.push(holder);
  }
  return { order, above, innermost };
}
