/**
 * One change by hand on a solved problem of 3,000 + 3,000 people with all nine million pairs: the
 * time to the new optimum and everybody affected, beside a solve from the start.
 * Run with `npm run bench -- what-if`.
 */
import {
  assign,
  type Change,
  type Consequence,
  compare,
  type MatchResult,
  openWhatIf,
  type Problem,
  rematch,
  verify,
} from "../src/index.ts";
import { causesOf } from "../src/matchers/causes.ts";
import { stateFrom } from "../src/what-if/open.ts";
import { tableFrom } from "../src/what-if/table.ts";
import { baseOf } from "../src/what-if/terms.ts";
import { random } from "./people.ts";

const SIZE = Number(process.env.WHAT_IF_SIZE ?? 3000);
const CHANGES = 200;
const MOST_APPLIED = 5;

const ids = (letter: string, count: number) =>
  Array.from({ length: count }, (_, k) => `${letter}${k}`);

function dense(mentees: number, mentors: number, score: (i: number, j: number) => number): Problem {
  const start = Int32Array.from({ length: mentees + 1 }, (_, i) => i * mentors);
  const mentor = new Int32Array(mentees * mentors);
  const value = new Int32Array(mentees * mentors);
  for (let i = 0; i < mentees; i++) {
    for (let j = 0; j < mentors; j++) {
      mentor[i * mentors + j] = j;
      value[i * mentors + j] = score(i, j);
    }
  }
  const none = new Int32Array(0);
  return {
    model: "one-to-one",
    mentees: ids("e", mentees).map((id) => ({ id })),
    mentors: ids("o", mentors).map((id) => ({ id, capacity: 1 })),
    pairs: { start, mentor, value },
    excluded: { start: new Int32Array(mentees + 1), mentor: none, value: none },
    ...{ rules: [], pinned: [], forbidden: [], apart: [], quotas: [], rankings: {} },
    params: {},
    seed: 1,
  };
}

/** What people of 20 skills each offer and seek: scores go together, as in life. */
function structured(mentees: number, mentors: number): Problem {
  const next = random(7);
  const skills = (count: number) =>
    Array.from({ length: count }, () => Float64Array.from({ length: 20 }, () => next() ** 3));
  const [sought, offered] = [skills(mentees), skills(mentors)];
  return dense(mentees, mentors, (i, j) => {
    let [sum, all] = [0, 0];
    for (let k = 0; k < 20; k++) {
      sum += sought[i]![k]! * offered[j]![k]!;
      all += sought[i]![k]!;
    }
    return Math.round((1_000_000 * sum) / all);
  });
}

function uniform(mentees: number, mentors: number): Problem {
  const next = random(1);
  return dense(mentees, mentors, () => Math.floor(next() * 1_000_001));
}

