import { describe, expect, it } from "vitest";
import { end, example, exampleRegistry, step, to } from "./check/example.ts";
import { compile, simulate } from "./index.ts";
import { goodFacts, oneToOne, oneToOneRegistry } from "./testing/one-to-one.ts";

const now = "2026-01-05T09:00:00.000Z";
const timeZone = "Europe/London";

describe("simulate", () => {
  it("lives a whole partnership without a clock", () => {
    const life = simulate(compile(oneToOne, oneToOneRegistry), { facts: goodFacts, now, timeZone });
    expect(life.timers).toEqual([
      { timerId: "s0/regReminder", timer: "regReminder", dueAt: "2026-01-12T09:00:00.000Z" },
    ]);
    life.jump();
    expect([life.now, life.timers]).toEqual(["2026-01-12T09:00:00.000Z", []]);
    expect(life.jump()).toBeNull();
    for (const name of ["form.submitted", "training.started", "training.completed", "match.run"]) {
      expect(life.send(name).kind).toBe("stepped");
    }
    expect(life.invocations.map(({ invokeId }) => invokeId)).toEqual(["matcher"]);
    life.send({ kind: "done", invokeId: "matcher", output: null });
    expect(life.invocations).toEqual([]);
    life.send("mentor.accept");
    life.send("mentee.accept");
    life.send("agreement.signed");
    expect(life.jump()).toMatchObject({ transitions: ["t48"] });
    expect(life.now).toBe("2026-04-12T08:00:00.000Z");
    expect(life.jump()).toMatchObject({ transitions: ["t55"], paths: ["closing"] });
    life.jump();
    life.jump();
    expect(life.state).toMatchObject({ status: "done", paths: ["ended"] });
    expect(life.timeline).toHaveLength(14);
    expect(life.timeline[0]).toMatchObject({ at: now, event: null });
  });

  it("keeps the state when something is refused, and writes the refusal down", () => {
    const life = simulate(compile(oneToOne, oneToOneRegistry), { facts: goodFacts, now, timeZone });
    expect(life.send("resume")).toMatchObject({ kind: "refused", code: "NOT_NOW" });
    expect(life.send("decline", { reason: "x" })).toMatchObject({ code: "NOT_NOW" });
    expect(life.state.paths).toEqual(["registration"]);
    expect(life.timeline).toHaveLength(3);
  });

  it("uses the facts of the moment, and never turns the clock back", () => {
    const timers = {
      late: { offset: "-P7D", anchor: "partnership.endsOn" },
      soon: { offset: "P1D" },
      never: { offset: "P1D", anchor: "partnership.gone" },
    };
    const guard = { type: "places.left" };
    const open = step("a", {
      on: { go: to("v", "closed", { guard }) },
      after: { late: to("w", "closed"), soon: to("x"), never: to("y", "closed") },
    });
    const of = compile(example({ timers, states: { open, closed: end() } }), exampleRegistry);
    const facts = { places: 0, partnership: { endsOn: "2025-06-01" } };
    const life = simulate(of, { facts, now, timeZone });
    expect(life.timers.find(({ timer }) => timer === "never")?.dueAt).toBeNull();
    expect(life.send("go")).toMatchObject({ code: "GUARD" });
    expect(life.jump()).toMatchObject({ status: "done" });
    expect([life.now, life.timers]).toEqual([now, []]);
    const other = simulate(of, { facts, now, timeZone });
    other.facts = { places: 1 };
    expect(other.send("go")).toMatchObject({ status: "done" });
  });
});
