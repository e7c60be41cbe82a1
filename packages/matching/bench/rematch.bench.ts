/**
 * With 3,000 mentees: the causes of 500 of them who are unmatched, and a new run that disturbs an
 * earlier one least. Run with `npm run bench -- rematch`.
 */
import { assign, compare, type Problem, rematch } from "../src/index.ts";
import { causesOf } from "../src/matchers/causes.ts";
import { stateFrom } from "../src/what-if/open.ts";
import { tableFrom } from "../src/what-if/table.ts";
import { baseOf } from "../src/what-if/terms.ts";
import { now, uniform, worked } from "./dense.ts";
import { random } from "./people.ts";

const SIZE = 3000;

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

console.log(`node ${process.version}`);
causesOfMany();
await matchAgain();
