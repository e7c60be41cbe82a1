import { useLingui } from "@lingui/react/macro";
import type { Answers, FormDefinition } from "@quad/forms";
import { builtIn, normalise, summary, text } from "@quad/forms";
import type { Fact } from "../ui/Facts.tsx";

export interface Profiled {
  profile: unknown;
  profileForm: { definition: unknown } | null;
}

/** What a member wrote that the reader may see: long texts in their own words, the rest as facts. */
export interface ProfileWords {
  texts: { label: string; words: string }[];
  facts: Fact[];
}

/** A member's registration, as far as it is shared. Empty without a form. */
export function useProfile(): (member: Profiled) => ProfileWords {
  const { i18n } = useLingui();
  return ({ profile, profileForm }) => {
    const words: ProfileWords = { texts: [], facts: [] };
    if (!profileForm) return words;
    const definition = profileForm.definition as FormDefinition;
    const answers = normalise(definition, (profile ?? {}) as Answers);
    for (const question of definition.pages.flatMap((page) => page.questions)) {
      const value = answers[question.id];
      if (value === undefined) continue;
      const label = text(question.label, i18n.locale);
      const said = summary(question, value, i18n.locale, builtIn);
      if (question.type === "longText") words.texts.push({ label, words: said });
      else words.facts.push({ term: label, detail: said });
    }
    return words;
  };
}
