import { describe, expect, it } from "vitest";
import { end, step as state, to } from "./check/example.ts";
import type { StateDef } from "./index.ts";
import { after, small } from "./testing/stepping.ts";

describe("history", () => {
  const inner = (history: StateDef) => ({
    open: state("a", {
      initial: "one",
      states: {
        one: state("b", { on: { b: to("w", "two") } }),
        two: state("c", {
          initial: "x",
          states: { x: state("d", { on: { b: to("v", "y") } }), y: state("e") },
        }),
        back: history,
      },
      on: { a: to("u", "away") },
    }),
    away: state("f", { on: { a: to("t", "open.back"), c: to("s", "end") } }),
    end: end(),
  });

  it("shallow remembers the step of the group, not what was inside it", () => {
    const of = small(inner(state("h", { type: "history" })));
    expect(after(["b", "b", "a", "a"], { of, facts: {} }).paths).toEqual(["open.two.x"]);
  });

  it("leads to its target when nothing is remembered", () => {
    const of = small(
      { ...inner(state("h", { type: "history", target: "two" })) },
      { initial: "away" },
    );
    expect(after(["a"], { of, facts: {} }).paths).toEqual(["open.two.x"]);
  });
});
