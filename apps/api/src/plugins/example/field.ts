import type { FieldType } from "@quad/forms";

const PATTERN = "^([01]\\d|2[0-3]):[0-5]\\d$";
const wellFormed = new RegExp(PATTERN);

/**
 * A time of day, "09:30". `normalise` gives an answer its one stored form; `validate` and `schema`
 * accept exactly the same answers, because the browser asks the one and the server asks both.
 */
export const timeOfDay: FieldType = {
  type: "example.time",
  label: { en: "Time of day", cy: "Amser o'r dydd" },
  rulesSchema: () => ({ type: "object", properties: {}, additionalProperties: false }),
  normalise(value) {
    if (typeof value !== "string") return undefined;
    const typed = value.trim();
    if (typed === "") return undefined;
    return /^\d[:.]\d\d$/.test(typed) ? `0${typed.replace(".", ":")}` : typed.replace(".", ":");
  },
  validate: (value) =>
    typeof value === "string" && wellFormed.test(value) ? [] : [{ code: "notATime", params: {} }],
  schema: () => ({ type: "string", pattern: PATTERN }),
  summary: (value) => String(value),
  messages: {
    required: { en: "Enter {called}", cy: "Rhowch {called}" },
    notATime: {
      en: "{Called} must be a time such as 09:30",
      cy: "Rhowch {called} fel amser megis 09:30",
    },
  },
};
