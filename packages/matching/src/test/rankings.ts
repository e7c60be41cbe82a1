import fc from "fast-check";
import type { Problem, Ranking } from "../contract.ts";
import { smallProblems } from "./problems.ts";

/** Groups of equal rank made of some of these ids; without ties, groups of one. */
function ranking(ids: string[], ties: boolean): fc.Arbitrary<Ranking> {
  return fc
    .tuple(
      fc.shuffledSubarray(ids),
      fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
    )
    .map(([chosen, joins]) => {
      const groups: string[][] = [];
      chosen.forEach((id, k) => {
        const last = groups.at(-1);
        if (ties && joins[k] && last) last.push(id);
        else groups.push([id]);
      });
      return groups;
    });
}

interface Lists {
  ties: boolean;
  /** Only choices count, and everybody makes some. */
  complete?: boolean;
}

/** The small problems of `smallProblems`, in which most people have ranked some of the others. */
export function rankedProblems(
  { ties, complete = false }: Lists,
  size = { mentees: 4, mentors: 4, highest: 3 },
): fc.Arbitrary<Problem> {
  return smallProblems(size).chain((problem) => {
    const ids = (list: { id: string }[]) => list.map((p) => p.id);
    const [mentees, mentors] = [ids(problem.mentees), ids(problem.mentors)];
    const lists = (people: string[], others: string[]) =>
      fc.tuple(...people.map((id) => ranking(others, ties).map((list) => [id, list] as const)));
    return fc
      .record({
        ofMentees: lists(mentees, mentors),
        ofMentors: lists(mentors, mentees),
        byScore: fc.boolean(),
        side: fc.constantFrom("mentee", "mentor"),
        large: fc.boolean(),
      })
      .map(({ ofMentees, ofMentors, byScore, side, large }) => ({
        ...problem,
        rankings: Object.fromEntries([...ofMentees, ...ofMentors]),
        params: { ...problem.params, byScore: !complete && byScore, side, large },
      }));
  });
}

/** Adds quotas: a nested pair of mentors, and one of mentees; none that the pins already exceed. */
export function withQuotas(problems: fc.Arbitrary<Problem>): fc.Arbitrary<Problem> {
  return fc
    .tuple(problems, fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }))
    .map(([problem, [outer = 0, inner = 0, mentee = 0]]) => {
      const mentors = problem.mentors.map((m) => m.id);
      const mentees = problem.mentees.map((m) => m.id);
      const quota = (id: string, role: "mentor" | "mentee", members: string[], most: number) => {
        const pins = problem.pinned.filter((p) => members.includes(p[role])).length;
        return { id, role, members, most: Math.max(pins, most) };
      };
      return {
        ...problem,
        quotas: [
          quota("outer", "mentor", mentors.slice(0, 3), outer),
          quota("inner", "mentor", mentors.slice(0, 2), inner),
          quota("mentees", "mentee", mentees.slice(0, 3), mentee),
        ],
      };
    });
}
