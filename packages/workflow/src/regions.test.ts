import { describe, expect, it } from "vitest";
import { end, step as state, to } from "./check/example.ts";
import { step } from "./index.ts";
import { after, event, small } from "./testing/stepping.ts";

/** Two regions that can both answer b, each left and entered by itself with a or c. */
const region = (uid: string, own: string) =>
  state(uid, {
    initial: "one",
    states: {
      one: state(`${uid}1`, {
        on: { [own]: to(`${uid}again`, "two"), b: to(`${uid}out`, `#${uid}end`) },
      }),
      two: state(`${uid}2`, { on: { [own]: to(`${uid}back`, "one") } }),
    },
  });

const of = small({
  open: state("both", { type: "parallel", states: { p: region("p", "a"), q: region("q", "c") } }),
  pend: end("pend"),
  qend: end("qend"),
});

const last = (events: string[]) => after(events, { of, facts: {} });

describe("steps side by side", () => {
  it("the first by key wins where both would answer, however they came there", () => {
    for (const before of [[], ["a", "a"], ["c", "c"], ["a", "a", "c", "c"]]) {
      expect(last([...before, "b"])).toMatchObject({ paths: ["pend"], transitions: ["pout"] });
    }
  });

  it("automatic ways are looked at region by region, not level by level", () => {
    const guard = { type: "places.left" };
    const parts = small({
      open: state("s", {
        type: "parallel",
        states: {
          p: state("p", {
            initial: "in",
            states: { in: state("pin", { always: to("pw", "#pend", { guard }) }) },
          }),
          q: state("q", { always: to("qw", "#qend", { guard }) }),
        },
        on: { a: to("w", undefined, { actions: [{ type: "ctx.inc", params: { key: "n" } }] }) },
      }),
      pend: end("pend"),
      qend: end("qend"),
    });
    const { snapshot } = after([], { of: parts, facts: { places: 0 } });
    const next = step(parts, snapshot, event("a"), { places: 1 });
    expect(next).toMatchObject({ transitions: ["w", "pw"], paths: ["pend"] });
  });

  it("the same situation is the same text", () => {
    expect(last(["a", "a"]).snapshot).toBe(last([]).snapshot);
    expect(last(["a", "c"]).snapshot).toBe(last(["c", "a"]).snapshot);
  });

  it("a snapshot whose keys were put in another order still means the same", () => {
    const { snapshot } = last([]);
    const { value, ...rest } = JSON.parse(snapshot);
    const { p, q } = value.open;
    const turned = JSON.stringify({ value: { open: { q, p } }, ...rest });
    expect(step(of, turned, event("b"), {})).toEqual(step(of, snapshot, event("b"), {}));
  });

  it("the stage is the one of the innermost step that names one, the first region between equals", () => {
    const stages = [..."xyz"].map((key) => ({ key, label: { en: key } }));
    const inner = state("r2", { initial: "in", states: { in: state("r3", { stage: "z" }) } });
    const shallow = {
      open: state("s", {
        type: "parallel" as const,
        stage: "x",
        states: { p: state("r1", { stage: "y" }), q: inner },
        on: { a: to("w", "end") },
      }),
      end: end(),
    };
    expect(after([], { of: small(shallow, { stages }), facts: {} }).stage).toBe("z");
    const equal = structuredClone(shallow);
    equal.open.states!.q = state("r2", { stage: "z" });
    expect(after([], { of: small(equal, { stages }), facts: {} }).stage).toBe("y");
    expect(after(["a"], { of: small(equal, { stages }), facts: {} }).stage).toBeNull();
  });
});
