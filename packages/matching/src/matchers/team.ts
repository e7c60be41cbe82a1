import type { Cause, Matcher, MatchResult, Problem, SolveOptions, Unmatched } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { MODELS } from "../models.ts";
import type { Family } from "./columns/family.ts";
import { causesOf } from "./columns/left.ts";
import { loadHighs } from "./columns/master.ts";
import { EFFORT, finished } from "./columns/params.ts";
import { type People, peopleOf, refuseQuotas } from "./columns/people.ts";
import { resultOf } from "./columns/result.ts";
import { type Solved, solveColumns } from "./columns/solve.ts";
import { type Teams, teamFamily, teamsOf, teamUp } from "./columns/teams.ts";
import { requireSound } from "./outcome.ts";

const ABOUT = {
  en: "Gives each team one or two experienced mentors from outside it. As many people as can be are matched, with the highest total fit of mentors and team members.",
  cy: "Yn rhoi un neu ddau fentor profiadol o'r tu allan i bob tîm. Mae cynifer o bobl â phosibl yn cael eu paru, gyda'r cydweddiad uchaf at ei gilydd rhwng mentoriaid ac aelodau'r timau.",
};
const TYPE = { type: "team", v: 1, models: ["team"] };

/**
 * One or two experienced mentors for each team, by column generation and branch and price; see
 * `branchAndPrice`. A team takes part whole, or, with `least`, with everybody who may be with all of
 * its mentors. A mentor with any place at all takes part in one partnership: `capacity` is read as
 * none or one. Deterministic for (problem, seed), whatever the order of the problem's lists.
 */
export const team = {
  ...TYPE,
  label: { en: "Mentors for teams", cy: "Mentoriaid i dimau" },
  params: {
    mentors: {
      type: "integer",
      label: { en: "Mentors per team, at most", cy: "Mentoriaid i bob tîm, ar y mwyaf" },
      minimum: 1,
      maximum: 2,
      default: 2,
    },
    differentUnits: {
      type: "boolean",
      label: {
        en: "Two mentors of a team come from different units",
        cy: "Daw dau fentor tîm o unedau gwahanol",
      },
      default: false,
    },
    least: {
      type: "integer",
      label: {
        en: "Members who take part, at least (empty: the whole team)",
        cy: "Aelodau sy'n cymryd rhan, o leiaf (gwag: y tîm cyfan)",
      },
      minimum: 1,
      maximum: 20,
    },
    effort: EFFORT,
  },
  describe: (_, locale) => phrase(ABOUT, locale),
  async solve(problem: Problem, options: SolveOptions = {}): Promise<MatchResult> {
    options.signal?.throwIfAborted();
    requireSound(problem, TYPE);
    refuseQuotas(problem);
    const highs = await loadHighs();
    const people = peopleOf(problem);
    const teams = teamsOf(people);
    const family = teamFamily(people, teams);
    const solved = finished(solveColumns(highs, problem, family), options);
    return resultFrom(people, teams, family, solved);
  },
} satisfies Matcher;

function resultFrom(people: People, teams: Teams, family: Family, solved: Solved): MatchResult {
  const { problem } = people;
  const count = teams.names.length;
  const taking = new Set<number>();
  const found = solved.columns.map(({ rows: [t, ...mentorRows] }) => {
    const mentors = mentorRows.map((row) => row - count);
    const up = teamUp(people, teams, new Set(), t!, mentors)!;
    for (const e of up.members) taking.add(e);
    return {
      mentees: up.members.map((e) => people.mentees[e]!),
      mentors: mentors.map((m) => people.mentors[m]!),
      score: up.score,
    };
  });
  const place = Int32Array.from({ length: family.rows }, (_, row) =>
    row < count ? teams.place[row]! : count + people.mentors[row - count]!,
  );
  const unmatched = unmatchedIn(people, teams, family, solved, taking);
  return resultOf(problem, TYPE, solved, found, place, unmatched);
}

function unmatchedIn(
  people: People,
  teams: Teams,
  family: Family,
  { columns }: Solved,
  taking: ReadonlySet<number>,
): Unmatched[] {
  const { problem } = people;
  const count = teams.names.length;
  const taken = new Set(columns.flatMap((c) => c.rows));
  const number = new Map(teams.names.map((name, t) => [name, t]));
  const mentees = problem.mentees
    .map(({ id, team: name }, i) => ({
      id,
      role: "mentee" as const,
      row: name === undefined ? -1 : number.get(name)!,
      lot: people.menteeLot[i]!,
    }))
    .filter(({ lot }) => !taking.has(lot));
  const mentors = problem.mentors
    .map((mentor, j) => ({
      ...mentor,
      role: "mentor" as const,
      row: count + people.mentorLot[j]!,
    }))
    .filter(({ row }) => !taken.has(row));
  const able = mentors.filter((mentor) => mentor.capacity > 0);
  const without = new Set(mentors.filter((m) => m.capacity === 0).map((m) => m.id));
  const beginners = new Set(mentors.filter((m) => !m.experienced).map((m) => m.id));
  const tooLarge = (row: number) => teams.members[row]!.length > MODELS.team!.mentees.most;
  const freeTeams = teams.names.filter((_, t) => !taken.has(t));
  return causesOf(problem, family, taken, {
    people: [...mentees, ...mentors],
    why({ id, role, row }): Cause | null {
      if (role === "mentor") {
        if (without.has(id)) return { code: "noPlaces" };
        return beginners.has(id) ? { code: "notComplete", why: "notExperienced" } : null;
      }
      if (row < 0) return { code: "notComplete", why: "noTeam" };
      return tooLarge(row) && typeof problem.params.least !== "number"
        ? { code: "notComplete", why: "teamTooLarge" }
        : null;
    },
    tooFew: able.length === 0 || freeTeams.length === 0,
    noExperienced: able.every((mentor) => !mentor.experienced),
  });
}
