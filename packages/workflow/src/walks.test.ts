import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { exampleRegistry } from "./check/example.ts";
import {
  canonical,
  check,
  compile,
  type StepEvent,
  type Stepped,
  start,
  step,
  type WorkflowDefinition,
} from "./index.ts";
import { buildModel } from "./model.ts";
import { oneToOne, oneToOneRegistry } from "./testing/one-to-one.ts";
import { randomDefinition, randomEvents, randomFrom } from "./testing/random-definition.ts";
import { partnershipFacts, placesOnly, walk } from "./testing/walk.ts";
import { createEngine } from "./xstate-adapter.ts";

// A loaded machine takes its time over some thousand steps.
vi.setConfig({ testTimeout: 30_000 });

const seeds = fc.nat({ max: 2 ** 31 - 1 });

/** The same JSON with the keys of every object in another order. */
function shuffled<T>(value: T, random: () => number): T {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, shuffled(inner, random)] as const,
  );
  const order = entries.map((entry) => ({ entry, at: random() })).sort((a, b) => a.at - b.at);
  return Object.fromEntries(order.map(({ entry }) => entry)) as T;
}

const sorted = (value: unknown): unknown => JSON.parse(canonical(value as WorkflowDefinition));

const cases = [
  ["the partnership", () => oneToOne, oneToOneRegistry, partnershipFacts],
  ["any definition", randomDefinition, exampleRegistry, placesOnly],
] as const;

describe.each(cases)("random walks over %s", (_, definitionOf, registry, factsOf) => {
  it("are the same again when the log is replayed by a fresh process", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = definitionOf(seed);
        const log = walk(compile(definition, registry), seed, factsOf);
        if (!log) return;
        const again = compile(structuredClone(definition), registry);
        const first = start(again, { facts: log.facts });
        expect(first).toEqual(log.first);
        let { snapshot } = log.first;
        for (const { event, facts, outcome } of log.steps) {
          const replayed = step(again, snapshot, event, facts);
          expect(replayed).toEqual(outcome);
          if (outcome.kind === "stepped") snapshot = outcome.snapshot;
        }
      }),
      { numRuns: 60 },
    );
  });

  it("do not depend on the order of keys in the definition", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = definitionOf(seed);
        const other = shuffled(definition, randomFrom(seed + 1));
        expect(canonical(other)).toBe(canonical(definition));
        expect(walk(compile(other, registry), seed, factsOf)).toEqual(
          walk(compile(definition, registry), seed, factsOf),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("random walks over the partnership", () => {
  // Not over any definition: where automatic ways of several regions compete, XState in memory goes
  // by the order in which they were entered; from text it is always the order of their keys.
  it("are the same whether the state stays in memory or goes through text each time", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = oneToOne;
        const log = walk(compile(definition, oneToOneRegistry), seed, partnershipFacts);
        if (!log) return;
        const engine = createEngine(buildModel(definition), oneToOneRegistry);
        const begin: StepEvent = { kind: "event", type: "workflow.started" };
        let live = engine.initial({ facts: log.facts, event: begin }, {}).snapshot;
        for (const { event, facts, outcome } of log.steps) {
          if (outcome.kind === "refused") continue;
          const run = engine.next(live, { facts, event });
          live = run.snapshot;
          expect(sorted(JSON.parse(engine.persist(live)))).toEqual(
            sorted(JSON.parse(outcome.snapshot)),
          );
          const taken = run.marks.flatMap((mark) => (mark.mark === "taken" ? [mark.id] : []));
          expect(taken).toEqual(outcome.transitions);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("random walks and the checks", () => {
  const flagged = (definition: WorkflowDefinition, rule: string): Set<string> =>
    new Set(
      check(definition, exampleRegistry)
        .filter((found) => found.rule === rule)
        .map(({ path }) => path.filter((key) => key !== "states").join(".")),
    );

  const visits = (definition: WorkflowDefinition, seed: number): Stepped[] => {
    const log = walk(compile(definition, exampleRegistry), seed, placesOnly);
    if (!log) return [];
    const taken = log.steps.flatMap(({ outcome }) => (outcome.kind === "stepped" ? [outcome] : []));
    return [log.first, ...taken];
  };

  it("an instance always rests in one step of each group and in every part side by side", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = randomDefinition(seed);
        const { nodes } = buildModel(definition);
        for (const { paths, status } of visits(definition, seed)) {
          const active = nodes.filter(({ path }) =>
            paths.some((leaf) => leaf === path || leaf.startsWith(`${path}.`)),
          );
          expect(active.filter((node) => !node.parent)).toHaveLength(1);
          for (const { kind, children } of active) {
            const inner = children.filter((child) => active.includes(child));
            if (kind === "compound") expect(inner).toHaveLength(1);
            if (kind === "parallel") {
              expect(inner).toEqual(children.filter((child) => child.kind !== "history"));
            }
          }
          expect(status === "done").toBe(active.some((n) => n.kind === "final" && !n.parent));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("a state called unreachable is never entered", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = randomDefinition(seed);
        const unreachable = [...flagged(definition, "state-unreachable")];
        for (const { paths } of visits(definition, seed)) {
          for (const path of paths) {
            expect(unreachable.filter((u) => path === u || path.startsWith(`${u}.`))).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("a state called a dead end is never left", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = randomDefinition(seed);
        const ends = flagged(definition, "dead-end");
        const stuck = new Set<string>();
        for (const { paths } of visits(definition, seed)) {
          for (const path of stuck) expect(paths).toContain(path);
          for (const path of paths) if (ends.has(path)) stuck.add(path);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("from a state called endless no end is ever reached", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = randomDefinition(seed);
        const endless = flagged(definition, "final-unreachable");
        let lost = endless.has("");
        for (const { paths, status } of visits(definition, seed)) {
          if (lost) expect(status).toBe("active");
          lost ||= paths.some((path) => endless.has(path));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("meet dead ends and unreachable states often enough to mean something", () => {
    const definitions = Array.from({ length: 200 }, (_, seed) => randomDefinition(seed));
    for (const rule of ["state-unreachable", "dead-end", "final-unreachable"]) {
      expect(definitions.filter((d) => flagged(d, rule).size > 0).length).toBeGreaterThan(5);
    }
    expect(randomEvents).toHaveLength(3);
  });
});
