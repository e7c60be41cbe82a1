import type { Facts } from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { exercise } from "./facts.ts";
import { after, begin, done, sent } from "./play.ts";

describe("a round", () => {
  const start = (facts: Facts, model = "one-to-one") => begin(model, "round", facts);
  const failed = { code: "FAILED", message: "no memory" };

  it("is run, looked over, published and settled", () => {
    const run = start(exercise({ hasResult: false }));
    run.send("run.requested");
    expect(run.invocations).toMatchObject([{ invokeId: "matcher", type: "matcher.run" }]);
    run.facts = exercise({ mentorsInPool: 0 });
    run.send({ kind: "done", invokeId: "matcher" });
    expect(run.state.stage).toBe("reviewing");
    run.send("round.published");
    expect(run.state.effects).toMatchObject([{ type: "proposals.send" }]);
    run.send("proposals.settled");
    expect(run.state).toMatchObject({ stage: "done", status: "done", effects: [] });
  });

  it("tells the coordinators at its end when people are free for the next proposals", () => {
    const run = after(start(exercise()), "run.requested");
    run.send({ kind: "done", invokeId: "matcher" });
    after(run, "round.published", "proposals.settled");
    expect([run.state.stage, done(run)]).toEqual(["done", ["coordinator.tell"]]);
  });

  it.each([
    ["one-to-one", 1, 1],
    ["group", 1, 2],
    ["two-by-two", 2, 2],
    ["team", 1, 3],
    ["circle", 0, 3],
  ])("of %s needs at least %i mentors and %i mentees", (model, mentorsInPool, menteesInPool) => {
    const few = exercise({ mentorsInPool, menteesInPool: menteesInPool - 1 });
    const run = start(few, model);
    expect(run.send("run.requested")).toMatchObject({ kind: "refused", code: "GUARD" });
    run.facts = exercise({ mentorsInPool, menteesInPool });
    expect(after(run, "run.requested").state.stage).toBe("matching");
  });

  it("tells the coordinators of a failed run, and goes back to what there was before", () => {
    for (const [hasResult, stage] of [
      [false, "preparing"],
      [true, "reviewing"],
    ] as const) {
      const run = start(exercise({ hasResult }));
      run.send("run.requested");
      run.send({ kind: "error", invokeId: "matcher", error: failed });
      expect(run.state.stage).toBe(stage);
      expect(sent(run)).toEqual([{ template: "run-failed", to: "coordinators" }]);
    }
  });

  it("stops a run that is cancelled", () => {
    const run = after(start(exercise({ hasResult: false })), "run.requested", "run.cancelled");
    expect(run.state).toMatchObject({ stage: "preparing", stoppedInvocations: ["matcher"] });
  });
});
