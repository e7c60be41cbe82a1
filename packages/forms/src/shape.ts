import type { DefinitionProblem, JsonSchema } from "./contract.ts";

/** The part of JSON Schema that `checkShape` reads; `description` words a failed pattern. */
interface Shape {
  type?: "object" | "array" | "string" | "number" | "integer" | "boolean";
  description?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: false | Shape;
  items?: Shape;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  enum?: unknown[];
  pattern?: string;
}

const kinds = {
  object: "a group of settings",
  array: "a list",
  string: "a text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
};

/** What keeps a value from having this shape, each in a sentence for the person who wrote it. */
export function checkShape(
  value: unknown,
  schema: JsonSchema,
  path: string[] = [],
): DefinitionProblem[] {
  const shape = schema as Shape;
  if (shape.type && !isKind(value, shape.type)) {
    return [{ path, message: `This must be ${kinds[shape.type]}.` }];
  }
  const sentence = plainProblem(value, shape);
  if (sentence) return [{ path, message: sentence }];
  if (Array.isArray(value)) {
    const { items } = shape;
    if (!items) return [];
    return value.flatMap((item, index) =>
      checkShape(item, items as JsonSchema, [...path, `${index}`]),
    );
  }
  return typeof value === "object" && value !== null ? checkKeys(value, shape, path) : [];
}

function checkKeys(value: object, shape: Shape, path: string[]): DefinitionProblem[] {
  const { properties = {}, required = [], additionalProperties } = shape;
  const missing = required
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => ({ path: [...path, key], message: `"${key}" is missing. Add it.` }));
  const present = Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    const expected = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (expected === false) {
      const message = `"${key}" has no meaning here. Check its spelling or remove it.`;
      return [{ path: at, message }];
    }
    return expected ? checkShape(inner, expected as JsonSchema, at) : [];
  });
  return [...missing, ...present];
}

function plainProblem(value: unknown, shape: Shape): string | undefined {
  if (shape.enum && !shape.enum.includes(value)) {
    return `This must be one of: ${shape.enum.join(", ")}.`;
  }
  if (typeof value === "string") {
    if (value.trim().length < (shape.minLength ?? 0)) return "This is empty. Write something here.";
    if (value.length > (shape.maxLength ?? Infinity)) {
      return `This is too long. Shorten it to ${shape.maxLength} characters.`;
    }
    if (shape.pattern && !new RegExp(shape.pattern, "u").test(value)) {
      return `Write this as ${shape.description ?? shape.pattern}.`;
    }
  }
  if (typeof value === "number") {
    if (value < (shape.minimum ?? -Infinity)) return `This must be ${shape.minimum} or more.`;
    if (value > (shape.maximum ?? Infinity)) return `This must be ${shape.maximum} or less.`;
  }
  if (Array.isArray(value)) {
    if (value.length < (shape.minItems ?? 0)) return `Give at least ${shape.minItems} here.`;
    if (value.length > (shape.maxItems ?? Infinity)) {
      return `Give no more than ${shape.maxItems} here.`;
    }
  }
  return undefined;
}

function isKind(value: unknown, type: NonNullable<Shape["type"]>): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object")
    return typeof value === "object" && value !== null && !Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "number") return Number.isFinite(value);
  return typeof value === type;
}
