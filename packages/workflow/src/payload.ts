import type { Json, JsonSchema, Reason } from "./contract.ts";
import { isDate } from "./params.ts";

const typeOf = (value: Json): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;

function matches(type: JsonSchema["type"], value: Json): boolean {
  return type === "integer" ? Number.isInteger(value) : typeOf(value) === type;
}

/** Equal as JSON, whatever the order of keys. */
function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, Json>;
  const right = b as Record<string, Json>;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(left[key] as Json, right[key] as Json))
  );
}

/**
 * What is wrong with a payload, each with `params.path` (a JSON pointer, "" for the whole).
 * Codes: TYPE, ENUM, FORMAT, REQUIRED, UNKNOWN, TOO_LONG, MINIMUM, MAXIMUM.
 */
export function payloadProblems(schema: JsonSchema, value: Json, path = ""): Reason[] {
  const reason = (code: string, params: Record<string, Json> = {}): Reason => ({
    code,
    params: { path, ...params },
  });
  if (!matches(schema.type, value)) return [reason("TYPE", { expected: schema.type })];
  const found: Reason[] = [];
  if (schema.enum && !schema.enum.some((choice) => same(choice, value))) {
    found.push(reason("ENUM", { choices: schema.enum }));
  }
  if (typeof value === "string" && schema.maxLength !== undefined) {
    // JSON Schema counts characters, not UTF-16 units.
    if ([...value].length > schema.maxLength) {
      found.push(reason("TOO_LONG", { limit: schema.maxLength }));
    }
  }
  if (schema.format === "date" && typeof value === "string" && !isDate(value)) {
    found.push(reason("FORMAT", { expected: "date" }));
  }
  if (typeof value === "number") {
    const { minimum, maximum } = schema;
    if (minimum !== undefined && value < minimum) found.push(reason("MINIMUM", { limit: minimum }));
    if (maximum !== undefined && value > maximum) found.push(reason("MAXIMUM", { limit: maximum }));
  }
  const { items } = schema;
  if (Array.isArray(value)) {
    if (items) found.push(...value.flatMap((v, i) => payloadProblems(items, v, `${path}/${i}`)));
    return found;
  }
  if (value === null || typeof value !== "object") return found;
  const below = (key: string): string =>
    `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(value, key)) found.push({ code: "REQUIRED", params: { path: below(key) } });
  }
  for (const [key, inner] of Object.entries(value)) {
    const property = Object.hasOwn(schema.properties ?? {}, key) && schema.properties?.[key];
    if (property) found.push(...payloadProblems(property, inner, below(key)));
    else if (schema.additionalProperties === false) {
      found.push({ code: "UNKNOWN", params: { path: below(key) } });
    }
  }
  return found;
}