function at(times: number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(2)} ms`;
}

const now = () => performance.now();
/** Milliseconds of this thread's own work, which other programs on the machine don't lengthen. */
const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

interface Times {
  wall: number[];
  own: number[];
}
type Make = (next: () => number, result: MatchResult) => Change;

const of = (next: () => number, letter: string, count: number) =>
  `${letter}${Math.floor(next() * count)}`;

function kinds(mentees: number, mentors: number): Record<string, Make> {
  const mentee = (next: () => number) => of(next, "e", mentees);
  const mentor = (next: () => number) => of(next, "o", mentors);
  const chosen = (next: () => number, { partnerships }: MatchResult) => {
    const pair = partnerships[Math.floor(next() * partnerships.length)]!;
    return { mentee: pair.mentees[0]!, mentor: pair.mentors[0]! };
  };
  return {
    lock: (next) => ({ kind: "lock", mentee: mentee(next), mentor: mentor(next) }),
    forbid: (next, result) => ({ kind: "forbid", ...chosen(next, result) }),
    swap: (next, result) => ({
      kind: "swap",
      menteeA: chosen(next, result).mentee,
      menteeB: chosen(next, result).mentee,
    }),
    "withdraw a mentee": (next) => ({ kind: "withdraw", id: mentee(next) }),
    "withdraw a mentor": (next) => ({ kind: "withdraw", id: mentor(next) }),
    "one more place": (next) => ({ kind: "addPlace", mentor: mentor(next) }),
    "one place fewer": (next) => ({ kind: "removePlace", mentor: mentor(next) }),
  };
}

async function measure(what: string, problem: Problem) {
  const { mentees, mentors } = problem;
  let from = now();
  const result = assign.solve(problem);
  const solving = now() - from;
  from = now();
  const whatIf = openWhatIf(problem, result);
  const opening = now() - from;
  console.log(
    `\n${what}: solve from the start ${solving.toFixed(0)} ms, open ${opening.toFixed(0)} ms`,
  );
  const next = random(3);
  const all: Times = { wall: [], own: [] };
  const line = (name: string, { wall, own }: Times, moves = "") => {
    const figures = [at(wall, 0.5), at(wall, 0.95), at(own, 0.5), at(own, 0.95), moves];
    console.log(`  ${name.padEnd(20)}${figures.map((one) => one.padStart(12)).join("")}`);
  };
  console.log(
    `${" ".repeat(22)}${["median", "p95", "own work", "p95", "who move"].map((one) => one.padStart(12)).join("")}`,
  );
  for (const [name, make] of Object.entries(kinds(mentees.length, mentors.length))) {
    const times: Times = { wall: [], own: [] };
    let moves = 0;
    while (times.wall.length < CHANGES) {
      const found = await timed(times, () => whatIf.try(make(next, result)));
      if (found.possible) moves += found.changes.length / CHANGES;
    }
    line(name, times, moves.toFixed(1));
    all.wall.push(...times.wall);
    all.own.push(...times.own);
  }
  const pairs = result.partnerships.slice(0, CHANGES);
  await whatIf.apply(
    pairs.map((p, k) => ({
      kind: "lock",
      mentee: p.mentees[0]!,
      mentor: pairs[(k + 1) % pairs.length]!.mentors[0]!,
    })),
  );
  const times: Times = { wall: [], own: [] };
  let moves = 0;
  for (const pair of whatIf.problem.pinned) {
    const found = await timed(times, () => whatIf.try({ kind: "release", ...pair }));
    if (found.possible) moves += found.changes.length / CHANGES;
  }
  line("release a lock", times, moves.toFixed(1));
  all.wall.push(...times.wall);
  all.own.push(...times.own);
  line("all of these", all);
  await prove(problem, result);
}

/** Runs it and notes the times, unless the change wasn't possible. */
async function timed(times: Times, run: () => Promise<Consequence>): Promise<Consequence> {
  const [from, before] = [now(), worked()];
  const found = await run();
  const [wall, own] = [now() - from, worked() - before];
  if (found.possible) {
    times.wall.push(wall);
    times.own.push(own);
  }
  return found;
}

/** Some changes in a row: whole results, proven, and as good as a solve from the start. */
async function prove(problem: Problem, first: MatchResult) {
  const whatIf = openWhatIf(problem, first);
  const next = random(5);
  const times: number[] = [];
  const makes = Object.values(kinds(problem.mentees.length, problem.mentors.length));
  for (let k = 0; whatIf.depth < MOST_APPLIED; k++) {
    const from = now();
    const { possible } = await whatIf.apply(makes[k % makes.length]!(next, whatIf.result));
    const { result } = whatIf;
    if (possible) times.push(now() - from);
    if (possible && !verify(whatIf.problem, result).optimal) {
      console.log("  NOT PROVEN after a change");
      process.exitCode = 1;
    }
  }
  const anew = assign.solve(whatIf.problem).objective;
  const same = anew === whatIf.result.objective;
  console.log(
    `  made, with the whole result and causes: median ${at(times, 0.5)}; after ${MOST_APPLIED} changes ` +
      `${same ? "as good as" : "NOT AS GOOD AS"} a solve from the start`,
  );
  if (!same) process.exitCode = 1;
}

/** The causes of everybody unmatched: a sixth of the mentees, a tenth of the pairs ruled out. */
function causesOfMany() {
  const mentors = Math.round((SIZE * 5) / 6);
  const whole = uniform(SIZE, mentors);
  const next = random(11);
  const pairs: [number, number, number][] = [];
  const out: [number, number, number][] = [];
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < mentors; j++) {
      const score = whole.pairs.value[i * mentors + j]!;
      (next() < 0.1 ? out : pairs).push([i, j, score]);
    }
  }
  const table = (cells: [number, number, number][], value: (score: number) => number) => {
    const start = new Int32Array(SIZE + 1);
    for (const [i] of cells) start[i + 1]!++;
    for (let i = 0; i < SIZE; i++) start[i + 1]! += start[i]!;
    return {
      start,
      mentor: Int32Array.from(cells, (cell) => cell[1]),
      value: Int32Array.from(cells, (cell) => value(cell[2])),
    };
  };
  const eligible = table(pairs, (score) => score);
  const pinned = Array.from({ length: 60 }, (_, i) => ({
    mentee: `e${i}`,
    mentor: `o${eligible.mentor[eligible.start[i]! + i]!}`,
  }));
  const problem: Problem = {
    ...whole,
    pairs: eligible,
    excluded: table(out, (score) => score % 2),
    rules: ["sameUnit", "sameDiscipline"].map((rule) => ({ rule, code: rule })),
    pinned: pinned.filter((p, k) => pinned.findIndex((q) => q.mentor === p.mentor) === k),
  };
  const result = assign.solve(problem);
  const base = baseOf(problem);
  const state = stateFrom(base, tableFrom(problem), result);
  let asked = 0;
  const wouldScore = () => {
    asked++;
    return 500_000;
  };
  const [from, before] = [now(), worked()];
  const found = causesOf(problem, tableFrom(problem), state, wouldScore);
  const [wall, own] = [now() - from, worked() - before];
  const size = JSON.stringify(found).length / found.length;
  console.log(
    `\ncauses of ${found.length} unmatched of ${SIZE}: ${wall.toFixed(0)} ms, own work ` +
      `${own.toFixed(0)} ms; ${asked} scores without a rule asked for, ${size.toFixed(0)} bytes each`,
  );
}

/** A tenth of the mentees have other scores than before. */
async function matchAgain() {
  const problem = uniform(SIZE, SIZE);
  const first = assign.solve(problem);
  const earlier = first.partnerships;
  const next = random(13);
  const value = problem.pairs.value.slice();
  for (let i = 0; i < SIZE; i += 10) {
    for (let j = 0; j < SIZE; j++) value[i * SIZE + j] = Math.floor(next() * 1_000_001);
  }
  const changed = { ...problem, pairs: { ...problem.pairs, value } };
  const free = compare({ ...assign.solve(changed), partnerships: earlier }, assign.solve(changed));
  console.log(
    `\nmatch again after a tenth of the scores changed: ${free.changes.length} would move`,
  );
  for (const wish of [{}, { keep: 100_000 }, { budget: 100 }]) {
    let runs = 0;
    const solve = (under: Problem) => {
      runs++;
      return assign.solve(under);
    };
    const [from, before] = [now(), worked()];
    const found = await rematch(changed, earlier, { ...wish, matcher: { solve } });
    const [wall, own] = [now() - from, worked() - before];
    const { result, moved } = found;
    const bound = found.bound ?? result.bound;
    console.log(
      `  ${JSON.stringify(wish).padEnd(16)} ${wall.toFixed(0)} ms, own work ${own.toFixed(0)} ms, ${runs} runs; ` +
        `${moved.length} move, total ${((100 * result.objective) / result.bound).toFixed(3)}% of the best, ` +
        `${found.exact ? "proven" : `within ${((100 * (bound - result.objective)) / bound).toFixed(4)}% of what so few moves allow`}`,
    );
  }
}

console.log(`node ${process.version}; ${CHANGES} random changes of each kind`);
await measure(`${SIZE} x ${SIZE} dense, uniform scores`, uniform(SIZE, SIZE));
await measure(`${SIZE} x ${SIZE} dense, structured scores`, structured(SIZE, SIZE));
const few = Math.round((SIZE * 5) / 6);
await measure(`${SIZE} x ${few} dense, uniform, too few mentors`, uniform(SIZE, few));
await measure(`${few} x ${SIZE} dense, uniform, mentors to spare`, uniform(few, SIZE));
causesOfMany();
await matchAgain();
console.log(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
