import type { FieldRegistry, Json, Problem, Question, Text } from "./contract.ts";
import { builtIn } from "./fields/index.ts";
import { fieldOf } from "./registry.ts";
import { fill, text } from "./text.ts";

const unnamed: Text = { en: "your answer to “{label}”", cy: "eich ateb i “{label}”" };
const unknown: Text = { en: "Check {called}", cy: "Gwiriwch {called}" };

/** The problem in words: what to do, not what went wrong. */
export function message(
  problem: Problem,
  question: Question,
  locale: string,
  registry: FieldRegistry = builtIn,
): string {
  const called = question.called
    ? text(question.called, locale)
    : fill(text(unnamed, locale), { label: text(question.label, locale) });
  const template = fieldOf(registry, question.type).messages[problem.code] ?? unknown;
  const Called = called.charAt(0).toUpperCase() + called.slice(1);
  return fill(text(template, locale), { ...problem.params, called, Called });
}

/** An answer in words. It must be normalised; see each field type for the form it takes. */
export function summary(
  question: Question,
  value: Json,
  locale: string,
  registry: FieldRegistry = builtIn,
): string {
  return fieldOf(registry, question.type).summary(value, question, locale);
}
