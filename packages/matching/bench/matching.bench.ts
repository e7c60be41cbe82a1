/** Whole rounds, from profiles to a proof. Run with `node bench/matching.bench.ts`. Prints medians of five runs after one warm-up. */
import {
  assign,
  buildProblem,
  builtIn,
  type CriterionUse,
  type MatchResult,
  type Problem,
  type Profile,
  verify,
} from "../src/index.ts";
import { ALL_CRITERIA, people } from "./people.ts";
import { SAMPLE_CRITERIA, sample } from "./sample.ts";

const RUNS = 5;

/** The last value and the median time in milliseconds. */
function timed<T>(run: () => T): { value: T; median: number } {
  let value = run();
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    value = run();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return { value, median: times[RUNS >> 1]! };
}

const ms = (time: number) => `${time.toFixed(0)} ms`.padStart(8);

function report(what: string, problem: Problem, result: MatchResult, parts: [string, number][]) {
  const { ok, faults } = verify(problem, result);
  console.log(`\n${what}`);
  for (const [name, time] of parts) console.log(`  ${name.padEnd(28)}${ms(time)}`);
  console.log(
    `  ${result.partnerships.length} matched, objective ${result.objective}, gap ${result.gap}, ` +
      `verified ${ok ? "optimal" : `FALSE: ${faults[0]?.code}`}`,
  );
  if (!ok) process.exitCode = 1;
}

function wholeRound(
  what: string,
  { mentees, mentors }: { mentees: Profile[]; mentors: Profile[] },
  criteria: CriterionUse[],
) {
  const input = { mentees, mentors, criteria, registry: builtIn, seed: 1 };
  const scoring = timed(() => buildProblem(input));
  const solving = timed(() => assign.solve(scoring.value));
  const checking = timed(() => verify(scoring.value, solving.value));
  const { pairs, excluded } = scoring.value;
  report(
    `${what}: ${pairs.mentor.length} eligible, ${excluded.mentor.length} excluded`,
    scoring.value,
    solving.value,
    [
      ["score all pairs", scoring.median],
      ["solve, with causes", solving.median],
      ["score and solve", scoring.median + solving.median],
      ["verify", checking.median],
    ],
  );
}

console.log(`node ${process.version}, median of ${RUNS} runs after one warm-up`);
wholeRound("500 + 500 generated people, all built-in criteria", people(500, 1), ALL_CRITERIA);
const real = sample();
if (real) wholeRound("mentor-match sample, 500 + 500 people", real, SAMPLE_CRITERIA);
else console.log("\nmentor-match sample: skipped, the folder is absent");
console.log(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
