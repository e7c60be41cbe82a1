import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../check/index.ts";
import { parseDefinition } from "../index.ts";
import { oneToOne } from "../testing/one-to-one.ts";

/** The definition with the value at a path replaced, or removed when undefined. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(oneToOne) as unknown as Record<string, unknown>;
  const keys = path.split("/");
  const last = keys.pop() as string;
  let place = copy;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

function problems(value: unknown) {
  const parsed = parseDefinition(value);
  return parsed.ok ? [] : parsed.problems;
}

describe("parseDefinition", () => {
  it("takes a good definition as it is", () => {
    const parsed = parseDefinition(structuredClone(oneToOne));
    expect(parsed).toEqual({ ok: true, definition: oneToOne });
  });

  it("takes every example of the checks, right or wrong: their faults are not of shape", () => {
    for (const { right, wrong } of rules) {
      expect(problems(right)).toEqual([]);
      expect(problems(wrong)).toEqual([]);
    }
  });

  it.each([
    ["format", "wf-def/2", "format"],
    ["key", "One to one", "key"],
    ["subject", "person", "subject"],
    ["subject", undefined, "subject"],
    ["events/xstate.stop", {}, "events/xstate.stop"],
    ["events/workflow.started", {}, "events/workflow.started"],
    ["events/Upper", {}, "events/Upper"],
    ["events/withdraw/by", "mentee", "events/withdraw/by"],
    ["events/withdraw/payload", { type: "date" }, "events/withdraw/payload/type"],
    [
      "events/withdraw/payload",
      { type: "string", format: "email" },
      "events/withdraw/payload/format",
    ],
    ["events/withdraw/payload", { type: "string", label: "Why" }, "events/withdraw/payload/label"],
    ["events/withdraw/confidential", "yes", "events/withdraw/confidential"],
    ["events/withdraw/payload", { type: "object", oneOf: [] }, "events/withdraw/payload/oneOf"],
    ["timers/offerExpiry/offset", "14 days", "timers/offerExpiry/offset"],
    ["timers/offerExpiry/offset", "PT", "timers/offerExpiry/offset"],
    ["timers/offerExpiry/at", "24:00", "timers/offerExpiry/at"],
    ["states", {}, "states"],
    ["states/a.b", { uid: "x" }, "states/a.b"],
    ["states/pool/uid", undefined, "states/pool/uid"],
    ["states/pool/colour", "red", "states/pool/colour"],
    ["states/pool/label", { cy: "Aros" }, "states/pool/label/en"],
    ["states/pool/on/match.run/0/guard", { all: [] }, "states/pool/on/match.run/0/guard/all"],
    ["states/pool/on/match.run/0/guard", { not: {} }, "states/pool/on/match.run/0/guard/not/type"],
    ["states/pool/on/match.run/0/actions", [() => 1], "states/pool/on/match.run/0/actions/0"],
    ["states/pool/on/match.run", [], "states/pool/on/match.run"],
    ["states/matching/invoke/0/onError", undefined, "states/matching/invoke/0/onError"],
    ["layout", { x: Number.NaN }, "layout/x"],
  ])("says where %s = %j is wrong, in both languages", (path, value, where) => {
    const found = problems(changed(path, value));
    expect(found.map((problem) => problem.path.join("/"))).toContain(where);
    for (const { rule, severity, message } of found) {
      expect([rule, severity]).toEqual(["shape", "error"]);
      expect(message.en && message.cy).toBeTruthy();
    }
  });

  it("refuses a key that reaches a prototype", () => {
    const text = JSON.stringify(oneToOne);
    const state = text.replace('"states":{', '"states":{"__proto__":{"uid":"x"},');
    expect(problems(JSON.parse(state))).toHaveLength(1);
    const layout = text.replace("{", '{"layout":{"__proto__":{}},');
    expect(problems(JSON.parse(layout))).toHaveLength(1);
  });

  it("survives any JSON, and nesting without end", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !parseDefinition(value).ok));
    let deep: unknown = { type: "x" };
    for (let i = 0; i < 20_000; i++) deep = { not: deep };
    expect(problems(changed("states/pool/on/match.run/0/guard", deep)).length).toBeGreaterThan(0);
  });
});
