import type { Json, Text } from "./contract.ts";

/** The words in a locale ("cy", "en-GB"), or in its language, or in English, or in any language. */
export function text(words: Text, locale: string): string {
  const [language = locale] = locale.split("-");
  return words[locale] ?? words[language] ?? words.en ?? Object.values(words)[0] ?? "";
}

/**
 * Fills `{name}` with a parameter and `{name|word|words}` with a number and its noun. Welsh keeps
 * the singular after a number, so its texts give one noun: `{over|gair}`.
 */
export function fill(template: string, params: Record<string, Json>): string {
  return template.replace(/\{(\w+)(?:\|([^|}]*))?(?:\|([^|}]*))?\}/g, (_, name, one, many) => {
    const value = String(params[name] ?? "");
    if (one === undefined) return value;
    return `${value} ${value === "1" ? one : (many ?? one)}`;
  });
}
