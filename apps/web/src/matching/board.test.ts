import { describe, expect, test } from "vitest";
import type { Pairing, Run } from "./board.ts";
import { boardOf, countOf, fellowsOf, found, kindOf, partnersOf, shortages } from "./board.ts";

const person = (name: string, optionCount = 2) => ({
  __typename: "RunPerson" as const,
  enrolmentId: name,
  name,
  unitName: null,
  optionCount,
  rank: null,
});
const together = (
  mentees: (string | [string, number])[],
  mentors: string[],
  { fit = 3, locked = false, model = "one-to-one" } = {},
) => ({
  __typename: "RunPartnership" as const,
  key: [...mentors, ...mentees].join(),
  matchKey: [...mentors, ...mentees].join(),
  model,
  mentors: mentors.map((name) => person(name)),
  mentees: mentees.map((one) => (typeof one === "string" ? person(one) : person(...one))),
  fit,
  locked,
});
const left = (
  enrolmentId: string,
  role: "MENTEE" | "MENTOR",
  optionCount = 0,
  short = "No mentor offers bid writing",
) => ({
  __typename: "UnmatchedPerson" as const,
  enrolmentId,
  name: enrolmentId,
  role,
  unitName: null,
  cause: `${short}.`,
  short,
  wouldHelp: null,
  optionCount,
  fix: null,
});
function run(partnerships: Run["partnerships"], unmatched: Run["unmatched"] = []): Run {
  return {
    __typename: "Run",
    id: "run",
    number: 1,
    title: "Best total fit",
    finishedAt: null,
    matched: partnerships.length,
    menteeCount: partnerships.length,
    mentorCount: 9,
    averageFit: 80,
    firstChoices: 0,
    models: [],
    partnerships,
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

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

test("mentees stand by fewest options, then by name; mentors left over are not among them", () => {
  const board = boardOf(
    run(
      [
        together([["Mbali", 3]], ["Nerys"]),
        together([["Dilys", 2]], ["Elspeth"]),
        together([["Aled", 3]], ["Joaquim"]),
      ],
      [left("Owen", "MENTEE", 2), left("Greta", "MENTEE", 0), left("Hanne", "MENTOR")],
    ),
    [],
  );
  expect(names(board.unmatched)).toEqual(["Greta", "Owen"]);
  expect(names(board.matched)).toEqual(["Dilys", "Aled", "Mbali"]);
});

test("everybody of a group stands in the list, each with the mentors and beside the others", () => {
  const { matched } = boardOf(
    run([together(["Dilys", "Aled", "Mbali"], ["Elspeth", "Nerys"], { model: "two-by-two" })]),
    [],
  );
  expect(names(matched)).toEqual(["Aled", "Dilys", "Mbali"]);
  expect(partnersOf(matched[1]!)).toEqual(["Elspeth", "Nerys"]);
  expect(names(fellowsOf(matched[1]!))).toEqual(["Aled", "Mbali"]);
});

test("in a circle, which has no mentors, a member is with the others", () => {
  const { matched } = boardOf(
    run([together(["Dilys", "Aled", "Mbali"], [], { model: "circle" })]),
    [],
  );
  expect(partnersOf(matched[0]!)).toEqual(["Dilys", "Mbali"]);
});

describe("who is looked for", () => {
  const board = boardOf(
    run(
      [
        together(["Dilys Karpov"], ["x"], { locked: true }),
        together(["Aled"], ["y"], { fit: 1 }),
        together(["Ines"], ["z"]),
      ],
      [left("Karin", "MENTEE")],
    ),
    [decide("Dilys Karpov", "x", "LOCKED"), decide("Ines", "y", "FORBIDDEN")],
  );
  const all = (search: string, filter: Parameters<typeof found>[2]) => {
    const { unmatched, matched } = found(board, search, filter);
    return names([...unmatched, ...matched]);
  };

  test("is found by any part of the name, whatever its case", () => {
    expect(all(" KAR ", "all")).toEqual(["Karin", "Dilys Karpov"]);
    expect(found(board, " ", "all")).toBe(board);
  });
  test.each([
    ["unmatched", ["Karin"]],
    ["weak", ["Aled"]],
    ["locked", ["Dilys Karpov"]],
    ["byHand", ["Dilys Karpov", "Ines"]],
  ] as const)("can be only those of one sort: %s", (filter, expected) => {
    expect(all("", filter)).toEqual(expected);
    expect(countOf(board, filter)).toBe(expected.length);
  });
  test("is both, by sort and name", () => {
    expect(all("karp", "byHand")).toEqual(["Dilys Karpov"]);
    expect(all("karp", "weak")).toEqual([]);
  });
});

test("causes that several share are counted, the commonest first", () => {
  const { unmatched } = boardOf(
    run(
      [],
      [
        left("a", "MENTEE", 1, "No mentor offers bid writing"),
        left("b", "MENTEE", 1, "Every possible mentor is full"),
        left("c", "MENTEE", 1, "Every possible mentor is full"),
      ],
    ),
    [],
  );
  expect(shortages(unmatched)).toEqual([
    { short: "Every possible mentor is full", count: 2 },
    { short: "No mentor offers bid writing", count: 1 },
  ]);
});

test("a decision is about two people", () => {
  const pairings = [decide("Dilys", "Elspeth", "LOCKED")];
  expect(kindOf(pairings, "Dilys", "Elspeth")).toBe("LOCKED");
  expect(kindOf(pairings, "Dilys", "Nerys")).toBeNull();
});
