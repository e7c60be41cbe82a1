import type { CriterionResult, CriterionType, Profile } from "../contract.ts";
import { countedAlike, type Outcomes, outcome, sentenceOf } from "./outcome.ts";
import { phrase } from "./phrases.ts";
import { byKey } from "./rows.ts";

const OUTCOMES: Outcomes<"sameModel" | "otherModel"> = {
  sameModel: {
    polarity: "plus",
    coordinator: {
      en: "Both would take part in the same kind of mentoring.",
      cy: "Byddai'r ddau yn cymryd rhan yn yr un math o fentora.",
    },
    mentee: {
      en: "You both wish for the same kind of mentoring.",
      cy: "Rydych eich dau yn dymuno'r un math o fentora.",
    },
    mentor: {
      en: "You both wish for the same kind of mentoring.",
      cy: "Rydych eich dau yn dymuno'r un math o fentora.",
    },
  },
  otherModel: {
    polarity: "minus",
    coordinator: {
      en: "They wish for different kinds of mentoring.",
      cy: "Maent yn dymuno mathau gwahanol o fentora.",
    },
    mentee: {
      en: "You wish for different kinds of mentoring.",
      cy: "Rydych yn dymuno mathau gwahanol o fentora.",
    },
  },
};
const SAME = outcome(OUTCOMES, 1, "sameModel");
const OTHER = outcome(OUTCOMES, 0, "otherModel");
const NONE: CriterionResult = { kind: "none" };

/** 1 when some model is among the wishes of both, else 0; nothing said where either takes any. */
export const modelWished: CriterionType = {
  type: "modelWished",
  v: 1,
  reads: ["models"],
  label: { en: "Kind of mentoring wished", cy: "Math o fentora a ddymunir" },
  params: {},
  evaluate({ models: hers = [] }, { models: his = [] }) {
    if (hers.length === 0 || his.length === 0) return NONE;
    return hers.some((one) => his.includes(one)) ? SAME : OTHER;
  },
  rows: (mentees, mentors, params, prepared) =>
    byKey(
      mentees,
      mentors,
      (a, b) => modelWished.evaluate(a, b, params, prepared),
      ({ models = [] }: Profile) => JSON.stringify(models),
    ),
  describe: (_, locale) =>
    phrase(
      {
        en: "Pairs who wish for the same kind of mentoring come first: one to one, a group, a circle and so on.",
        cy: "Parau sy'n dymuno'r un math o fentora sy'n dod gyntaf: un i un, grŵp, cylch ac yn y blaen.",
      },
      locale,
    ),
  sentence: sentenceOf(OUTCOMES),
  counted: countedAlike({
    one: "1 wishes for another kind of mentoring",
    many: "{n} wish for another kind of mentoring",
    cy: "{n} yn dymuno math arall o fentora",
  }),
};
