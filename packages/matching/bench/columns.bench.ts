/**
 * Run with `npm run bench -- columns`: partnerships of more than two people, from the problem to the
 * verified result. One run each: the search is measured in work, so every run does the same. Time is
 * that of the clock and that for which this process was busy, which is what counts on a loaded machine.
 */
import {
  circle,
  type Matcher,
  type MatchResult,
  type Problem,
  problemOf,
  team,
  twoByTwo,
  verify,
} from "../src/index.ts";
import { random } from "./people.ts";

/** Independent scores, or those of three of eighteen subjects sought and offered, and of taste. */
type Kind = "uniform" | "structured";

function scorer(kind: Kind, mentees: number, mentors: number, next: () => number) {
  if (kind === "uniform") return () => Math.floor(next() * 1_000_001);
  const subjects = () => {
    const some = new Set<number>();
    while (some.size < 3) some.add(Math.floor(next() * 18));
    return some;
  };
  const person = () => ({ subjects: subjects(), taste: [next(), next(), next()] });
  const sought = Array.from({ length: mentees }, person);
  const offered = Array.from({ length: mentors }, person);
  return (i: number, j: number) => {
    const [mentee, mentor] = [sought[i]!, offered[j]!];
    const shared = [...mentee.subjects].filter((x) => mentor.subjects.has(x)).length / 3;
    const near =
      mentee.taste.reduce((sum, x, k) => sum + 1 - Math.abs(x - mentor.taste[k]!), 0) / 3;
    return Math.round(500_000 * (shared + near));
  };
}

const count = (n: number) => Array.from({ length: n }, (_, k) => k);

function quads(kind: Kind, n: number, seed: number): Problem {
  const score = scorer(kind, n, n, random(seed));
  return problemOf({
    model: "two-by-two",
    mentees: count(n).map((i) => ({ id: `e${i}` })),
    mentors: count(n).map((j) => ({ id: `o${j}`, capacity: 1, experienced: j % 2 === 0 })),
    pairs: count(n).flatMap((i) =>
      count(n).map((j) => ({ mentee: `e${i}`, mentor: `o${j}`, score: score(i, j) })),
    ),
  });
}

function teams(kind: Kind, groups: number, mentors: number, seed: number): Problem {
  const next = random(seed);
  const sizes = count(groups).map(() => 3 + Math.floor(next() * 6));
  const members = sizes.flatMap((size, t) =>
    count(size).map((k) => ({ id: `e${t}.${k}`, team: `t${t}` })),
  );
  const score = scorer(kind, members.length, mentors, next);
  return problemOf({
    model: "team",
    mentees: members,
    mentors: count(mentors).map((j) => ({
      id: `o${j}`,
      capacity: 1,
      experienced: true,
      unit: `u${j % 12}`,
      team: `t${j % groups}`,
    })),
    pairs: members.flatMap(({ id }, i) =>
      count(mentors).map((j) => ({ mentee: id, mentor: `o${j}`, score: score(i, j) })),
    ),
    params: { differentUnits: true },
  });
}

function peers(kind: Kind, n: number, size: number, seed: number): Problem {
  const score = scorer(kind, n, n, random(seed));
  const everybody = count(n).map((i) => ({ id: `p${i}`, unit: `u${i % 6}` }));
  return problemOf({
    model: "circle",
    mentees: everybody,
    mentors: everybody.map((peer) => ({ ...peer, capacity: 1 })),
    pairs: count(n).flatMap((i) =>
      count(n).flatMap((j) =>
        i === j ? [] : [{ mentee: `p${i}`, mentor: `p${j}`, score: score(i, j) }],
      ),
    ),
    params: { size },
  });
}

const wanted: {
  what: string;
  matcher: Matcher;
  problem: () => Problem;
  seconds: number;
  gap: number;
}[] = [];
for (const kind of ["uniform", "structured"] as const) {
  for (const [n, seconds, gap, seeds] of [
    [40, 1, 0, 3],
    [100, 10, 0.3, 3],
    [300, 60, 1, 1],
  ] as const) {
    for (const seed of count(seeds).map((s) => s + 1)) {
      const what = `two-by-two ${n} + ${n}, ${kind}, seed ${seed}`;
      wanted.push({ what, matcher: twoByTwo, problem: () => quads(kind, n, seed), seconds, gap });
    }
  }
  const what = `100 teams, 160 mentors, ${kind}`;
  wanted.push({
    what,
    matcher: team,
    problem: () => teams(kind, 100, 160, 1),
    seconds: 10,
    gap: 0.1,
  });
  for (const [n, size] of [
    [24, 4],
    [60, 3],
    [300, 5],
  ] as const) {
    wanted.push({
      what: `circles of ${size}, ${n} peers, ${kind}`,
      matcher: circle,
      problem: () => peers(kind, n, size, 1),
      seconds: 10,
      gap: 100,
    });
  }
}

async function timed<T>(
  run: () => T | Promise<T>,
): Promise<{ value: T; seconds: number; busy: number }> {
  const from = performance.now();
  const before = process.cpuUsage();
  const value = await run();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (performance.now() - from) / 1000, busy: (user + system) / 1e6 };
}

// Loading and compiling the solver is paid once by a host, not by every round.
await twoByTwo.solve(quads("uniform", 12, 1));
const only = process.argv[2];
for (const { what, matcher, problem, seconds, gap } of wanted) {
  if (only && !what.includes(only)) continue;
  const stated = problem();
  const solved = await timed<MatchResult>(() => matcher.solve(stated));
  const checked = await timed(() => verify(stated, solved.value));
  const { objective, bound } = solved.value;
  const behind = (100 * (bound - objective)) / objective;
  const { ok, optimal, faults } = checked.value;
  const verdict = !ok ? `FALSE: ${faults[0]?.code}` : optimal ? "proven best" : "bound verified";
  const met = ok && Math.min(solved.seconds, solved.busy) <= seconds && behind <= gap;
  console.log(
    `${what.padEnd(40)} ${solved.seconds.toFixed(2).padStart(6)} s (busy ${solved.busy.toFixed(2)} s) of ${seconds}, ` +
      `${behind.toFixed(3)} % of ${gap} %, ${verdict} in ${checked.seconds.toFixed(2)} s` +
      (met ? "" : "  MISSED"),
  );
  if (!ok) process.exitCode = 1;
}
