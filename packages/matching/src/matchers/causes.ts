import type { Cause, Problem, RuleCount, RuleRef, Unmatched } from "../contract.ts";
import { type ListedPair, pairKeys } from "../problem.ts";
import type { Flow } from "./flow.ts";
import type { Graph } from "./graph.ts";
import { type Sensitivity, sensitivity } from "./sensitivity.ts";

/** Everything about one unmatched person that a cause is made from. */
interface Case {
  id: string;
  role: "mentor" | "mentee";
  /** How many people are on the other side. */
  total: number;
  eligible: ListedPair[];
  forbidden: ListedPair[];
  byRule: RuleCount[];
}

interface World {
  problem: Problem;
  graph: Graph;
  flow: Flow;
  values: Sensitivity;
  menteeNumber: Map<string, number>;
  mentorNumber: Map<string, number>;
  /** The weight of a pair as the graph counts it. */
  weight(pair: ListedPair): number;
}

/** Says, for everybody without a partner, why: true, specific, and with fixes that are proven. */
export function causes(problem: Problem, graph: Graph, flow: Flow): Unmatched[] {
  const base = problem.params.noMatchScore ?? 0;
  const world: World = {
    problem,
    graph,
    flow,
    values: sensitivity(graph, flow),
    menteeNumber: new Map(graph.menteeIds.map((id, k) => [id, k])),
    mentorNumber: new Map(graph.mentorIds.map((id, k) => [id, k])),
    weight: (pair) => pair.score - base + graph.bonus,
  };
  const pinnedMentors = new Set(problem.pinned.map((p) => p.mentor));
  const freeMentees = problem.mentees.filter(({ id }) => {
    const i = world.menteeNumber.get(id);
    return i !== undefined && flow.match[i] === -1;
  });
  const freeMentors = problem.mentors.filter(
    ({ id }) => !pinnedMentors.has(id) && flow.used[world.mentorNumber.get(id)!] === 0,
  );
  const menteeCases = gather(problem, "mentee", freeMentees);
  const mentorCases = gather(problem, "mentor", freeMentors);
  const winners = placesThatMatch(world, menteeCases.length > 0);
  return [
    ...menteeCases.map((c) => unmatched(c, menteeCause(c, world, winners.get(c.id) ?? []))),
    ...mentorCases.map((c) => unmatched(c, mentorCause(c, world))),
  ];
}

const unmatched = ({ id, role }: Case, cause: Cause): Unmatched => ({ id, role, cause });

function gather(problem: Problem, role: "mentor" | "mentee", people: { id: string }[]): Case[] {
  const other = role === "mentee" ? "mentor" : "mentee";
  const total = (role === "mentee" ? problem.mentors : problem.mentees).length;
  const cases = new Map<string, Case>();
  for (const { id } of people) {
    cases.set(id, { id, role, total, eligible: [], forbidden: [], byRule: [] });
  }
  const forbidden = pairKeys(problem.forbidden);
  const { mentees, mentors, pairs, excluded, rules } = problem;
  mentees.forEach(({ id: mentee }, i) => {
    const own = role === "mentee" ? cases.get(mentee) : undefined;
    if (role === "mentee" && !own) return;
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const mentor = mentors[pairs.mentor[k]!]!.id;
      const found = own ?? cases.get(mentor);
      if (!found) continue;
      const list = forbidden.get(mentee)?.has(mentor) ? found.forbidden : found.eligible;
      list.push({ mentee, mentor, score: pairs.value[k]! });
    }
    for (let k = excluded.start[i]!; k < excluded.start[i + 1]!; k++) {
      count(own ?? cases.get(mentors[excluded.mentor[k]!]!.id), rules[excluded.value[k]!]!);
    }
  });
  for (const found of cases.values()) {
    const seen = found.byRule.reduce((sum, r) => sum + r.count, 0);
    const unscored = total - seen - found.eligible.length - found.forbidden.length;
    if (unscored > 0) found.byRule.push({ rule: "notScored", code: "notScored", count: unscored });
    found.byRule.sort((a, b) => b.count - a.count || (a.rule + a.code < b.rule + b.code ? -1 : 1));
    const byScore = (a: ListedPair, b: ListedPair) =>
      b.score - a.score || (a[other] < b[other] ? -1 : 1);
    found.eligible.sort(byScore);
    found.forbidden.sort(byScore);
  }
  return [...cases.values()];
}

