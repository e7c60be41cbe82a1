/**
 * Run with `node bench/scoring.bench.ts`: scoring from profiles, candidate search, and matching on
 * shortlists. Each case runs in a process of its own, so that its memory is its own; times are
 * medians of the runs, the first included.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  assign,
  buildProblem,
  builtIn,
  type CriterionUse,
  type Profile,
  shortlist,
  solveOnShortlist,
  verify,
} from "../src/index.ts";
import { ALL_CRITERIA, people } from "./people.ts";
import { SAMPLE_CRITERIA, sample } from "./sample.ts";

const inputOf = (lists: { mentees: Profile[]; mentors: Profile[] }, criteria = ALL_CRITERIA) => ({
  ...lists,
  criteria,
  registry: builtIn,
  seed: 1,
});
type Input = ReturnType<typeof inputOf>;

const rss = () => process.memoryUsage().rss / 2 ** 20;
const peak = () => process.resourceUsage().maxRSS / 2 ** 10;

/**
 * The last value, the median time and processor time in milliseconds (they differ on a busy machine),
 * and the memory in MB that the first run took.
 */
async function timed<T>(runs: number, run: () => T | Promise<T>) {
  const before = rss();
  const times: number[] = [];
  const processor: number[] = [];
  let [value, first]: [T | undefined, number] = [undefined, 0];
  for (let k = 0; k < runs; k++) {
    const [from, used] = [performance.now(), process.cpuUsage()];
    value = await run();
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
    if (k === 0) first = peak() - before;
  }
  return { value: value as T, median: middle(times), cpu: middle(processor), first };
}

const middle = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!;

function line(
  what: string,
  { mentees, mentors }: Input,
  { median, cpu }: { median: number; cpu: number },
  more: string,
) {
  const pairs = mentees.length * mentors.length;
  const speed = (pairs / median / 1000).toFixed(1);
  console.log(
    `${what.padEnd(54)}${median.toFixed(0).padStart(7)} ms (${cpu.toFixed(0)} ms of processor) ${speed.padStart(6)} million pairs/s  ${more}`,
  );
}

async function scoreAll(what: string, input: Input) {
  const { value, first, ...times } = await timed(5, () => buildProblem(input));
  const { pairs, excluded } = value;
  const tables = (8 * (pairs.mentor.length + excluded.mentor.length)) / 2 ** 20;
  line(
    what,
    input,
    times,
    `${pairs.mentor.length} eligible, ${excluded.mentor.length} ruled out; tables ${tables.toFixed(0)} MB, ` +
      `memory of the first run ${first.toFixed(0)} MB`,
  );
}

async function roundOf(what: string, input: Input) {
  const { value, ...times } = await timed(5, () => {
    const problem = buildProblem(input);
    return { problem, result: assign.solve(problem) };
  });
  const { ok, optimal } = verify(value.problem, value.result);
  if (!optimal) process.exitCode = 1;
  const { partnerships } = value.result;
  line(what, input, times, `${partnerships.length} matched, verified ${ok && optimal}`);
}

async function search(what: string, input: Input) {
  const { value, first, ...times } = await timed(3, () => shortlist(input, { keep: 50 }));
  const { length } = value.pairs.mentor;
  line(what, input, times, `${length} listed; memory of the first run ${first.toFixed(0)} MB`);
}

async function solveShort(what: string, input: Input) {
  const { value, ...times } = await timed(1, () => solveOnShortlist(input, assign));
  const { problem, result, proven, solves, listed, added } = value;
  const { ok } = verify(problem, result);
  if (!ok || !proven) process.exitCode = 1;
  line(
    what,
    input,
    times,
    `${result.partnerships.length} matched, proven for all pairs ${proven}; ` +
      `${solves} solves, ${listed} listed and ${added} added; peak ${peak().toFixed(0)} MB`,
  );
}

const few = ALL_CRITERIA.filter((one) => one.type !== "text");
const cases: Record<string, () => Promise<void>> = {
  all3000: () => scoreAll("3,000 x 3,000, every criterion", inputOf(people(3000, 1))),
  few3000: () => scoreAll("3,000 x 3,000, all but free text", inputOf(people(3000, 1), few)),
  search: () => search("20,000 x 5,000, best 50 each", inputOf(people(20_000, 1, 5000))),
  solve: () =>
    solveShort("20,000 x 5,000, matched on shortlists", inputOf(people(20_000, 1, 5000))),
  round500: () =>
    roundOf("500 + 500 generated people, scored and matched", inputOf(people(500, 1))),
  async sample() {
    const real = sample();
    if (!real) console.log("mentor-match sample: skipped, the folder is absent");
    else
      await roundOf(
        "mentor-match sample, 500 + 500, scored and matched",
        inputOf(real, SAMPLE_CRITERIA as CriterionUse[]),
      );
  },
};

const asked = process.argv[2];
if (asked && cases[asked]) await cases[asked]();
else {
  console.log(`node ${process.version}, ${ALL_CRITERIA.length} criteria, one thread`);
  const file = fileURLToPath(import.meta.url);
  for (const name of Object.keys(cases)) {
    const { status } = spawnSync(process.execPath, [file, name], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}
