import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneToOne } from "../testing/one-to-one.ts";
import { randomDefinition } from "../testing/random-definition.ts";
import { fromJson, toJson } from "./json.ts";

describe("the own format as text", () => {
  it("comes back as it was, layout and order included", () => {
    const definition = { ...oneToOne, layout: { registration: { x: 1, y: 2 } } };
    const back = fromJson(toJson(definition));
    expect(back).toMatchObject({ ok: true, definition, notes: [] });
    expect(back.ok && toJson(back.definition)).toBe(toJson(definition));
    expect(toJson(definition)).toContain('\n  "key": "one-to-one",\n');
  });

  it("comes back for any definition", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const definition = randomDefinition(seed);
        expect(fromJson(toJson(definition))).toMatchObject({ ok: true, definition, notes: [] });
      }),
    );
  });

  it("says what is wrong with a text that is something else", () => {
    expect(fromJson("states: {}")).toMatchObject({
      ok: false,
      problems: [
        { rule: "exchange", message: { en: expect.stringContaining("This is not JSON.") } },
      ],
    });
    expect(fromJson("{}")).toMatchObject({ ok: false });
    expect(fromJson(`"${"x".repeat(1_000_001)}"`)).toMatchObject({
      problems: [{ message: { en: expect.stringContaining("more than a million characters") } }],
    });
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(fromJson(text)).toHaveProperty("ok", false);
      }),
    );
  });
});
