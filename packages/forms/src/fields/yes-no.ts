import type { FieldType, JsonSchema, Question } from "../contract.ts";
import { asGiven, rulesObject, select } from "./rules.ts";

const isTick = (question: Question) => question.rules?.tick === true;

/** True or false. With `rules.tick` it is one box to tick: only true is an answer. */
export const yesNo: FieldType = {
  type: "yesNo",
  label: { en: "Yes or no", cy: "Ie neu na" },
  rulesSchema: () => rulesObject({ tick: { type: "boolean" } }),
  normalise: (value, question) =>
    value === false && isTick(question) ? undefined : asGiven(value),
  validate(value, question) {
    const valid = value === true || (value === false && !isTick(question));
    return valid ? [] : [{ code: "invalid", params: {} }];
  },
  schema: (question): JsonSchema => (isTick(question) ? { const: true } : { type: "boolean" }),
  summary(value, question, locale) {
    const welsh = locale.startsWith("cy");
    if (isTick(question)) return welsh ? "Cytunwyd" : "Agreed";
    if (value === true) return welsh ? "Ie" : "Yes";
    return welsh ? "Na" : "No";
  },
  messages: { required: select, invalid: select },
  tally: { kind: "one", values: (question) => (isTick(question) ? [true] : [true, false]) },
};
