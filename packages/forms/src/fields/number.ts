import type { FieldType } from "../contract.ts";
import { asGiven, enter, minimumBelowMaximum, numberRule, rulesObject } from "./rules.ts";

/** Rules `min`, `max` and `integer`, all optional. Typed digits are read as a number. */
export const number: FieldType = {
  type: "number",
  label: { en: "Number", cy: "Rhif" },
  rulesSchema: () =>
    rulesObject({
      min: { type: "number" },
      max: { type: "number" },
      integer: { type: "boolean" },
    }),
  checkRules: minimumBelowMaximum,
  normalise(value) {
    if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
    if (typeof value !== "string") return asGiven(value);
    const typed = value.trim();
    if (typed === "") return undefined;
    return typed.length <= 30 && /^[-+]?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed;
  },
  validate(value, question) {
    if (typeof value !== "number") return [{ code: "notANumber", params: {} }];
    const min = numberRule(question, "min");
    const max = numberRule(question, "max");
    if (question.rules?.integer === true && !Number.isInteger(value)) {
      return [{ code: "notWhole", params: {} }];
    }
    if (min !== undefined && value < min) return [{ code: "tooSmall", params: { min } }];
    if (max !== undefined && value > max) return [{ code: "tooBig", params: { max } }];
    return [];
  },
  schema(question) {
    const min = numberRule(question, "min");
    const max = numberRule(question, "max");
    return {
      type: question.rules?.integer === true ? "integer" : "number",
      ...(min !== undefined && { minimum: min }),
      ...(max !== undefined && { maximum: max }),
    };
  },
  summary: (value, _, locale) => Number(value).toLocaleString(locale),
  messages: {
    required: enter,
    notANumber: { en: "Enter {called} as a number", cy: "Rhowch {called} fel rhif" },
    notWhole: { en: "Enter {called} as a whole number", cy: "Rhowch {called} fel rhif cyfan" },
    tooSmall: {
      en: "{Called} must be {min} or more",
      cy: "Rhowch {called}: rhaid iddo fod yn {min} neu fwy",
    },
    tooBig: {
      en: "{Called} must be {max} or less",
      cy: "Rhowch {called}: rhaid iddo fod yn {max} neu lai",
    },
  },
  tally: { kind: "mean" },
};
