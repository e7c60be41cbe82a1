import type { Matcher, MatchResult, Problem, SolveOptions, Unmatched } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import type { Family } from "./columns/family.ts";
import { causesOf } from "./columns/left.ts";
import { loadHighs } from "./columns/master.ts";
import { EFFORT, finished } from "./columns/params.ts";
import { type People, peopleOf, refuseQuotas } from "./columns/people.ts";
import { resultOf } from "./columns/result.ts";
import { type Solved, solveColumns } from "./columns/solve.ts";
import { twoByTwoFamily } from "./columns/two-by-two.ts";
import { requireSound } from "./outcome.ts";

const ABOUT = {
  en: "Makes partnerships of two mentors, at least one of them experienced, and two mentees. As many people as can be are matched, with the highest total fit of mentors and mentees. In a large round the result may fall a little short of the best; it says by how much at most.",
  cy: "Yn creu partneriaethau o ddau fentor, gydag o leiaf un ohonynt yn brofiadol, a dau fentorai. Mae cynifer o bobl â phosibl yn cael eu paru, gyda'r cydweddiad uchaf at ei gilydd rhwng mentoriaid a mentoreion. Mewn rownd fawr gall y canlyniad fod ychydig yn is na'r gorau; mae'n dweud faint ar y mwyaf.",
};
const TYPE = { type: "two-by-two", v: 1, models: ["two-by-two"] };

/**
 * Two mentors and two mentees, all four pairs of whom may be together, by column generation and
 * branch and price; see `branchAndPrice`. A mentor with any place at all takes part in one
 * partnership: `capacity` is read as none or one. Pinned pairs stand in the same partnership.
 * Deterministic for (problem, seed), whatever the order of the problem's lists.
 */
export const twoByTwo = {
  ...TYPE,
  label: { en: "Two mentors, two mentees", cy: "Dau fentor, dau fentorai" },
  params: { effort: EFFORT },
  describe: (_, locale) => phrase(ABOUT, locale),
  async solve(problem: Problem, options: SolveOptions = {}): Promise<MatchResult> {
    options.signal?.throwIfAborted();
    requireSound(problem, TYPE);
    refuseQuotas(problem);
    const highs = await loadHighs();
    const people = peopleOf(problem);
    const family = twoByTwoFamily(people);
    const solved = finished(solveColumns(highs, problem, family), options);
    return resultFrom(people, family, solved);
  },
} satisfies Matcher;

function resultFrom(people: People, family: Family, solved: Solved): MatchResult {
  const { problem } = people;
  const n = problem.mentees.length;
  const noMatch = problem.params.noMatchScore ?? 0;
  const found = solved.columns.map(({ rows: [e, f, a, b], weight }) => ({
    mentees: [people.mentees[e!]!, people.mentees[f!]!],
    mentors: [people.mentors[a! - n]!, people.mentors[b! - n]!],
    score: weight + 2 * noMatch,
  }));
  const place = Int32Array.from({ length: family.rows }, (_, row) =>
    row < n ? people.mentees[row]! : n + people.mentors[row - n]!,
  );
  return resultOf(problem, TYPE, solved, found, place, unmatchedIn(people, family, solved));
}

function unmatchedIn(people: People, family: Family, { columns }: Solved): Unmatched[] {
  const { problem } = people;
  const n = problem.mentees.length;
  const taken = new Set(columns.flatMap((c) => c.rows));
  const mentees = problem.mentees
    .map(({ id }, i) => ({ id, role: "mentee" as const, row: people.menteeLot[i]! }))
    .filter(({ row }) => !taken.has(row));
  const mentors = problem.mentors
    .map((mentor, j) => ({
      ...mentor,
      role: "mentor" as const,
      row: n + people.mentorLot[j]!,
    }))
    .filter(({ row }) => !taken.has(row));
  const able = mentors.filter((mentor) => mentor.capacity > 0);
  const without = new Set(mentors.filter((m) => m.capacity === 0).map((m) => m.id));
  return causesOf(problem, family, taken, {
    people: [...mentees, ...mentors],
    why: ({ id, role }) => (role === "mentor" && without.has(id) ? { code: "noPlaces" } : null),
    tooFew: mentees.length < 2 || able.length < 2,
    noExperienced: able.every((mentor) => !mentor.experienced),
  });
}