function count(found: Case | undefined, { rule, code }: RuleRef) {
  if (!found) return;
  const known = found.byRule.find((r) => r.rule === rule && r.code === code);
  if (known) known.count++;
  else found.byRule.push({ rule, code, count: 1 });
}

/** For each unmatched mentee, the mentors whose next place would be theirs in every optimum. */
function placesThatMatch(world: World, anybody: boolean) {
  const found = new Map<string, { mentor: string; others: number }[]>();
  if (!anybody) return found;
  world.graph.mentorIds.forEach((mentor, j) => {
    const winner = world.values.placeWinner(j);
    if (!winner) return;
    const mentee = world.graph.menteeIds[winner.mentee]!;
    const list = found.get(mentee);
    const fix = { mentor, others: winner.others };
    if (list) list.push(fix);
    else found.set(mentee, [fix]);
  });
  for (const list of found.values()) {
    list.sort((a, b) => a.others - b.others || (a.mentor < b.mentor ? -1 : 1));
  }
  return found;
}

function menteeCause(
  { total, eligible, forbidden, byRule }: Case,
  world: World,
  onePlaceWith: { mentor: string; others: number }[],
): Cause {
  const allow = forbidden
    .filter((p) => world.weight(p) > world.values.placeLoss(world.mentorNumber.get(p.mentor)!))
    .map((p) => p.mentor);
  const barred = forbidden.map((p) => p.mentor);
  if (eligible.length > 0) {
    const worth = eligible.filter((p) => world.weight(p) > 0);
    if (worth.length === 0) return belowNoMatch(eligible[0]!, eligible[0]!.mentor, world);
    const partners = worth.map((p) => p.mentor);
    return { code: "allFull", partners, forbidden: barred, byRule, onePlaceWith, allow };
  }
  if (forbidden.length > 0) return { code: "forbidden", partners: barred, byRule, allow };
  return { code: "nobodyEligible", total, byRule };
}

function belowNoMatch(best: ListedPair, partner: string, { problem }: World): Cause {
  const noMatchScore = problem.params.noMatchScore ?? 0;
  return { code: "belowNoMatch", best: { partner, score: best.score }, noMatchScore };
}

function mentorCause({ id, total, eligible, forbidden, byRule }: Case, world: World): Cause {
  if (world.graph.capacity[world.mentorNumber.get(id)!] === 0) return { code: "noPlaces" };
  // A free place takes a mentee exactly when the pair is worth more than the mentee is elsewhere.
  const shortBy = (p: ListedPair) => {
    const i = world.menteeNumber.get(p.mentee);
    return i === undefined ? null : world.values.menteeLoss(i) - world.weight(p);
  };
  const allow = forbidden.filter((p) => (shortBy(p) ?? 0) < 0).map((p) => p.mentee);
  const barred = forbidden.map((p) => p.mentee);
  if (eligible.length > 0) {
    if (eligible.every((p) => world.weight(p) <= 0 && world.menteeNumber.has(p.mentee))) {
      return belowNoMatch(eligible[0]!, eligible[0]!.mentee, world);
    }
    const open = eligible
      .map((p) => ({ mentee: p.mentee, shortBy: shortBy(p) }))
      .filter((p): p is { mentee: string; shortBy: number } => p.shortBy !== null);
    const least = open.toSorted((a, b) => a.shortBy - b.shortBy)[0] ?? null;
    return {
      code: "betterElsewhere",
      partners: eligible.map((p) => p.mentee),
      locked: eligible.map((p) => p.mentee).filter((m) => !world.menteeNumber.has(m)),
      forbidden: barred,
      byRule,
      nearest: least,
      allow,
    };
  }
  if (forbidden.length > 0) return { code: "forbidden", partners: barred, byRule, allow };
  return { code: "nobodyEligible", total, byRule };
}
