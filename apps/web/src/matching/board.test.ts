import { describe, expect, test } from "vitest";
import type { Pairing, Run } from "./board.ts";
import { boardOf, byRule, found, notTakenIn, rowAfter } from "./board.ts";

const pair = (mentee: string, mentor: string, optionCount = 2, locked = false) => ({
  __typename: "ProposedPair" as const,
  menteeEnrolmentId: mentee,
  mentorEnrolmentId: mentor,
  menteeName: mentee,
  mentorName: mentor,
  menteeUnit: null,
  mentorUnit: null,
  fit: 3,
  locked,
  menteeRank: null,
  optionCount,
});
const left = (enrolmentId: string, role: "MENTEE" | "MENTOR", optionCount = 0) => ({
  __typename: "UnmatchedPerson" as const,
  enrolmentId,
  name: enrolmentId,
  role,
  unitName: null,
  cause: "No mentor offers bid writing.",
  wouldHelp: null,
  optionCount,
});
function run(pairs: Run["pairs"], unmatched: Run["unmatched"] = []): Run {
  return {
    __typename: "Run",
    id: "run",
    number: 1,
    state: "DONE",
    finishedAt: null,
    matched: pairs.length,
    menteeCount: pairs.length,
    mentorCount: 9,
    objective: 1,
    bound: 1,
    provenOptimal: true,
    poolChanged: false,
    pairs,
    unmatched,
  };
}
const decide = (mentee: string, mentor: string, kind: Pairing["kind"]): Pairing => ({
  __typename: "Pairing",
  menteeEnrolmentId: mentee,
  mentorEnrolmentId: mentor,
  menteeName: mentee,
  mentorName: mentor,
  kind,
  reason: null,
});

test("mentees stand by fewest options, then by name; mentors left over are not among them", () => {
  const board = boardOf(
    run(
      [pair("Mbali", "Nerys", 3), pair("Dilys", "Elspeth", 2), pair("Aled", "Joaquim", 3)],
      [left("Owen", "MENTEE", 2), left("Greta", "MENTEE", 0), left("Hanne", "MENTOR")],
    ),
    [],
  );
  expect(board.unmatched.map(({ name }) => name)).toEqual(["Greta", "Owen"]);
  expect(board.matched.map(({ name }) => name)).toEqual(["Dilys", "Aled", "Mbali"]);
});

test("a lock shows at once, before any other run", () => {
  const [row] = boardOf(run([pair("Dilys", "Elspeth")]), [
    decide("Dilys", "Elspeth", "LOCKED"),
  ]).matched;
  expect(row?.locked).toBe(true);
});

describe("decisions that need another run", () => {
  const one = run([pair("Dilys", "Elspeth"), pair("Mbali", "Nerys", 2, true)]);
  const kept = decide("Mbali", "Nerys", "LOCKED");
  test.each([
    ["a lock on a match that stands needs none", [kept, decide("Dilys", "Elspeth", "LOCKED")], 0],
    ["a lock on another mentor", [kept, decide("Dilys", "Joaquim", "LOCKED")], 1],
    ["a ban on a match", [kept, decide("Dilys", "Elspeth", "FORBIDDEN")], 1],
    [
      "a ban on two who aren't matched needs none",
      [kept, decide("Dilys", "Joaquim", "FORBIDDEN")],
      0,
    ],
    ["a lock that was taken away", [], 1],
  ])("%s", (_, pairings, count) => {
    expect(notTakenIn(one, pairings)).toBe(count);
  });
});

test("mentees are found by any part of their name, whatever its case", () => {
  const board = boardOf(
    run([pair("Dilys Karpov", "x"), pair("Aled", "y")], [left("Karin", "MENTEE")]),
    [],
  );
  const { unmatched, matched } = found(board, " KAR ");
  expect([...unmatched, ...matched].map(({ name }) => name)).toEqual(["Karin", "Dilys Karpov"]);
  expect(found(board, " ")).toBe(board);
});

test("keys lead up and down and stop at the ends", () => {
  const { matched } = boardOf(run([pair("A", "x"), pair("B", "y"), pair("C", "z")]), []);
  expect(rowAfter(matched, "A", "ArrowDown")?.id).toBe("B");
  expect(rowAfter(matched, "B", "ArrowUp")?.id).toBe("A");
  expect(rowAfter(matched, "A", "ArrowUp")).toBeUndefined();
  expect(rowAfter(matched, "C", "ArrowDown")).toBeUndefined();
  expect(rowAfter(matched, "A", "End")?.id).toBe("C");
  expect(rowAfter(matched, "C", "Home")?.id).toBe("A");
  expect(rowAfter(matched, "A", "x")).toBeUndefined();
});

test("mentors who are ruled out stand by rule, the commonest first", () => {
  const groups = byRule([
    { name: "a", ruledOut: "is her line manager" },
    { name: "b", ruledOut: "works in the same unit" },
    { name: "c", ruledOut: null },
    { name: "d", ruledOut: "works in the same unit" },
  ]);
  expect(groups.map(({ rule, mentors }) => [rule, mentors.length])).toEqual([
    ["works in the same unit", 2],
    ["is her line manager", 1],
  ]);
});
