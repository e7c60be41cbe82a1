import type { Cause, Problem, Quota, Unmatched } from "../../contract.ts";
import { MOST_LISTED } from "../cases.ts";
import type { Network } from "./build.ts";
import { leastOf, type Sizes } from "./build.ts";
import { type Prober, prober } from "./one-more.ts";
import type { NetworkFlow } from "./solution.ts";

/** Arcs that the search for fixes may look at: some tenths of a second. */
const MOST_WORK = 30_000_000;

/** What one more unit of a full quota, or one more place of a full mentor, is certain to bring. */
interface Fixes {
  oneMoreIn: Map<string, string[]>;
  onePlaceWith: Map<string, { mentor: string; others: number }[]>;
}

/**
 * Says more of those whom a quota or a smallest group keeps from a match. `certain`: the circulation
 * is proven best and stays permitted when it changes, so that fixes can be proven: one more unit
 * matches somebody in every best outcome when nothing as good can be reached without them.
 */
export function networkCauses(
  network: Network,
  sizes: Sizes,
  flow: NetworkFlow,
  unmatched: readonly Unmatched[],
  certain: boolean,
): Unmatched[] {
  if (unmatched.length === 0) return [];
  const { problem } = network;
  const world: World = {
    problem,
    fixes: certain ? fixesIn(network, flow) : { oneMoreIn: new Map(), onePlaceWith: new Map() },
    full: fullQuotas(network, flow),
    least: waitingMentors(network, sizes, flow),
  };
  return unmatched.map((one) => ({ ...one, cause: causeOf(one, world) }));
}

interface World {
  problem: Problem;
  fixes: Fixes;
  full: { quota: Quota; inside: ReadonlySet<string>; used: number }[];
  /** Mentors with places and nobody yet, by id, with their smallest group where it isn't one. */
  least: ReadonlyMap<string, number>;
}

function causeOf({ id, role, cause }: Unmatched, { problem, fixes, full, least }: World): Cause {
  if (cause.code !== "othersFirst") return cause;
  const { partners, open, forbidden, byRule } = cause;
  const eligible = [...open, ...partners];
  if (eligible.length === 0) return cause;
  const worthless = notWorth(problem, { id, role }, eligible);
  if (worthless) return worthless;
  const other = role === "mentee" ? "mentor" : "mentee";
  const binding = full.filter(({ quota, inside }) =>
    quota.role === role ? inside.has(id) : eligible.some((one) => inside.has(one)),
  );
  const oneMoreIn = fixes.oneMoreIn.get(id) ?? [];
  const onePlaceWith = fixes.onePlaceWith.get(id) ?? [];
  const own = binding.some(({ quota }) => quota.role === role);
  const allInFull = open.every((one) =>
    binding.some(({ quota, inside }) => quota.role === other && inside.has(one)),
  );
  if (oneMoreIn.length > 0 || own || (open.length > 0 && allInFull)) {
    return {
      code: "quotaFull",
      eligible: eligible.slice(0, MOST_LISTED),
      full: binding.map(({ quota: { id: quota, role: of, most }, used }) => {
        return { quota, role: of, used, most };
      }),
      oneMoreIn,
      onePlaceWith,
    };
  }
  const waiting = (role === "mentee" ? open : [id]).flatMap((mentor) => {
    const needed = least.get(mentor);
    return needed === undefined ? [] : [{ mentor, least: needed }];
  });
  if (waiting.length > 0 && open.length > 0) {
    return {
      code: "tooFewTogether",
      eligible: eligible.slice(0, MOST_LISTED),
      waiting: waiting.slice(0, MOST_LISTED),
    };
  }
  if (role === "mentor" || open.length > 0) return cause;
  return { code: "allFull", partners, forbidden, byRule, onePlaceWith, allow: [] };
}

