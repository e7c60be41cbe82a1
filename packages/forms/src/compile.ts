import { conditionSchema, given } from "./condition.ts";
import type { Condition, FieldRegistry, FormDefinition, JsonSchema } from "./contract.ts";
import { builtIn } from "./fields/index.ts";
import { fieldOf } from "./registry.ts";
import { text } from "./text.ts";

/**
 * The JSON Schema 2020-12 of a submission. It matches exactly what `submittable` gives when
 * `validate` finds no problem, and refuses the answer to a question that isn't asked. Because
 * that holds for every earlier question too, a condition needs to look at plain answers only.
 * The one keyword beyond the standard is `maxWords` (see `wordKeyword`).
 */
export function compileSchema(
  definition: FormDefinition,
  registry: FieldRegistry = builtIn,
): JsonSchema {
  const [language = "en"] = definition.languages;
  const properties: JsonSchema = {};
  const required: string[] = [];
  const allOf: JsonSchema[] = [];
  for (const page of definition.pages) {
    for (const question of page.questions) {
      const field = fieldOf(registry, question.type);
      if (field.answerable === false) continue;
      properties[question.id] = {
        title: text(question.label, language),
        ...field.schema(question),
      };
      const asked = [page.when, question.when].filter((one): one is Condition => Boolean(one));
      if (asked.length > 0) {
        allOf.push({
          if: { allOf: asked.map(conditionSchema) },
          // biome-ignore lint/suspicious/noThenProperty: "then" is a keyword of JSON Schema
          then: question.required ? given(question.id) : {},
          else: { properties: { [question.id]: false } },
        });
      } else if (question.required) {
        required.push(question.id);
      }
    }
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: text(definition.title, language),
    type: "object",
    properties,
    required,
    additionalProperties: false,
    ...(allOf.length > 0 && { allOf }),
  };
}
