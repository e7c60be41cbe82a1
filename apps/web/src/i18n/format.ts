import { useLingui } from "@lingui/react";
import { localeTags } from "./language.ts";
import { welshDistance, welshList, welshPart } from "./welsh.ts";

const DAY = 86_400_000;

/** Words for dates, times and numbers in one language. Plurals of nouns belong to messages, not here. */
export interface Formats {
  /** "2026-11-20" -> "20 November 2026". */
  date(day: string): string;
  /** "2026-11-20" -> "Friday 20 November", with the year when it isn't this one. */
  weekday(day: string): string;
  /** "2026-11-20" -> "20 Nov". */
  shortDate(day: string): string;
  /** An instant -> "Friday 20 November at 14:02", in the given time zone (default: the reader's). */
  dateTime(instant: string | Date, timeZone?: string): string;
  /** An instant -> "14:02". */
  time(instant: string | Date, timeZone?: string): string;
  /** Days from today to a plain date: "tomorrow", "in 8 days", "3 days ago". */
  relativeDays(day: string, today?: string): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
  /** "a, b or c". */
  either(items: readonly string[]): string;
  number(value: number, digits?: number): string;
}

/** The reader's plain date of an instant, YYYY-MM-DD. */
export function plainDate(instant: Date = new Date()): string {
  const month = String(instant.getMonth() + 1).padStart(2, "0");
  return `${instant.getFullYear()}-${month}-${String(instant.getDate()).padStart(2, "0")}`;
}

/** "Friday 20 November": without the comma that some versions of Unicode's data put after the day. */
function say(welsh: boolean, at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(localeTags.en, options)
    .formatToParts(at)
    .map((part, index, parts) => {
      if (part.type === "literal" && parts[index - 1]?.type === "weekday") return " ";
      return welsh ? welshPart(part) : part.value;
    })
    .join("");
}

function formatsFor(language: string): Formats {
  const welsh = language === "cy";
  // A plain date has no time zone: it is written, and read, as midnight UTC.
  const day = (value: string, options: Intl.DateTimeFormatOptions) =>
    say(welsh, new Date(`${value}T00:00:00Z`), { ...options, timeZone: "UTC" });
  const thisYear = (value: string) => value.slice(0, 4) === String(new Date().getFullYear());
  return {
    date: (value) => day(value, { day: "numeric", month: "long", year: "numeric" }),
    weekday: (value) =>
      day(value, {
        weekday: "long",
        day: "numeric",
        month: "long",
        ...(thisYear(value) ? {} : { year: "numeric" }),
      }),
    shortDate: (value) => day(value, { day: "numeric", month: "short" }),
    dateTime: (instant, timeZone) =>
      say(welsh, new Date(instant), {
        weekday: "long",
        day: "numeric",
        month: "long",
        hour: "2-digit",
        minute: "2-digit",
        timeZone,
      }),
    time: (instant, timeZone) =>
      say(welsh, new Date(instant), { hour: "2-digit", minute: "2-digit", timeZone }),
    relativeDays: (value, today = plainDate()) => {
      const days = Math.round((Date.parse(value) - Date.parse(today)) / DAY);
      return welsh
        ? welshDistance(days)
        : new Intl.RelativeTimeFormat(localeTags.en, { numeric: "auto" }).format(days, "day");
    },
    list: (items) =>
      welsh
        ? welshList(items, "a")
        : new Intl.ListFormat(localeTags.en, { type: "conjunction" }).format(items),
    either: (items) =>
      welsh
        ? welshList(items, "neu")
        : new Intl.ListFormat(localeTags.en, { type: "disjunction" }).format(items),
    number: (value, digits) =>
      new Intl.NumberFormat(localeTags.en, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value),
  };
}

const made = new Map<string, Formats>();

export function formats(language: string): Formats {
  const known = made.get(language);
  if (known) return known;
  const fresh = formatsFor(language);
  made.set(language, fresh);
  return fresh;
}

/** `formats` of the language on screen, following its changes. */
export function useFormats(): Formats {
  return formats(useLingui().i18n.locale);
}
