import { describe, expect, test } from "vitest";
import {
  type ColumnCertificate,
  type MatchResult,
  type Problem,
  problemOf,
  verify,
} from "../index.ts";
import { team } from "../matchers/team.ts";
import { twoByTwo } from "../matchers/two-by-two.ts";

const count = (n: number) => Array.from({ length: n }, (_, k) => k);

/** Five mentees, five mentors of whom three are experienced; o4 has no place; e0 is locked to o0. */
const quads: Problem = problemOf({
  model: "two-by-two",
  mentees: count(5).map((i) => ({ id: `e${i}` })),
  mentors: count(5).map((j) => ({ id: `o${j}`, capacity: j === 4 ? 0 : 1, experienced: j < 2 })),
  pairs: count(5).flatMap((i) =>
    count(5).flatMap((j) =>
      i === 4 && j === 0 ? [] : [{ mentee: `e${i}`, mentor: `o${j}`, score: 10 * i + j * j }],
    ),
  ),
  pinned: [{ mentee: "e0", mentor: "o0" }],
  forbidden: [{ mentee: "e3", mentor: "o1" }],
  apart: [["e1", "e2"]],
  params: { noMatchScore: 2 },
});

/** Three teams; o0 is of team t0; o3 is new. */
const teams: Problem = problemOf({
  model: "team",
  mentees: count(7).map((i) => ({ id: `e${i}`, ...(i < 6 ? { team: `t${i % 3}` } : {}) })),
  mentors: count(4).map((j) => ({
    id: `o${j}`,
    capacity: 1,
    experienced: j < 3,
    ...(j === 0 ? { team: "t0" } : {}),
  })),
  pairs: count(7).flatMap((i) =>
    count(4).map((j) => ({ mentee: `e${i}`, mentor: `o${j}`, score: 5 * i + j })),
  ),
});

type Draft = MatchResult & { certificate: ColumnCertificate };
const solved = {
  quads: (await twoByTwo.solve(quads)) as Draft,
  teams: (await team.solve(teams)) as Draft,
};

const codes = (problem: Problem, right: Draft, change: (draft: Draft) => void) => {
  const draft = structuredClone(right);
  change(draft);
  const verdict = verify(problem, draft);
  expect(verdict.ok).toBe(verdict.faults.length === 0);
  return verdict.faults.map((f) => f.code);
};

/** The prices of the first case. */
function prices({ certificate: { best } }: Draft): number[] {
  let proof = best;
  while (!("prices" in proof)) proof = proof.together;
  return proof.prices;
}

/** Every case's prices and `each`, by hand. */
function reprice({ certificate }: Draft, change: (p: { prices: number[]; each: number }) => void) {
  const walk = (proof: ColumnCertificate["best"]) => {
    if ("prices" in proof) change(proof);
    else {
      walk(proof.together);
      walk(proof.apart);
    }
  };
  walk(certificate.best);
}

test("accepts what the matchers return", () => {
  for (const [problem, result] of [
    [quads, solved.quads],
    [teams, solved.teams],
  ] as const) {
    expect(result.partnerships.length).toBeGreaterThan(1);
    expect(verify(problem, result)).toEqual({ ok: true, optimal: true, faults: [] });
  }
});

