import type { MatchedPartnership, MatchResult, PairIds, Problem } from "../contract.ts";
import { MODELS } from "../models.ts";
import { pairsOf } from "../partnership.ts";
import { type Lookup, lookupIn } from "../problem.ts";
import type { Fault } from "./fault.ts";
import { modelRules } from "./model-rules.ts";

export const keyOf = ({ mentee, mentor }: PairIds) => JSON.stringify([mentee, mentor]);

export const pairsWithin = ({ mentees, mentors }: MatchedPartnership): PairIds[] =>
  mentees.flatMap((mentee) => mentors.map((mentor) => ({ mentee, mentor })));

/** Everything that makes a result one that may not be, whatever it is worth. */
export function* permitted(problem: Problem, result: MatchResult): Generator<Fault> {
  const sizes = MODELS[problem.model];
  if (!sizes) {
    yield { code: "unknownModel" };
    return;
  }
  const lookup = lookupIn(problem);
  for (const { mentors, mentees } of result.partnerships) {
    const of = { mentee: mentees[0]!, mentor: mentors[0]! };
    if (mentors.length < sizes.mentors.least || mentees.length < sizes.mentees.least) {
      yield { code: "tooFew", ...of };
    }
    if (mentors.length > sizes.mentors.most || mentees.length > sizes.mentees.most) {
      yield { code: "tooMany", ...of };
    }
  }
  yield* places(problem, result);
  yield* modelRules(problem, result);
  yield* together(problem, result, lookup);
  yield* quotas(problem, result);
  yield* unmatchedList(problem, result);
}

/** The models in which a place is for one mentee. */
const ONE_MENTOR = new Set(["one-to-one", "group"]);

/** Nobody unknown, no mentee twice, no mentor with more mentees than places. */
function* places(problem: Problem, { partnerships }: MatchResult): Generator<Fault> {
  const { model } = problem;
  const left = new Map(problem.mentors.map((m) => [m.id, m.capacity]));
  const known = new Set(problem.mentees.map((m) => m.id));
  const seen = new Set<string>();
  for (const { mentors, mentees } of partnerships) {
    for (const mentee of mentees) {
      if (!known.has(mentee)) yield { code: "unknownMentee", mentee };
      if (seen.has(mentee)) yield { code: "menteeTwice", mentee };
      seen.add(mentee);
    }
    if (ONE_MENTOR.has(model)) {
      for (const mentor of mentors) {
        const free = left.get(mentor);
        if (free === undefined) yield { code: "unknownMentor", mentor };
        else if (free < mentees.length) yield { code: "overCapacity", mentor };
        else left.set(mentor, free - mentees.length);
      }
    }
  }
}

/** Only people who may be together are, and those who are locked together by hand. */
function* together(problem: Problem, result: MatchResult, lookup: Lookup): Generator<Fault> {
  const forbidden = new Set(problem.forbidden.map(keyOf));
  const apart = new Set(problem.apart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const pins = new Set(problem.pinned.map(keyOf));
  const kept = new Set<string>();
  for (const partnership of result.partnerships) {
    let pinned = false;
    for (const pair of pairsOf(problem.model, partnership)) {
      const key = keyOf(pair);
      if (lookup.score(pair) === null) yield { code: "notEligible", ...pair };
      if (forbidden.has(key)) yield { code: "forbiddenPair", ...pair };
      if (pins.has(key)) {
        pinned = true;
        kept.add(key);
      }
    }
    const { mentees, mentors } = partnership;
    if (partnership.pinned !== pinned) {
      yield { code: "pinFlag", mentee: mentees[0]!, mentor: mentors[0]! };
    }
    // Whoever enrolled as one team stays one.
    const sides = problem.model === "team" ? [mentors] : [mentees, mentors];
    for (const side of sides) {
      for (const [k, a] of side.entries()) {
        if (side.slice(k + 1).some((b) => apart.has(`${a} ${b}`))) yield { code: "apart" };
      }
    }
  }
  for (const pair of problem.pinned) {
    if (!kept.has(keyOf(pair))) yield { code: "pinMissing", ...pair };
  }
}

function* quotas(problem: Problem, { partnerships }: MatchResult): Generator<Fault> {
  for (const { id, role, members, most } of problem.quotas) {
    const inside = new Set(members);
    let found = 0;
    for (const pair of partnerships.flatMap(pairsWithin)) if (inside.has(pair[role])) found++;
    if (found > most) yield { code: "overQuota", quota: id, expected: most, found };
  }
}

function* unmatchedList(problem: Problem, result: MatchResult): Generator<Fault> {
  // Whoever is in a circle, or isn't, counts once.
  const roles =
    problem.model === "circle" ? (["mentee"] as const) : (["mentee", "mentor"] as const);
  for (const role of roles) {
    const matched = new Set(result.partnerships.flatMap((p) => p[`${role}s`]));
    const listed = result.unmatched.filter((u) => u.role === role).map((u) => u.id);
    const expected = problem[`${role}s`].map((p) => p.id).filter((id) => !matched.has(id));
    if (listed.sort().join("\n") !== expected.sort().join("\n")) yield { code: "unmatchedList" };
  }
}
