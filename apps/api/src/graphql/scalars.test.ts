import { parseValue } from "graphql";
import { describe, expect, it } from "vitest";
import { JsonScalar } from "./scalars.ts";

const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));

describe("a JSON value", () => {
  it("is taken as it is", () => {
    const value = { a: [1, "two", null, { deep: nested(50) }] };
    expect(JsonScalar.parseValue(value)).toBe(value);
    expect(JsonScalar.parseLiteral(parseValue('{ a: [1, "two", null] }'))).toEqual({
      a: [1, "two", null],
    });
  });

  it("is refused when it is nested so deep that walking it would fail", () => {
    expect(() => JsonScalar.parseValue(nested(100_000))).toThrow("nested 100 deep");
  });

  it("is refused with a key that reaches a prototype, written either way", () => {
    const value = JSON.parse('{ "facts": [{ "__proto__": { "admin": true } }] }');
    expect(() => JsonScalar.parseValue(value)).toThrow("__proto__");
    const literal = parseValue("{ facts: { __proto__: { admin: true } } }");
    expect(() => JsonScalar.parseLiteral(literal)).toThrow("__proto__");
  });
});
