/**
 * One change by hand on a solved problem of 3,000 + 3,000 people with all nine million pairs: the
 * time to the new optimum and everybody affected, beside a solve from the start.
 * Run with `npm run bench -- what-if`.
 */
import {
  assign,
  type Change,
  type Consequence,
  type MatchResult,
  openWhatIf,
  type Problem,
  verify,
} from "../src/index.ts";
import { now, structured, uniform, worked } from "./dense.ts";
import { random } from "./people.ts";

const SIZE = Number(process.env.WHAT_IF_SIZE ?? 3000);
const CHANGES = 200;
const MOST_APPLIED = 5;

function at(times: number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(2)} ms`;
}

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

console.log(`node ${process.version}; ${CHANGES} random changes of each kind`);
await measure(`${SIZE} x ${SIZE} dense, uniform scores`, uniform(SIZE, SIZE));
await measure(`${SIZE} x ${SIZE} dense, structured scores`, structured(SIZE, SIZE));
const few = Math.round((SIZE * 5) / 6);
await measure(`${SIZE} x ${few} dense, uniform, too few mentors`, uniform(SIZE, few));
await measure(`${few} x ${SIZE} dense, uniform, mentors to spare`, uniform(few, SIZE));
console.log(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
