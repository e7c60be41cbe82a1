import type { Answers, Condition, Json, JsonSchema } from "./contract.ts";

/** Own keys only, so that a question called like a method of Object can't find one. */
export function answerOf(answers: Answers, question: string): Json | undefined {
  return Object.hasOwn(answers, question) ? answers[question] : undefined;
}

/** Whether the condition holds for normalised answers of questions that are in sight. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  if ("all" in condition) return condition.all.every((part) => holds(part, answers));
  if ("any" in condition) return condition.any.some((part) => holds(part, answers));
  if ("not" in condition) return !holds(condition.not, answers);
  const answer = answerOf(answers, condition.question);
  if (answer === undefined) return false;
  if ("is" in condition) return true;
  if ("equals" in condition) return same(answer, condition.equals);
  if ("oneOf" in condition) return condition.oneOf.some((value) => same(answer, value));
  return Array.isArray(answer) && answer.some((item) => same(item, condition.includes));
}

/** The same condition as a schema that valid answers match. */
export function conditionSchema(condition: Condition): JsonSchema {
  if ("all" in condition) return { allOf: condition.all.map(conditionSchema) };
  if ("any" in condition) return { anyOf: condition.any.map(conditionSchema) };
  if ("not" in condition) return { not: conditionSchema(condition.not) };
  return given(condition.question, answerSchema(condition));
}

/** Some answer to a question, of a kind; strict hosts want it named beside "required". */
export function given(question: string, answer: Json = true): JsonSchema {
  return { required: [question], properties: { [question]: answer } };
}

/** The ids of the questions it looks at. */
export function questionsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(questionsIn);
  if ("any" in condition) return condition.any.flatMap(questionsIn);
  if ("not" in condition) return questionsIn(condition.not);
  return [condition.question];
}

function answerSchema(condition: Extract<Condition, { question: string }>): JsonSchema | undefined {
  if ("equals" in condition) return { const: condition.equals };
  if ("oneOf" in condition) return { enum: condition.oneOf };
  if ("includes" in condition) return { type: "array", contains: { const: condition.includes } };
  return undefined;
}

function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => same(item, b[index] as Json));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key] as Json, b[key] as Json))
  );
}
