import type {
  DefinitionProblem,
  FieldRegistry,
  FormDefinition,
  Json,
  JsonSchema,
  Parsed,
  Question,
} from "./contract.ts";
import { builtIn } from "./fields/index.ts";
import { textSchema } from "./fields/rules.ts";
import { checkCondition } from "./look-back.ts";
import { checkShape } from "./shape.ts";

const MAX_QUESTIONS = 300;
const AUDIENCES = ["self", "coordinator", "searchers", "partner", "aggregates"];

/**
 * Reads a definition from outside. Problems carry the path of what is wrong and a sentence on
 * what to do. Shape first: ids, types, rules and conditions are looked at only once it is right.
 */
export function parseForm(json: unknown, registry: FieldRegistry = builtIn): Parsed {
  const languages = languagesOf(json);
  const shape = checkShape(json, formShape(languages));
  if (shape.length > 0) return { ok: false, problems: shape };
  const definition = json as FormDefinition;
  const problems = checkPages(definition, registry);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, definition };
}

/** The definition as text that is equal for equal definitions, whatever the order of their keys. */
export function canonical(definition: FormDefinition): string {
  return JSON.stringify(definition, (_, value: Json | undefined) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function languagesOf(json: unknown): string[] {
  const given = (json as { languages?: unknown } | null | undefined)?.languages;
  const valid = Array.isArray(given) && given.length > 0 && given.every((one) => isText(one));
  return valid ? given : ["en"];
}

const isText = (value: unknown): value is string => typeof value === "string";

function formShape(languages: string[]): JsonSchema {
  const words = textSchema(languages);
  const id = {
    type: "string",
    pattern: "^[a-z][A-Za-z0-9]{0,63}$",
    description: "letters and digits, beginning with a small letter",
  };
  const object = (properties: JsonSchema, required: string[]): JsonSchema => ({
    type: "object",
    properties,
    required,
    additionalProperties: false,
  });
  const list = (items: JsonSchema, maxItems: number): JsonSchema => ({
    type: "array",
    items,
    minItems: 1,
    maxItems,
  });
  const question = object(
    {
      id,
      type: { type: "string" },
      label: words,
      called: words,
      hint: words,
      required: { type: "boolean" },
      when: {},
      visibility: { type: "array", items: { enum: AUDIENCES } },
      matching: { type: "boolean" },
      rules: { type: "object" },
    },
    ["id", "type", "label", "visibility"],
  );
  const page = object(
    { id, title: words, intro: words, when: {}, questions: list(question, MAX_QUESTIONS) },
    ["id", "title", "questions"],
  );
  const key = {
    type: "string",
    pattern: "^[a-z][a-z0-9-]{0,63}$",
    description: "small letters, digits and hyphens, beginning with a letter",
  };
  const language = {
    type: "string",
    pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$",
    description: 'a language tag, such as "en" or "cy"',
  };
  return object(
    {
      format: { enum: ["form-def/1"] },
      key,
      title: words,
      languages: list(language, 20),
      minutes: { type: "integer", minimum: 1, maximum: 240 },
      pages: list(page, 50),
    },
    ["format", "key", "title", "languages", "pages"],
  );
}

function checkPages(definition: FormDefinition, registry: FieldRegistry): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const pageIds = new Set<string>();
  const earlier = new Map<string, Question>();
  definition.pages.forEach((page, index) => {
    const at = ["pages", `${index}`];
    if (pageIds.has(page.id)) {
      problems.push({ path: [...at, "id"], message: `Another page is called "${page.id}".` });
    }
    pageIds.add(page.id);
    if (page.when !== undefined) {
      problems.push(...checkCondition(page.when, earlier, registry, [...at, "when"]));
    }
    page.questions.forEach((question, place) => {
      const path = [...at, "questions", `${place}`];
      if (earlier.has(question.id)) {
        const message = `Another question is called "${question.id}".`;
        problems.push({ path: [...path, "id"], message });
      }
      if (question.when !== undefined) {
        problems.push(...checkCondition(question.when, earlier, registry, [...path, "when"]));
      }
      const own = checkQuestion(question, definition.languages, registry);
      problems.push(...own.map((one) => ({ ...one, path: [...path, ...one.path] })));
      // A broken question still counts as asked, but no condition may lean on its rules.
      earlier.set(question.id, own.length > 0 ? { ...question, type: "" } : question);
    });
  });
  if (earlier.size > MAX_QUESTIONS) {
    const message = `A form can have ${MAX_QUESTIONS} questions; this has ${earlier.size}.`;
    problems.push({ path: ["pages"], message });
  }
  return problems;
}

function checkQuestion(
  question: Question,
  languages: string[],
  registry: FieldRegistry,
): DefinitionProblem[] {
  if (question.id in {}) {
    return [{ path: ["id"], message: `"${question.id}" can't be used as an id. Choose another.` }];
  }
  const field = registry.get(question.type);
  if (!field) {
    const known = registry.list().map((one) => one.type);
    const message = `There is no "${question.type}" question. Choose one of: ${known.join(", ")}.`;
    return [{ path: ["type"], message }];
  }
  if (field.answerable === false && question.required) {
    return [{ path: ["required"], message: "Nobody can answer this, so it can't be required." }];
  }
  const shape = checkShape(question.rules ?? {}, field.rulesSchema(languages));
  const rules = shape.length > 0 ? shape : (field.checkRules?.(question) ?? []);
  return rules.map((one) => ({ ...one, path: ["rules", ...one.path] }));
}
