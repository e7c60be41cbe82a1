import type { Condition, DefinitionProblem, FieldRegistry, Json, Question } from "./contract.ts";

const DEEPEST = 8;

/** What is wrong with a condition that may look at `earlier` questions only. */
export function checkCondition(
  value: unknown,
  earlier: ReadonlyMap<string, Question>,
  registry: FieldRegistry,
  path: string[],
  depth = 1,
): DefinitionProblem[] {
  if (depth > DEEPEST) return [{ path, message: `Conditions can be ${DEEPEST} levels deep.` }];
  const keys = typeof value === "object" && value !== null ? Object.keys(value).sort() : [];
  const condition = value as Condition;
  const inside = (part: unknown, ...steps: string[]) =>
    checkCondition(part, earlier, registry, [...path, ...steps], depth + 1);
  const [first = "", second = ""] = keys;
  if (keys.length === 1 && "not" in condition) return inside(condition.not, "not");
  if (keys.length === 1 && (first === "all" || first === "any")) {
    const parts = (condition as Record<string, unknown>)[first];
    if (!Array.isArray(parts) || parts.length === 0 || parts.length > 50) {
      return [
        { path: [...path, first], message: `List between 1 and 50 conditions in "${first}".` },
      ];
    }
    return parts.flatMap((part, index) => inside(part, first, `${index}`));
  }
  const test = first === "question" ? second : first;
  const tests = ["equals", "includes", "is", "oneOf"];
  if (keys.length !== 2 || !("question" in condition) || !tests.includes(test)) {
    const message =
      'Write a condition as "all", "any" or "not", or as a "question" with "is", "equals", "includes" or "oneOf".';
    return [{ path, message }];
  }
  return checkTest(condition, earlier, registry, path);
}

function checkTest(
  condition: Extract<Condition, { question: string }>,
  earlier: ReadonlyMap<string, Question>,
  registry: FieldRegistry,
  path: string[],
): DefinitionProblem[] {
  const question = earlier.get(condition.question);
  if (!question) {
    const message = `A condition can only look at an earlier question, and "${condition.question}" isn't one.`;
    return [{ path: [...path, "question"], message }];
  }
  const field = registry.get(question.type);
  if (!field) return [];
  if (field.answerable === false) {
    const message = `"${question.id}" takes no answer, so nothing can depend on it.`;
    return [{ path: [...path, "question"], message }];
  }
  if ("is" in condition) {
    if (condition.is === "answered") return [];
    return [{ path: [...path, "is"], message: 'This must be "answered".' }];
  }
  const never = (key: string) => {
    const message = `This can never be an answer to "${question.id}", so the condition never holds.`;
    return [{ path: [...path, key], message }];
  };
  const possible = (value: Json) => field.validate(value, question).length === 0;
  if ("equals" in condition) return possible(condition.equals) ? [] : never("equals");
  if ("oneOf" in condition) {
    const { oneOf } = condition;
    return Array.isArray(oneOf) && oneOf.length > 0 && oneOf.every(possible) ? [] : never("oneOf");
  }
  if (field.schema(question).type !== "array") {
    const message = `"${question.id}" has one answer, not several. Use "equals" or "oneOf".`;
    return [{ path: [...path, "includes"], message }];
  }
  const known = !field
    .validate([condition.includes], question)
    .some((problem) => problem.code === "invalid");
  return known ? [] : never("includes");
}
