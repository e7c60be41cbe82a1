import fc from "fast-check";
import { expect, test } from "vitest";
import { causeSentence, MatchingError, type Problem, problemOf, verify } from "../index.ts";
import {
  bestOf,
  CASES,
  type Possible,
  pairwise,
  partnershipProblems,
  subsets,
} from "../test/partnerships.ts";
import { team } from "./team.ts";

function possible(problem: Problem): Possible[] {
  const { score, apart } = pairwise(problem);
  const { least, differentUnits } = problem.params;
  const found: Possible[] = [];
  for (const name of new Set(problem.mentees.flatMap((m) => m.team ?? []))) {
    const members = problem.mentees.filter((m) => m.team === name).map((m) => m.id);
    const able = problem.mentors.filter((m) => m.experienced && m.capacity > 0 && m.team !== name);
    for (const chosen of [...subsets(able, 1), ...subsets(able, 2)]) {
      const mentors = chosen.map((m) => m.id);
      const units = new Set(chosen.map((m) => m.unit ?? m.id));
      if (apart(mentors) || (differentUnits && units.size < chosen.length)) continue;
      const mentees = members.filter((e) => mentors.every((m) => score(e, m) !== null));
      const needed = typeof least === "number" ? Math.min(least, members.length) : members.length;
      if (mentees.length < Math.max(1, needed)) continue;
      // Whoever is locked with one of them and can't be with the other keeps this from being made.
      if (problem.pinned.some((p) => members.includes(p.mentee) && !mentees.includes(p.mentee))) {
        continue;
      }
      const scores = mentees.flatMap((e) => mentors.map((m) => score(e, m)!));
      found.push({ mentees, mentors, score: scores.reduce((sum, x) => sum + x, 0) });
    }
  }
  return found;
}

const problems = partnershipProblems({
  model: "team",
  mentees: 7,
  mentors: 6,
  highest: 9,
  teams: 4,
});

async function solved(problem: Problem) {
  try {
    return await team.solve(problem);
  } catch (error) {
    if (error instanceof MatchingError && error.code === "INVALID_PROBLEM") return null;
    throw error;
  }
}

test("is as good as the best of all outcomes, and its proof holds", async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const result = await solved(problem);
      const teamOf = new Map(problem.mentees.map((m) => [m.id, m.team]));
      const best = bestOf(problem, possible(problem), ({ mentees, mentors }) => [
        `team ${teamOf.get(mentees[0]!)}`,
        ...mentors,
      ]);
      if (!best || !result) {
        expect(result).toBe(best);
        return;
      }
      expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
      expect(result.objective).toBe(best.objective);
      const matched = result.partnerships.reduce((sum, p) => sum + p.mentees.length, 0);
      if (problem.params.matchMost) expect(matched).toBe(best.matched);
    }),
    { numRuns: CASES },
  );
}, 600_000);

test("says why somebody is in no partnership, in a sentence", async () => {
  const people = [
    { id: "alone" },
    ...Array.from({ length: 21 }, (_, k) => ({ id: `many${k}`, team: "many" })),
    { id: "one", team: "small" },
    { id: "two", team: "left" },
  ];
  const mentors = [
    { id: "full", capacity: 0, experienced: true },
    { id: "new", capacity: 1, experienced: false },
    { id: "able", capacity: 1, experienced: true },
  ];
  const problem = problemOf({
    model: "team",
    mentees: people,
    mentors,
    pairs: people.flatMap((e) =>
      mentors.map((m) => ({ mentee: e.id, mentor: m.id, score: e.id === "one" ? 9 : 1 })),
    ),
  });
  const { unmatched, partnerships } = await team.solve(problem);
  expect(partnerships).toMatchObject([{ mentees: ["one"], mentors: ["able"] }]);
  const said = (id: string) =>
    causeSentence(unmatched.find((u) => u.id === id)!, "en", "coordinator", (name) => name);
  expect(said("alone")).toBe("Is in no team, and whole teams are matched here.");
  expect(said("many0")).toBe("The team has more members than one partnership can hold.");
  expect(said("new")).toBe("Has not been a mentor before; a team's mentors have.");
  expect(said("two")).toBe("Every experienced mentor is in a partnership already.");
  expect(said("full")).toBe("Has no place to give in this round.");
});

test("keeps to one mentor a team, and to different units, where the scheme wants it", async () => {
  const mentees = ["a", "b"].map((id) => ({ id, team: "t" }));
  const mentors = ["x", "y", "z"].map((id) => ({
    id,
    capacity: 1,
    experienced: true,
    unit: id === "z" ? "other" : "same",
  }));
  const worth = { x: 30, y: 20, z: 10 };
  const round = (params: Problem["params"]) =>
    problemOf({
      model: "team",
      ...{ mentees, mentors, params },
      pairs: mentees.flatMap((e) =>
        mentors.map((m) => ({
          mentee: e.id,
          mentor: m.id,
          score: worth[m.id as keyof typeof worth],
        })),
      ),
    });
  const chosen = async (params: Problem["params"]) =>
    (await team.solve(round(params))).partnerships[0]!.mentors;
  expect(await chosen({})).toEqual(["x", "y"]);
  expect(await chosen({ differentUnits: true })).toEqual(["x", "z"]);
  expect(await chosen({ mentors: 1 })).toEqual(["x"]);
});
