import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Attribute,
  attributesUsed,
  builtIn,
  type FairnessReport,
  fairness,
  fairnessPrices,
  fairnessSentences,
  groupName,
  type MatchResult,
  priceSentences,
  type Ranking,
  rankColumnName,
  usedSentence,
} from "./index.ts";

const numRuns = Number(process.env.MATCHING_CASES ?? 1500);

/** One mentee: the group, the mentor with whom they are matched (or null), and their choices. */
interface Person {
  group: string | null;
  mentor: string | null;
  choices?: string[];
  score?: number;
  waited?: number;
}

function reportOf(people: readonly Person[], smallest?: number): FairnessReport {
  const id = (k: number) => `e${k}`;
  const of: Record<string, string> = {};
  const rankings: Record<string, Ranking> = {};
  const waited: Record<string, number> = {};
  people.forEach((one, k) => {
    if (one.group !== null) of[id(k)] = one.group;
    if (one.choices) rankings[id(k)] = one.choices.map((choice) => [choice]);
    if (one.waited) waited[id(k)] = one.waited;
  });
  const attribute: Attribute = { key: "site", label: { en: "Site", cy: "Safle" }, of };
  return fairness({
    role: "mentee",
    attributes: [attribute],
    problem: { mentees: people.map((_, k) => ({ id: id(k) })), mentors: [], rankings },
    result: {
      partnerships: people.flatMap(({ mentor, score = 500_000 }, k) =>
        mentor === null ? [] : [{ mentees: [id(k)], mentors: [mentor], score, pinned: false }],
      ),
    },
    waited,
    ...(smallest !== undefined && { smallest }),
  });
}

const times = (n: number, person: Person) => Array.from({ length: n }, () => person);

describe("fairness", () => {
  test("counts who was matched, with what fit, which choice and how long they waited, by group", () => {
    const got = { mentor: "a", choices: ["a", "b"] };
    const report = reportOf([
      ...times(10, { group: "north", ...got, score: 800_000, waited: 1 }),
      ...times(10, { group: "north", mentor: null, choices: ["a"] }),
      ...times(6, { group: "south", mentor: "b", choices: ["a", "b"], score: 600_000 }),
      ...times(6, { group: "south", ...got, score: 400_000 }),
      ...times(8, { group: "south", mentor: null, choices: ["b"] }),
      ...times(7, { group: "north", mentor: "b", choices: ["a", "b"] }),
    ]);
    const [site] = report.attributes;
    expect(report.total).toMatchObject({ people: 47, matched: 29 });
    expect(site!.rows).toEqual([
      {
        groups: ["north"],
        people: 27,
        matched: 17,
        rate: 17 / 27,
        meanScore: 676_471,
        meanWaited: 0.37,
      },
      { groups: ["south"], people: 20, matched: 12, rate: 0.6, meanScore: 500_000, meanWaited: 0 },
    ]);
    expect(site!.ranks).toEqual({
      columns: [{ from: 1, to: 1 }, { from: 2, to: 2 }, null],
      rows: [
        { groups: ["north"], people: 27, counts: [10, 7, 10] },
        { groups: ["south"], people: 20, counts: [6, 6, 8] },
      ],
    });
    expect(fairnessSentences(site!, report, "en")).toEqual([
      "Match rates differ by 3 points of 100 at most.",
      "north: 17 of 27 were matched (63 %).",
      "south: 12 of 20 were matched (60 %).",
    ]);
  });

  test("shows small groups together, never one alone, and nobody's group by subtraction", () => {
    const group = (name: string | null, matched: number, not: number) => [
      ...times(matched, { group: name, mentor: "a" }),
      ...times(not, { group: name, mentor: null }),
    ];
    const report = reportOf([...group("x", 30, 9), ...group("y", 8, 6), ...group("z", 12, 2)]);
    const rows = report.attributes[0]!.rows;
    expect(rows.map((row) => [row.groups, row.matched, row.people])).toEqual([
      [["x"], 30, 39],
      [["z", "y"], 20, 28],
    ]);
    expect(groupName(["z", null], {}, "en")).toBe("z and not declared together");
    const little = reportOf([...group("x", 30, 9), ...group(null, 1, 1)]);
    expect(little.attributes[0]!.rows).toEqual([]);
    expect(fairnessSentences(little.attributes[0]!, little, "en")).toEqual([
      "Site: too few people to show without singling somebody out.",
    ]);
  });

  test("shows who there is, but not who was matched, where few of all are without a match", () => {
    const report = reportOf([
      ...times(40, { group: "x", mentor: "a" }),
      ...times(30, { group: "y", mentor: "a" }),
      ...times(3, { group: "y", mentor: null }),
    ]);
    expect(report.total).toMatchObject({ matched: 70, people: 73 });
    expect(report.attributes[0]!.rows).toMatchObject([
      { groups: ["x"], people: 40, matched: null, rate: null, meanScore: 500_000 },
      { groups: ["y"], people: 33, matched: null, rate: null },
    ]);
    expect(fairnessSentences(report.attributes[0]!, report, "en")[0]).toMatch(/fewer than 5/);
  });

  test("counts choices more coarsely where that shows more groups", () => {
    const with3 = (group: string, mentor: string | null, n: number) =>
      times(n, { group, mentor, choices: ["a", "b", "c"] });
    const both = ["x", "y"].flatMap((group) => [
      ...with3(group, "a", 9),
      ...with3(group, "b", group === "x" ? 6 : 4),
      ...with3(group, "c", group === "x" ? 1 : 3),
      ...with3(group, null, 5),
    ]);
    expect(reportOf(both).attributes[0]!.ranks!.columns).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 3 },
      null,
    ]);
    expect(rankColumnName({ from: 2, to: 3 }, "cy")).toBe("Dewisiadau 2 i 3");
  });

  test("lets nobody work out a count that isn't shown, whatever is subtracted from whatever", () => {
    const person: fc.Arbitrary<Person> = fc.record({
      group: fc.constantFrom("p", "q", "r", "s", null),
      mentor: fc.constantFrom("a", "a", "b", null),
      choices: fc.constantFrom(["a", "b"], ["b"], ["a"]),
    });
    let hidden = 0;
    fc.assert(
      fc.property(fc.array(person, { minLength: 4, maxLength: 26 }), (people) => {
        const { attributes, total } = reportOf(people, 2);
        const { rows, ranks } = attributes[0]!;
        const unmatched = total.people - total.matched!;
        const shown = rows.map((row) =>
          row.matched === null ? [row.people] : [row.matched, row.people - row.matched],
        );
        // Shown counts are large enough, unless nobody at all is counted there.
        for (const cells of shown) {
          for (const [k, cell] of cells.entries()) {
            if (cell < 2) expect([total.matched, unmatched][k]).toBe(0);
          }
        }
        rows.forEach(({ groups }, k) => {
          if (groups.length === 1) return;
          hidden++;
          const atLeastOne = groups.map(() => [1, Number.POSITIVE_INFINITY] as const);
          expectUnknown(shown[k]!, atLeastOne);
        });
        for (const { groups, counts } of ranks?.rows ?? []) {
          const units = rows.filter((row) => row.groups.every((one) => groups.includes(one)));
          if (units.length === 1) continue;
          hidden++;
          // Of each unit it is known how many people it has, not how many of them ranked anybody.
          expectUnknown(
            counts,
            units.map((row) => [0, row.people] as const),
          );
        }
      }),
      { numRuns },
    );
    expect(hidden).toBeGreaterThan(numRuns / 10);
  });
});

