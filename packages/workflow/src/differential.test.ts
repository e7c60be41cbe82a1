import { expect, it, vi } from "vitest";
import { exampleRegistry } from "./check/example.ts";
import { compile, type StepEvent, type StepOutcome, start, step } from "./index.ts";
import { buildModel } from "./model.ts";
import { oneToOne, oneToOneRegistry } from "./testing/one-to-one.ts";
import { randomDefinition } from "./testing/random-definition.ts";
import { type Log, partnershipFacts, placesOnly, unlessLoop, walk } from "./testing/walk.ts";
import { createEngine } from "./xstate-adapter.ts";

/** Random steps of each test, at least; `npm run test:fuzz` takes a million of both together. */
const wanted = Number(process.env.FUZZ_STEPS ?? 100_000) / 2;

vi.setConfig({ testTimeout: 60_000 + 3 * wanted });

const stepped = ({ steps }: Log): number =>
  steps.filter(({ outcome }) => outcome.kind === "stepped").length;

/** Outcomes of a log in a machine of another process: each step from the text before it. */
function replay(log: Log, again: ReturnType<typeof compile>): StepOutcome[] {
  let { snapshot } = log.first;
  return log.steps.map(({ event, facts }) => {
    const outcome = step(again, snapshot, event, facts);
    if (outcome.kind === "stepped") snapshot = outcome.snapshot;
    return outcome;
  });
}

const outcomes = ({ steps }: Log): StepOutcome[] => steps.map(({ outcome }) => outcome);

it(`steps of a partnership are the same live, from text, and replayed (${wanted} steps)`, () => {
  const compiled = compile(oneToOne, oneToOneRegistry);
  const engine = createEngine(buildModel(oneToOne), oneToOneRegistry);
  const again = compile(structuredClone(oneToOne), oneToOneRegistry);
  const begin: StepEvent = { kind: "event", type: "workflow.started" };
  let taken = 0;
  for (let seed = 0; taken < wanted; seed++) {
    const log = walk(compiled, seed, partnershipFacts, 60);
    if (!log) continue;
    let live = engine.initial({ facts: log.facts, event: begin }, {}).snapshot;
    for (const { event, facts, outcome } of log.steps) {
      if (outcome.kind === "refused") continue;
      live = engine.next(live, { facts, event }).snapshot;
      if (engine.persist(live) !== outcome.snapshot) {
        expect({ seed, event, live: engine.persist(live) }).toEqual({
          ...{ seed, event },
          live: outcome.snapshot,
        });
      }
    }
    if (JSON.stringify(replay(log, again)) !== JSON.stringify(outcomes(log))) {
      expect({ seed, replayed: replay(log, again) }).toEqual({ seed, replayed: outcomes(log) });
    }
    taken += stepped(log);
  }
  expect(taken).toBeGreaterThanOrEqual(wanted);
});

it(`steps of any definition are the same from text and replayed (${wanted} steps)`, () => {
  let taken = 0;
  for (let seed = 0; taken < wanted; seed++) {
    const definition = randomDefinition(seed);
    const compiled = compile(definition, exampleRegistry);
    const again = compile(structuredClone(definition), exampleRegistry);
    for (let life = 0; life < 10; life++) {
      const log = walk(compiled, seed * 10 + life, placesOnly, 40);
      if (!log) break;
      expect(start(again, { facts: log.facts })).toEqual(log.first);
      const replayed = unlessLoop(() => replay(log, again));
      if (JSON.stringify(replayed) !== JSON.stringify(outcomes(log))) {
        expect({ seed, life, replayed }).toEqual({ seed, life, replayed: outcomes(log) });
      }
      taken += stepped(log);
    }
  }
  expect(taken).toBeGreaterThanOrEqual(wanted);
});
