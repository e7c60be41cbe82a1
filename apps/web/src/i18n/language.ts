import type { Messages } from "@lingui/core";
import { i18n } from "@lingui/core";

export type Language = "en" | "cy";

/** Each in its own name. */
export const languages: Record<Language, string> = { en: "English", cy: "Cymraeg" };

/** For `lang` attributes and Intl. */
export const localeTags: Record<Language, string> = { en: "en-GB", cy: "cy" };

const STORED = "quad-language";

const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import("./catalogue.en.ts"),
  cy: () => import("./catalogue.cy.ts"),
};

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && value in languages;
}

/** What this browser chose before, or null. */
export function chosenLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORED);
    return isLanguage(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** The language to start with: what was chosen here, else the browser's first that Quad speaks. */
export function firstLanguage(): Language {
  const chosen = chosenLanguage();
  if (chosen) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

/** Loads a language and shows it; `choose` also remembers it on this browser. */
export async function showLanguage(language: Language, choose = false): Promise<void> {
  const { messages } = await catalogues[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = localeTags[language];
  if (!choose) return;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that stores nothing keeps the language for this visit.
  }
}
