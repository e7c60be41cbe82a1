import type { Messages } from "@lingui/core";
import { i18n } from "@lingui/core";

export type Language = "en" | "cy";

/** Each in its own name. */
export const languages: Record<Language, string> = { en: "English", cy: "Cymraeg" };

/** For `lang` attributes and Intl. */
export const localeTags: Record<Language, string> = { en: "en-GB", cy: "cy" };

const STORED = "quad-language";

type Part = "all" | "staff" | "acts";

/**
 * Everybody's words; those of staff screens alone, which participants never fetch; and those of what
 * a page shows only when there is something to do or to read.
 */
const catalogues: Record<Language, Record<Part, () => Promise<{ messages: Messages }>>> = {
  en: {
    all: () => import("./catalogue.en.ts"),
    staff: () => import("./catalogue.staff.en.ts"),
    acts: () => import("./catalogue.acts.en.ts"),
  },
  cy: {
    all: () => import("./catalogue.cy.ts"),
    staff: () => import("./catalogue.staff.cy.ts"),
    acts: () => import("./catalogue.acts.cy.ts"),
  },
};

const wanted = new Set<Part>(["all"]);

async function fetchWords(language: Language): Promise<Messages> {
  const count = wanted.size;
  const parts = await Promise.all([...wanted].map((part) => catalogues[language][part]()));
  // Another part may have been asked for while the words were on their way.
  if (count !== wanted.size) return fetchWords(language);
  return Object.assign({}, ...parts.map((part) => part.messages)) as Messages;
}

/** Fetches a part of the words too, in the language on screen and in any chosen later. */
export async function loadWords(part: Part): Promise<void> {
  if (wanted.has(part)) return;
  wanted.add(part);
  if (isLanguage(i18n.locale)) i18n.load(i18n.locale, await fetchWords(i18n.locale));
}

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
  i18n.loadAndActivate({ locale: language, messages: await fetchWords(language) });
  document.documentElement.lang = localeTags[language];
  if (!choose) return;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that stores nothing keeps the language for this visit.
  }
}
