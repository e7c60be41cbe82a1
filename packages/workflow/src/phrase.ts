import type { Json, ParamField, Params, Text, TypeInfo } from "./contract.ts";
import { durationInWords, type Language, languageOf, textIn } from "./describe/words.ts";

/** A piece of a sentence: plain words, or the value of a param that an editor can offer to change. */
export type PhrasePart = { text: string; param?: string };

const NO_VALUE: Record<Language, string> = { en: "…", cy: "…" };

/** A param's value in words. */
export function paramInWords(field: ParamField, value: Json, locale: string): string {
  const language = languageOf(locale);
  if (field.type === "choice") {
    const choice = field.choices?.find((one) => one.value === value);
    return choice ? textIn(choice.phrase ?? choice.label, language, choice.value) : String(value);
  }
  if (field.type === "duration") return durationInWords(String(value), language);
  if (field.type === "text") return textIn((value ?? {}) as Text, language, NO_VALUE[language]);
  const { items } = field;
  if (Array.isArray(value)) {
    return value.map((one) => (items ? paramInWords(items, one, locale) : String(one))).join(", ");
  }
  if (typeof value === "boolean") {
    return language === "cy" ? (value ? "ydy" : "nac ydy") : value ? "yes" : "no";
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * The pieces of a type's sentence for these params, in the language of `locale`. A param without a
 * value outside of brackets reads "…".
 */
export function phraseParts(
  type: Pick<TypeInfo, "params" | "type">,
  sentence: Text,
  params: Params,
  locale: string,
): PhrasePart[] {
  const language = languageOf(locale);
  const has = (name: string): boolean => Object.hasOwn(params, name) && params[name] !== null;
  const kept = textIn(sentence, language, type.type).replace(/\[([^\]]*)\]/g, (_, inner: string) =>
    [...inner.matchAll(/\{(\w+)\}/g)].every(([, name]) => has(name!)) ? inner : "",
  );
  return kept.split(/(\{\w+\})/).flatMap((piece): PhrasePart[] => {
    const [, param] = /^\{(\w+)\}$/.exec(piece) ?? [];
    if (param === undefined) return piece === "" ? [] : [{ text: piece }];
    const field = type.params[param];
    const text =
      has(param) && field ? paramInWords(field, params[param]!, locale) : NO_VALUE[language];
    return [{ text, param }];
  });
}

/** The sentence as one text. */
export function phrase(type: TypeInfo, params: Params, locale: string): string {
  return phraseParts(type, type.sentence, params, locale)
    .map(({ text }) => text)
    .join("");
}