describe("rejects a planted fault in two-by-two", () => {
  const P = (d: Draft) => d.partnerships;
  test.each<[string, string, (draft: Draft) => void]>([
    ["one mentor alone", "tooFew", (d) => P(d)[0]!.mentors.pop()],
    ["a third mentee", "tooMany", (d) => P(d)[0]!.mentees.push("e4")],
    ["a mentee twice", "menteeTwice", (d) => (P(d)[1]!.mentees = [...P(d)[0]!.mentees])],
    ["a mentor twice", "mentorTwice", (d) => (P(d)[1]!.mentors = [...P(d)[0]!.mentors])],
    ["a mentor without a place", "mentorTwice", (d) => (P(d)[1]!.mentors[1] = "o4")],
    ["a mentor nobody knows", "unknownMentor", (d) => (P(d)[1]!.mentors[1] = "x")],
    ["no experienced mentor", "noneExperienced", (d) => (P(d)[0]!.mentors = ["o2", "o3"])],
    ["two who are kept apart", "apart", (d) => (P(d)[0]!.mentees = ["e1", "e2"])],
    [
      "a forbidden pair",
      "forbiddenPair",
      (d) => {
        P(d)[0]!.mentees = ["e3", "e2"];
        P(d)[0]!.mentors = ["o1", "o2"];
      },
    ],
    ["a pair ruled out", "notEligible", (d) => (P(d)[0]!.mentees = ["e0", "e4"])],
    ["a lock that isn't kept", "pinMissing", (d) => P(d).shift()],
    ["a wrong score", "score", (d) => P(d)[0]!.score++],
    ["a wrong total", "objective", (d) => d.objective++],
    [
      "a bound below what is proven",
      "bound",
      (d) => {
        d.bound -= 1;
        d.gap -= 1;
      },
    ],
    [
      "a price that a partnership beats",
      "priceTooLow",
      (d) =>
        reprice(d, (p) => {
          p.prices = p.prices.map(() => 0);
          p.each = 0;
        }),
    ],
    ["a price below 0", "priceNegative", (d) => (prices(d)[1] = -1)],
    ["a price that is no whole number", "priceMissing", (d) => (prices(d)[1]! += 0.5)],
    ["a price left out", "priceMissing", (d) => prices(d).pop()],
    ["a scale of nothing", "priceMissing", (d) => (d.certificate.scale = 0)],
    [
      "a case about nobody",
      "priceMissing",
      (d) => {
        const { best } = d.certificate;
        d.certificate.best = { pair: [0, 99], together: best, apart: best };
      },
    ],
    [
      "a price for people that nothing backs",
      "priceNegative",
      (d) => {
        d.certificate.most = null;
        reprice(d, (p) => (p.each = -1));
      },
    ],
    [
      "fewer people than there could be",
      "morePossible",
      (d) => {
        const [gone] = P(d).splice(1, 1);
        d.objective += 4 - gone!.score;
      },
    ],
    [
      "a proof of the number that proves less",
      "morePossible",
      (d) => {
        const [most] = d.certificate.most!;
        if ("prices" in most!) most.prices = most.prices.map((p) => p + 65_536);
      },
    ],
    [
      "no proof of the number where one is claimed",
      "morePossible",
      (d) => (d.certificate.most = []),
    ],
  ])("%s", (_, code, plant) => {
    expect(codes(quads, solved.quads, plant)).toContain(code);
  });

  test("half a proof: one of two cases shows nothing about the other", () => {
    const found = codes(quads, solved.quads, (d) => {
      const none = { prices: Array(10).fill(0), each: 0 };
      d.certificate.best = { pair: [1, 7], together: d.certificate.best, apart: none };
    });
    expect(found).toContain("priceTooLow");
  });

  test("a result that claims nothing of the number of people is not called best", () => {
    const draft = structuredClone(solved.quads);
    draft.certificate.most = null;
    reprice(draft, (p) => (p.each = Math.max(0, p.each)));
    expect(verify(quads, draft).optimal).toBe(false);
  });
});

describe("rejects a planted fault in teams", () => {
  const P = (d: Draft) => d.partnerships;
  test.each<[string, string, (draft: Draft) => void]>([
    ["a mentor of the team itself", "ownTeam", (d) => (P(d)[0]!.mentors = ["o0"])],
    ["a mentor who is new", "noneExperienced", (d) => (P(d)[0]!.mentors = ["o3"])],
    ["people of two teams", "notOneTeam", (d) => (P(d)[0]!.mentees[1] = "e6")],
    ["part of a team", "partOfTeam", (d) => P(d)[0]!.mentees.pop()],
    ["a team twice", "teamTwice", (d) => P(d).push(structuredClone(P(d)[0]!))],
  ])("%s", (_, code, plant) => {
    expect(codes(teams, solved.teams, plant)).toContain(code);
  });

  test("two mentors of one unit where they must differ", () => {
    const mentors = teams.mentors.map((m) => ({ ...m, unit: "u" }));
    const strict = { ...teams, mentors, params: { differentUnits: true } };
    const found = codes(strict, solved.teams, (d) => (P(d)[0]!.mentors = ["o1", "o2"]));
    expect(found).toContain("unitsTogether");
  });

  test("two mentors where the scheme wants one", () => {
    const strict = { ...teams, params: { mentors: 1 } };
    const found = codes(strict, solved.teams, (d) => (P(d)[0]!.mentors = ["o1", "o2"]));
    expect(found).toContain("tooMany");
  });
});
