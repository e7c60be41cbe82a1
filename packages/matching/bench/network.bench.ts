/**
 * Quotas, balanced load and groups. Run with `node bench/network.bench.ts`: medians of five runs, in
 * processor time, so that a loaded machine says nearly the same.
 */
import type { MatchResult, Problem, Quota } from "../src/contract.ts";
import { assign } from "../src/matchers/assign.ts";
import { group } from "../src/matchers/group.ts";
import { ONE_EACH, solveNetwork } from "../src/matchers/network.ts";
import { verify } from "../src/verify/verify.ts";
import { random } from "./people.ts";

const RUNS = Number(process.env.BENCH_RUNS ?? 5);

function median(run: () => MatchResult): { result: MatchResult; time: number } {
  let result = run();
  const times = Array.from({ length: RUNS }, () => {
    const from = process.cpuUsage();
    result = run();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return { result, time: times[RUNS >> 1]! };
}

interface Shape {
  mentees: number;
  mentors: number;
  /** Candidates of each mentee; all mentors when left out. */
  candidates?: number;
  places?: number;
  structured?: boolean;
  more?: Partial<Problem>;
}

/** Uniform scores, or scores of five skills that people have in different measure. */
function problemOf({ mentees, mentors, candidates, places = 1, structured, more }: Shape): Problem {
  const draw = random(7);
  const skills = (n: number) => Array.from({ length: n }, () => Array.from({ length: 5 }, draw));
  const [sought, offered] = [skills(mentees), skills(mentors)];
  const scoreOf = (i: number, j: number) =>
    structured
      ? Math.round(sought[i]!.reduce((sum, want, s) => sum + want * offered[j]![s]!, 0) * 200_000)
      : Math.floor(draw() * 1_000_001);
  const row = candidates ?? mentors;
  const start = Int32Array.from({ length: mentees + 1 }, (_, i) => i * row);
  const mentor = new Int32Array(mentees * row);
  const value = new Int32Array(mentees * row);
  for (let i = 0; i < mentees; i++) {
    const chosen = new Set<number>();
    while (row < mentors && chosen.size < row) chosen.add(Math.floor(draw() * mentors));
    const columns = row < mentors ? [...chosen].sort((a, b) => a - b) : mentorNumbers(mentors);
    for (let k = 0; k < row; k++) {
      mentor[i * row + k] = columns[k]!;
      value[i * row + k] = scoreOf(i, columns[k]!);
    }
  }
  const none = new Int32Array(0);
  return {
    model: "one-to-one",
    mentees: Array.from({ length: mentees }, (_, k) => ({ id: `e${k}` })),
    mentors: Array.from({ length: mentors }, (_, k) => ({ id: `o${k}`, capacity: places })),
    pairs: { start, mentor, value },
    excluded: { start: new Int32Array(mentees + 1), mentor: none, value: none },
    ...{ rules: [], pinned: [], forbidden: [], apart: [], quotas: [], rankings: {} },
    ...{ params: { matchMost: true }, seed: 1 },
    ...more,
  };
}

const mentorNumbers = (count: number) => Array.from({ length: count }, (_, k) => k);

/** Ten areas of each role inside two colleges; the areas bind for nine of ten of their people. */
function quotasFor(mentees: number, mentors: number): Quota[] {
  return (["mentee", "mentor"] as const).flatMap((role) => {
    const size = role === "mentee" ? mentees : mentors;
    const range = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, k) => `${role === "mentee" ? "e" : "o"}${from + k}`);
    const cut = (parts: number, k: number) => Math.floor((size * k) / parts);
    const some = (parts: number, share: number) =>
      Array.from({ length: parts }, (_, k) => {
        const members = range(cut(parts, k), cut(parts, k + 1));
        return {
          ...{ id: `${role} ${parts}-${k}`, role, members },
          most: Math.floor(members.length * share),
          least: k === 0 ? Math.floor(members.length * share * 0.9) : 0,
        };
      });
    return [...some(2, 0.85), ...some(10, 0.9)];
  });
}

const network = (problem: Problem) =>
  solveNetwork(problem, { type: "assign", v: 1, models: ["one-to-one"], ...ONE_EACH });

function line(what: string, problem: Problem, run: (problem: Problem) => MatchResult) {
  const { result, time } = median(() => run(problem));
  const from = performance.now();
  const { ok, optimal, faults } = verify(problem, result);
  const checking = performance.now() - from;
  const matched = result.partnerships.reduce((sum, one) => sum + one.mentees.length, 0);
  const gap = ((100 * result.gap) / result.bound).toFixed(3);
  const said = optimal ? "proven best" : `gap ${result.gap} (${gap} %)`;
  console.log(
    `${what.padEnd(58)}${time.toFixed(0).padStart(7)} ms, checked in ${checking.toFixed(0)} ms; ` +
      `${matched} matched, ${ok ? said : `FALSE: ${faults[0]?.code}`}`,
  );
  if (!ok) process.exitCode = 1;
}

for (const structured of [false, true]) {
  const kind = structured ? "structured" : "uniform";
  for (const n of [500, 1000, 3000]) {
    const plain = problemOf({ mentees: n, mentors: n, structured });
    if (n < 3000) line(`${n} x ${n} ${kind}, no quotas: the plain core`, plain, assign.solve);
    line(`${n} x ${n} ${kind}, no quotas: the network`, plain, network);
    const quotas = quotasFor(n, n);
    line(`${n} x ${n} ${kind}, 24 nested quotas`, { ...plain, quotas }, network);
  }
  const balanced = { mentees: 1500, mentors: 500, places: 6, structured };
  const params = { matchMost: true, balance: 30_000 };
  line(
    `1500 x 500 of 6 places ${kind}, balanced`,
    problemOf({ ...balanced, more: { params } }),
    network,
  );
  const sparse = { mentees: 20_000, mentors: 5000, candidates: 50, places: 5, structured };
  const quotas = quotasFor(20_000, 5000).map((q) => ({ ...q, least: 0, most: q.most * 4 }));
  line(
    `20,000 x 5,000, 50 each, ${kind}, quotas`,
    problemOf({ ...sparse, more: { quotas } }),
    network,
  );
  for (const [mentees, mentors, least] of [
    [60, 20, 2],
    [60, 20, 3],
    [300, 100, 2],
    [300, 100, 3],
    [300, 120, 3],
    [1000, 300, 3],
  ] as const) {
    const more = { model: "group", params: { matchMost: true, least } };
    const shape = { mentees, mentors, places: 4, structured, more };
    line(`groups of ${least} to 4: ${mentees} x ${mentors} ${kind}`, problemOf(shape), group.solve);
  }
}
