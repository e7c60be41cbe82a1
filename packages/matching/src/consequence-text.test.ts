import fc from "fast-check";
import { expect, test } from "vitest";
import {
  assign,
  type Change,
  type Consequence,
  consequenceSentences,
  namedInConsequence,
  openWhatIf,
} from "./index.ts";
import { fromScores, smallProblems } from "./test/problems.ts";

const name = (id: string) => `<${id}>`;
const say = (consequence: Consequence, locale = "en") =>
  consequenceSentences(consequence, locale, name);

const problem = fromScores(
  [
    [900_000, 300_000, 100_000],
    [850_000, 650_000, 100_000],
    [100_000, 100_000, null],
  ],
  [1, 1, 1],
);
const open = () => openWhatIf(problem, assign.solve(problem));

test("says who would move from whom to whom, and what becomes of the total", async () => {
  const swap: Change = { kind: "swap", menteeA: "e0", menteeB: "e1" };
  const two = fromScores(
    [
      [900_000, 300_000],
      [850_000, 650_000],
    ],
    [1, 1],
  );
  const answer = await openWhatIf(two, assign.solve(two)).try(swap);
  expect(say(answer)).toEqual([
    "<e0> would move from <o0> to <o1> (very good fit to weak fit).",
    "<e1> would move from <o1> to <o0> (good fit to very good fit).",
    "The total of all matches would fall by 25.8%.",
  ]);
  expect(say(answer, "cy")[2]).toBe("Byddai cyfanswm yr holl barau yn gostwng 25.8%.");
});

test("says who loses and who gains a match, first of all", async () => {
  const found = await open().try({ kind: "removePlace", mentor: "o2" });
  expect(say(found).at(-1)).toBe("One mentee fewer would be matched.");
  expect(say(found)[0]).toMatch(/^<e\d> would no longer be matched\.$/);
  const crowded = fromScores([[500_000], [400_000]], [1]);
  const more = await openWhatIf(crowded, assign.solve(crowded)).try({
    kind: "addPlace",
    mentor: "o0",
  });
  expect(say(more)).toEqual([
    "<e1> would be matched with <o0> (fair fit).",
    "One mentee more would be matched.",
  ]);
});

test("names three at most and counts the others", async () => {
  // Everybody moves up by one when the first place is free.
  const chain = fromScores(
    Array.from({ length: 6 }, (_, i) =>
      Array.from({ length: 6 }, (_, j) => (j === i ? 500_000 : j === i - 1 ? 501_000 + i : null)),
    ),
    [1, 1, 1, 1, 1, 1],
  );
  const found = await openWhatIf(chain, assign.solve(chain)).try({ kind: "withdraw", id: "e0" });
  const lines = say(found);
  expect(lines[0]).toBe("<e0> would no longer be matched.");
  expect(lines).toContain("3 others would move.");
  expect(lines).toHaveLength(5);
});

test("every change that comes up has sentences in both languages, of people who are announced", {
  timeout: 20_000,
}, async () => {
  const kinds = ["lock", "forbid", "release"] as const;
  await fc.assert(
    fc.asyncProperty(
      smallProblems({ mentees: 4, mentors: 4, highest: 9 }),
      fc.constantFrom(...kinds, "swap" as const, "withdraw" as const, "removePlace" as const),
      fc.nat({ max: 4 }),
      fc.nat({ max: 4 }),
      async (small, kind, i, j) => {
        const [mentee, mentor] = [`e${i}`, `o${j}`];
        const change: Change =
          kind === "swap"
            ? { kind, menteeA: mentee, menteeB: `e${j}` }
            : kind === "withdraw"
              ? { kind, id: mentor }
              : kind === "removePlace"
                ? { kind, mentor }
                : { kind, mentee, mentor };
        const found = await openWhatIf(small, assign.solve(small)).try(change);
        const [en, cy] = [say(found), say(found, "cy")];
        expect(cy).toHaveLength(en.length);
        const announced = namedInConsequence(found);
        en.forEach((line, k) => {
          expect(line).toMatch(/^[A-Z\d<][^{}]*\.$/);
          expect(cy[k]).toMatch(/^[A-Z\d<][^{}]*\.$/);
          expect(cy[k]).not.toBe(line);
          for (const [, id] of line.matchAll(/<(\w+)>/g)) expect(announced).toContain(id);
          expect(line).not.toMatch(/objective|dual|gap|solver|optimal/i);
        });
      },
    ),
    { numRuns: 600 },
  );
});
