/**
 * Run with `node bench/stable.bench.ts` (or `npm run bench -- stable`). Medians of five runs after one
 * warm-up: stable matching of 50,000 mentees with 10,000 mentors, choices first and worst-off first on
 * every pair of 2,000 and 2,000, and an event of 300 mentees and 100 mentors.
 */
import {
  checkEvent,
  choices,
  type Matcher,
  type Pairs,
  type Problem,
  planEvent,
  problemOf,
  stable,
  verify,
  worstFirst,
} from "../src/index.ts";
import { listsOf } from "../src/matchers/stable/lists.ts";
import { menteesPropose } from "../src/matchers/stable/mentees-propose.ts";
import { mentorsPropose } from "../src/matchers/stable/mentors-propose.ts";
import { random } from "./people.ts";

const RUNS = 5;

/** Milliseconds on the clock, and of processor time: the second says more on a busy machine. */
function median(run: () => unknown): { elapsed: number; busy: number } {
  run();
  const times = Array.from({ length: RUNS }, () => {
    const [from, used] = [performance.now(), process.cpuUsage()];
    run();
    const { user, system } = process.cpuUsage(used);
    return { elapsed: performance.now() - from, busy: (user + system) / 1000 };
  });
  const middle = (of: "elapsed" | "busy") =>
    times.map((time) => time[of]).sort((a, b) => a - b)[RUNS >> 1]!;
  return { elapsed: middle("elapsed"), busy: middle("busy") };
}

const ms = (time: number) => `${time.toFixed(0).padStart(7)} ms`;
const line = (name: string, { elapsed, busy }: { elapsed: number; busy: number }) =>
  console.log(`  ${name.padEnd(40)}${ms(elapsed)}  (processor ${ms(busy).trim()})`);

/** Each mentee has so many different mentors, in ascending order, at scores that `score` draws. */
function sparse(mentees: number, mentors: number, each: number, next: () => number): Pairs {
  const start = Int32Array.from({ length: mentees + 1 }, (_, i) => i * each);
  const mentor = new Int32Array(mentees * each);
  for (let i = 0; i < mentees; i++) {
    const chosen = new Set<number>();
    while (chosen.size < each) chosen.add(Math.floor(next() * mentors));
    mentor.set(Int32Array.from(chosen).sort(), i * each);
  }
  const value = mentor.map(() => Math.floor(next() * 1_000_001));
  return { start, mentor, value };
}

function problemWith(mentees: number, mentors: number, capacity: number, pairs: Pairs): Problem {
  const ids = (letter: string, count: number) =>
    Array.from({ length: count }, (_, k) => ({ id: `${letter}${k}` }));
  const empty = problemOf({
    mentees: ids("e", mentees),
    mentors: ids("o", mentors).map((one) => ({ ...one, capacity })),
    pairs: [],
  });
  return { ...empty, pairs };
}

function check(problem: Problem, matcher: Matcher) {
  const result = matcher.solve(problem);
  if (result instanceof Promise) throw new Error("Not one of these matchers");
  const { ok, faults } = verify(problem, result);
  const matched =
    problem.mentees.length - result.unmatched.filter((u) => u.role === "mentee").length;
  console.log(
    `  ${matched} matched, objective ${result.objective}, ` +
      `${ok ? `verified (${result.certificate.kind})` : `FALSE: ${faults[0]?.code}`}`,
  );
  if (!ok) process.exitCode = 1;
}

/** Every mentee ranks some of their mentors, in an order of their own. */
function ranked(problem: Problem, most: number, next: () => number): Problem {
  const { start, mentor } = problem.pairs;
  const rankings = Object.fromEntries(
    problem.mentees.map(({ id }, i) => {
      const row = [...mentor.subarray(start[i]!, start[i + 1]!)];
      const chosen = Array.from({ length: Math.min(most, row.length) }, () => {
        const [one] = row.splice(Math.floor(next() * row.length), 1);
        return [problem.mentors[one!]!.id];
      });
      return [id, chosen];
    }),
  );
  return { ...problem, rankings };
}

console.log(`node ${process.version}, median of ${RUNS} runs after one warm-up`);
for (const each of [4, 50]) {
  const next = random(each);
  const plain = problemWith(50_000, 10_000, 5, sparse(50_000, 10_000, each, next));
  const problem = each === 4 ? ranked(plain, 4, next) : plain;
  console.log(`\n50,000 mentees, 10,000 mentors with 5 places, ${each} candidates each`);
  const lists = listsOf(problem);
  line(
    "read the lists",
    median(() => listsOf(problem)),
  );
  line(
    "deferred acceptance, mentees propose",
    median(() => menteesPropose(lists)),
  );
  line(
    "deferred acceptance, mentors propose",
    median(() => mentorsPropose(lists)),
  );
  line(
    "solve, with causes",
    median(() => stable.solve(problem)),
  );
  line(
    "verify",
    median(() => verify(problem, stable.solve(problem))),
  );
  check(problem, stable);
}

const next = random(7);
const dense = ranked(problemWith(2000, 2000, 1, sparse(2000, 2000, 2000, next)), 4, next);
console.log("\n2,000 mentees, 2,000 mentors, every pair, four choices each");
for (const order of ["greedy", "generous", "fair"]) {
  const problem = { ...dense, params: { order } };
  line(
    `choices, ${order}`,
    median(() => choices.solve(problem)),
  );
  check(problem, choices);
}
line(
  "worst-off first",
  median(() => worstFirst.solve(dense)),
);
check(dense, worstFirst);

const event = {
  ...problemWith(300, 100, 2, sparse(300, 100, 60, next)),
  params: { slots: 8, meetings: 4 },
};
console.log(
  "\nAn event: 300 mentees, 100 mentors, 60 possible each, 8 slots, up to 4 meetings each",
);
line(
  "plan",
  median(() => planEvent(event)),
);
const plan = planEvent(event);
const faults = checkEvent(event, plan);
const meetings = plan.slots.reduce((sum, slot) => sum + slot.meetings.length, 0);
console.log(
  `  ${meetings} meetings, ${faults.length === 0 ? "verified" : `FALSE: ${faults[0]!.code}`}`,
);
if (faults.length > 0) process.exitCode = 1;
console.log(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
