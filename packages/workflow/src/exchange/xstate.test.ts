import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMachine, getNextSnapshot, initialTransition, type StateValue } from "xstate";
import { end, example, exampleRegistry, step as place, to } from "../check/example.ts";
import type { Json, WorkflowDefinition } from "../index.ts";
import { canonical, compile, start, step } from "../index.ts";
import { oneToOne } from "../testing/one-to-one.ts";
import { randomDefinition, randomEvents, randomFrom } from "../testing/random-definition.ts";
import { fromXState } from "./xstate-in.ts";
import { toXState } from "./xstate-out.ts";

function taken(config: unknown): WorkflowDefinition {
  const imported = fromXState(config);
  if (!imported.ok) throw new Error(imported.problems.map(({ message }) => message.en).join("\n"));
  return imported.definition;
}

const again = (definition: WorkflowDefinition): string => canonical(taken(toXState(definition)));

function refusals(config: unknown): string[] {
  const imported = fromXState(config);
  return imported.ok ? [] : imported.problems.map(({ message }) => message.en!);
}

const notes = (config: unknown): string[] => {
  const imported = fromXState(config);
  return imported.ok ? imported.notes.map(({ message }) => message.en!) : [];
};

/** The paths of the leaves of an XState value. */
function leaves(value: StateValue, prefix = ""): string[] {
  if (typeof value === "string") return [prefix + value];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined || Object.keys(inner).length === 0
      ? [prefix + key]
      : leaves(inner, `${prefix}${key}.`),
  );
}

describe("out and back", () => {
  it("loses nothing of a whole workflow", () => {
    expect(again(oneToOne)).toBe(canonical(oneToOne));
    expect(taken(toXState(oneToOne)).layout).toEqual(oneToOne.layout);
  });

  it("loses nothing as text either", () => {
    expect(canonical(taken(JSON.stringify(toXState(oneToOne))))).toBe(canonical(oneToOne));
  });

  it("loses nothing of any definition", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const definition = randomDefinition(seed);
        expect(again(definition)).toBe(canonical(definition));
      }),
      { numRuns: 120 },
    );
  }, 30_000);

  it("keeps composed rules, versions, work, empty lists and targets that lead nowhere", () => {
    const rule = { type: "places.left", v: 1, params: { atLeast: 2 } };
    const definition = example({
      layout: { a: [1, 2] },
      states: {
        open: place("a", {
          tags: [],
          entry: [],
          on: {
            go: to("w", "nowhere", {
              guard: { all: [rule, { any: [{ not: rule }, { type: "places.left", params: {} }] }] },
            }),
          },
          invoke: [{ id: "m", src: { type: "matcher.run", v: 1, params: {} }, onError: [] }],
        }),
        closed: end(),
      },
    });
    const back = taken(toXState(definition));
    expect(canonical(back)).toBe(canonical(definition));
    expect(back.layout).toEqual({ a: [1, 2] });
  });

  it("gives XState the same behaviour", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, walk) => {
        const definition = randomDefinition(seed);
        const facts = { places: 1 };
        const config = { ...(toXState(definition) as object), options: { maxIterations: 100 } };
        const machine = createMachine(config as never, {
          guards: { "places.left": () => true },
          actions: { "ctx.inc": () => {}, "letter.send": () => {} },
          delays: { late: 1000 },
        });
        const compiled = compile(definition, exampleRegistry);
        let theirs = attempt(() => initialTransition(machine)[0]);
        let ours = attempt(() => start(compiled, { facts }));
        const random = randomFrom(walk);
        for (let i = 0; i < 12 && ours?.kind === "stepped" && theirs?.status === "active"; i++) {
          expect(leaves(theirs.value).sort()).toEqual([...ours.paths].sort());
          const type = randomEvents[Math.floor(random() * 3)]!;
          const from = { ours, theirs };
          theirs = attempt(() => getNextSnapshot(machine, from.theirs, { type }));
          const next = attempt(() =>
            step(compiled, from.ours.snapshot, { kind: "event", type }, facts),
          );
          ours = next?.kind === "refused" ? from.ours : next;
        }
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});