/** Nobody is worth a match: only without `matchMost`, and where no quota has to be filled. */
function notWorth(
  { mentees, mentors, pairs, params, quotas }: Problem,
  { id, role }: Pick<Unmatched, "id" | "role">,
  eligible: readonly string[],
): Cause | null {
  if ((params.matchMost ?? true) || quotas.some((quota) => (quota.least ?? 0) > 0)) return null;
  const noMatchScore = params.noMatchScore ?? 0;
  const inside = new Set(eligible);
  let best: { partner: string; score: number } | null = null;
  for (let i = 0; i < mentees.length; i++) {
    const mentee = mentees[i]!.id;
    if (role === "mentee" ? mentee !== id : !inside.has(mentee)) continue;
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const mentor = mentors[pairs.mentor[k]!]!.id;
      if (role === "mentee" ? !inside.has(mentor) : mentor !== id) continue;
      const score = pairs.value[k]!;
      if (!best || score > best.score)
        best = { partner: role === "mentee" ? mentor : mentee, score };
    }
  }
  return best && best.score <= noMatchScore ? { code: "belowNoMatch", best, noMatchScore } : null;
}

function fullQuotas({ problem, mentors, root, quota, room }: Network, { used }: NetworkFlow) {
  const found: World["full"] = [];
  for (let node = mentors; node < root; node++) {
    if (used[node]! < room[node]!) continue;
    const one = problem.quotas[quota[node]!]!;
    const units = one.most - room[node]! + used[node]!;
    found.push({ quota: one, inside: new Set(one.members), used: units });
  }
  return found.sort((a, b) => a.quota.members.length - b.quota.members.length);
}

function waitingMentors(network: Network, sizes: Sizes, { used }: NetworkFlow) {
  const { problem, mentorAt, pins, mentors } = network;
  const found = new Map<string, number>();
  for (let node = 0; node < mentors; node++) {
    const least = leastOf(problem, mentorAt[node]!, sizes);
    if (least > 1 && used[node] === 0 && pins[node] === 0) {
      found.set(problem.mentors[mentorAt[node]!]!.id, least);
    }
  }
  return found;
}

/** Quotas first: they are few, and say the most. */
function fixesIn(network: Network, flow: NetworkFlow): Fixes {
  const { problem, mentees, mentorAt, mentors, root, quota, room } = network;
  const probe = prober(network, flow);
  const fixes: Fixes = { oneMoreIn: new Map(), onePlaceWith: new Map() };
  const idOf = (i: number) => problem.mentees[mentees[i]!]!.id;
  const full = (node: number) => flow.used[node]! >= room[node]!;
  for (let node = mentors; node < root; node++) {
    if (probe.work() > MOST_WORK) return fixes;
    if (!full(node)) continue;
    for (const { mentee } of winners(probe, node)) {
      add(fixes.oneMoreIn, idOf(mentee), problem.quotas[quota[node]!]!.id);
    }
  }
  for (let node = 0; node < mentors; node++) {
    if (probe.work() > MOST_WORK) return fixes;
    if (!full(node)) continue;
    const mentor = problem.mentors[mentorAt[node]!]!.id;
    for (const { mentee, others } of winners(probe, node)) {
      add(fixes.onePlaceWith, idOf(mentee), { mentor, others });
    }
  }
  for (const list of fixes.onePlaceWith.values()) {
    list.sort((a, b) => a.others - b.others || (a.mentor < b.mentor ? -1 : 1));
    list.length = Math.min(list.length, MOST_LISTED);
  }
  return fixes;
}

function add<T>(lists: Map<string, T[]>, id: string, item: T) {
  const list = lists.get(id);
  if (list) list.push(item);
  else lists.set(id, [item]);
}

/** The mentees without whom one more unit at this node can't bring as much. */
function winners(probe: Prober, node: number): { mentee: number; others: number }[] {
  const found = probe.oneMore(node);
  if (!found) return [];
  return found.brought
    .filter((i) => (probe.oneMore(node, i)?.gain ?? 0) < found.gain)
    .map((mentee) => ({ mentee, others: found.others }));
}
