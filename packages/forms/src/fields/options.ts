import type { FieldType, Json, Question, Text } from "../contract.ts";
import { text as words } from "../text.ts";
import {
  asGiven,
  distinctValues,
  minimumBelowMaximum,
  numberRule,
  optionsOf,
  optionsSchema,
  rulesObject,
  select,
} from "./rules.ts";

const values = (question: Question) => optionsOf(question).map((option) => option.value);

function labelOf(value: unknown, question: Question, locale: string): string {
  const option = optionsOf(question).find((one) => one.value === value);
  return option ? words(option.label, locale) : String(value);
}

/** One of `rules.options`, stored as its value. */
export const choice: FieldType = {
  type: "choice",
  label: { en: "Choose one", cy: "Dewis un" },
  rulesSchema: (languages) => rulesObject({ options: optionsSchema(languages, 2) }, ["options"]),
  checkRules: distinctValues,
  normalise: asGiven,
  validate: (value, question) =>
    values(question).includes(value as string) ? [] : [{ code: "invalid", params: {} }],
  schema: (question) => ({ type: "string", enum: values(question) }),
  summary: labelOf,
  messages: { required: select, invalid: select },
  tally: { kind: "one", values },
};

/** Distinct values in the order of the options; unknown ones last, for `validate` to refuse. */
function inOrder(value: unknown, question: Question): Json | undefined {
  if (!Array.isArray(value)) return asGiven(value);
  const given = new Set<string>(value);
  given.delete("");
  const known = values(question).filter((one) => given.delete(one));
  const all = [...known, ...given];
  return all.length > 0 ? all : undefined;
}

function severalField(type: string, label: Text, vocabulary: boolean): FieldType {
  const fewest = (question: Question) => numberRule(question, "min") ?? 1;
  const most = (question: Question) =>
    Math.min(numberRule(question, "max") ?? Infinity, optionsOf(question).length);
  return {
    type,
    label,
    rulesSchema: (languages) =>
      rulesObject(
        {
          options: optionsSchema(languages, 2),
          min: { type: "integer", minimum: 1, maximum: 500 },
          max: { type: "integer", minimum: 2, maximum: 500 },
          ...(vocabulary && { vocabulary: { type: "string", minLength: 1, maxLength: 100 } }),
        },
        ["options"],
      ),
    checkRules(question) {
      const problems = [...distinctValues(question), ...minimumBelowMaximum(question)];
      const count = optionsOf(question).length;
      if (fewest(question) > count) {
        const message = `People must pick ${fewest(question)}, but there are only ${count} options.`;
        problems.push({ path: ["min"], message });
      }
      return problems;
    },
    normalise: inOrder,
    validate(value, question) {
      if (!Array.isArray(value)) return [{ code: "invalid", params: {} }];
      const known = new Set(values(question));
      if (!value.every((one) => known.has(one as string))) return [{ code: "invalid", params: {} }];
      const min = fewest(question);
      const max = most(question);
      if (value.length < min) return [{ code: "tooFew", params: { min } }];
      if (value.length > max) return [{ code: "tooMany", params: { max } }];
      return [];
    },
    schema: (question) => ({
      type: "array",
      items: { type: "string", enum: values(question) },
      uniqueItems: true,
      minItems: fewest(question),
      maxItems: most(question),
    }),
    summary: (value, question, locale) =>
      (Array.isArray(value) ? value : []).map((one) => labelOf(one, question, locale)).join(", "),
    messages: {
      required: select,
      invalid: {
        en: "Select {called} from the list",
        cy: "Dewiswch {called} o’r rhestr",
      },
      tooFew: {
        en: "Select at least {min} for {called}",
        cy: "Dewiswch o leiaf {min} ar gyfer {called}",
      },
      tooMany: {
        en: "Select no more than {max} for {called}",
        cy: "Dewiswch ddim mwy na {max} ar gyfer {called}",
      },
    },
    tally: { kind: "many", values },
  };
}

/** Any of `rules.options`, shown in full. Rules `min` and `max` bound how many. */
export const choices = severalField(
  "choices",
  { en: "Choose several", cy: "Dewis sawl un" },
  false,
);

/** Any of a longer vocabulary (`rules.options`), searched. `rules.vocabulary` names it. */
export const tags = severalField("tags", { en: "Tags", cy: "Tagiau" }, true);
