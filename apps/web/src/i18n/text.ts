import { useLingui } from "@lingui/react";

/** A text per language, as the API gives it; "en" is always there. */
export type Text = Record<string, string>;

/** The text in a language, else in English, else in whatever there is. */
export function text(value: Text | null | undefined, language: string): string {
  if (!value) return "";
  return value[language] || value.en || Object.values(value)[0] || "";
}

/** `text` bound to the language on screen, following its changes. */
export function useText(): (value: Text | null | undefined) => string {
  const { i18n } = useLingui();
  return (value) => text(value, i18n.locale);
}
