import {
  type Answers,
  compileSchema,
  type FieldRegistry,
  type FormDefinition,
  fieldRegistry,
  message,
  submittable,
  validate,
  wordKeyword,
} from "@quad/forms";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Context } from "../context.ts";
import { AnswerProblem, InvalidAnswers } from "../graphql/problems.ts";
import type { PluginRegistry } from "../plugins/registry.ts";
import { say } from "../words.ts";
import { words } from "./form.words.ts";

const registries = new WeakMap<PluginRegistry, FieldRegistry>();

/** The field types that the listed plugins bring. */
export function fieldsOf(plugins: PluginRegistry): FieldRegistry {
  const registry = registries.get(plugins) ?? fieldRegistry([...plugins.fields.values()]);
  registries.set(plugins, registry);
  return registry;
}

const schemas = new Map<string, ValidateFunction>();
const MOST_SCHEMAS = 500;

/** The compiled JSON Schema of one published version, kept for as long as the process lives. */
function schemaOf(hash: string, definition: FormDefinition, fields: FieldRegistry) {
  let schema = schemas.get(hash);
  if (!schema) {
    const ajv = new Ajv2020({ strict: true });
    ajv.addKeyword(wordKeyword);
    schema = ajv.compile(compileSchema(definition, fields));
    const oldest = schemas.size >= MOST_SCHEMAS ? schemas.keys().next().value : undefined;
    if (oldest !== undefined) schemas.delete(oldest);
    schemas.set(hash, schema);
  }
  return schema;
}

/**
 * What a submission stores, or what stands in its way. The form's rules give the sentences; its JSON
 * Schema is asked as well, and throws if it disagrees, because then one of the two is wrong.
 */
export function checkAnswers(
  ctx: Context,
  form: { hash: string; definition: FormDefinition },
  answers: Answers,
): { ok: true; answers: Answers } | { ok: false; problems: InvalidAnswers } {
  const fields = fieldsOf(ctx.app.plugins);
  const { definition } = form;
  const problems = validate(definition, answers, {}, fields);
  if (problems.length > 0) {
    const questions = new Map(
      definition.pages.flatMap((page) => page.questions.map((one) => [one.id, one] as const)),
    );
    const list = problems.map((problem) => {
      const question = questions.get(problem.path[0] ?? "");
      return Object.assign(new AnswerProblem(), problem, {
        message: question ? message(problem, question, ctx.locale, fields) : problem.code,
      });
    });
    return { ok: false, problems: InvalidAnswers.of(say(ctx, words.incomplete), list) };
  }
  const snapshot = submittable(definition, answers, fields);
  const schema = schemaOf(form.hash, definition, fields);
  if (!schema(snapshot)) {
    const at = (schema.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);
    throw new Error(`The form ${definition.key} and its schema disagree: ${at.join(", ")}`);
  }
  return { ok: true, answers: snapshot };
}
