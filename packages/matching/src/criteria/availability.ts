import type { CriterionResult, CriterionType } from "../contract.ts";
import { answerValues, LABELS_PARAM, type Labelled, labelsOf, withLabels } from "./answers.ts";
import { counted, EVERYONE, fact, listed, phrase, seen } from "./phrases.ts";
import { millionths, overlap, SILENT } from "./rows.ts";

type Availability = Labelled & { mentee: string; mentor: string };
type Shared = Map<string, CriterionResult>;

/** The part of the busier person's free times at which both are free. Unanswered, nothing said. */
export const availability: CriterionType<Availability> = {
  type: "availability",
  v: 1,
  label: { en: "Free at the same times", cy: "Yn rhydd ar yr un adegau" },
  params: {
    mentee: {
      type: "question",
      required: true,
      label: { en: "When the mentee is free", cy: "Pryd mae'r mentorai yn rhydd" },
    },
    mentor: {
      type: "question",
      required: true,
      label: { en: "When the mentor is free", cy: "Pryd mae'r mentor yn rhydd" },
    },
    labels: LABELS_PARAM,
  },
  prepare: (): Shared => new Map(),
  evaluate(mentee, mentor, params, prepared) {
    const hers = answerValues(mentee, params.mentee);
    const his = answerValues(mentor, params.mentor);
    if (hers.length === 0 || his.length === 0) return { kind: "none" };
    const both = hers.filter((time) => his.includes(time));
    const fewer = Math.min(hers.length, his.length);
    const key = `${fewer} ${both.join(" ")}`;
    const shared = prepared as Shared | undefined;
    const known = shared?.get(key);
    if (known) return known;
    const facts =
      both.length > 0
        ? [fact("bothFree", "plus", EVERYONE, { items: withLabels(both, params.labels) })]
        : [fact("neverBothFree", "minus", EVERYONE)];
    const result: CriterionResult = { kind: "score", score: both.length / fewer, facts };
    shared?.set(key, result);
    return result;
  },
  rows: (mentees, mentors, params) =>
    overlap(
      mentees.map((one) => answerValues(one, params.mentee)),
      mentors.map((one) => answerValues(one, params.mentor)),
      (shared, hers, his) =>
        hers === 0 || his === 0 ? SILENT : millionths(shared / Math.min(hers, his)),
    ),
  describe: (_, locale) =>
    phrase(
      {
        en: "Pairs come first the more of their free times they share.",
        cy: "Parau sy'n dod gyntaf po fwyaf o'u hamser rhydd y maent yn ei rannu.",
      },
      locale,
    ),
  sentence(facts, locale, audience) {
    const found = seen(facts, audience, "bothFree", "neverBothFree");
    if (!found) return "";
    const you = audience !== "coordinator";
    if (found.code === "neverBothFree") {
      return you
        ? phrase(
            {
              en: "You are never free at the same time.",
              cy: "Nid ydych byth yn rhydd ar yr un pryd.",
            },
            locale,
          )
        : phrase(
            {
              en: "They are never free at the same time.",
              cy: "Nid ydynt byth yn rhydd ar yr un pryd.",
            },
            locale,
          );
    }
    const items = listed(labelsOf(found.params.items, locale), locale);
    return you
      ? phrase(
          { en: "You are both free: {items}.", cy: "Rydych eich dau yn rhydd: {items}." },
          locale,
          { items },
        )
      : phrase({ en: "Both are free: {items}.", cy: "Mae'r ddau yn rhydd: {items}." }, locale, {
          items,
        });
  },
  counted: (_, n, __, locale) =>
    counted(
      {
        one: "1 is never free at the same time",
        many: "{n} are never free at the same time",
        cy: "{n} byth yn rhydd ar yr un pryd",
      },
      n,
      locale,
    ),
};
