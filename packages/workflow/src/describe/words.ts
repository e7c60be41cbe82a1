import type { Text, TimerDef } from "../contract.ts";

export type Language = "en" | "cy";

export const languageOf = (locale: string): Language =>
  locale.toLowerCase().startsWith("cy") ? "cy" : "en";

/** In the language, else in English, else the fallback. */
export function textIn(text: Text | undefined, language: string, fallback: string): string {
  return text?.[language] || text?.en || fallback;
}

type Unit = "years" | "months" | "weeks" | "days" | "hours" | "minutes";

const UNITS: Unit[] = ["years", "months", "weeks", "days", "hours", "minutes"];

/** Captures the counts of `UNITS` in an ISO 8601 duration. */
const LENGTH = /^-?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** For one, for two (Welsh mutates softly after it) and for more. */
const FORMS: Record<Language, Record<Unit, [string, string, string]>> = {
  en: {
    years: ["year", "years", "years"],
    months: ["month", "months", "months"],
    weeks: ["week", "weeks", "weeks"],
    days: ["day", "days", "days"],
    hours: ["hour", "hours", "hours"],
    minutes: ["minute", "minutes", "minutes"],
  },
  cy: {
    years: ["flwyddyn", "flynedd", "blynedd"],
    months: ["mis", "fis", "mis"],
    weeks: ["wythnos", "wythnos", "wythnos"],
    days: ["diwrnod", "ddiwrnod", "diwrnod"],
    hours: ["awr", "awr", "awr"],
    minutes: ["munud", "funud", "munud"],
  },
};

const WORDS = {
  en: {
    list: (parts: string[]) => parts.join(" and "),
    workingDays: (words: string) => words.replace(/(days?)$/, "working $1"),
    afterStart: (length: string) => `${length} after this begins`,
    before: (length: string, anchor: string) => `${length} before ${anchor}`,
    after: (length: string, anchor: string) => `${length} after ${anchor}`,
    exactly: (anchor: string) => `on ${anchor}`,
    at: (time: string) => ` at ${time}`,
    on: (event: string) => `on “${event}”`,
    always: "at once",
    allDone: "when all of this is done",
    everyDone: "when every part is done",
    workDone: (work: string) => `when “${work}” has finished`,
    workFailed: (work: string) => `if “${work}” fails`,
    condition: (rule: string) => `if ${rule}`,
    otherwiseIf: (rule: string) => `otherwise, if ${rule}`,
    otherwise: "otherwise",
    goTo: (step: string) => `go to “${step}”`,
    goBack: (step: string) => `go back to where “${step}” was left`,
    startAgain: "begin this step again",
    stay: "stay here",
    and: " and ",
    unstaged: "Other steps",
  },
  cy: {
    list: (parts: string[]) => parts.join(" a "),
    workingDays: (words: string) => `${words} gwaith`,
    afterStart: (length: string) => `${length} ar ôl i hyn ddechrau`,
    before: (length: string, anchor: string) => `${length} cyn ${anchor}`,
    after: (length: string, anchor: string) => `${length} ar ôl ${anchor}`,
    exactly: (anchor: string) => `ar ${anchor}`,
    at: (time: string) => ` am ${time}`,
    on: (event: string) => `ar “${event}”`,
    always: "ar unwaith",
    allDone: "pan fydd hyn i gyd wedi'i wneud",
    everyDone: "pan fydd pob rhan wedi'i gwneud",
    workDone: (work: string) => `pan fydd “${work}” wedi gorffen`,
    workFailed: (work: string) => `os bydd “${work}” yn methu`,
    condition: (rule: string) => `os ${rule}`,
    otherwiseIf: (rule: string) => `fel arall, os ${rule}`,
    otherwise: "fel arall",
    goTo: (step: string) => `ewch i “${step}”`,
    goBack: (step: string) => `ewch yn ôl i'r man y gadawyd “${step}”`,
    startAgain: "dechreuwch y cam hwn eto",
    stay: "arhoswch yma",
    and: " ac yna ",
    unstaged: "Camau eraill",
  },
};

export type Words = (typeof WORDS)["en"];

export const wordsFor = (language: Language): Words => WORDS[language];

/** An ISO 8601 duration without its sign: "2 years and 3 days"; empty for none. */
export function durationInWords(iso: string, language: Language): string {
  return lengthInWords({ offset: iso }, language);
}

function lengthInWords(timer: TimerDef, language: Language): string {
  const words = wordsFor(language);
  // Without a library for dates: browsers load this for every outline.
  const counts = LENGTH.exec(timer.offset) ?? [];
  const parts = UNITS.flatMap((unit, place) => {
    const count = Number(counts[place + 1] ?? 0);
    if (count === 0) return [];
    const [one, two, many] = FORMS[language][unit];
    const text = `${count} ${count === 1 ? one : count === 2 ? two : many}`;
    const working = unit === "days" && timer.calendar === "working-days";
    return [working ? words.workingDays(text) : text];
  });
  return words.list(parts);
}

/** When a timer fires: "7 days after this begins at 09:00", "1 month before the planned end". */
export function timerInWords(timer: TimerDef, language: Language): string {
  const words = wordsFor(language);
  const length = lengthInWords(timer, language);
  const anchor = timer.anchor && textIn(timer.anchorLabel, language, timer.anchor);
  const when =
    anchor === undefined
      ? words.afterStart(length)
      : length === ""
        ? words.exactly(anchor)
        : timer.offset.startsWith("-")
          ? words.before(length, anchor)
          : words.after(length, anchor);
  return timer.at === undefined ? when : when + words.at(timer.at);
}
