import type { FieldType, Question, Text } from "../contract.ts";
import { text as words } from "../text.ts";
import { asGiven, numberRule, rulesObject, select, textSchema } from "./rules.ts";

const lowest = (question: Question) => numberRule(question, "min") ?? 1;
const highest = (question: Question) => numberRule(question, "max") ?? 5;
const anchors = (question: Question) => (question.rules?.anchors ?? {}) as Record<string, Text>;

function points(question: Question): number[] {
  const min = lowest(question);
  return Array.from({ length: highest(question) - min + 1 }, (_, step) => min + step);
}

/**
 * A whole number from `min` (1 by default) to `max` (5). `anchors` gives points their words, by
 * point: `{ "1": …, "5": … }`; both ends need some.
 */
export const scale: FieldType = {
  type: "scale",
  label: { en: "Scale", cy: "Graddfa" },
  rulesSchema(languages) {
    const point = { type: "integer", minimum: 0, maximum: 10 };
    const anchorsByPoint = { type: "object", additionalProperties: textSchema(languages) };
    return rulesObject({ min: point, max: point, anchors: anchorsByPoint }, ["anchors"]);
  },
  checkRules(question) {
    const min = lowest(question);
    const max = highest(question);
    if (min >= max) {
      return [{ path: ["min"], message: `The lowest point (${min}) must be below ${max}.` }];
    }
    const known = points(question).map(String);
    const given = Object.keys(anchors(question));
    const missing = [String(min), String(max)].filter((point) => !given.includes(point));
    return [
      ...missing.map((point) => ({
        path: ["anchors", point],
        message: `Say in words what ${point} means.`,
      })),
      ...given
        .filter((point) => !known.includes(point))
        .map((point) => ({
          path: ["anchors", point],
          message: `"${point}" is not a point between ${min} and ${max}.`,
        })),
    ];
  },
  normalise: asGiven,
  validate(value, question) {
    const valid =
      Number.isInteger(value) &&
      (value as number) >= lowest(question) &&
      (value as number) <= highest(question);
    return valid ? [] : [{ code: "invalid", params: {} }];
  },
  schema: (question) => ({
    type: "integer",
    minimum: lowest(question),
    maximum: highest(question),
  }),
  summary(value, question, locale) {
    const anchor = anchors(question)[String(value)];
    return anchor ? `${value} (${words(anchor, locale)})` : String(value);
  },
  messages: { required: select, invalid: select },
  tally: { kind: "one", values: points, mean: true },
};
