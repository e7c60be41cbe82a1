/**
 * How fast one process steps, compiles and checks: `node bench/step.bench.ts`. A life is 19 events
 * of the partnership example; every step parses and writes the snapshot as text.
 */
import { check, compile, type StepEvent, start, step } from "../src/index.ts";
import { goodFacts, oneToOne, oneToOneRegistry } from "../src/testing/one-to-one.ts";

const event = (type: string): StepEvent => ({ kind: "event", type });

const life: StepEvent[] = [
  ...["form.submitted", "training.started", "training.completed", "match.run"].map(event),
  { kind: "done", invokeId: "matcher", output: { mentor: "m1" } },
  ...["mentor.accept", "mentee.accept", "agreement.signed", "meeting.logged"].map(event),
  { kind: "timer", timerId: "s47/review3m" },
  ...["meeting.logged", "review.done", "pause", "resume", "meeting.logged"].map(event),
  ...["meeting.logged", "close", "closing.done", "evaluation.done"].map(event),
];

const compiled = compile(oneToOne, oneToOneRegistry);

function live(times: number[] | undefined): void {
  let outcome = start(compiled, { facts: goodFacts });
  for (const next of life) {
    if (outcome.kind === "refused") throw new Error(JSON.stringify(outcome));
    const before = performance.now();
    outcome = step(compiled, outcome.snapshot, next, goodFacts);
    times?.push(performance.now() - before);
  }
  if (outcome.kind === "refused" || outcome.status !== "done") throw new Error("It did not end");
}

function quantile(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? Number.NaN;
}

/** Median milliseconds of one call, warm. */
function median(run: () => unknown, calls: number): string {
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const before = performance.now();
    run();
    times.push(performance.now() - before);
  }
  return `${quantile(times, 0.5).toFixed(2)} ms (p99 ${quantile(times, 0.99).toFixed(2)})`;
}

const LIVES = 3000;
for (let i = 0; i < 300; i++) live(undefined);
const times: number[] = [];
const began = performance.now();
for (let i = 0; i < LIVES; i++) live(times);
const seconds = (performance.now() - began) / 1000;

const states = JSON.stringify(oneToOne).split('"uid"').length - 1;
console.log(
  `Node ${process.version}, "${oneToOne.key}": ${states} states, ${life.length} events a life`,
);
console.log(
  `step with JSON round trip: ${Math.round(times.length / seconds)} steps/s over ${times.length}`,
);
console.log(
  `  p50 ${(quantile(times, 0.5) * 1000).toFixed(0)} us, p99 ${(quantile(times, 0.99) * 1000).toFixed(0)} us`,
);
console.log(`compile: ${median(() => compile(oneToOne, oneToOneRegistry), 300)} over 300`);
console.log(`check:   ${median(() => check(oneToOne, oneToOneRegistry), 300)} over 300`);
