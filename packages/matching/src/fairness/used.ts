import type { CriterionUse, PersonFact, Registry } from "../contract.ts";
import { listed, type Phrase, phrase } from "../criteria/phrases.ts";

/** What the scores and the rules of a scheme knew about people. */
export interface AttributesUsed {
  /** Ids of questions, in the order of the criteria. */
  questions: string[];
  facts: PersonFact[];
}

/** Everything that the criteria in use may read; also of criteria that weigh nothing. */
export function attributesUsed(
  criteria: readonly CriterionUse[],
  registry: Registry,
): AttributesUsed {
  const questions = new Set<string>();
  const facts = new Set<PersonFact>();
  for (const { type, params = {} } of criteria) {
    const criterion = registry.criteria.get(type);
    for (const one of criterion?.reads ?? []) facts.add(one);
    for (const [name, field] of Object.entries(criterion?.params ?? {})) {
      if (field.type !== "question" && field.type !== "questions") continue;
      for (const id of [params[name]].flat()) if (typeof id === "string") questions.add(id);
    }
  }
  return { questions: [...questions], facts: [...facts] };
}

const FACTS: Record<PersonFact, Phrase> = {
  unit: { en: "where people work", cy: "ble mae pobl yn gweithio" },
  lineManager: { en: "who manages whom", cy: "pwy sy'n rheoli pwy" },
  grade: { en: "their grades", cy: "eu graddau" },
  choices: { en: "whom they chose", cy: "pwy a ddewiswyd ganddynt" },
  conflicts: { en: "declared conflicts of interest", cy: "gwrthdaro buddiannau a ddatganwyd" },
  earlierPartnerships: {
    en: "earlier partnerships that ended early",
    cy: "partneriaethau blaenorol a ddaeth i ben yn gynnar",
  },
  places: { en: "the places that mentors have", cy: "y lleoedd sydd gan fentoriaid" },
  readiness: {
    en: "who has done the training or has paused",
    cy: "pwy sydd wedi gwneud yr hyfforddiant neu wedi oedi",
  },
  models: { en: "the kinds of mentoring wished for", cy: "y mathau o fentora a ddymunir" },
  waiting: { en: "how long they have waited", cy: "pa mor hir y maent wedi aros" },
};

/** One sentence that names all of it; `nameOf` gives a question's name within a sentence. */
export function usedSentence(
  { questions, facts }: AttributesUsed,
  locale: string,
  nameOf: (question: string) => string,
): string {
  const items = [...questions.map(nameOf), ...facts.map((one) => phrase(FACTS[one], locale))];
  if (items.length === 0) {
    return phrase(
      {
        en: "Matching used nothing that is known about people.",
        cy: "Ni ddefnyddiodd y paru ddim a wyddys am bobl.",
      },
      locale,
    );
  }
  return phrase(
    {
      en: "Matching used these and nothing else: {items}.",
      cy: "Defnyddiodd y paru y rhain a dim arall: {items}.",
    },
    locale,
    { items: listed(items, locale) },
  );
}
