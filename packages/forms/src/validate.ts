import { answerOf } from "./condition.ts";
import type {
  Answers,
  Completeness,
  FieldRegistry,
  FormDefinition,
  Problem,
  Question,
} from "./contract.ts";
import { builtIn } from "./fields/index.ts";
import { fieldOf } from "./registry.ts";
import { look } from "./visibility.ts";

/**
 * What stands between these answers and a submission, in the order of the questions; with
 * `page`, on that page only. Answers are normalised first, hidden ones ignored. An empty list
 * means that `submittable` matches `compileSchema`.
 */
export function validate(
  definition: FormDefinition,
  answers: Answers,
  options: { page?: string } = {},
  registry: FieldRegistry = builtIn,
): Problem[] {
  const seen = look(definition, answers, registry);
  return seen.pages
    .filter(({ page }) => options.page === undefined || options.page === page.id)
    .flatMap(({ questions }) => questions.flatMap((one) => check(one, seen.answers, registry)));
}

/** Page by page, how much of the form is done. */
export function complete(
  definition: FormDefinition,
  answers: Answers,
  registry: FieldRegistry = builtIn,
): Completeness {
  const seen = look(definition, answers, registry);
  const perPage = seen.pages.map(({ page, questions }) => {
    const all = questions.flatMap((one) => check(one, seen.answers, registry));
    const missing = all.filter((problem) => problem.code === "required");
    const problems = all.filter((problem) => problem.code !== "required");
    return {
      page: page.id,
      done: all.length === 0,
      missing: missing.flatMap((problem) => problem.path.slice(0, 1)),
      problems,
    };
  });
  return { done: perPage.every((page) => page.done), perPage };
}

function check(question: Question, answers: Answers, registry: FieldRegistry): Problem[] {
  const path = [question.id];
  const value = answerOf(answers, question.id);
  if (value === undefined) return question.required ? [{ path, code: "required", params: {} }] : [];
  const problems = fieldOf(registry, question.type).validate(value, question);
  return problems.map((problem) => ({ path, ...problem }));
}
