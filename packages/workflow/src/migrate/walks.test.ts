import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { exampleRegistry } from "../check/example.ts";
import { internalsOf } from "../compile.ts";
import { leavesOf } from "../configuration.ts";
import {
  applyCommands,
  type Compiled,
  compile,
  type EditCommand,
  type MigrationPlan,
  migrateInstance,
  type Stepped,
  start,
  step,
  suggestPlan,
  WorkflowError,
} from "../index.ts";
import { buildModel } from "../model.ts";
import { randomDefinition, randomEvents, randomFrom } from "../testing/random-definition.ts";
import { configurationsOf } from "./configurations.ts";

vi.setConfig({ testTimeout: 30_000 });

const seeds = fc.nat({ max: 2 ** 31 - 1 });
const facts = { places: 1 };

/** Where a random life stands after some events; undefined when it ends or loops at once. */
function somewhere(compiled: Compiled, seed: number): Stepped | undefined {
  const random = randomFrom(seed);
  try {
    let last = start(compiled, { facts });
    for (let i = 0; i < 8; i++) {
      const type = randomEvents[Math.floor(random() * randomEvents.length)]!;
      const next = step(
        compiled,
        last.kind === "stepped" ? last.snapshot : "",
        { kind: "event", type },
        facts,
      );
      if (next.kind === "stepped" && next.status === "active") last = next;
    }
    return last.kind === "stepped" && last.status === "active" ? last : undefined;
  } catch (error) {
    if (error instanceof WorkflowError && error.code === "LOOP") return undefined;
    throw error;
  }
}

/** The same workflow with steps taken away, added and renamed. */
function changed(definition: ReturnType<typeof randomDefinition>, seed: number) {
  const random = randomFrom(seed);
  const uids = buildModel(definition).nodes.map(({ def }) => def.uid);
  const pick = (): string => uids[Math.floor(random() * uids.length)]!;
  const label = { en: "x", cy: "x" };
  const commands: EditCommand[] = [
    { do: "step.label", uid: pick(), label },
    { do: "step.remove", uid: pick() },
    { do: "step.move", uid: pick(), parentUid: null },
    { do: "step.add", uid: "new", parentUid: pick(), label },
  ];
  let now = definition;
  for (const command of commands) {
    const done = applyCommands(now, [command]);
    if (done.ok) now = done.definition;
  }
  try {
    return compile(now, exampleRegistry);
  } catch {
    return undefined;
  }
}

function lives(property: (compiled: Compiled, last: Stepped, seed: number) => void, runs: number) {
  let counted = 0;
  fc.assert(
    fc.property(seeds, (seed) => {
      const compiled = compile(randomDefinition(seed), exampleRegistry);
      const last = somewhere(compiled, seed);
      if (!last) return;
      counted++;
      property(compiled, last, seed);
    }),
    { numRuns: runs },
  );
  expect(counted).toBeGreaterThan(runs / 3);
}

const timersOf = (last: Stepped) =>
  last.timers.map(({ timerId }) => ({ timerId, armedRevision: 0, dueAt: null }));

describe("any instance of any workflow", () => {
  it("stands where the search says one can, and its steps are among those passed", () => {
    lives((compiled, last) => {
      const { model, engine } = internalsOf(compiled);
      const leaves = leavesOf(model, engine.read(engine.restore(last.snapshot)).value);
      const possible = configurationsOf(compiled.definition);
      expect(possible.complete).toBe(true);
      expect(possible.reachable(leaves)).toBe(true);
      for (const uid of last.uids) expect(possible.passed(leaves)).toContain(uid);
    }, 150);
  });

  it("isn't changed by moving to its own version", () => {
    lives((compiled, last) => {
      const plan = suggestPlan(compiled.definition, compiled.definition);
      const { snapshot } = last;
      const armedTimers = timersOf(last);
      const input = { from: compiled, to: compiled, snapshot, armedTimers, plan };
      const result = migrateInstance(input);
      expect(result).toMatchObject({
        kind: "moved",
        snapshot,
        uids: last.uids,
        stage: last.stage,
        tags: last.tags,
        entered: [],
        effects: [],
        invocations: [],
        warnings: [],
        timers: {
          cancel: [],
          keep: armedTimers.map(({ timerId }) => ({ from: timerId, to: timerId, dueAt: null })),
        },
      });
    }, 150);
  });

  it("moved, stands where the new version can be, goes on, and comes back to where it was", () => {
    let there = 0;
    let back = 0;
    lives((compiled, last, seed) => {
      const next = changed(compiled.definition, seed);
      if (!next) return;
      const plan = suggestPlan(compiled.definition, next.definition);
      const from = { snapshot: last.snapshot, armedTimers: timersOf(last) };
      const result = migrateInstance({ from: compiled, to: next, ...from, plan });
      if (result.kind === "refused") {
        for (const { text } of result.reasons) expect(text.cy && text.en).toBeTruthy();
        return;
      }
      there++;
      const { model, engine } = internalsOf(next);
      const restored = engine.restore(result.snapshot);
      expect(engine.persist(restored)).toBe(result.snapshot);
      expect(configurationsOf(next.definition).reachable(leavesOf(model, restored.value))).toBe(
        true,
      );
      for (const type of randomEvents) {
        try {
          step(next, result.snapshot, { kind: "event", type }, facts);
        } catch (error) {
          expect((error as WorkflowError).code).toBe("LOOP");
        }
      }
      const inverse: MigrationPlan = {
        ...plan,
        map: Object.fromEntries(Object.entries(plan.map).map(([a, b]) => [b, a])),
      };
      const again = migrateInstance({
        from: next,
        to: compiled,
        snapshot: result.snapshot,
        armedTimers: [],
        plan: inverse,
      });
      if (again.kind === "refused" || result.status === "done") return;
      back++;
      expect(again.uids).toEqual(last.uids);
    }, 400);
    expect(there).toBeGreaterThan(40);
    expect(back).toBeGreaterThan(20);
  });
});
