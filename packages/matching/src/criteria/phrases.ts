import type { Audience, Fact, Json, Text } from "../contract.ts";

export const EVERYONE: readonly Audience[] = ["coordinator", "mentor", "mentee"];
export const COORDINATOR: readonly Audience[] = ["coordinator"];

/** The text in this language, else in English. */
export const inLocale = (text: Text, locale: string): string => text[locale] ?? text.en ?? "";

export function fact(
  code: string,
  polarity: Fact["polarity"],
  visibleTo: readonly Audience[],
  params: Record<string, Json> = {},
): Fact {
  return { code, polarity, visibleTo, params };
}

/** The first visible fact with this code. */
export function seen(facts: readonly Fact[], audience: Audience, ...codes: string[]) {
  return facts.find((f) => codes.includes(f.code) && f.visibleTo.includes(audience));
}

/** "a, b and c"; in Welsh "a, b a hefyd c", which mutates no word whatever it is. */
export function listed(items: readonly string[], locale: string): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? "";
  return `${items.slice(0, -1).join(", ")} ${locale === "cy" ? "a hefyd" : "and"} ${last}`;
}

export interface Phrase {
  en: string;
  cy: string;
}

/** The phrase in the language (English but for "cy"), with each `{name}` filled in. */
export function phrase(
  text: Phrase,
  locale: string,
  fill: Readonly<Record<string, string | number>> = {},
): string {
  return (locale === "cy" ? text.cy : text.en).replace(/\{(\w+)\}/g, (_, name: string) =>
    String(fill[name] ?? ""),
  );
}

/** "1 is ..." and "5 are ...": English has two forms, Welsh keeps one. `{n}` is the number. */
export interface Counted {
  one: string;
  many: string;
  cy: string;
}

export function counted(text: Counted, n: number, locale: string): string {
  return phrase({ en: n === 1 ? text.one : text.many, cy: text.cy }, locale, { n });
}

/** The one thing that participants are told about any exclusion, so that none can be guessed. */
export const NOT_POSSIBLE = {
  en: "This pairing is not possible under the rules of the scheme.",
  cy: "Nid yw'r pâr hwn yn bosibl o dan reolau'r cynllun.",
};
