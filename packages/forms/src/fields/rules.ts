import type { DefinitionProblem, Json, JsonSchema, Option, Question, Text } from "../contract.ts";

/** A value of the wrong kind is kept as it came, for `validate` to refuse; "" is no answer. */
export function asGiven(value: unknown): Json | undefined {
  return value === "" ? undefined : (value as Json);
}

/** Rules are checked by `parseForm`; these read them with their defaults. */
export function numberRule(question: Question, name: string): number | undefined {
  const value = question.rules?.[name];
  return typeof value === "number" ? value : undefined;
}

/** The options of a `choice`, `choices` or `tags` question, in order; none for other types. */
export function optionsOf(question: Question): Option[] {
  const options = question.rules?.options;
  return Array.isArray(options) ? (options as unknown as Option[]) : [];
}

export function textSchema(languages: string[]): JsonSchema {
  return {
    type: "object",
    properties: Object.fromEntries(
      languages.map((language) => [language, { type: "string", minLength: 1, maxLength: 4000 }]),
    ),
    required: languages,
  };
}

export function optionsSchema(languages: string[], minimum: number): JsonSchema {
  const words = textSchema(languages);
  return {
    type: "array",
    minItems: minimum,
    maxItems: 500,
    items: {
      type: "object",
      properties: {
        value: { type: "string", minLength: 1, maxLength: 100 },
        label: words,
        hint: words,
      },
      required: ["value", "label"],
      additionalProperties: false,
    },
  };
}

export function rulesObject(properties: JsonSchema, required: string[] = []): JsonSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

export function distinctValues(question: Question): DefinitionProblem[] {
  const seen = new Set<string>();
  return optionsOf(question).flatMap((option, index) => {
    if (!seen.has(option.value)) {
      seen.add(option.value);
      return [];
    }
    const message = `Two options have the value "${option.value}". Give each its own.`;
    return [{ path: ["options", String(index), "value"], message }];
  });
}

export function minimumBelowMaximum(question: Question): DefinitionProblem[] {
  const min = numberRule(question, "min");
  const max = numberRule(question, "max");
  if (min === undefined || max === undefined || min <= max) return [];
  return [{ path: ["min"], message: `The minimum (${min}) is above the maximum (${max}).` }];
}

/** Wordings that several types share. */
export const enter: Text = { en: "Enter {called}", cy: "Rhowch {called}" };
export const select: Text = { en: "Select {called}", cy: "Dewiswch {called}" };
export const tooLong: Text = {
  en: "{Called} is {over|character|characters} too long. Shorten it to {max|character|characters} or fewer",
  cy: "Byrhewch {called} i {max|nod} neu lai. Mae {over|nod} yn ormod",
};
