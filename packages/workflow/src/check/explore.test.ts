import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { StateDef, WorkflowDefinition } from "../contract.ts";
import { compile, type Registry } from "../index.ts";
import { buildModel, type StateNode } from "../model.ts";
import { oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import { follow } from "../testing/oracle.ts";
import { randomDefinition } from "../testing/random-definition.ts";
import { walk } from "../testing/walk.ts";
import { end, example, exampleRegistry, step, to } from "./example.ts";
import { explore } from "./explore.ts";
import { check } from "./index.ts";

// A loaded machine takes its time over some hundred workflows.
vi.setConfig({ testTimeout: 60_000 });

const by = ["mentee"];
const definition = (states: Record<string, StateDef>) =>
  example({ events: { go: { by }, stop: { by } }, states });

const found = (states: Record<string, StateDef>, rule: string) =>
  check(definition(states), exampleRegistry).flatMap((f) =>
    f.rule === rule ? [`${f.severity} ${f.uid}`] : [],
  );

const errors = (states: Record<string, StateDef>) =>
  check(definition(states), exampleRegistry).filter(({ severity }) => severity === "error");

describe("what the paths through a workflow tell", () => {
  it("shallow history begins a step anew that was only ever entered deeper", () => {
    const states = {
      open: step("a", { on: { go: to("w", "group.outer.deep") } }),
      group: step("b", {
        initial: "other",
        states: {
          other: step("c"),
          outer: step("d", {
            initial: "first",
            states: { first: step("e"), deep: step("f") },
          }),
          back: { uid: "g", type: "history" as const, target: "outer.deep" },
        },
        on: { go: to("x", "away"), stop: to("y", "closed") },
      }),
      away: step("h", { on: { go: to("z", "group.back") } }),
      closed: end(),
    };
    expect(found(states, "state-unreachable")).toEqual(["error c"]);
    const deep = structuredClone(states);
    (deep.group.states?.back as StateDef).history = "deep";
    expect(found(deep, "state-unreachable")).toEqual(["error c", "error e"]);
  });

  it.each(["shallow", "deep"] as const)(
    "a %s way back may lead to the one step that has an end",
    (history) => {
      const states = {
        open: step("a", { on: { go: to("w", "group.late") } }),
        group: step("b", {
          initial: "early",
          states: {
            early: step("c"),
            late: step("d", { on: { stop: to("v", "#closed") } }),
            back: { uid: "e", type: "history" as const, history },
          },
          on: { go: to("x", "away") },
        }),
        away: step("f", { on: { go: to("y", "group.back") } }),
        closed: end(),
      };
      expect(found(states, "final-unreachable")).toEqual([]);
    },
  );

  it("a step beside another may wait for it", () => {
    const region = (uid: string, parts: Omit<StateDef, "uid"> = {}) =>
      step(uid, { initial: "x", states: { x: step(`${uid}x`, parts) } });
    const beside = (on: StateDef["on"]) => ({
      open: step("a", {
        type: "parallel" as const,
        states: { one: region("b"), two: region("c", { ...(on && { on }) }) },
      }),
      closed: end(),
    });
    expect(errors(beside({ go: to("w", "#closed") }))).toEqual([]);
    expect(found(beside({ go: to("w") }), "dead-end")).toEqual(["error bx", "error cx"]);
  });

  it("regions that each move on by themselves are no circle", () => {
    const region = (uid: string) =>
      step(uid, {
        initial: "x",
        states: { x: step(`${uid}x`, { always: to(`${uid}w`, "y") }), y: end(`${uid}y`) },
      });
    const states = {
      open: step("a", {
        type: "parallel" as const,
        states: { one: region("b"), two: region("c") },
        onDone: to("w", "closed"),
      }),
      closed: end(),
    };
    expect(errors(states)).toEqual([]);
    expect(found(states, "eventless-cycle")).toEqual([]);
  });

  it("automatic ways that stay, or that depend on rules, may go round", () => {
    const guard = { type: "places.left" };
    const ways = (always: StateDef["always"]) => ({
      open: step("a", { ...(always && { always }), on: { go: to("v", "closed") } }),
      closed: end(),
    });
    expect(found(ways(to("w")), "eventless-cycle")).toEqual(["error a"]);
    expect(found(ways(to("w", undefined, { guard })), "eventless-cycle")).toEqual(["warning a"]);
  });
});

const seeds = fc.nat({ max: 2 ** 31 - 1 });

describe("situations and the real machine", () => {
  const nodesOf = (model: ReturnType<typeof buildModel>, paths: string[]): StateNode[] =>
    paths.map((path) => model.byPath.get(path)!);

  it("wherever a random walk comes to rest has been foreseen", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = randomDefinition(seed);
        const model = buildModel(definition);
        const found = explore(model);
        if (!found.complete) return;
        const log = walk(compile(definition, exampleRegistry), seed, (random) => ({
          places: random() < 0.5 ? 1 : 0,
        }));
        const outcomes = [log?.first, ...(log?.steps.map(({ outcome }) => outcome) ?? [])];
        for (const outcome of outcomes) {
          if (outcome?.kind !== "stepped") continue;
          expect(
            found.traceTo(...nodesOf(model, outcome.paths)),
            outcome.paths.join(),
          ).toBeDefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  /** Without the actions that a rule might read: rules say the same throughout a step. */
  const withoutNotes = (definition: WorkflowDefinition): WorkflowDefinition => {
    for (const { ways } of buildModel(definition).nodes) {
      for (const way of ways) delete way.def.actions;
    }
    return definition;
  };

  const arrives = (definition: WorkflowDefinition, registry: Registry): void => {
    const found = explore(buildModel(definition));
    for (const leaf of found.resting) {
      const { paths } = follow(definition, registry, found.traceTo(leaf)!);
      expect(paths).toContain(leaf.path);
    }
  };

  it("the trace to a step leads the machine there, in the partnership", () => {
    arrives(oneToOne, oneToOneRegistry);
  });

  it("the trace to a step leads the machine there, in any workflow", () => {
    fc.assert(
      fc.property(seeds, (seed) => arrives(withoutNotes(randomDefinition(seed)), exampleRegistry)),
      { numRuns: 150 },
    );
  });
});