/**
 * Tries every way to split the counts of a row among its parts, each with a known least and most:
 * every count of every part must be able to be more than one number, but where the row has 0.
 */
function expectUnknown(counts: readonly number[], limits: readonly (readonly [number, number])[]) {
  const possible = limits.map(() => counts.map(() => new Set<number>()));
  const parts = limits.map(() => counts.map(() => 0));
  const left = counts.slice();
  const remember = () => {
    for (const [p, cells] of parts.entries()) {
      for (const [k, cell] of cells.entries()) possible[p]![k]!.add(cell);
    }
  };
  const split = (part: number, column: number) => {
    if (column === counts.length) {
      const own = parts[part]!.reduce((sum, one) => sum + one, 0);
      const [least, most] = limits[part]!;
      if (own < least || own > most) return;
      if (part < limits.length - 1) split(part + 1, 0);
      else remember();
      return;
    }
    const most = left[column]!;
    for (let n = part === limits.length - 1 ? most : 0; n <= most; n++) {
      parts[part]![column] = n;
      left[column]! -= n;
      split(part, column + 1);
      left[column]! += n;
    }
  };
  split(0, 0);
  for (const cells of possible) {
    cells.forEach((values, k) => {
      if (counts[k]! > 0) expect(values.size).toBeGreaterThan(1);
    });
  }
}

describe("what fairness costs", () => {
  const run = (id: string, pairs: [string, string, number][]) => ({
    id,
    problem: {
      mentees: [{ id: "e0" }, { id: "e1" }],
      mentors: [],
      rankings: { e0: [["o0"]], e1: [["o0"], ["o1"]] },
    },
    result: {
      partnerships: pairs.map(([mentee, mentor, score]) => ({
        mentees: [mentee],
        mentors: [mentor],
        score,
        pinned: false,
      })),
    } satisfies Pick<MatchResult, "partnerships">,
  });

  test("is the part of the highest total that a run gives up, beside what it gains", () => {
    const runs = fairnessPrices([
      run("total", [
        ["e0", "o1", 600_000],
        ["e1", "o0", 400_000],
      ]),
      run("choices", [
        ["e0", "o0", 500_000],
        ["e1", "o1", 488_000],
      ]),
      run("few", [["e0", "o0", 500_000]]),
    ]);
    expect(runs[1]).toMatchObject({
      matched: 2,
      firstChoices: 1,
      lowest: 488_000,
      fewerMatches: 0,
    });
    expect(runs[0]).toMatchObject({ cost: 0, firstChoices: 1 });
    const say = (k: number) => priceSentences(runs[k]!, "This run", "en").join(" ");
    expect(say(0)).toBe("This run gives the highest total fit.");
    expect(say(1)).toBe("This run costs 1.2 % of the total fit.");
    expect(say(2)).toBe(
      "This run costs 50 % of the total fit. It makes 1 match fewer than the run with the most.",
    );
  });
});

test("attributesUsed names every question and fact that the criteria may read", () => {
  const used = attributesUsed(
    [
      { type: "expertise", weight: 1, params: { sought: "seeks", offered: "offers" } },
      { type: "text", weight: 0, params: { mentee: ["hopes"], mentor: ["biography"] } },
      { type: "lineManager", weight: 0 },
      { type: "unitDistance", weight: 1 },
    ],
    builtIn,
  );
  expect(used).toEqual({
    questions: ["seeks", "offers", "hopes", "biography"],
    facts: ["lineManager", "unit"],
  });
  expect(usedSentence(used, "en", (id) => `“${id}”`)).toBe(
    "Matching used these and nothing else: “seeks”, “offers”, “hopes”, “biography”, " +
      "who manages whom and where people work.",
  );
  expect(usedSentence({ questions: [], facts: [] }, "cy", String)).toMatch(/^Ni ddefnyddiodd/);
});
