import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  blockingPairs,
  type MatchResult,
  type Problem,
  problemOf,
  stable,
  verify,
} from "../index.ts";
import { eligiblePairs } from "../problem.ts";
import { cases, PATIENCE } from "../test/cases.ts";
import { fromScores, outcomes } from "../test/problems.ts";
import { rankedProblems, withQuotas } from "../test/rankings.ts";

vi.setConfig({ testTimeout: PATIENCE });

type Mentors = (string | null)[];

const mentorsIn = (problem: Problem, result: MatchResult): Mentors =>
  problem.mentees.map(
    ({ id }) => result.partnerships.find((p) => p.mentees.includes(id))?.mentors[0] ?? null,
  );

/** Whom somebody accepts, worst last, with equals on one line: as the contract says, by sorting. */
function opinion(problem: Problem, id: string, role: "mentee" | "mentor"): string[][] {
  const other = role === "mentee" ? "mentor" : "mentee";
  const possible = [...eligiblePairs(problem)].filter(
    (p) =>
      p[role] === id &&
      !problem.forbidden.some((f) => f.mentee === p.mentee && f.mentor === p.mentor),
  );
  const ids = new Set(possible.map((p) => p[other]));
  const chosen = (problem.rankings[id] ?? []).map((group) => group.filter((one) => ids.has(one)));
  const ranked = (problem.rankings[id] ?? []).length > 0;
  for (const one of chosen.flat()) ids.delete(one);
  if (problem.params.byScore === false) return ranked ? chosen : [[...ids]];
  const scores = [...new Set(possible.map((p) => p.score))].sort((a, b) => b - a);
  const rest = scores.map((s) =>
    possible.filter((p) => p.score === s && ids.has(p[other])).map((p) => p[other]),
  );
  return [...chosen, ...rest].filter((group) => group.length > 0);
}

/** Compares partners for one person; no partner is worst. */
function rankIn(lists: Map<string, string[][]>) {
  return (id: string, other: string | null) => {
    const list = lists.get(id)!;
    if (other === null) return list.length;
    const place = list.findIndex((group) => group.includes(other));
    return place < 0 ? list.length + 1 : place;
  };
}

/** All stable outcomes, by trying every outcome. Pinned mentees can't move. */
function stableOutcomes(problem: Problem): Mentors[] {
  const lists = new Map([
    ...problem.mentees.map((m) => [m.id, opinion(problem, m.id, "mentee")] as const),
    ...problem.mentors.map((m) => [m.id, opinion(problem, m.id, "mentor")] as const),
  ]);
  const rank = rankIn(lists);
  const accepts = (id: string, other: string) => rank(id, other) < lists.get(id)!.length;
  const free = problem.mentees.filter((m) => !problem.pinned.some((p) => p.mentee === m.id));
  return [...outcomes(problem)]
    .map((o) => o.mentors)
    .filter((mentors) => {
      const at = new Map(problem.mentees.map((m, i) => [m.id, mentors[i]!]));
      const of = (mentor: string) => free.filter((m) => at.get(m.id) === mentor).map((m) => m.id);
      const used = (mentor: string) => mentors.filter((one) => one === mentor).length;
      if (
        free.some(({ id }) => at.get(id) && !(accepts(id, at.get(id)!) && accepts(at.get(id)!, id)))
      )
        return false;
      return !free.some(({ id }) =>
        problem.mentors.some(
          (m) =>
            accepts(id, m.id) &&
            accepts(m.id, id) &&
            rank(id, m.id) < rank(id, at.get(id) ?? null) &&
            (used(m.id) < m.capacity || of(m.id).some((k) => rank(m.id, id) < rank(m.id, k))),
        ),
      );
    });
}

