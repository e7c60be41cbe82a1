import type { FieldType, Json, Question } from "../contract.ts";
import { countCharacters, countWords, MAX_TEXT } from "../words.ts";
import { asGiven, enter, numberRule, rulesObject, tooLong } from "./rules.ts";

const maxLengthRule = { type: "integer", minimum: 1, maximum: MAX_TEXT };

/** Trims; line ends become "\n", as browsers post "\r\n". */
function tidy(value: unknown): Json | undefined {
  if (typeof value !== "string") return asGiven(value);
  return value.replaceAll("\r\n", "\n").trim() || undefined;
}

function textField(
  type: string,
  label: FieldType["label"],
  defaultMax: number,
  takesWords: boolean,
): FieldType {
  const longest = (question: Question) => numberRule(question, "maxLength") ?? defaultMax;
  const mostWords = (question: Question) => numberRule(question, "maxWords");
  return {
    type,
    label,
    rulesSchema: () =>
      rulesObject({
        maxLength: maxLengthRule,
        ...(takesWords && { maxWords: { type: "integer", minimum: 1, maximum: 3000 } }),
      }),
    normalise: tidy,
    validate(value, question) {
      if (typeof value !== "string") return [{ code: "invalid", params: {} }];
      const max = longest(question);
      if (value.length > max) {
        const over = countCharacters(value) - max;
        if (over > 0) return [{ code: "tooLong", params: { max, over } }];
      }
      const words = mostWords(question);
      const over = words === undefined ? 0 : countWords(value) - words;
      return over > 0 ? [{ code: "tooManyWords", params: { max: words ?? 0, over } }] : [];
    },
    schema(question) {
      const words = mostWords(question);
      return {
        type: "string",
        minLength: 1,
        maxLength: longest(question),
        ...(words !== undefined && { maxWords: words }),
      };
    },
    summary: (value) => String(value),
    messages: {
      required: enter,
      invalid: enter,
      tooLong,
      ...(takesWords && {
        tooManyWords: {
          en: "{Called} is {over|word|words} too long. Shorten it to {max|word|words} or fewer",
          cy: "Byrhewch {called} i {max|gair} neu lai. Mae {over|gair} yn ormod",
        },
      }),
    },
    tally: { kind: "texts" },
  };
}

/** One line. Rule `maxLength` in characters, 200 by default. */
export const text = textField("text", { en: "Short text", cy: "Testun byr" }, 200, false);

/** Several lines. Rules `maxWords` and `maxLength` (20,000 characters by default). */
export const longText = textField(
  "longText",
  { en: "Long text", cy: "Testun hir" },
  MAX_TEXT,
  true,
);
