/**
 * How long the editor waits after a change: `npm run bench -- checks`. Compiles and checks workflows
 * of 15, 30 and 60 states with two to six parts side by side, up to the 5,000 situations that are
 * allowed and beyond; each call is warm and the median of many,
 * in time of the processor, so that what else runs doesn't count.
 */

import { explore, MAX_SITUATIONS } from "../src/check/explore.ts";
import { check } from "../src/check/index.ts";
import { compile, type StateDef, type WorkflowDefinition } from "../src/index.ts";
import { buildModel } from "../src/model.ts";
import { oneToOne, oneToOneRegistry } from "../src/testing/one-to-one.ts";

const GOAL = 300;

const words = (en: string) => ({ en, cy: en });

/**
 * A partnership with a longer middle: `parts` parts of `length` steps side by side in "active", and
 * steps in a row up to `states`.
 */
function sized(states: number, parts: number, length: number): WorkflowDefinition {
  const definition = structuredClone(oneToOne);
  const count = (): number => buildModel(definition).nodes.length;
  const active = definition.states.active!.states!;
  if (parts > 2) for (const key of ["meetings", "review"]) delete active[key];
  for (let p = 0; p < parts; p++) {
    const steps: Record<string, StateDef> = {};
    for (let i = 0; i < length; i++) {
      const id = `p${p}s${i}`;
      const next = `s${(i + 1) % length}`;
      steps[`s${i}`] = {
        uid: id,
        label: words(id),
        on: { "review.done": [{ id: `${id}a`, target: next, guard: { type: "capacity.left" } }] },
        after: { review3m: [{ id: `${id}b`, target: next }] },
      };
    }
    active[`part${p}`] = { uid: `p${p}`, label: words(`Part ${p}`), initial: "s0", states: steps };
  }
  for (let i = 0; count() < states; i++) {
    const last = i === 0 ? "closing" : `row${i - 1}`;
    definition.states[`row${i}`] = {
      uid: `row${i}`,
      label: words(`Row ${i}`),
      on: { "closing.done": [{ id: `row${i}a`, target: "evaluation" }] },
      after: { closingExpiry: [{ id: `row${i}b`, target: "evaluation" }] },
    };
    definition.states[last]!.on!["closing.done"]![0]!.target = `row${i}`;
  }
  return definition;
}

/** Fifteen states: without training, parts and the middle of an answer. */
function fifteen(): WorkflowDefinition {
  const definition = structuredClone(oneToOne);
  const { proposed, active, training } = definition.states;
  for (const one of [proposed, training]) {
    delete one!.states;
    delete one!.initial;
    delete one!.onDone;
    one!.type = "atomic";
  }
  proposed!.on!["mentor.accept"] = [{ id: "accepted", target: "agreement" }];
  training!.on!["training.completed"] = [{ id: "trained", target: "pool" }];
  delete active!.states;
  delete active!.type;
  definition.states.paused!.on!.resume![0]!.target = "active";
  return definition;
}

function median(run: () => unknown, calls: number): [number, number] {
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  return [times[Math.floor(calls / 2)]!, times.at(-1)!];
}

console.log(`Node ${process.version}; goal: all checks within ${GOAL} ms for 60 states`);
const cases: [string, WorkflowDefinition][] = [
  ["no parts", fifteen()],
  ["as it is", oneToOne],
  ["4 parts of 6", sized(60, 4, 6)],
  ["5 parts of 5", sized(60, 5, 5)],
  ["3 parts of 10", sized(60, 3, 10)],
];
let slow = 0;
for (const [name, definition] of cases) {
  const model = buildModel(definition);
  const { count, complete } = explore(model);
  for (let i = 0; i < 3; i++) check(definition, oneToOneRegistry);
  const [compiling] = median(() => compile(definition, oneToOneRegistry), 20);
  const [checking, worst] = median(() => check(definition, oneToOneRegistry), 15);
  const rules = check(definition, oneToOneRegistry).length;
  slow = Math.max(slow, checking);
  console.log(
    `${String(model.nodes.length).padStart(3)} states, ${name}: ${count} situations${complete ? "" : ` (stopped at ${MAX_SITUATIONS})`}; ` +
      `compile ${compiling.toFixed(1)} ms, all checks ${checking.toFixed(1)} ms (worst ${worst.toFixed(1)}), ${rules} findings`,
  );
}
if (slow > GOAL) {
  console.error(`Slower than ${GOAL} ms`);
  process.exitCode = 1;
}
