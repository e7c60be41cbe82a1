import { answerOf, holds } from "./condition.ts";
import type {
  Answers,
  Audience,
  FieldRegistry,
  FormDefinition,
  Page,
  Question,
} from "./contract.ts";
import { builtIn } from "./fields/index.ts";
import { fieldOf } from "./registry.ts";

/** A page that is asked, with those of its questions that are. */
export interface VisiblePage {
  page: Page;
  questions: Question[];
}

/** Every answer in its one stored form. Blank answers and unknown ids are left out. */
export function normalise(
  definition: FormDefinition,
  answers: Answers,
  registry: FieldRegistry = builtIn,
): Answers {
  const normal: Answers = {};
  for (const page of definition.pages) {
    for (const question of page.questions) {
      const given = answerOf(answers, question.id) ?? undefined;
      if (given === undefined) continue;
      const value = fieldOf(registry, question.type).normalise(given, question);
      if (value !== undefined) normal[question.id] = value;
    }
  }
  return normal;
}

/** The pages and questions asked of somebody with these answers; pages left empty are not. */
export function visiblePages(
  definition: FormDefinition,
  answers: Answers,
  registry: FieldRegistry = builtIn,
): VisiblePage[] {
  return look(definition, answers, registry).pages;
}

/** The questions of `visiblePages`, in order; statements are among them. */
export function visibleQuestions(
  definition: FormDefinition,
  answers: Answers,
  registry: FieldRegistry = builtIn,
): Question[] {
  return visiblePages(definition, answers, registry).flatMap((one) => one.questions);
}

/** What a submission stores: normalised, without the answers to questions no longer asked. */
export function submittable(
  definition: FormDefinition,
  answers: Answers,
  registry: FieldRegistry = builtIn,
): Answers {
  return look(definition, answers, registry).answers;
}

/**
 * The part of one person's answers that an audience may see; several audiences see what any of
 * them may. `self` sees everything, drafts of hidden answers included; the others only answers
 * to questions that are asked. `aggregates` sees no single person's answers at all.
 */
export function redact(
  definition: FormDefinition,
  answers: Answers,
  audience: Audience | Audience[],
  registry: FieldRegistry = builtIn,
): Answers {
  const audiences = Array.isArray(audience) ? audience : [audience];
  if (audiences.includes("self")) return normalise(definition, answers, registry);
  const readers = audiences.filter((one) => one !== "aggregates");
  const seen: Answers = {};
  const snapshot = look(definition, answers, registry);
  for (const question of snapshot.pages.flatMap((one) => one.questions)) {
    const value = answerOf(snapshot.answers, question.id);
    if (value === undefined) continue;
    if (readers.some((reader) => question.visibility.includes(reader))) seen[question.id] = value;
  }
  return seen;
}

/** One walk from the front, because conditions only look back and only at what is in sight. */
export function look(
  definition: FormDefinition,
  answers: Answers,
  registry: FieldRegistry,
): { pages: VisiblePage[]; answers: Answers } {
  const normal = normalise(definition, answers, registry);
  const seen: Answers = {};
  const pages: VisiblePage[] = [];
  for (const page of definition.pages) {
    if (!holds(page.when, seen)) continue;
    const questions: Question[] = [];
    for (const question of page.questions) {
      if (!holds(question.when, seen)) continue;
      questions.push(question);
      const value = answerOf(normal, question.id);
      if (value !== undefined) seen[question.id] = value;
    }
    if (questions.length > 0) pages.push({ page, questions });
  }
  return { pages, answers: seen };
}
