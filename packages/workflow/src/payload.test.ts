import { describe, expect, it } from "vitest";
import {
  type Json,
  type JsonSchema,
  type ParamField,
  paramProblems,
  payloadProblems,
} from "./index.ts";

describe("payloadProblems", () => {
  const schema: JsonSchema = {
    type: "object",
    additionalProperties: false,
    required: ["name"],
    properties: {
      name: { type: "string", maxLength: 3 },
      count: { type: "integer", minimum: 1, maximum: 5 },
      kind: { type: "string", enum: ["a", "b"] },
      list: { type: "array", items: { type: "number" } },
      "a/b": { type: "boolean" },
      until: { type: "string", format: "date", label: { en: "Until" } },
      who: { type: "string", format: "member" },
    },
  };

  it("is silent about a payload that fits", () => {
    const good = {
      name: "abc",
      count: 5,
      kind: "b",
      list: [1, 2.5],
      "a/b": true,
      until: "2028-02-29",
      who: "any",
    };
    expect(payloadProblems(schema, good)).toEqual([]);
  });

  it.each<[Json, string, string]>([
    [null, "TYPE", ""],
    [[], "TYPE", ""],
    [{}, "REQUIRED", "/name"],
    [{ name: "abcd" }, "TOO_LONG", "/name"],
    [{ name: "a", count: 1.5 }, "TYPE", "/count"],
    [{ name: "a", count: 0 }, "MINIMUM", "/count"],
    [{ name: "a", count: 6 }, "MAXIMUM", "/count"],
    [{ name: "a", kind: "c" }, "ENUM", "/kind"],
    [{ name: "a", list: [1, "2"] }, "TYPE", "/list/1"],
    [{ name: "a", "a/b": 1 }, "TYPE", "/a~1b"],
    [{ name: "a", until: "2027-02-29" }, "FORMAT", "/until"],
    [{ name: "a", until: "1 May 2027" }, "FORMAT", "/until"],
    [{ name: "a", toString: 1 }, "UNKNOWN", "/toString"],
  ])("%j: %s at %j", (value, code, path) => {
    const found = payloadProblems(schema, value);
    expect(found.map((problem) => [problem.code, problem.params?.path])).toEqual([[code, path]]);
  });

  it("counts characters, compares by value, and allows more unless told not to", () => {
    expect(payloadProblems({ type: "string", maxLength: 1 }, "🎓")).toEqual([]);
    const pair: JsonSchema = { type: "object", enum: [{ a: 1, b: [2] }] };
    expect(payloadProblems(pair, { b: [2], a: 1 })).toEqual([]);
    expect(payloadProblems({ type: "object" }, { any: 1 })).toEqual([]);
  });
});

describe("paramProblems", () => {
  const label = { en: "L", cy: "L" };
  const codes = (field: Omit<ParamField, "label">, value: Json) =>
    paramProblems({ p: { ...field, label } }, { p: value }).map(({ code }) => code);
  const choices = [{ value: "a", label }];

  it.each<[Omit<ParamField, "label">, Json, Json]>([
    [{ type: "string", maxLength: 2 }, "ab", "abc"],
    [{ type: "text" }, { en: "x", cy: "y" }, "x"],
    [{ type: "number" }, 1.5, "1"],
    [{ type: "integer", minimum: 1 }, 1, 0],
    [{ type: "integer" }, 3, 1.5],
    [{ type: "boolean" }, false, 0],
    [{ type: "choice", choices }, "a", "b"],
    [{ type: "duration" }, "P7D", "7 days"],
    [{ type: "date" }, "2026-01-31", "31/01/2026"],
    [{ type: "list", items: { type: "string", label } }, ["a"], ["a", 1]],
  ])("%j takes %j and not %j", (field, good, bad) => {
    expect(codes(field, good)).toEqual([]);
    expect(codes(field, bad)).toHaveLength(1);
  });

  it("takes any JSON, misses what is required, and refuses what it doesn't know", () => {
    expect(codes({ type: "json" }, [null, { a: 1 }])).toEqual([]);
    const schema = { p: { type: "string", required: true, label } } as const;
    expect(paramProblems(schema, {})).toMatchObject([{ path: ["p"], code: "REQUIRED" }]);
    expect(paramProblems({}, { constructor: 1 })).toMatchObject([{ code: "UNKNOWN" }]);
  });
});
