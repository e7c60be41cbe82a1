import { describe, expect, it } from "vitest";
import { end, example, exampleRegistry, step as state, to } from "./check/example.ts";
import { compile, type Facts, type GuardType, type StepEvent, start, step } from "./index.ts";
import { goodFacts, oneToOneRegistry } from "./testing/one-to-one.ts";
import { after, event, partnership, small, toProposed } from "./testing/stepping.ts";

describe("refusals", () => {
  const { snapshot } = after([]);
  const code = (sent: StepEvent, from = snapshot) => step(partnership, from, sent, goodFacts);

  it("UNDECLARED_EVENT: what the definition doesn't know, and every name of the machinery", () => {
    for (const type of ["nonsense", "xstate.stop", "xstate.done.state.wf", "toString", "*", ""]) {
      expect(code(event(type))).toMatchObject({ kind: "refused", code: "UNDECLARED_EVENT" });
    }
  });

  it("UNDECLARED_EVENT: no event can pose as a timer or a result", () => {
    for (const type of ["timer:s0/regReminder", "done:matcher", "workflow.started"]) {
      expect(code(event(type))).toMatchObject({ kind: "refused", code: "UNDECLARED_EVENT" });
    }
  });

  it("NOT_NOW: declared, but nothing here waits for it", () => {
    expect(code(event("evaluation.done"))).toEqual({
      kind: "refused",
      code: "NOT_NOW",
      reasons: [],
    });
  });

  it("NOT_NOW: a way that changes nothing", () => {
    const of = small({ open: state("a", { on: { a: to("w"), b: to("x", "open") } }), end: end() });
    const from = after([], { of, facts: {} }).snapshot;
    for (const name of ["a", "b"]) {
      expect(step(of, from, event(name), {})).toMatchObject({ kind: "refused", code: "NOT_NOW" });
    }
  });

  it("NOT_NOW: an automatic way doesn't hide that the event itself did nothing", () => {
    const guard = { type: "places.left" };
    const of = small({
      open: state("a", { on: { a: to("w", "end") }, always: to("x", "end", { guard }) }),
      end: end(),
    });
    const from = after([], { of, facts: { places: 0 } }).snapshot;
    expect(step(of, from, event("b"), { places: 1 })).toMatchObject({ code: "NOT_NOW" });
  });

  it("NOT_NOW: the rules of automatic ways are no reason", () => {
    const guard = { type: "places.left" };
    const of = small({
      open: state("a", { on: { a: to("w", "end") }, always: to("x", "end", { guard }) }),
      end: end(),
    });
    const from = after([], { of, facts: {} }).snapshot;
    expect(step(of, from, event("b"), {})).toEqual({
      kind: "refused",
      code: "NOT_NOW",
      reasons: [],
    });
  });

  it("GUARD: any of several rules is enough; without one, all their reasons", () => {
    const any = [{ type: "training.done" }, { not: { type: "flags.onHold" } }];
    const either = compile(
      example({
        states: {
          open: state("a", { on: { go: to("w", "end", { guard: { any } }) } }),
          end: end(),
        },
      }),
      oneToOneRegistry,
    );
    const from = after([], { of: either, facts: {} }).snapshot;
    const go = (facts: Facts) => step(either, from, event("go"), facts);
    expect(go({ trained: true, onHold: true })).toMatchObject({ kind: "stepped" });
    expect(go({ trained: false, onHold: false })).toMatchObject({ kind: "stepped" });
    expect(go({ trained: false, onHold: true })).toMatchObject({
      code: "GUARD",
      reasons: [{ code: "NOT_TRAINED" }, { code: "EXCLUDED" }],
    });
  });

  it("GUARD: with the reason of each rule in the way", () => {
    const pool = after(["form.submitted", "training.started", "training.completed"]).snapshot;
    const outcome = step(partnership, pool, event("match.run"), { places: false, onHold: true });
    expect(outcome).toMatchObject({
      kind: "refused",
      code: "GUARD",
      reasons: [
        { transitionId: "t21", code: "FULL", text: { en: "Needed: places are left" } },
        {
          transitionId: "t21",
          code: "EXCLUDED",
          text: { en: "Not while this holds: the person is on hold" },
        },
      ],
    });
  });

  it("BAD_PAYLOAD: against the schema, and anything at all without one", () => {
    const { snapshot: proposed } = after(toProposed);
    expect(code(event("decline", { reason: 5, extra: 1 }), proposed)).toEqual({
      kind: "refused",
      code: "BAD_PAYLOAD",
      reasons: [
        { code: "TYPE", params: { path: "/reason", expected: "string" } },
        { code: "UNKNOWN", params: { path: "/extra" } },
      ],
    });
    for (const payload of [{ a: 1 }, "x", 0, [1]]) {
      expect(code(event("withdraw", payload))).toMatchObject({ code: "BAD_PAYLOAD" });
    }
    for (const payload of [{}, null]) {
      expect(code(event("withdraw", payload))).toMatchObject({ kind: "stepped" });
    }
    expect(code(event("decline"), proposed)).toMatchObject({
      code: "BAD_PAYLOAD",
      reasons: [{ code: "REQUIRED", params: { path: "/reason" } }],
    });
  });

  it("CLOSED: an instance that has ended takes nothing more", () => {
    const { snapshot: ended } = after(["withdraw"]);
    expect(code(event("withdraw"), ended)).toMatchObject({ code: "CLOSED" });
    const timer: StepEvent = { kind: "timer", timerId: "s0/regReminder" };
    expect(code(timer, ended)).toMatchObject({ code: "CLOSED" });
  });
});

