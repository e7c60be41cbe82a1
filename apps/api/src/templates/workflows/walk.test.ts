import { compile } from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { shippedWorkflows } from "../shipped.ts";
import { profiles } from "./facts.ts";
import { registry } from "./play.ts";
import { goThrough, runs, stuck, walk, waysOf } from "./walk.ts";

describe.each(shippedWorkflows())("every path of $model, $subject", ({ subject, definition }) => {
  const compiled = compile(definition, registry);
  const facts = profiles[subject];
  const found = walk(compiled, facts);

  it("leads to an end, from wherever somebody can be", () => {
    expect(found.ends.size).toBeGreaterThan(0);
    expect(stuck(found)).toEqual([]);
  });

  it("is walked: each way is taken on a run from the beginning to an end, and again the same", () => {
    const lines = runs(found);
    expect([...lines.keys()].sort()).toEqual(waysOf(definition.states).sort());
    for (const [way, moves] of lines) {
      const { state, taken, armed } = goThrough(compiled, moves, facts[0]!);
      expect([way, state.status, taken.has(way)]).toEqual([way, "done", true]);
      expect([...armed]).toEqual([]);
      expect(goThrough(compiled, moves, facts[0]!).state).toEqual(state);
    }
  });
});
