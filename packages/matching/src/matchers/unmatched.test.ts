import { describe, expect, test } from "vitest";
import { causeSentence, choices, manual, type Problem, stable } from "../index.ts";
import { fromScores } from "../test/problems.ts";

/** What the coordinator, and then the person, reads about somebody without a match. */
function said(
  problem: Problem,
  id: string,
  matcher: typeof stable | typeof choices | typeof manual,
) {
  const found = matcher.solve(problem).unmatched.find((one) => one.id === id)!;
  return ["coordinator", found.role].map((who) =>
    causeSentence(found, "en", who as "coordinator" | "mentee" | "mentor", (name) => name),
  );
}

describe("why somebody has no match, where no fix is claimed", () => {
  const problem = fromScores(
    [
      [9, null, 5],
      [5, null, null],
      [null, null, null],
    ],
    [1, 1, 0],
  );

  test("full mentors, with those who come first", () => {
    const [coordinator, mentee] = said(problem, "e1", stable);
    expect(coordinator).toMatch(
      /^Every mentor who could be chosen is full, with mentees who come first in this way of matching: o0\. Ruled out: /,
    );
    expect(mentee).toBe("No match was found for you in this round.");
  });

  test("nobody possible, and no place to give", () => {
    expect(said(problem, "e2", choices)[0]).toMatch(/^No mentor is possible: of 3, /);
    expect(said(problem, "o1", choices)[0]).toMatch(/^No mentee is possible: of 3, /);
    expect(said(problem, "o2", choices)[0]).toBe("Has no place to give in this round.");
  });

  test("a mentor nobody chose, while somebody is left whom they could have", () => {
    const params = { byScore: false };
    const chosen = fromScores(
      [
        [1, 1],
        [1, 1],
      ],
      [1, 1],
      {
        params,
        rankings: { e0: [["o0"]], e1: [["o0"]] },
      },
    );
    const winner = stable.solve(chosen).partnerships[0]!.mentees[0]!;
    const loser = winner === "e0" ? "e1" : "e0";
    expect(said(chosen, "o1", stable)).toEqual([
      `These possible mentees were matched elsewhere: ${winner}. Still without a match, so that one could be made by hand: ${loser}.`,
      "Nobody was matched with you in this round.",
    ]);
    expect(said(chosen, loser, stable)[0]).toMatch(/Still with a place, .*: o1\.$/);
  });

  test("a quota that is full", () => {
    const quotas = [{ id: "Library", role: "mentor" as const, members: ["o0", "o1"], most: 1 }];
    const scarce = fromScores(
      [
        [9, 8],
        [7, 6],
      ],
      [1, 1],
      { quotas },
    );
    expect(said(scarce, "e1", stable)[0]).toBe("The places of Library are full (1 of 1).");
    expect(said(scarce, "o1", stable)[0]).toBe("The places of Library are full (1 of 1).");
    const own = [{ id: "Physics", role: "mentee" as const, members: ["e0", "e1"], most: 1 }];
    const two = { ...scarce, quotas: own };
    expect(said(two, "e1", stable)[0]).toBe("The places of Physics are full (1 of 1).");
  });

  test("matches made by hand only", () => {
    expect(said(problem, "e0", manual)).toEqual([
      "This run keeps only the matches made by hand.",
      "No match was found for you in this round.",
    ]);
  });
});
