import type { CriterionType } from "../contract.ts";
import { LABELS_PARAM, labelsOf } from "./answers.ts";
import {
  type Covered,
  coveredRows,
  evaluateCovered,
  type Prepared,
  prepareCovered,
} from "./covered.ts";
import { counted, listed, phrase, seen } from "./phrases.ts";

const PHRASES = {
  all: {
    coordinator: {
      en: "Offers everything sought: {items}.",
      cy: "Yn cynnig popeth a geisir: {items}.",
    },
    mentee: {
      en: "Offers everything you asked for: {items}.",
      cy: "Yn cynnig popeth y gofynnoch amdano: {items}.",
    },
    mentor: {
      en: "You offer everything the mentee asked for: {items}.",
      cy: "Rydych yn cynnig popeth y gofynnodd y mentorai amdano: {items}.",
    },
  },
  some: {
    coordinator: {
      en: "Offers {n} of the {total} things sought: {items}.",
      cy: "Yn cynnig {n} o'r {total} peth a geisir: {items}.",
    },
    mentee: {
      en: "Offers {n} of the {total} things you asked for: {items}.",
      cy: "Yn cynnig {n} o'r {total} peth y gofynnoch amdanynt: {items}.",
    },
    mentor: {
      en: "You offer {n} of the {total} things the mentee asked for: {items}.",
      cy: "Rydych yn cynnig {n} o'r {total} peth y gofynnodd y mentorai amdanynt: {items}.",
    },
  },
  lacks: {
    coordinator: { en: "Does not offer: {items}.", cy: "Nid yw'n cynnig: {items}." },
    mentee: { en: "Does not offer: {items}.", cy: "Nid yw'n cynnig: {items}." },
    mentor: { en: "", cy: "" },
  },
};

/**
 * The share of what the mentee seeks that the mentor offers; nothing sought, nothing said. Capitals
 * and spaces make no difference, nor does which of several synonyms was used.
 */
export const expertise: CriterionType<Covered> = {
  type: "expertise",
  v: 1,
  label: { en: "Skills sought and offered", cy: "Sgiliau a geisir ac a gynigir" },
  params: {
    sought: {
      type: "question",
      required: true,
      label: { en: "What the mentee seeks", cy: "Yr hyn y mae'r mentorai yn ei geisio" },
    },
    offered: {
      type: "question",
      required: true,
      label: { en: "What the mentor offers", cy: "Yr hyn y mae'r mentor yn ei gynnig" },
    },
    synonyms: {
      type: "groups",
      label: {
        en: "Words that mean the same, such as grants and funding bids",
        cy: "Geiriau â'r un ystyr, megis grantiau a cheisiadau am gyllid",
      },
    },
    labels: LABELS_PARAM,
  },
  prepare: (_, { synonyms }) => prepareCovered(synonyms),
  evaluate: (mentee, mentor, params, prepared) =>
    evaluateCovered(mentee, mentor, params, prepared as Prepared),
  rows: (mentees, mentors, params, prepared) =>
    coveredRows(mentees, mentors, params, prepared as Prepared),
  describe: ({ synonyms = [] }, locale) =>
    phrase(
      synonyms.length > 0
        ? {
            en: "Mentors who offer more of what the mentee seeks come first; words that you listed as the same count as one.",
            cy: "Mentoriaid sy'n cynnig mwy o'r hyn y mae'r mentorai yn ei geisio sy'n dod gyntaf; mae geiriau a restrwyd gennych fel rhai cyfystyr yn cyfrif fel un.",
          }
        : {
            en: "Mentors who offer more of what the mentee seeks come first.",
            cy: "Mentoriaid sy'n cynnig mwy o'r hyn y mae'r mentorai yn ei geisio sy'n dod gyntaf.",
          },
      locale,
    ),
  sentence(facts, locale, audience) {
    const offers = seen(facts, audience, "offers");
    const lacks = seen(facts, audience, "lacks");
    const sentences = [];
    if (offers) {
      const { n = 0, total = 0 } = offers.params as { n?: number; total?: number };
      const items = listed(labelsOf(offers.params.items, locale), locale);
      const text = n === total ? PHRASES.all : PHRASES.some;
      sentences.push(phrase(text[audience], locale, { n, total, items }));
    }
    if (lacks) {
      const items = listed(labelsOf(lacks.params.items, locale), locale);
      sentences.push(phrase(PHRASES.lacks[audience], locale, { items }));
    }
    return sentences.filter(Boolean).join(" ");
  },
  counted: (_, n, who, locale) =>
    who === "mentors"
      ? counted(
          {
            one: "1 offers none of the things sought",
            many: "{n} offer none of the things sought",
            cy: "{n} heb gynnig dim o'r hyn a geisir",
          },
          n,
          locale,
        )
      : counted(
          {
            one: "1 seeks nothing that this mentor offers",
            many: "{n} seek nothing that this mentor offers",
            cy: "{n} heb geisio dim y mae'r mentor hwn yn ei gynnig",
          },
          n,
          locale,
        ),
};
