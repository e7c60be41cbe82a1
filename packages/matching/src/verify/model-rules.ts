import { circlePlan, DEFAULT_CIRCLE_SIZE, mostOfUnit } from "../circle-plan.ts";
import type { MatchedPartnership, MatchResult, Problem } from "../contract.ts";
import { lookupIn } from "../problem.ts";
import type { Fault } from "./fault.ts";

/** What a model asks for beside its numbers of people. */
export function* modelRules(problem: Problem, result: MatchResult): Generator<Fault> {
  switch (problem.model) {
    case "two-by-two":
      yield* mentorsOnce(problem, result);
      yield* experienced(problem, result, 1);
      return;
    case "team":
      yield* mentorsOnce(problem, result);
      yield* experienced(problem, result, Number.POSITIVE_INFINITY);
      yield* wholeTeams(problem, result);
      return;
    case "circle":
      yield* evenCircles(problem, result);
      return;
  }
}

/** A mentor with a place takes part in one partnership, however many mentees it has. */
function* mentorsOnce(problem: Problem, { partnerships }: MatchResult): Generator<Fault> {
  const free = new Map(problem.mentors.map((m) => [m.id, m.capacity > 0]));
  for (const mentor of partnerships.flatMap((p) => p.mentors)) {
    const place = free.get(mentor);
    if (place === undefined) yield { code: "unknownMentor", mentor };
    else if (!place) yield { code: "mentorTwice", mentor };
    else free.set(mentor, false);
  }
}

function* experienced(problem: Problem, result: MatchResult, least: number): Generator<Fault> {
  const known = new Set(problem.mentors.filter((m) => m.experienced).map((m) => m.id));
  for (const { mentors } of result.partnerships) {
    const needed = Math.min(least, mentors.length);
    if (mentors.filter((id) => known.has(id)).length < needed) {
      yield { code: "noneExperienced", mentor: mentors[0]! };
    }
  }
}

/** One team each, with mentors from outside, and everybody in it who may be with all of them. */
function* wholeTeams(problem: Problem, result: MatchResult): Generator<Fault> {
  const teamOf = new Map(problem.mentees.map((m) => [m.id, m.team]));
  const mentorTeam = new Map(problem.mentors.map((m) => [m.id, m.team]));
  const unit = new Map(problem.mentors.map((m) => [m.id, m.unit]));
  const seen = new Set<string>();
  for (const partnership of result.partnerships) {
    const { mentees, mentors } = partnership;
    const team = teamOf.get(mentees[0]!);
    if (team === undefined || mentees.some((id) => teamOf.get(id) !== team)) {
      yield { code: "notOneTeam", mentee: mentees[0]! };
      continue;
    }
    if (seen.has(team)) yield { code: "teamTwice", mentee: mentees[0]! };
    seen.add(team);
    const most = problem.params.mentors;
    if (typeof most === "number" && mentors.length > most) {
      yield { code: "tooMany", mentor: mentors[0]!, expected: most, found: mentors.length };
    }
    for (const mentor of mentors) {
      if (mentorTeam.get(mentor) === team) yield { code: "ownTeam", mentor };
    }
    const units = mentors.map((id) => unit.get(id)).filter((id) => id !== undefined);
    if (problem.params.differentUnits === true && new Set(units).size < units.length) {
      yield { code: "unitsTogether", mentor: mentors[0]! };
    }
    yield* teamMembers(problem, partnership, team);
  }
}

function* teamMembers(
  problem: Problem,
  { mentees, mentors }: MatchedPartnership,
  team: string,
): Generator<Fault> {
  const lookup = lookupIn(problem);
  const barred = new Set(problem.forbidden.map((p) => JSON.stringify([p.mentee, p.mentor])));
  const members = problem.mentees.filter((m) => m.team === team).map((m) => m.id);
  const able = members.filter((mentee) =>
    mentors.every(
      (mentor) =>
        lookup.score({ mentee, mentor }) !== null && !barred.has(JSON.stringify([mentee, mentor])),
    ),
  );
  const least = Math.min(leastOf(problem), members.length);
  if (able.length !== mentees.length || mentees.length < least) {
    yield { code: "partOfTeam", mentee: mentees[0]!, expected: able.length, found: mentees.length };
  }
}

/** How many of a team must take part: all, unless the scheme says how many. */
export function leastOf({ params }: Problem): number {
  return typeof params.least === "number" ? params.least : Number.POSITIVE_INFINITY;
}

function* evenCircles(problem: Problem, { partnerships }: MatchResult): Generator<Fault> {
  const people = partnerships.reduce((sum, p) => sum + p.mentees.length, 0);
  if (people === 0) return;
  const { size, spread } = circleParams(problem);
  const plan = circlePlan(people, size);
  const larger = partnerships.filter((p) => p.mentees.length === (plan?.size ?? 0) + 1).length;
  const smaller = partnerships.filter((p) => p.mentees.length === plan?.size).length;
  if (!plan || larger !== plan.larger || smaller !== plan.circles - plan.larger) {
    yield { code: "unbalanced", mentee: partnerships[0]!.mentees[0]! };
    return;
  }
  if (!spread) return;
  const unitOf = new Map(problem.mentees.map((m) => [m.id, m.unit]));
  const members = new Map<string, number>();
  for (const { unit } of problem.mentees) {
    if (unit !== undefined) members.set(unit, (members.get(unit) ?? 0) + 1);
  }
  for (const { mentees } of partnerships) {
    for (const [unit, total] of members) {
      const found = mentees.filter((id) => unitOf.get(id) === unit).length;
      const expected = mostOfUnit(total, plan.circles);
      if (found > expected) yield { code: "unitsTogether", mentee: mentees[0]!, expected, found };
    }
  }
}

/** The size that circles are near, and whether every unit is spread over them. */
export function circleParams({ params }: Problem): { size: number; spread: boolean } {
  return {
    size: typeof params.size === "number" ? params.size : DEFAULT_CIRCLE_SIZE,
    spread: params.spread !== false,
  };
}