describe("stable", () => {
  test("finds one of the outcomes that trying all shows to be stable, with ties, from either side", () => {
    fc.assert(
      fc.property(rankedProblems({ ties: true }), (problem) => {
        const result = stable.solve(problem);
        const all = stableOutcomes(problem);
        const found = mentorsIn(problem, result);
        expect(all).toContainEqual(found);
        expect(verify(problem, result).faults).toEqual([]);
        const matched = (mentors: Mentors) => mentors.filter((m) => m !== null).length;
        const pins = problem.pinned.length;
        if (problem.params.large) {
          expect(3 * (matched(found) - pins)).toBeGreaterThanOrEqual(
            2 * (Math.max(...all.map(matched)) - pins),
          );
        }
      }),
      { numRuns: cases(700) },
    );
  });

  test("without ties gives the side that comes first the best of all stable outcomes", () => {
    fc.assert(
      fc.property(rankedProblems({ ties: false, complete: true }), (problem) => {
        const found = mentorsIn(problem, stable.solve(problem));
        const rank = rankIn(
          new Map(problem.mentees.map((m) => [m.id, opinion(problem, m.id, "mentee")])),
        );
        const all = stableOutcomes(problem).filter(() =>
          Object.values(problem.rankings).every((r) => r.length > 0),
        );
        const sign = problem.params.side === "mentor" ? -1 : 1;
        for (const other of all) {
          problem.mentees.forEach(({ id }, i) => {
            expect(sign * (rank(id, found[i]!) - rank(id, other[i]!))).toBeLessThanOrEqual(0);
          });
        }
      }),
      { numRuns: cases(700) },
    );
  });

  test("keeps quotas of mentors and of mentees, and no pair blocks", () => {
    fc.assert(
      fc.property(withQuotas(rankedProblems({ ties: true })), (problem) => {
        const result = stable.solve(problem);
        expect(result.certificate.kind).toBe("stable");
        expect(verify(problem, result).faults).toEqual([]);
      }),
      { numRuns: cases(700) },
    );
  });

  test("makes groups that are large enough and keep people apart, and says when it isn't stable", () => {
    const kinds = new Map<string, number>();
    const groups = rankedProblems({ ties: true }, { mentees: 6, mentors: 3, highest: 3 });
    fc.assert(
      fc.property(groups, fc.nat({ max: 3 }), fc.boolean(), (from, least, apart) => {
        const problem: Problem = {
          ...from,
          model: "group",
          pinned: [],
          mentors: from.mentors.map((m) => ({ ...m, capacity: m.capacity * 3, least })),
          apart:
            apart && from.mentees.length > 2
              ? [
                  ["e0", "e1"],
                  ["e1", "e2"],
                ]
              : [],
        };
        const result = stable.solve(problem);
        expect(verify(problem, result).faults).toEqual([]);
        for (const { mentees } of result.partnerships) {
          expect(mentees.length).toBeGreaterThanOrEqual(least);
          expect(mentees.length).toBeLessThanOrEqual(4);
        }
        const { kind } = result.certificate;
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        if (problem.apart.length === 0) expect(kind).toBe("stable");
      }),
      { numRuns: cases(500) },
    );
    expect(kinds.get("stable")).toBeGreaterThan(10 * (kinds.get("none") ?? 0));
  });

  test("doesn't depend on the order of the lists, and lets the seed decide between equals", () => {
    const winners = Array.from(
      { length: 40 },
      (_, seed) =>
        stable.solve(fromScores([[5], [5], [5]], [1], { seed })).partnerships[0]!.mentees[0],
    );
    expect(new Set(winners)).toEqual(new Set(["e0", "e1", "e2"]));
    fc.assert(
      fc.property(rankedProblems({ ties: true }), (problem) => {
        const turned = problemOf({
          ...problem,
          mentees: problem.mentees.toReversed(),
          mentors: problem.mentors.toReversed(),
          pairs: [...eligiblePairs(problem)],
          excluded: [],
        });
        const sorted = (result: MatchResult) =>
          result.partnerships.map((p) => `${p.mentees} ${p.mentors}`).sort();
        expect(sorted(stable.solve(turned))).toEqual(sorted(stable.solve(problem)));
      }),
      { numRuns: 200 },
    );
  });

  test("choices come before scores, and scores decide among the rest", () => {
    const problem = fromScores(
      [
        [10, 90],
        [20, 80],
      ],
      [1, 1],
      { rankings: { e0: [["o0"]], o0: [["e0"]] } },
    );
    expect(mentorsIn(problem, stable.solve(problem))).toEqual(["o0", "o1"]);
    const only = { ...problem, params: { byScore: false } };
    expect(mentorsIn(only, stable.solve(only))).toEqual(["o0", "o1"]);
    const without = { ...problem, rankings: {} };
    expect(mentorsIn(without, stable.solve(without))).toEqual(["o1", "o0"]);
  });

  test("matches more where equals leave a choice, and never fewer", () => {
    // Everybody likes the few popular mentors, who find all mentees equal; the others are wanted less.
    const wanted = Array.from({ length: 30 }, (_, i) => [i % 4, 4 + (i % 3), 7 + ((i * 5) % 11)]);
    let more = 0;
    for (let seed = 0; seed < 20; seed++) {
      const problem = fromScores(
        wanted.map((own) => Array.from({ length: 18 }, (_, j) => (own.includes(j) ? 1 : null))),
        Array.from({ length: 18 }, (_, j) => (j < 7 ? 2 : 1)),
        {
          seed,
          params: { byScore: false },
          rankings: Object.fromEntries(
            wanted.map((own, i) => [`e${i}`, own.slice(0, 1 + (i % 3)).map((j) => [`o${j}`])]),
          ),
        },
      );
      const large = { ...problem, params: { byScore: false, large: true } };
      const [few, many] = [problem, large].map((one) => stable.solve(one).partnerships.length);
      expect(many).toBeGreaterThanOrEqual(few!);
      more += many! - few!;
    }
    expect(more).toBeGreaterThan(20);
  });

  test("no score comes before a choice, not even one raised to keep a match", () => {
    const rankings = { e0: [["o0"]], o1: [["e1"]] };
    const problem = fromScores([[0, 2_000_000]], [1, 1], { rankings });
    expect(mentorsIn(problem, stable.solve(problem))).toEqual(["o0"]);
  });

  test("says what it does, and who could gain by ranking otherwise", () => {
    expect(stable.describe({}, "en")).toMatch(/each mentee gets the best/);
    expect(stable.describe({ side: "mentor", large: true, byScore: false }, "cy")).toMatch(
      /mentor/,
    );
    expect(stable.strategy.en).toMatch(/Mentors with several places/);
  });
});

