import type { FieldType } from "../contract.ts";
import { asGiven, enter, rulesObject } from "./rules.ts";

const PARTS = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** Four-digit years from 1000, real days only: the schema's own way, kept equal by a test. */
const CALENDAR =
  "^(?!0)(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])" +
  "|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))" +
  "|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)$";

function isDay(value: unknown): value is string {
  if (typeof value !== "string" || value.length !== 10 || value < "1000") return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}

/** A plain day, "2027-03-29". A widget may send "2027-3-29", or "--" for three empty boxes. */
export const date: FieldType = {
  type: "date",
  label: { en: "Date", cy: "Dyddiad" },
  rulesSchema: () => rulesObject({}),
  normalise(value) {
    if (typeof value !== "string") return asGiven(value);
    const typed = value.trim();
    if (typed === "" || typed === "--") return undefined;
    const parts = typed.length <= 10 && PARTS.exec(typed);
    if (!parts) return typed;
    const [, year, month = "", day = ""] = parts;
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  },
  validate: (value) => (isDay(value) ? [] : [{ code: "notADate", params: {} }]),
  schema: () => ({ type: "string", pattern: CALENDAR, maxLength: 10 }),
  summary: (value, _, locale) =>
    isDay(value)
      ? new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
          dateStyle: "long",
          timeZone: "UTC",
        }).format(Date.parse(`${value}T00:00:00Z`))
      : String(value),
  messages: {
    required: enter,
    notADate: {
      en: "{Called} must be a real date, with a day, a month and a year",
      cy: "Rhowch {called} fel dyddiad go iawn, gyda diwrnod, mis a blwyddyn",
    },
  },
};
