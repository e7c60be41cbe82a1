import type { CriterionType, Params } from "../contract.ts";
import { LABELS_PARAM, labelsOf } from "./answers.ts";
import { coveredRows, evaluateCovered, type Prepared, prepareCovered } from "./covered.ts";
import { counted, listed, phrase, seen } from "./phrases.ts";

type DevelopmentGoals = Params & { mentee: string; mentor: string };

const asCovered = ({ mentee, mentor, ...rest }: DevelopmentGoals) => ({
  ...rest,
  sought: mentee,
  offered: mentor,
});

/** My career, my competence, my confidence, unless the forms give other words. */
const WORDS = {
  career: { en: "my career", cy: "fy ngyrfa" },
  competence: { en: "my competence", cy: "fy ngallu" },
  confidence: { en: "my confidence", cy: "fy hyder" },
};

const PHRASES = {
  offers: {
    coordinator: {
      en: "The mentor helps with what the mentee wants to develop: {items}.",
      cy: "Mae'r mentor yn helpu gyda'r hyn y mae'r mentorai am ei ddatblygu: {items}.",
    },
    mentee: {
      en: "Helps with what you want to develop: {items}.",
      cy: "Yn helpu gyda'r hyn yr ydych am ei ddatblygu: {items}.",
    },
    mentor: {
      en: "The mentee wants to develop what you help with: {items}.",
      cy: "Mae'r mentorai am ddatblygu'r hyn yr ydych yn helpu ag ef: {items}.",
    },
  },
  lacks: {
    coordinator: { en: "Does not help with: {items}.", cy: "Nid yw'n helpu gyda: {items}." },
    mentee: { en: "Does not help with: {items}.", cy: "Nid yw'n helpu gyda: {items}." },
    mentor: { en: "", cy: "" },
  },
};

const words = <P extends Params>(params: P) => ({
  ...params,
  labels: { ...WORDS, ...(params.labels as object | undefined) },
});

/** The share of what the mentee wants to develop that the mentor helps with. */
export const developmentGoals: CriterionType<DevelopmentGoals> = {
  type: "developmentGoals",
  v: 1,
  label: { en: "What the mentee wants to develop", cy: "Yr hyn y mae'r mentorai am ei ddatblygu" },
  params: {
    mentee: {
      type: "question",
      required: true,
      label: {
        en: "What the mentee wants to develop",
        cy: "Yr hyn y mae'r mentorai am ei ddatblygu",
      },
    },
    mentor: {
      type: "question",
      required: true,
      label: { en: "What the mentor helps with", cy: "Yr hyn y mae'r mentor yn helpu ag ef" },
    },
    labels: LABELS_PARAM,
  },
  prepare: () => prepareCovered(),
  evaluate: (mentee, mentor, params, prepared) =>
    evaluateCovered(mentee, mentor, words(asCovered(params)), prepared as Prepared),
  rows: (mentees, mentors, params, prepared) =>
    coveredRows(mentees, mentors, asCovered(params), prepared as Prepared),
  describe: (_, locale) =>
    phrase(
      {
        en: "Mentors who help with what the mentee wants to develop come first: career, competence or confidence.",
        cy: "Mentoriaid sy'n helpu gyda'r hyn y mae'r mentorai am ei ddatblygu sy'n dod gyntaf: gyrfa, gallu neu hyder.",
      },
      locale,
    ),
  sentence(facts, locale, audience) {
    const say = (code: keyof typeof PHRASES) => {
      const found = seen(facts, audience, code);
      const items = listed(labelsOf(found?.params.items, locale), locale);
      return found ? phrase(PHRASES[code][audience], locale, { items }) : "";
    };
    return [say("offers"), say("lacks")].filter(Boolean).join(" ");
  },
  counted: (_, n, who, locale) =>
    counted(
      who === "mentors"
        ? {
            one: "1 helps with nothing that the mentee wants to develop",
            many: "{n} help with nothing that the mentee wants to develop",
            cy: "{n} heb helpu gyda dim y mae'r mentorai am ei ddatblygu",
          }
        : {
            one: "1 wants to develop nothing that this mentor helps with",
            many: "{n} want to develop nothing that this mentor helps with",
            cy: "{n} heb fod am ddatblygu dim y mae'r mentor hwn yn helpu ag ef",
          },
      n,
      locale,
    ),
};
