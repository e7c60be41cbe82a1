import { describe, expect, it } from "vitest";
import { end, step, to } from "../check/example.ts";
import { decisionsNeeded, type StateDef } from "../index.ts";
import { codes, move, moved } from "../testing/moving.ts";
import { after, small } from "../testing/stepping.ts";

describe("where nobody can be", () => {
  const parts = (more: Record<string, StateDef> = {}) =>
    small({
      open: step("p", {
        type: "parallel",
        states: {
          left: step("l", {
            initial: "one",
            states: { one: step("l1", { on: { a: to("w1", "two") } }), two: step("l2") },
          }),
          right: step("r", {
            initial: "one",
            states: { one: step("r1", { on: { a: to("w2", "two") } }), two: step("r2") },
          }),
        },
        on: { b: to("w3", "closed") },
      }),
      closed: end(),
      ...more,
    });

  it("a group, a way back and a part that excludes another are no targets", () => {
    const both = after([], { of: parts() });
    const at = (map: Record<string, string>) => move(both, parts(), parts(), { map });
    expect(codes(at({ l1: "l" }))).toEqual(["CHOOSE_STEP"]);
    expect(codes(at({ l1: "r2" }))).toEqual(["CONFLICT"]);
    expect(codes(at({ l1: "closed" }))).toEqual(["CONFLICT"]);
    expect(codes(at({ l1: "gone" }))).toEqual(["UNMAPPED"]);
  });

  it("a part that is gone is left out by going on in what was around it", () => {
    const one = small({
      open: step("p", {
        initial: "left",
        states: { left: step("l1"), other: step("l2") },
        on: { b: to("w3", "closed"), a: to("w4", ".other") },
      }),
      closed: end(),
    });
    const both = after([], { of: parts() });
    const [decision] = decisionsNeeded(parts().definition, one.definition, ["r1"], "en");
    expect(decision?.options.at(-1)).toEqual({ uid: "p", label: "p, without this part" });
    expect(moved(move(both, parts(), one, { map: { r1: "p" } })).uids).toEqual(["l1"]);
    const back = after([], { of: one });
    expect(codes(move(back, one, parts(), { map: { l1: "l1" } }))).toEqual([]);
  });

  it("combinations that no life of the new version has are refused", () => {
    // Together since the same event moves both.
    const uneven = after([], { of: parts() });
    const never = small({
      open: step("p", {
        type: "parallel",
        states: {
          left: step("l", { initial: "one", states: { one: step("l1"), two: step("l2") } }),
          right: step("r", {
            initial: "one",
            states: { one: step("r1", { on: { a: to("w2", "two") } }), two: step("r2") },
          }),
        },
        on: { b: to("w3", "closed") },
      }),
      closed: end(),
    });
    expect(codes(move(uneven, parts(), never, { map: { l1: "l2" } }))).toEqual(["UNREACHABLE"]);
    const passing = small({
      open: step("o", { on: { a: to("w1", "mid") } }),
      mid: step("m", { always: to("w2", "closed") }),
      closed: end(),
    });
    const open = small({ open: step("o", { on: { a: to("w1", "closed") } }), closed: end() });
    const begun = after([], { of: open });
    expect(codes(move(begun, open, passing, { map: { o: "m" } }))).toEqual(["UNREACHABLE"]);
  });

  it("an end is chosen by name, never by a step that became one, and is warned of", () => {
    const open = small({
      open: step("o", { on: { a: to("w1", "mid") } }),
      mid: step("m", { on: { a: to("w2", "closed") } }),
      closed: end(),
    });
    const ended = small({
      open: step("o", { on: { a: to("w1", "mid"), b: to("w3", "closed") } }),
      mid: end("m"),
      closed: end(),
    });
    const inMid = after(["a"], { of: open });
    expect(codes(move(inMid, open, ended))).toEqual(["KIND_CHANGED"]);
    const [decision] = decisionsNeeded(open.definition, ended.definition, ["m"], "cy");
    expect(decision?.options.map(({ uid }) => uid)).toEqual(["closed", "m", "o"]);
    const there = moved(move(inMid, open, ended, { map: { m: "closed" } }));
    expect(there).toMatchObject({ status: "done", uids: ["closed"], timers: { arm: [] } });
    expect(there.warnings.map(({ en }) => en)).toEqual(["Moving to “closed” ends it at once."]);
    const over = after(["b"], { of: ended });
    expect(codes(move(over, ended, open))).toEqual(["ENDED"]);
  });
});
