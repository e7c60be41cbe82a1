/**
 * How long an exact assignment takes, alternated with scipy's and OR-Tools' on the same problem in
 * the same run; only solving is timed, for both. Run with `npm run bench -- assign`, or with words
 * after `node bench/assign.bench.ts` for the cases whose names have them.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { assign, type Problem, verify } from "../src/index.ts";
import { maximumFlow } from "../src/matchers/flow.ts";
import { buildGraph } from "../src/matchers/graph.ts";
import { dense, sparse, withPlaces } from "./assign-problems.ts";
import { reference } from "./reference.ts";

const RUNS = 5;
const SCIPY = "scipy_assignment.py";
const FLOW = "ortools_flow.py";

interface Case {
  script: string;
  /** The most that our time may be of the reference's. */
  goal: number;
  /** Megabytes. */
  memory?: number;
  problems(): { name: string; problem: Problem }[];
}

const one = (problem: Problem) => [{ name: "", problem }];
const places = (problem: Problem) =>
  [
    ["a tenth more places than mentees", 1.1],
    ["as many places as mentees", 1],
    ["a tenth fewer places than mentees", 0.9],
  ].map(([name, share]) => ({
    name: `, ${name}`,
    problem: withPlaces(problem, Math.round(problem.mentees.length * Number(share))),
  }));

const CASES: Record<string, Case> = {
  "dense 2000 uniform": {
    ...{ script: SCIPY, goal: 1 },
    problems: () => one(dense("uniform", 2000)),
  },
  "dense 2000 structured": {
    ...{ script: SCIPY, goal: 1 },
    problems: () => one(dense("structured", 2000)),
  },
  "dense 2000 ties": { script: SCIPY, goal: 1.3, problems: () => one(dense("ties", 2000)) },
  "dense 5000 uniform": {
    ...{ script: SCIPY, goal: 0.3 },
    problems: () => one(dense("uniform", 5000)),
  },
  "sparse 20000 x 5000 uniform": {
    ...{ script: FLOW, goal: 1 },
    problems: () => places(sparse("uniform", 20_000, 5000, 50)),
  },
  "sparse 20000 x 5000 structured": {
    ...{ script: FLOW, goal: 1 },
    problems: () => places(sparse("structured", 20_000, 5000, 50)),
  },
  "sparse 50000 x 10000 uniform": {
    ...{ script: FLOW, goal: 0.6, memory: 200 },
    problems: () => places(sparse("uniform", 50_000, 10_000, 50)),
  },
  "sparse 50000 x 10000 structured": {
    ...{ script: FLOW, goal: 1.5, memory: 200 },
    problems: () => places(sparse("structured", 50_000, 10_000, 50)),
  },
};

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!;
const ms = (time: number) => `${time.toFixed(0)} ms`;
/** What a solve before left behind isn't this one's. */
const collect = globalThis.gc;
const megabytes = () => process.memoryUsage().rss / 1024 ** 2;
const met = (value: number, most: number) => (value <= most ? "" : " MISSED");

/** The total of the chosen scores, and milliseconds. */
function solveOnce(problem: Problem) {
  collect?.();
  const began = performance.now();
  const graph = buildGraph(problem);
  const built = performance.now();
  const run = maximumFlow(graph);
  let step = run.next();
  while (!step.done) step = run.next();
  const ended = performance.now();
  const { match, menteePrice, mentorPrice } = step.value;
  // The prices' total is that of the weights: the proof, checked by `verify` below.
  let total = 0;
  let matched = 0;
  for (const price of menteePrice) total += price;
  for (const [j, price] of mentorPrice.entries()) total += price * graph.capacity[j]!;
  for (const j of match) if (j >= 0) matched++;
  const memory = megabytes();
  return {
    ...{ matched, memory, total: total - matched * graph.bonus },
    ...{ build: built - began, solve: ended - built },
  };
}

/** `used`: megabytes resident after a solve before anything else was done. */
async function measure(
  name: string,
  { script, goal, memory }: Case,
  problem: Problem,
  used: number,
) {
  let last = solveOnce(problem);
  const other = await reference(script, problem);
  const ours: number[] = [];
  const building: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    last = solveOnce(problem);
    ours.push(last.solve);
    building.push(last.build);
    if (typeof other === "string") continue;
    const { seconds, total } = await other.solve();
    theirs.push(seconds * 1000);
    if (total === last.total) continue;
    console.log(`  DIFFERENT: ${last.total} here, ${total} there`);
    process.exitCode = 1;
  }
  console.log(`\n${name}: ${last.matched} matched`);
  console.log(`  ${ms(median(ours))} to solve, ${ms(median(building))} to number people and arcs`);
  if (typeof other === "string") console.log(`  ${script} SKIPPED: ${other}`);
  else {
    other.close();
    const ratio = median(ours) / median(theirs);
    console.log(
      `  ${ms(median(theirs))} by ${script}: ${ratio.toFixed(2)} x (goal ${goal})${met(ratio, goal)}`,
    );
  }
  if (memory) {
    const after = `${used.toFixed(0)} MB resident after a solve`;
    console.log(`  ${after} (goal ${memory})${met(used, memory)}`);
  }
  const began = performance.now();
  const result = assign.solve(problem);
  const solved = performance.now() - began;
  const { ok, optimal, faults } = verify(problem, result);
  const verdict = ok && optimal ? "proved the best" : `FALSE: ${faults[0]?.code}`;
  console.log(`  ${ms(solved)} with checks, proof and causes; ${verdict}`);
  if (!ok) process.exitCode = 1;
}

const [only, ...words] = process.argv.slice(2);
if (only !== undefined && Object.hasOwn(CASES, only)) {
  const found = CASES[only]!;
  const measured = found
    .problems()
    .map(({ name, problem }) => ({ name, problem, used: solveOnce(problem).memory }));
  for (const { name, problem, used } of measured) {
    await measure(`${only}${name}`, found, problem, used);
  }
} else {
  console.log(`node ${process.version}; medians of ${RUNS} solves each, in turns`);
  const wanted = only === undefined ? [] : [only, ...words];
  for (const name of Object.keys(CASES)) {
    if (!wanted.every((word) => name.includes(word))) continue;
    // Each in a process of its own, so that none warms the engine up, or fills memory, for another.
    const args = ["--expose-gc", fileURLToPath(import.meta.url), name];
    if (spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0) process.exitCode = 1;
  }
}
