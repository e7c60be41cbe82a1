import { DateTime } from "luxon";
import type { Json, JsonSchema } from "../contract.ts";

/** Makes choices among so many; always 0 takes the first of everything. */
export type Choose = (count: number) => number;

const first: Choose = () => 0;

/**
 * A payload that fits the schema: the first of some choices, the smallest number, a date three months
 * after `now`. With another `choose` any choice, and leaves out what isn't required now and then.
 */
export function samplePayload(schema: JsonSchema, now: string, choose: Choose = first): Json {
  if (schema.enum && schema.enum.length > 0) return schema.enum[choose(schema.enum.length)] ?? null;
  switch (schema.type) {
    case "boolean":
      return choose(2) === 0;
    case "integer":
    case "number": {
      const least = Math.ceil(schema.minimum ?? Math.min(1, schema.maximum ?? 1));
      const most = schema.maximum ?? least + 2;
      return Math.min(most, least + choose(3));
    }
    case "string": {
      const text =
        schema.format === "date"
          ? DateTime.fromISO(now).plus({ months: 3 }).toISODate()
          : "example";
      return schema.maxLength === undefined ? text : (text ?? "").slice(0, schema.maxLength);
    }
    case "array":
      return schema.items ? [samplePayload(schema.items, now, choose)] : [];
    case "object": {
      const required = new Set(schema.required ?? []);
      const made: Record<string, Json> = {};
      for (const [key, inner] of Object.entries(schema.properties ?? {})) {
        if (required.has(key) || choose(2) === 0) made[key] = samplePayload(inner, now, choose);
      }
      return made;
    }
  }
}