describe("surprises", () => {
  const broken: GuardType = {
    type: "broken",
    v: 1,
    label: { en: "Broken" },
    params: {},
    reads: [],
    sentence: { en: "broken" },
    evaluate: () => {
      throw new Error("no such table");
    },
  };
  const registry = { ...exampleRegistry, guards: new Map([[broken.type, broken]]) };
  const guard = { type: "broken" };

  it("PLUGIN: a rule that throws, in a step and in a start", () => {
    const ways = to("w", "end", { guard });
    const onEvent = small({ open: state("a", { on: { a: ways } }), end: end() }, {}, registry);
    const { snapshot } = after([], { of: onEvent, facts: {} });
    expect(() => step(onEvent, snapshot, event("a"), {})).toThrow(
      expect.objectContaining({ name: "WorkflowError", code: "PLUGIN" }),
    );
    const atOnce = small({ open: state("a", { always: ways }), end: end() }, {}, registry);
    expect(() => start(atOnce, { facts: {} })).toThrow(/no such table/);
  });

  it("SNAPSHOT: text of another definition, or no snapshot at all", () => {
    const other = small({ open: state("a", { on: { a: to("w", "end") } }), end: end() });
    const { snapshot } = after([], { of: other, facts: {} });
    for (const text of [snapshot, "", "{}", "null", "[]", '{"status":"active","value":7}']) {
      expect(() => step(partnership, text, event("withdraw"), {})).toThrow(
        expect.objectContaining({ code: "SNAPSHOT" }),
      );
    }
  });

  it("LOOP: automatic ways that never come to rest", () => {
    const of = small({
      open: state("a", { on: { a: to("w", "one") } }),
      one: state("b", { always: to("x", "two") }),
      two: state("c", { always: to("y", "one") }),
      end: end(),
    });
    const { snapshot } = after([], { of, facts: {} });
    expect(() => step(of, snapshot, event("a"), {})).toThrow(
      expect.objectContaining({ code: "LOOP" }),
    );
  });

  it("DEFINITION: says in one text everything that prevents compiling", () => {
    const open = state("a", { on: { nope: to("w", "nowhere", { guard: { type: "gone" } }) } });
    expect(() => small({ open, end: end() })).toThrow(
      /nowhere[\s\S]*nope[\s\S]*gone|nowhere[\s\S]*gone[\s\S]*nope/,
    );
  });
});
