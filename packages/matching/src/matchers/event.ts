import type {
  EventPlan,
  PairIds,
  Pairs,
  ParamSchema,
  Problem,
  ProblemParams,
  Ranking,
  SolveOptions,
} from "../contract.ts";
import { MatchingError } from "../error.ts";
import { checkParams } from "../params.ts";
import { pairKeys } from "../problem.ts";
import { slotsFor } from "./event/colour.ts";
import { heaviestMeetings, type MeetingGraph } from "./event/flow.ts";
import { type LevelArcs, openArcs } from "./levels/arcs.ts";
import { requireSound } from "./outcome.ts";

const MOST_SLOTS = 48;

/** What an event where people meet reads of the problem's params. */
export const eventParams = {
  slots: {
    type: "integer",
    label: { en: "Time slots", cy: "Slotiau amser" },
    minimum: 1,
    maximum: MOST_SLOTS,
    default: 6,
  },
  meetings: {
    type: "integer",
    label: {
      en: "Meetings for each mentee, at most",
      cy: "Cyfarfodydd i bob mentorai, ar y mwyaf",
    },
    minimum: 1,
    maximum: MOST_SLOTS,
    default: 4,
  },
} satisfies ParamSchema;

function sizesOf(params: ProblemParams) {
  const own = { slots: params.slots, meetings: params.meetings };
  const faults = checkParams(eventParams, own);
  if (faults.length > 0) {
    const list = faults.map((f) => `${f.param}: ${f.code}`);
    throw new MatchingError("BAD_PARAMS", `The event has bad parameters: ${list.join("; ")}`, list);
  }
  const slots = (own.slots as number | undefined) ?? eventParams.slots.default;
  const meetings = (own.meetings as number | undefined) ?? eventParams.meetings.default;
  return { slots, meetings: Math.min(slots, meetings) };
}

function graphOf(problem: Problem, arcs: LevelArcs, slots: number, meetings: number) {
  const { start, mentor, score } = arcs;
  const menteeMost = arcs.mentees.map((_, i) => Math.min(meetings, start[i + 1]! - start[i]!));
  const mentorMost = arcs.mentors.map((_, j) => (arcs.capacity[j]! > 0 ? slots : 0));
  let most = 0;
  for (const n of menteeMost) most += n;
  const highest = score.reduce((high, one) => Math.max(high, one), 0);
  const bonus = (problem.params.matchMost ?? true) ? highest * most + 1 : 0;
  const weight = Float64Array.from(score, (one) => one + bonus);
  return { graph: { start, mentor, weight, menteeMost, mentorMost } satisfies MeetingGraph, bonus };
}

/**
 * A plan of short meetings in `params.slots` (default 6) time slots: every mentee meets up to
 * `params.meetings` (default 4) different mentors with a place to give, nobody is in two meetings at
 * once, and nobody who is kept apart by rule or by hand meets. With `matchMost` there are as many
 * meetings as can be; then the scores of all add up to the most. Pinned mentees have their mentor and
 * don't take part. Exact: which meetings, by a flow; their slots, by Koenig's theorem. Deterministic
 * for (problem, params, seed) whatever the order of the lists. Throws `MatchingError` "INVALID_PROBLEM"
 * or "BAD_PARAMS". `checkEvent` proves the plan.
 */
export function planEvent(problem: Problem, options: SolveOptions = {}): EventPlan {
  requireSound(problem, { type: "event", models: [problem.model] });
  const { slots, meetings } = sizesOf(problem.params);
  const arcs = openArcs(problem);
  const { graph, bonus } = graphOf(problem, arcs, slots, meetings);
  const run = heaviestMeetings(graph);
  let step = run.next();
  for (; !step.done; step = run.next()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(step.value, problem.mentees.length);
  }
  const { chosen, menteeDual, mentorDual } = step.value;
  const [left, right]: [number[], number[]] = [[], []];
  let score = 0;
  for (let i = 0; i < arcs.mentees.length; i++) {
    for (let k = arcs.start[i]!; k < arcs.start[i + 1]!; k++) {
      if (!chosen[k]) continue;
      left.push(i);
      right.push(arcs.mentor[k]!);
      score += arcs.score[k]!;
    }
  }
  const slot = slotsFor(
    Int32Array.from(left),
    Int32Array.from(right),
    arcs.mentees.length,
    arcs.mentors.length,
    slots,
  );
  const menteeId = (i: number) => problem.mentees[arcs.mentees[i]!]!.id;
  const mentorId = (j: number) => problem.mentors[arcs.mentors[j]!]!.id;
  const plan: EventPlan = {
    slots: Array.from({ length: slots }, (_, k) => ({ slot: k + 1, meetings: [] })),
    score,
    menteeDuals: Object.fromEntries(Array.from(menteeDual, (dual, i) => [menteeId(i), dual])),
    mentorDuals: Object.fromEntries(Array.from(mentorDual, (dual, j) => [mentorId(j), dual])),
    bonus,
  };
  slot.forEach((number, edge) => {
    const pair = { mentee: menteeId(left[edge]!), mentor: mentorId(right[edge]!) };
    plan.slots[number]!.meetings.push(pair);
  });
  for (const { meetings: list } of plan.slots) {
    list.sort((a, b) => (a.mentee < b.mentee ? -1 : 1));
  }
  return plan;
}

/**
 * The problem to match after the event: only who met (and who is pinned) can be matched, by what both
 * sides ranked. `stable` is the matcher for it.
 */
export function afterEvent(
  problem: Problem,
  plan: EventPlan,
  rankings: Readonly<Record<string, Ranking>>,
): Problem {
  const met = pairKeys([...plan.slots.flatMap((slot) => slot.meetings), ...problem.pinned]);
  return { ...problem, pairs: pairsAmong(problem, met), rankings: { ...rankings } };
}

function pairsAmong({ mentees, mentors, pairs }: Problem, met: Map<string, Set<string>>): Pairs {
  const start = new Int32Array(mentees.length + 1);
  const mentor: number[] = [];
  const value: number[] = [];
  const known = ({ mentee, mentor: id }: PairIds) => met.get(mentee)?.has(id) ?? false;
  mentees.forEach(({ id }, i) => {
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const j = pairs.mentor[k]!;
      if (!known({ mentee: id, mentor: mentors[j]!.id })) continue;
      mentor.push(j);
      value.push(pairs.value[k]!);
    }
    start[i + 1] = mentor.length;
  });
  return { start, mentor: Int32Array.from(mentor), value: Int32Array.from(value) };
}
