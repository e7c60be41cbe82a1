import type { EventPlan, PairIds, Problem } from "../contract.ts";
import type { Fault } from "./fault.ts";

const keyOf = (mentee: string, mentor: string) => JSON.stringify([mentee, mentor]);

/** Who may meet, with the score: not whom a rule or a hand keeps apart, and nobody with a pin. */
function possible(problem: Problem): Map<string, PairIds & { score: number }> {
  const { mentees, mentors, pairs } = problem;
  const forbidden = new Set(problem.forbidden.map((p) => keyOf(p.mentee, p.mentor)));
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  const pins = new Map<string, number>();
  for (const { mentor } of problem.pinned) pins.set(mentor, (pins.get(mentor) ?? 0) + 1);
  const found = new Map<string, PairIds & { score: number }>();
  for (const [i, { id: mentee }] of mentees.entries()) {
    if (locked.has(mentee)) continue;
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const { id: mentor, capacity } = mentors[pairs.mentor[k]!]!;
      const key = keyOf(mentee, mentor);
      if (forbidden.has(key) || capacity <= (pins.get(mentor) ?? 0)) continue;
      found.set(key, { mentee, mentor, score: pairs.value[k]! });
    }
  }
  return found;
}

/**
 * Everything that is wrong with a plan, from the problem alone: somebody in two places at once, a
 * pair that may not meet or meets twice, too many meetings; and, by duality (with a price for each
 * mentee's, each mentor's and each pair's meeting), that no plan has more meetings or a higher score.
 */
export function checkEvent(problem: Problem, plan: EventPlan): Fault[] {
  const slots = (problem.params.slots as number | undefined) ?? 6;
  const meetings = Math.min(slots, (problem.params.meetings as number | undefined) ?? 4);
  const pairs = possible(problem);
  const faults: Fault[] = [];
  const met = new Map<string, number>();
  const seen = new Set<string>();
  let score = 0;
  if (plan.slots.length > slots) {
    faults.push({ code: "tooMany", expected: slots, found: plan.slots.length });
  }
  for (const { meetings: list } of plan.slots) {
    const busy = new Set<string>();
    for (const { mentee, mentor } of list) {
      const key = keyOf(mentee, mentor);
      const pair = pairs.get(key);
      if (!pair) faults.push({ code: "notEligible", mentee, mentor });
      if (seen.has(key)) faults.push({ code: "meetsTwice", mentee, mentor });
      if (busy.has(`e ${mentee}`)) faults.push({ code: "twoAtOnce", mentee });
      if (busy.has(`o ${mentor}`)) faults.push({ code: "twoAtOnce", mentor });
      busy.add(`e ${mentee}`).add(`o ${mentor}`);
      seen.add(key);
      met.set(mentee, (met.get(mentee) ?? 0) + 1);
      score += pair?.score ?? 0;
    }
  }
  for (const [mentee, found] of met) {
    if (found > meetings) faults.push({ code: "tooMany", mentee, expected: meetings, found });
  }
  if (score !== plan.score) faults.push({ code: "score", expected: score, found: plan.score });
  return [...faults, ...best(problem, plan, { pairs, slots, meetings, count: seen.size, score })];
}

interface Facts {
  pairs: Map<string, PairIds & { score: number }>;
  slots: number;
  meetings: number;
  count: number;
  score: number;
}

/** Sums are of any size, so they are added exactly. */
function* best(
  problem: Problem,
  { menteeDuals, mentorDuals, bonus }: EventPlan,
  { pairs, slots, meetings, count, score }: Facts,
): Generator<Fault> {
  const dual = (duals: Record<string, number>, id: string) => {
    const value = Object.hasOwn(duals, id) ? duals[id]! : Number.NaN;
    return Number.isSafeInteger(value) ? value : Number.NaN;
  };
  const degree = new Map<string, number>();
  let [highest, bound] = [0, 0n];
  for (const { mentee, mentor, score: worth } of pairs.values()) {
    degree.set(mentee, (degree.get(mentee) ?? 0) + 1);
    highest = Math.max(highest, worth);
    const over = worth + bonus - dual(menteeDuals, mentee) - dual(mentorDuals, mentor);
    if (over > 0) bound += BigInt(over);
  }
  let most = 0;
  const mentors = new Set(Array.from(pairs.values(), (pair) => pair.mentor));
  for (const others of degree.values()) most += Math.min(meetings, others);
  for (const { id: mentee } of problem.mentees) {
    const value = dual(menteeDuals, mentee);
    if (Number.isNaN(value)) yield { code: "dualMissing", mentee };
    else if (value < 0) yield { code: "dualNegative", mentee };
    else bound += BigInt(value) * BigInt(Math.min(meetings, degree.get(mentee) ?? 0));
  }
  for (const { id: mentor } of problem.mentors) {
    const value = dual(mentorDuals, mentor);
    if (Number.isNaN(value)) yield { code: "dualMissing", mentor };
    else if (value < 0) yield { code: "dualNegative", mentor };
    else if (mentors.has(mentor)) bound += BigInt(value) * BigInt(slots);
  }
  const more = problem.params.matchMost ?? true;
  // One meeting more has to outweigh all scores, and without `matchMost` has no worth of its own.
  if (more ? bonus <= highest * (most - 1) : bonus !== 0) yield { code: "bonusTooSmall" };
  const reached = BigInt(score) + BigInt(bonus) * BigInt(count);
  if (bound !== reached) {
    yield { code: "bound", expected: Number(reached), found: Number(bound) };
  }
}
