import { answerOf, questionsIn } from "./condition.ts";
import type {
  Aggregate,
  Answers,
  FieldRegistry,
  FormDefinition,
  Json,
  Question,
  QuestionAggregate,
  Tally,
} from "./contract.ts";
import { builtIn } from "./fields/index.ts";
import { fieldOf } from "./registry.ts";
import { submittable } from "./visibility.ts";

type Count = { value: Json; count: number | null };
type Numbers = Pick<QuestionAggregate, "answered" | "counts" | "mean" | "texts">;

/** What may be told of one question; `held` when anything about it had to be kept back. */
interface Told {
  numbers?: Numbers;
  held: boolean;
}

/**
 * Counts and means per question over many people's answers, telling on nobody. Only questions
 * with "aggregates" in their `visibility`, of a type that can be counted, give numbers.
 *
 * A question needs `minimum` answers (5 by default), and so does every count shown: zero is too
 * few as well. When a count falls, the smallest of those that remain falls with it, so that it
 * can't be had by subtraction; of several picks, a count is shown only if enough people did not
 * make that pick. A scale that loses a count shows its mean alone, and no mean is shown that is
 * within `minimum` points of everybody's having said the same. A conditional question also needs
 * `minimum` people without an answer, and is withheld when a question it depends on kept
 * anything back.
 *
 * Not guarded: the difference between two calls over overlapping groups of people. Whoever
 * offers filters or repeats must see to that.
 */
export function aggregate(
  definition: FormDefinition,
  responses: Answers[],
  options: { minimum?: number } = {},
  registry: FieldRegistry = builtIn,
): Aggregate {
  const minimum = options.minimum ?? 5;
  const snapshots = responses.map((one) => submittable(definition, one, registry));
  const held = new Set<string>();
  const questions: QuestionAggregate[] = [];
  for (const page of definition.pages) {
    for (const question of page.questions) {
      const field = fieldOf(registry, question.type);
      if (field.answerable === false) continue;
      const leansOn = [page.when, question.when].flatMap((one) => (one ? questionsIn(one) : []));
      const values = snapshots
        .map((answers) => answerOf(answers, question.id))
        .filter((value) => value !== undefined && field.validate(value, question).length === 0);
      const silent = leansOn.length > 0 ? responses.length - values.length : undefined;
      const told = tell(question, field.tally, values as Json[], silent, minimum);
      if (told.held || leansOn.some((id) => held.has(id))) held.add(question.id);
      if (!field.tally) continue;
      const shared = question.visibility.includes("aggregates");
      const shown = shared && !leansOn.some((id) => held.has(id)) ? told.numbers : undefined;
      const withheld = shown ? null : shared ? "tooFew" : "notShared";
      questions.push({ question: question.id, withheld, ...(shown ?? { answered: null }) });
    }
  }
  return { responses: responses.length, minimum, questions };
}

/** `silent` counts those without an answer, where not being asked tells an earlier answer. */
function tell(
  question: Question,
  tally: Tally | undefined,
  values: Json[],
  silent: number | undefined,
  minimum: number,
): Told {
  const answered = values.length;
  if (Math.min(answered, silent ?? minimum) < minimum) return { held: true };
  if (tally?.kind === "mean") {
    const mean = safeMean(values, minimum);
    return mean === undefined ? { held: false } : { held: false, numbers: { answered, mean } };
  }
  if (tally?.kind === "many") {
    const counts = tally.values(question).map((value) => {
      const count = values.filter((picks) => Array.isArray(picks) && picks.includes(value)).length;
      return { value, count: Math.min(count, answered - count) < minimum ? null : count };
    });
    return { held: counts.some(isNull), numbers: { answered, counts } };
  }
  if (tally?.kind === "one") {
    const counts = suppress(tally.values(question), values, minimum);
    const held = counts.some(isNull);
    if (!tally.mean) return { held, numbers: { answered, counts } };
    const mean = safeMean(values, minimum);
    if (held && mean === undefined) return { held };
    return {
      held,
      numbers: { answered, ...(!held && { counts }), ...(mean !== undefined && { mean }) },
    };
  }
  const texts = values.map(String).sort((a, b) => a.localeCompare(b));
  return { held: false, numbers: { answered, texts } };
}

const isNull = (one: Count) => one.count === null;

/** Counts per value without the small ones and the smallest of the others, ties included. */
function suppress(all: Json[], values: Json[], minimum: number): Count[] {
  const exact = all.map((value) => ({
    value,
    count: values.filter((one) => one === value).length,
  }));
  const large = exact.map((one) => one.count).filter((count) => count >= minimum);
  if (large.length === exact.length) return exact;
  const cover = Math.min(...large);
  return exact.map((one) => (one.count <= cover ? { ...one, count: null } : one));
}

/** To one decimal, unless nearly everybody sits at one end: then it is as good as a small count. */
function safeMean(values: Json[], minimum: number): number | undefined {
  const numbers = values.map(Number);
  const sum = numbers.reduce((total, one) => total + one, 0);
  const low = sum - Math.min(...numbers) * numbers.length;
  const high = Math.max(...numbers) * numbers.length - sum;
  if (Math.min(low, high) < minimum) return undefined;
  return Math.round((sum / numbers.length) * 10) / 10;
}
