import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Facts, Registry, StepEvent, Stepped, WorkflowDefinition } from "../contract.ts";
import { compile, parseDefinition, step } from "../index.ts";
import { buildModel, timerIdOf } from "../model.ts";
import { mutated } from "../testing/mutated.ts";
import { oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import { randomDefinition } from "../testing/random-definition.ts";
import { partnershipFacts, placesOnly, walk } from "../testing/walk.ts";
import { exampleRegistry } from "./example.ts";
import { check } from "./index.ts";

vi.setConfig({ testTimeout: 60_000 });

const seeds = fc.nat({ max: 2 ** 31 - 1 });

const sound = (definition: WorkflowDefinition, registry: Registry): boolean =>
  check(definition, registry).every(
    ({ severity, rule }) => severity !== "error" && rule !== "eventless-cycle",
  );

/** Whether anything at all may still happen, if facts are one way or the other. */
function moves(definition: WorkflowDefinition, registry: Registry, from: Stepped, facts: Facts[]) {
  const compiled = compile(definition, registry);
  const { nodes } = buildModel(definition);
  const events: StepEvent[] = [
    ...Object.entries(definition.events).map(
      ([type, { payload }]): StepEvent => ({
        kind: "event",
        type,
        ...(payload && { payload: { reason: "why" } }),
      }),
    ),
    ...nodes.flatMap((node) =>
      Object.keys(node.def.after ?? {}).map(
        (timer): StepEvent => ({ kind: "timer", timerId: timerIdOf(node, timer) }),
      ),
    ),
    ...nodes.flatMap(({ def }) =>
      (def.invoke ?? []).map(({ id }): StepEvent => ({ kind: "done", invokeId: id, output: 1 })),
    ),
  ];
  return facts.some((now) =>
    events.some((event) => step(compiled, from.snapshot, event, now).kind === "stepped"),
  );
}

/** A walk that fails when the machine throws, or rests where nothing can ever happen. */
function survives(
  definition: WorkflowDefinition,
  registry: Registry,
  seed: number,
  factsOf: (random: () => number) => Facts,
): void {
  const compiled = compile(definition, registry);
  const log = walk(compiled, seed, factsOf);
  expect(log).toBeDefined();
  const both = [factsOf(() => 0), factsOf(() => 0.99)];
  const last = log!.steps.findLast(({ outcome }) => outcome.kind === "stepped")?.outcome;
  const rests = last?.kind === "stepped" ? last : log!.first;
  if (rests.status === "active") expect(moves(definition, registry, rests, both)).toBe(true);
}

describe("any definition at all", () => {
  it("is checked without a throw, and every finding has its place", () => {
    let parsed = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const result = parseDefinition(JSON.parse(JSON.stringify(mutated(oneToOne, seed))));
        if (!result.ok) return;
        parsed += 1;
        for (const { path, message, fixes = [] } of check(result.definition, oneToOneRegistry)) {
          expect(path.length).toBeGreaterThan(0);
          expect(message.en && message.cy).toBeTruthy();
          for (const { commands } of fixes) expect(commands.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
    expect(parsed).toBeGreaterThan(100);
  });

  it("is checked without a throw, however random", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        check(randomDefinition(seed), exampleRegistry);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a definition without errors", () => {
  it("compiles, and no walk throws or gets stuck: the partnership, changed at random", () => {
    let walked = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const result = parseDefinition(JSON.parse(JSON.stringify(mutated(oneToOne, seed))));
        if (!result.ok || !sound(result.definition, oneToOneRegistry)) return;
        walked += 1;
        survives(result.definition, oneToOneRegistry, seed, partnershipFacts);
      }),
      { numRuns: 300 },
    );
    expect(walked).toBeGreaterThan(30);
  });

  it("compiles, and no walk throws or gets stuck: whatever passes", () => {
    let walked = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = randomDefinition(seed);
        if (!sound(definition, exampleRegistry)) return;
        walked += 1;
        survives(definition, exampleRegistry, seed, placesOnly);
      }),
      { numRuns: 300 },
    );
    expect(walked).toBeGreaterThan(0);
  });
});
