import { describe, expect, test } from "vitest";
import type { MatchResult, NetworkCertificate, NetworkProof, Problem } from "../contract.ts";
import { assign } from "../matchers/assign.ts";
import { group } from "../matchers/group.ts";
import { fromScores } from "../test/problems.ts";
import { verify } from "./verify.ts";

type Draft = MatchResult & { certificate: NetworkCertificate };
type Prices = NetworkProof & { kind: "prices" };
type Split = NetworkProof & { kind: "size" | "apart" };

const pricesOf = (draft: Draft) => (draft.certificate.proof as Prices).prices;
const splitOf = (draft: Draft) => draft.certificate.proof as Split;

function plant(right: MatchResult, change: (draft: Draft) => void): MatchResult {
  const draft = structuredClone(right) as Draft;
  change(draft);
  return draft;
}
const codes = (problem: Problem, result: MatchResult) =>
  verify(problem, result).faults.map((fault) => fault.code);

/** e0 is locked; at most two of e1..e3, at least one of o1, o2; the second place of o0 costs 10. */
const quotas: Problem = fromScores(
  [
    [50, 70, 10],
    [90, 40, 20],
    [85, 30, 30],
    [60, 45, 15],
    [null, 5, 12],
  ],
  [3, 1, 2],
  {
    pinned: [{ mentee: "e0", mentor: "o0" }],
    forbidden: [{ mentee: "e4", mentor: "o1" }],
    quotas: [
      { id: "area", role: "mentee", members: ["e1", "e2", "e3"], most: 2 },
      { id: "unit", role: "mentor", members: ["o1", "o2"], most: 2, least: 1 },
      { id: "desk", role: "mentor", members: ["o2"], most: 1 },
    ],
    params: { balance: 10 },
  },
);
const right = assign.solve(quotas);

describe("a proof with quotas and balanced load", () => {
  test("is accepted as the matcher gives it", () => {
    expect(verify(quotas, right)).toMatchObject({ ok: true, optimal: true, faults: [] });
  });

  test.each<[string, string, (draft: Draft) => void]>([
    [
      "more than a quota holds",
      "overQuota",
      (d) => {
        d.partnerships.push({ mentors: ["o1"], mentees: ["e3"], score: 45, pinned: false });
        d.unmatched = d.unmatched.filter((one) => one.id !== "e3" && one.id !== "o1");
      },
    ],
    ["places that cost nothing", "objective", (d) => (d.objective += 10)],
    [
      "a gap that hides what is proven",
      "bound",
      (d) => {
        d.gap = 7;
        d.bound = d.objective + 7;
      },
    ],
    ["a price too low for a mentee's pair", "dualTooLow", (d) => pricesOf(d).mentees.fill(0)],
    ["a price too low for a mentor's pair", "dualTooLow", (d) => (pricesOf(d).mentors[0]! -= 1000)],
    ["a quota that costs less than it does", "dualTooLow", (d) => (pricesOf(d).quotas[0]! -= 5)],
    ["a quota that costs more than it does", "bound", (d) => (pricesOf(d).quotas[0]! += 5)],
    ["a mentor who costs more", "bound", (d) => (pricesOf(d).mentors[1]! += 1)],
    ["a mentee who costs more", "bound", (d) => (pricesOf(d).mentees[1]! += 1)],
    ["prices for fewer mentees", "dualMissing", (d) => pricesOf(d).mentees.pop()],
    ["prices for fewer quotas", "dualMissing", (d) => pricesOf(d).quotas.pop()],
    ["a price that is no number", "dualMissing", (d) => (pricesOf(d).mentors[2] = Number.NaN)],
    ["a price in halves", "dualMissing", (d) => (pricesOf(d).mentors[2]! += 0.5)],
    ["a bonus that scores outweigh", "bonusTooSmall", (d) => (d.certificate.bonus = 90)],
    ["a bonus that is no number", "bonusTooSmall", (d) => (d.certificate.bonus = Number.NaN)],
    ["a wish that scores outweigh", "bonusTooSmall", (d) => (d.certificate.leastBonus = 1)],
    [
      "a case for one-to-one",
      "badCase",
      (d) => {
        const { proof } = d.certificate;
        d.certificate.proof = { kind: "size", mentor: "o1", nobody: proof, enough: proof };
      },
    ],
  ])("%s is rejected", (_, code, change) => {
    expect(codes(quotas, plant(right, change))).toContain(code);
  });

  test("a permitted outcome that is worth less is rejected, whatever it claims", () => {
    const worse = plant(right, (d) => {
      const one = d.partnerships.find((p) => p.mentees[0] === "e1")!;
      const two = d.partnerships.find((p) => p.mentees[0] === "e2")!;
      for (const gone of [one, two]) d.objective -= gone.score;
      [one.mentors, two.mentors] = [["o2"], one.mentors];
      [one.score, two.score] = [20, 85];
      d.objective += one.score + two.score;
      d.bound = d.objective;
    });
    expect(codes(quotas, worse).length).toBeGreaterThan(0);
  });
});

/** Groups of two or three; e0 and e1 have to be apart. */
const groups: Problem = {
  ...fromScores(
    [
      [90, 10, 40],
      [80, 15, 20],
      [70, 60, 30],
      [20, 50, 65],
      [25, 35, 60],
    ],
    [3, 3, 3],
    { model: "group", apart: [["e0", "e1"]], params: { least: 2, most: 3 } },
  ),
};
const grouped = group.solve(groups);

describe("a proof of groups", () => {
  test("is accepted as the matcher gives it, with a case for each way out", () => {
    expect(grouped.certificate).toMatchObject({ kind: "network", proof: { mentor: "o0" } });
    expect(verify(groups, grouped)).toMatchObject({ ok: true, optimal: true, faults: [] });
  });

  test.each<[string, string, (draft: Draft) => void]>([
    [
      "a group below the smallest size",
      "tooFew",
      (d) => {
        const [first] = d.partnerships;
        d.partnerships[0] = { ...first!, mentees: first!.mentees.slice(0, 1) };
      },
    ],
    [
      "two together who have to be apart",
      "apart",
      (d) => {
        const inOne = d.partnerships.find((p) => p.mentees.includes("e0"))!;
        if (!inOne.mentees.includes("e1")) inOne.mentees.push("e1");
      },
    ],
    [
      "a case for people who needn't be apart",
      "badCase",
      (d) => {
        const { proof } = d.certificate;
        d.certificate.proof = {
          ...{ kind: "apart", mentor: "o0", pair: ["e2", "e3"] },
          ...{ withoutFirst: proof, withoutSecond: proof },
        };
      },
    ],
    ["a case for nobody known", "badCase", (d) => (splitOf(d).mentor = "x")],
    [
      "a case that looks at one side only",
      "dualTooLow",
      (d) => {
        const split = splitOf(d);
        if (split.kind === "apart") split.withoutFirst = split.withoutSecond;
        else split.enough = split.nobody;
      },
    ],
  ])("%s is rejected", (_, code, change) => {
    expect(codes(groups, plant(grouped, change))).toContain(code);
  });

  test("a larger group than the scheme wants is rejected", () => {
    const smaller = { ...groups, params: { ...groups.params, most: 2 } };
    expect(codes(smaller, grouped)).toContain("tooMany");
  });
});
