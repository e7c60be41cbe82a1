import { describe, expect, it } from "vitest";
import { end, exampleRegistry, step as state, to } from "./check/example.ts";
import { type GuardType, type StepEvent, start, step } from "./index.ts";
import { goodFacts } from "./testing/one-to-one.ts";
import {
  after,
  event,
  note,
  partnership,
  small,
  stepped,
  templates,
  toActive,
  toProposed,
} from "./testing/stepping.ts";

describe("start", () => {
  it("enters the first step, with its effects, timers and place", () => {
    expect(start(partnership, { facts: goodFacts })).toMatchObject({
      kind: "stepped",
      status: "active",
      paths: ["registration"],
      uids: ["s0"],
      stage: "joining",
      tags: [],
      effects: [
        {
          index: 0,
          type: "form.open",
          params: { form: "reg" },
          event: { kind: "event", type: "workflow.started" },
        },
      ],
      timers: [
        { timerId: "s0/regReminder", timer: "regReminder", stateUid: "s0", def: { offset: "P7D" } },
      ],
      cancelledTimers: [],
      transitions: [],
    });
  });

  it("takes the input as context and shows it to guards and effects", () => {
    const of = small({ open: state("a", { entry: [note("hi")], on: { a: to("w") } }), end: end() });
    const { effects, snapshot } = stepped(start(of, { facts: {}, input: { n: 3 } }));
    expect(effects[0]?.event).toEqual({
      kind: "event",
      type: "workflow.started",
      payload: { n: 3 },
    });
    expect(JSON.parse(snapshot).context).toEqual({ n: 3 });
  });

  it("goes on at once through automatic ways, with what starts and stops on the way left out", () => {
    const of = small({
      open: state("a", {
        invoke: [{ id: "m", src: { type: "matcher.run" }, onError: to("x", "end") }],
        after: { t: to("y", "end") },
        always: to("w", "wait"),
      }),
      wait: state("b", { on: { a: to("z", "end") } }),
      end: end(),
    });
    const first = stepped(start(of, { facts: {} }));
    expect(first).toMatchObject({ paths: ["wait"], transitions: ["w"], timers: [] });
    expect([first.invocations, first.cancelledTimers, first.stoppedInvocations]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe("a whole partnership", () => {
  it("runs from registration to the end", () => {
    const last = after([...toActive, "close", "closing.done", "evaluation.done"]);
    expect(last).toMatchObject({ status: "done", paths: ["ended"], uids: ["s65"] });
  });

  it("skips the automatic step and says which ways were taken", () => {
    const done = after(["form.submitted"]);
    expect(done.transitions).toEqual(["t1", "t5"]);
    expect(done.cancelledTimers).toEqual(["s0/regReminder"]);
    expect(after(["form.submitted"], { facts: {} }).paths).toEqual(["manualReview"]);
  });

  it("moves both parts of a proposal apart and goes on when both are done", () => {
    const one = after([...toProposed, "mentee.accept"]);
    expect(one.paths).toEqual(["proposed.mentee.accepted", "proposed.mentor.waiting"]);
    const both = after([...toProposed, "mentee.accept", "mentor.accept"]);
    expect(both).toMatchObject({ paths: ["agreement"], transitions: ["t29", "t38"] });
    expect(both.cancelledTimers).toEqual(["s26/offerExpiry", "s26/offerReminder"]);
  });

  it("gathers tags and the innermost stage over all active states", () => {
    const due = after([...toActive, { kind: "timer", timerId: "s47/review3m" }]);
    expect(due.paths).toEqual(["active.meetings.ongoing", "active.review.due"]);
    expect(due).toMatchObject({ tags: ["running", "needs-answer"], stage: "together" });
  });

  it("comes back to where it was left (deep history)", () => {
    const review: StepEvent = { kind: "timer", timerId: "s47/review3m" };
    const back = after([...toActive, review, "review.done", "pause", "resume"]);
    expect(back.paths).toEqual(["active.meetings.ongoing", "active.review.completed"]);
    const fresh = after([...toActive, "pause", "resume"]);
    expect(fresh.paths).toEqual(["active.meetings.ongoing", "active.review.pending"]);
  });
});

describe("timers", () => {
  const states = {
    open: state("a", {
      on: {
        a: to("w", "open", { reenter: true }),
        b: to("x", undefined, { actions: [note("b")] }),
      },
      after: { t: to("y", undefined, { actions: [note("late")] }), u: to("z", "end") },
    }),
    end: end(),
  };
  const of = small(states);

  it("fire under their own id and leave the others armed", () => {
    const fired = after([{ kind: "timer", timerId: "a/t" }], { of, facts: {} });
    expect(templates(fired)).toEqual(["late"]);
    expect([fired.timers, fired.cancelledTimers]).toEqual([[], []]);
  });

  it("are cancelled when their state is left, save the one that fired", () => {
    const ended = after([{ kind: "timer", timerId: "a/u" }], { of, facts: {} });
    expect(ended).toMatchObject({ status: "done", cancelledTimers: ["a/t"] });
  });

  it("start anew when the state is entered again, and not when it stays", () => {
    const again = after(["a"], { of, facts: {} });
    expect(again.timers.map(({ timerId }) => timerId)).toEqual(["a/t", "a/u"]);
    expect(again.cancelledTimers).toEqual(["a/t", "a/u"]);
    expect(after(["b"], { of, facts: {} })).toMatchObject({ timers: [], cancelledTimers: [] });
  });

  it("are stale once their state was left, and when there is no such timer", () => {
    const left = after(["form.submitted"]);
    for (const timerId of ["s0/regReminder", "s0/none", "xstate.after.1.x"]) {
      const outcome = step(partnership, left.snapshot, { kind: "timer", timerId }, goodFacts);
      expect(outcome).toEqual({ kind: "refused", code: "STALE", reasons: [] });
    }
  });
});

describe("outside work", () => {
  const running = after(toProposed.slice(0, -1));

  it("is asked for on entry and its result is remembered", () => {
    const params = { strategy: "hungarian" };
    expect(running.invocations).toEqual([{ invokeId: "matcher", type: "matcher.run", params }]);
    const done = after(toProposed);
    expect(done).toMatchObject({ transitions: ["t24"], stoppedInvocations: [] });
    expect(JSON.parse(done.snapshot).context).toEqual({ proposal: { mentor: "m1" } });
  });

  it("takes its way for a failure, and may be asked for again", () => {
    const failed: StepEvent = {
      kind: "error",
      invokeId: "matcher",
      error: { code: "TIMEOUT", message: "took too long" },
    };
    const back = stepped(step(partnership, running.snapshot, failed, goodFacts));
    expect(back).toMatchObject({ paths: ["pool"], transitions: ["t25"] });
    expect(back.effects).toMatchObject([{ type: "incident.raise", event: failed }]);
    const again = stepped(step(partnership, back.snapshot, event("match.run"), goodFacts));
    expect(again.invocations).toHaveLength(1);
  });

  it("is stopped with its state, after which its result is stale", () => {
    const of = small({
      open: state("a", {
        invoke: [{ id: "m", src: { type: "matcher.run" }, onError: to("x", "end") }],
        on: { a: to("w", "wait") },
      }),
      wait: state("b", { on: { a: to("z", "end") } }),
      end: end(),
    });
    const left = after(["a"], { of, facts: {} });
    expect(left.stoppedInvocations).toEqual(["m"]);
    const late = step(of, left.snapshot, { kind: "done", invokeId: "m" }, {});
    expect(late).toMatchObject({ kind: "refused", code: "STALE" });
  });
});

describe("context", () => {
  it("counts, remembers, and gives null for what an event lacks", () => {
    const decline = event("decline", { reason: "too far" });
    const again = toProposed.slice(-2);
    const twice = after([...toProposed, decline, ...again, decline]);
    expect(JSON.parse(twice.snapshot).context).toMatchObject({
      declines: 2,
      lastReason: "too far",
    });
    const of = small({
      open: state("a", {
        on: {
          a: to("w", undefined, {
            actions: [{ type: "ctx.set", params: { key: "x", from: "event.q.r" } }],
          }),
        },
      }),
      end: end(),
    });
    expect(JSON.parse(after(["a"], { of, facts: {} }).snapshot).context).toEqual({ x: null });
  });

  it("counts by more than one, and from 0 where there is no number", () => {
    const actions = [{ type: "ctx.inc", params: { key: "n", by: -2 } }];
    const of = small({
      open: state("a", { on: { a: to("w", undefined, { actions }) } }),
      end: end(),
    });
    const first = stepped(start(of, { facts: {}, input: { n: "three" } }));
    const next = stepped(step(of, first.snapshot, event("a"), {}));
    expect(JSON.parse(next.snapshot).context).toEqual({ n: -2 });
  });

  it("is seen by the guards of automatic ways in the same step", () => {
    const three: GuardType = {
      type: "three",
      v: 1,
      label: { en: "Three" },
      params: {},
      reads: [],
      sentence: { en: "three times" },
      evaluate: ({ context }) =>
        context.n === 3 ? { ok: true } : { ok: false, reason: { code: "NOT_YET" } },
    };
    const registry = { ...exampleRegistry, guards: new Map([[three.type, three]]) };
    const count = { type: "ctx.inc", params: { key: "n" } };
    const of = small(
      {
        open: state("a", {
          on: { a: to("w", undefined, { actions: [count] }) },
          always: to("x", "end", { guard: { type: "three" } }),
        }),
        end: end(),
      },
      {},
      registry,
    );
    expect(after(["a", "a"], { of, facts: {} }).status).toBe("active");
    expect(after(["a", "a", "a"], { of, facts: {} }).transitions).toEqual(["w", "x"]);
  });
});

describe("effects", () => {
  it("come in the order leaving, moving, entering, and carry their event", () => {
    const of = small({
      open: state("a", {
        exit: [note("exit")],
        on: { a: to("w", "next", { actions: [note("move")] }) },
      }),
      next: state("b", {
        entry: [note("enter")],
        always: to("x", "end", { actions: [note("on")] }),
      }),
      end: end(),
    });
    const outcome = after(["a"], { of, facts: {} });
    expect(templates(outcome)).toEqual(["exit", "move", "enter", "on"]);
    expect(outcome.effects.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(new Set(outcome.effects.map(({ event: { kind } }) => kind))).toEqual(new Set(["event"]));
  });
});
