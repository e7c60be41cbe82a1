import { describe, expect, test } from "vitest";
import type { DirectoryScheme } from "./needs.ts";
import { byUnit, needsOf } from "./needs.ts";
import type { Numbers } from "./useNumbers.ts";

function scheme(id: string, changes: Partial<DirectoryScheme> = {}): DirectoryScheme {
  return {
    __typename: "Scheme",
    id,
    name: { en: id },
    summary: {},
    state: "OPEN",
    unit: { __typename: "Unit", id: "u1", name: "Finance" },
    coordinators: [{ __typename: "PersonName", id: "p1", name: "Bronwen Achterberg" }],
    settings: {
      __typename: "SchemeSettings",
      opensOn: null,
      registrationClosesOn: null,
      matchingOn: null,
      endsOn: null,
    },
    may: ["scheme.edit", "scheme.overview"],
    ...changes,
  };
}

function step(key: string, byDate: string | null = null): Numbers {
  return {
    __typename: "SchemeOverview",
    mentors: 0,
    mentees: 0,
    partnershipsActive: 0,
    nextStep: {
      __typename: "NextStep",
      key,
      title: key,
      why: "",
      byDate,
      place: "overview",
      actionLabel: "",
    },
  };
}

describe("what needs the reader", () => {
  test("a scheme that nobody runs comes first, then the nearest date, then no date", () => {
    const schemes = [
      scheme("undated"),
      scheme("december"),
      scheme("november"),
      scheme("nobody", { coordinators: [] }),
    ];
    const numbers = new Map([
      ["undated", step("invite")],
      ["december", step("runMatching", "2026-12-01")],
      ["november", step("runMatching", "2026-11-20")],
      ["nobody", step("nameCoordinator")],
    ]);
    expect(needsOf(schemes, numbers).map((need) => need.scheme.id)).toEqual([
      "nobody",
      "november",
      "december",
      "undated",
    ]);
  });

  test("a scheme that waits for others needs nothing", () => {
    expect(needsOf([scheme("a")], new Map([["a", step("awaitAnswers")]]))).toEqual([]);
  });

  test("what the reader may not change is not asked of them", () => {
    const shown = scheme("a", { may: ["scheme.overview"] });
    expect(needsOf([shown], new Map([["a", step("invite")]]))).toEqual([]);
  });

  test("a scheme whose numbers have not come yet is left out", () => {
    expect(needsOf([scheme("a")], new Map())).toEqual([]);
  });
});

test("schemes stand under their unit, units by name", () => {
  const estates = { __typename: "Unit" as const, id: "u2", name: "Estates" };
  const groups = byUnit([scheme("a"), scheme("b", { unit: estates }), scheme("c")]);
  expect(groups.map(({ unitName, schemes }) => [unitName, schemes.map(({ id }) => id)])).toEqual([
    ["Estates", ["b"]],
    ["Finance", ["a", "c"]],
  ]);
});