/** Nothing for a machine that never comes to rest. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

describe("a machine written for XState", () => {
  const machine: Json = {
    id: "Sign Up",
    initial: "waiting",
    states: {
      waiting: {
        entry: "greet",
        on: {
          SUBMIT: { target: "checking", guard: "isReady", actions: ["thank", { type: "log" }] },
          "user.left": "done",
        },
        after: { 90000000: "done", patience: [{ target: "done", guard: "tired" }, "checking"] },
        tags: "idle",
      },
      checking: {
        invoke: { src: "checker", input: { strict: true }, onDone: "both", onError: ".hmm" },
        initial: "one",
        states: { one: { id: "first" }, hmm: {} },
        always: { target: "both", guard: "sure" },
      },
      both: {
        type: "parallel",
        states: {
          zed: { initial: "a", states: { a: { on: { NEXT: "b" } }, b: { type: "final" } } },
          alpha: { initial: "c", states: { c: { on: { NEXT: "d" } }, d: { type: "final" } } },
          back: { type: "history", history: "deep" },
        },
        onDone: "done",
      },
      done: { type: "final" },
    },
  };

  it("becomes a definition with names made from its own", () => {
    const definition = taken(machine);
    expect(definition).toMatchObject({
      key: "sign-Up",
      label: { en: "Sign up" },
      initial: "waiting",
      events: {
        submit: { label: { en: "Submit" }, by: ["coordinator"] },
        "user.left": { label: { en: "User left" } },
        next: {},
      },
      timers: { "after-P1DT1H": { offset: "P1DT1H" }, patience: { offset: "P1D" } },
    });
    expect(definition.states.waiting).toEqual({
      uid: "waiting",
      label: { en: "Waiting" },
      tags: ["idle"],
      entry: [{ type: "greet" }],
      on: {
        submit: [
          {
            id: "w",
            guard: { type: "isReady" },
            actions: [{ type: "thank" }, { type: "log" }],
            target: "checking",
          },
        ],
        "user.left": [{ id: "w-2", target: "done" }],
      },
      after: {
        "after-P1DT1H": [{ id: "w-3", target: "done" }],
        patience: [
          { id: "w-4", guard: { type: "tired" }, target: "done" },
          { id: "w-5", target: "checking" },
        ],
      },
    });
    expect(definition.states.checking?.invoke).toEqual([
      {
        id: "checker",
        src: { type: "checker", params: { strict: true } },
        onDone: [expect.objectContaining({ target: "both" })],
        onError: [expect.objectContaining({ target: ".hmm" })],
      },
    ]);
    expect(notes(machine)[0]).toContain('how long "patience" is');
  });

  it("is taken the same way each time", () => {
    expect(taken(machine)).toEqual(taken(machine));
  });

  it("keeps the order of steps side by side", () => {
    expect(Object.keys(taken(machine).states.both?.states ?? {})).toEqual([
      "r1-zed",
      "r2-alpha",
      "r3-back",
    ]);
  });

  it("finds states by their ids", () => {
    const { states } = taken({
      states: { a: { on: { GO: "#inner" } }, b: { initial: "c", states: { c: { id: "inner" } } } },
    });
    expect(states.a?.on?.go).toMatchObject([{ target: "#b.c" }]);
  });

  it("puts what the whole machine does into a group around everything", () => {
    const { states, initial } = taken({
      initial: "a",
      on: { STOP: ".b" },
      states: { a: {}, b: { type: "final" } },
    });
    expect(initial).toBe("main");
    expect(states.main?.on?.stop).toMatchObject([{ target: ".b" }]);
    expect(states.main?.onDone).toMatchObject([{ target: "ended" }]);
  });

  it("puts the events that the machine names in place of a wildcard, after the exact ones", () => {
    const { states } = taken({
      states: { a: { on: { "*": "b", GO: "c" } }, b: { on: { "form.sent": "a" } }, c: {} },
    });
    expect(states.a?.on).toMatchObject({
      go: [{ target: "c" }, { target: "b" }],
      "form.sent": [{ target: "b" }],
    });
  });

  it("takes steps by the rules that the registry has", () => {
    const definition = taken({
      initial: "open",
      states: {
        open: { on: { GO: { target: "closed", guard: "places.left" } } },
        closed: { type: "final" },
      },
    });
    const compiled = compile(definition, exampleRegistry);
    const first = start(compiled, { facts: { places: 1 } });
    if (first.kind === "refused") throw new Error("refused");
    const next = step(compiled, first.snapshot, { kind: "event", type: "go" }, { places: 1 });
    expect(next).toMatchObject({ kind: "stepped", status: "done" });
  });
});

describe("what is refused", () => {
  const around = (state: unknown) => ({ initial: "a", states: { a: state, b: {} } });

  it.each([
    [
      around({ on: { go: [{ target: "b", guard: () => true }] } }),
      "states.a.on.go[0].guard is code; name a rule instead.",
    ],
    [
      around({ on: { go: { guard: "({context}) => context.n > 1" } } }),
      "states.a.on.go.guard is code; name a rule instead.",
    ],
    [
      around({ entry: [() => {}] }),
      "states.a.entry[0] is code; name an action or a value instead.",
    ],
    [around({ entry: "x = 1;" }), "states.a.entry is code; name an action instead."],
    [
      around({ exit: { type: "xstate.raise" } }),
      `states.a.exit uses "xstate.raise", which belongs to XState's own programs; name an action instead.`,
    ],
    [
      around({ on: { go: ["b", { target: ["a", "b"] }] } }),
      "states.a.on.go[1].target leads to several states at once; choose one.",
    ],
    [around({ on: { go: "c" } }), 'states.a.on.go.target leads to "c", which is no state.'],
    [around({ on: { go: { cond: "x" } } }), "states.a.on.go.cond belongs to XState 4."],
    [
      around({ invoke: { src: { getInitialSnapshot() {} } } }),
      "states.a.invoke.src.getInitialSnapshot is code; name an action or a value instead.",
    ],
    [
      "createMachine({})",
      "This is not JSON. Export the workflow as JSON, without any program around it.",
    ],
    [{}, 'A machine needs "states" with at least one state in it.'],
  ])("says where it is: %#", (config, message) => {
    expect(refusals(config)).toContain(message);
  });

  it("is a behaviour that somebody gave to the whole of our own machine", () => {
    const config = { ...(toXState(oneToOne) as object), on: { STOP: ".ended" } };
    expect(refusals(config)).toEqual(["on is for the whole machine; put it on a state."]);
  });

  it("says what was left out", () => {
    const machine = { context: { n: 1 }, states: { a: { description: "first" } } };
    expect(notes(machine)).toEqual([
      "context has no counterpart here and was left out.",
      "states.a.description has no counterpart here and was left out.",
    ]);
  });

  it("never throws, whatever it is given", () => {
    const fields =
      "states on after always invoke initial target guard type meta quad params history".split(" ");
    const hostile = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "medium", withCrossShrink: true },
        fc.jsonValue(),
        fc.constantFrom("a", "#x", ".a", "parallel"),
        tie("map"),
        fc.array(tie("value"), { maxLength: 3 }),
      ),
      map: fc.dictionary(
        fc.oneof(
          fc.constantFrom(...fields),
          fc.constantFrom("a", "b", "__proto__", "constructor", ""),
        ),
        tie("value"),
        { maxKeys: 5 },
      ),
    }));
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), hostile.map, fc.string()),
        hostile.map,
        (config, states) => {
          for (const one of [config, { states }, { states, meta: { quad: config } }]) {
            const imported = fromXState(one);
            if (imported.ok)
              expect(again(imported.definition)).toBe(canonical(imported.definition));
            else expect(imported.problems.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  }, 30_000);

  it("is a machine that contains itself, or is nested without end", () => {
    const self: Record<string, unknown> = {};
    self.states = { self };
    expect(refusals(self).length).toBeGreaterThan(0);
    expect(
      refusals(`${'{"states":{"a":'.repeat(5000)}{}${"}}".repeat(5000)}`).length,
    ).toBeGreaterThan(0);
  });
});