test("lists the pairs that would rather have each other, in the outcome of any matcher", () => {
  const problem = fromScores(
    [
      [90, 10],
      [50, 20],
    ],
    [1, 1],
  );
  const crossed = [
    { mentees: ["e0"], mentors: ["o1"], score: 10, pinned: false },
    { mentees: ["e1"], mentors: ["o0"], score: 50, pinned: false },
  ];
  expect(blockingPairs(problem, crossed)).toEqual([{ mentee: "e0", mentor: "o0" }]);
  const held = { ...problem, pinned: [{ mentee: "e1", mentor: "o0" }] };
  expect(blockingPairs(held, crossed)).toEqual([]);
});

const DATA = new URL("../../../../../shared/data/stable-matching/", import.meta.url);
const present = existsSync(DATA);
if (!present) console.warn(`Skipped the published cases: there is no folder ${DATA.pathname}`);
const rows = (file: string) =>
  readFileSync(new URL(file, DATA), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));

/** Lists of numbers from 1 as rankings of ids. */
const ranked = (letter: string, list: number[]) => list.map((n) => [`${letter}${n}`]);
const listed = (result: MatchResult) =>
  result.partnerships.map((p) => `${p.mentees} ${p.mentors}`).join(", ");

describe.skipIf(!present)("published cases", () => {
  function both(problem: Problem): string[] {
    return ["mentee", "mentor"].map((side) => {
      const sided = { ...problem, params: { side, byScore: false } };
      const result = stable.solve(sided);
      expect(verify(sided, result).faults).toEqual([]);
      return listed(result);
    });
  }

  test("hr1: both sides' best outcomes are those published", () => {
    const [[residents = 0] = [], ...lines] = rows("hr1.txt");
    const people = lines.slice(0, residents);
    const hospitals = lines.slice(residents);
    const problem = problemOf({
      mentees: people.map(([n]) => ({ id: `r${n}` })),
      mentors: hospitals.map(([n, capacity = 0]) => ({ id: `h${n}`, capacity })),
      pairs: people.flatMap(([n, ...list]) =>
        list.map((h) => ({ mentee: `r${n}`, mentor: `h${h}`, score: 0 })),
      ),
      rankings: Object.fromEntries([
        ...people.map(([n, ...list]) => [`r${n}`, ranked("h", list)]),
        ...hospitals.map(([n, , ...list]) => [`h${n}`, ranked("r", list)]),
      ]),
    });
    expect(both(problem)).toEqual(["r1 h1, r2 h2, r3 h1", "r1 h2, r2 h1, r3 h1"]);
  });

  test("sm1: everybody is matched, and neither side's best outcome has a blocking pair", () => {
    const [[men = 0] = [], ...lines] = rows("sm1.txt");
    const people = lines.slice(0, men);
    const problem = problemOf({
      mentees: people.map(([n]) => ({ id: `m${n}` })),
      mentors: lines.slice(men).map(([n]) => ({ id: `w${n}`, capacity: 1 })),
      pairs: people.flatMap(([n, ...list]) =>
        list.map((w) => ({ mentee: `m${n}`, mentor: `w${w}`, score: 0 })),
      ),
      rankings: Object.fromEntries([
        ...people.map(([n, ...list]) => [`m${n}`, ranked("w", list)]),
        ...lines.slice(men).map(([n, ...list]) => [`w${n}`, ranked("m", list)]),
      ]),
    });
    for (const found of both(problem)) expect(found.split(", ")).toHaveLength(4);
  });

  test("spa1: projects are mentors, a lecturer is a quota over theirs", () => {
    const [[students = 0, projects = 0] = [], ...lines] = rows("spa1.txt");
    const people = lines.slice(0, students);
    const offered = lines.slice(students, students + projects);
    const lecturers = lines.slice(students + projects);
    const problem = problemOf({
      mentees: people.map(([n]) => ({ id: `s${n}` })),
      mentors: offered.map(([n, capacity = 0]) => ({ id: `p${n}`, capacity })),
      pairs: people.flatMap(([n, ...list]) =>
        list.map((p) => ({ mentee: `s${n}`, mentor: `p${p}`, score: 0 })),
      ),
      rankings: Object.fromEntries([
        ...people.map(([n, ...list]) => [`s${n}`, ranked("p", list)]),
        ...offered.map(([n, , by = 0]) => [`p${n}`, ranked("s", lecturers[by - 1]!.slice(2))]),
      ]),
      quotas: lecturers.map(([n, most = 0]) => ({
        id: `l${n}`,
        role: "mentor" as const,
        members: offered.filter(([, , by]) => by === n).map(([p]) => `p${p}`),
        most,
      })),
    });
    expect(both(problem)).toEqual(["s1 p1, s2 p2, s3 p3, s4 p4", "s1 p2, s2 p3, s3 p1, s4 p4"]);
  });
});
