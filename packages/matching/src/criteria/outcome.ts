import type { Audience, CriterionResult, CriterionType, Fact, Json } from "../contract.ts";
import { labelsOf } from "./answers.ts";
import { type Counted, counted, fact, listed, type Phrase, phrase, seen } from "./phrases.ts";

/** What may be said of a pair, by code: a sentence for each audience that may know. */
export type Outcomes<Code extends string> = Readonly<
  Record<Code, { polarity: Fact["polarity"] } & Readonly<Partial<Record<Audience, Phrase>>>>
>;

const AUDIENCES: readonly Audience[] = ["coordinator", "mentor", "mentee"];

/** A score with one fact, for the audiences that have a sentence for it. */
export function outcome<Code extends string>(
  outcomes: Outcomes<Code>,
  score: number,
  code: Code,
  params: Record<string, Json> = {},
): CriterionResult {
  const { polarity, ...said } = outcomes[code];
  const visibleTo = AUDIENCES.filter((one) => (said as Partial<Record<Audience, Phrase>>)[one]);
  return { kind: "score", score, facts: [fact(code, polarity, visibleTo, params)] };
}

/** The sentence of such a fact; `{items}` is the list of labels that it carries. */
export const sentenceOf =
  <Code extends string>(outcomes: Outcomes<Code>): CriterionType["sentence"] =>
  (facts, locale, audience) => {
    const found = seen(facts, audience, ...Object.keys(outcomes));
    const text = found && outcomes[found.code as Code][audience];
    if (!text) return "";
    const { items, ...rest } = found.params;
    const fill = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, String(value)]),
    );
    return phrase(text, locale, { ...fill, items: listed(labelsOf(items, locale), locale) });
  };

/** What many ruled-out people have in common: the same words for mentors and for mentees. */
export const countedAlike =
  (text: Counted): NonNullable<CriterionType["counted"]> =>
  (_, n, __, locale) =>
    counted(text, n, locale);
