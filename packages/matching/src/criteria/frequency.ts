import type { CriterionResult, CriterionType, Profile } from "../contract.ts";
import { answerValues, LABELS_PARAM, type Labelled, withLabels } from "./answers.ts";
import { countedAlike, type Outcomes, outcome, sentenceOf } from "./outcome.ts";
import { phrase } from "./phrases.ts";
import { byKey } from "./rows.ts";

type Frequency = Labelled & { mentee: string; mentor: string; order: string[]; any?: string[] };

const ANY = ["any", "agree"];

const OUTCOMES: Outcomes<"sameFrequency" | "anyFrequency" | "nearFrequency" | "otherFrequency"> = {
  sameFrequency: {
    polarity: "plus",
    coordinator: { en: "Both would meet: {items}.", cy: "Byddai'r ddau yn cyfarfod: {items}." },
    mentee: { en: "You would both meet: {items}.", cy: "Byddech eich dau yn cyfarfod: {items}." },
    mentor: { en: "You would both meet: {items}.", cy: "Byddech eich dau yn cyfarfod: {items}." },
  },
  anyFrequency: {
    polarity: "plus",
    coordinator: {
      en: "They can agree on how often to meet.",
      cy: "Gallant gytuno ar ba mor aml i gyfarfod.",
    },
    mentee: {
      en: "You can agree on how often to meet.",
      cy: "Gallwch gytuno ar ba mor aml i gyfarfod.",
    },
    mentor: {
      en: "You can agree on how often to meet.",
      cy: "Gallwch gytuno ar ba mor aml i gyfarfod.",
    },
  },
  nearFrequency: {
    polarity: "neutral",
    coordinator: {
      en: "They would meet about as often.",
      cy: "Byddent yn cyfarfod bron mor aml â'i gilydd.",
    },
    mentee: {
      en: "You would meet about as often.",
      cy: "Byddech yn cyfarfod bron mor aml â'ch gilydd.",
    },
    mentor: {
      en: "You would meet about as often.",
      cy: "Byddech yn cyfarfod bron mor aml â'ch gilydd.",
    },
  },
  otherFrequency: {
    polarity: "minus",
    coordinator: {
      en: "One would meet much more often than the other.",
      cy: "Byddai un yn cyfarfod yn llawer amlach na'r llall.",
    },
    mentee: {
      en: "One of you would meet much more often than the other.",
      cy: "Byddai un ohonoch yn cyfarfod yn llawer amlach na'r llall.",
    },
    mentor: {
      en: "One of you would meet much more often than the other.",
      cy: "Byddai un ohonoch yn cyfarfod yn llawer amlach na'r llall.",
    },
  },
};

/**
 * How close two answers stand in `order`: 1 for the same, falling in equal steps to 0 from one end
 * to the other; of several answers the closest two count. 1 when either has no preference. Answers
 * that aren't in `order` say nothing.
 */
export const frequency: CriterionType<Frequency> = {
  type: "frequency",
  v: 1,
  label: { en: "How often they would meet", cy: "Pa mor aml y byddent yn cyfarfod" },
  params: {
    mentee: {
      type: "question",
      required: true,
      label: {
        en: "How often the mentee would meet",
        cy: "Pa mor aml y byddai'r mentorai yn cyfarfod",
      },
    },
    mentor: {
      type: "question",
      required: true,
      label: {
        en: "How often the mentor would meet",
        cy: "Pa mor aml y byddai'r mentor yn cyfarfod",
      },
    },
    order: {
      type: "strings",
      required: true,
      label: { en: "The answers, most often first", cy: "Yr atebion, yr amlaf yn gyntaf" },
    },
    any: {
      type: "strings",
      default: ANY,
      label: { en: "Answers that mean no preference", cy: "Atebion sy'n golygu dim dewis" },
    },
    labels: LABELS_PARAM,
  },
  evaluate(mentee, mentor, params): CriterionResult {
    const { order, any = ANY, labels } = params;
    const hers = answerValues(mentee, params.mentee);
    const his = answerValues(mentor, params.mentor);
    if (hers.length === 0 || his.length === 0) return { kind: "none" };
    const both = hers.filter((one) => his.includes(one) && order.includes(one));
    if (both.length > 0) {
      return outcome(OUTCOMES, 1, "sameFrequency", { items: withLabels(both, labels) });
    }
    if ([...hers, ...his].some((one) => any.includes(one))) {
      return outcome(OUTCOMES, 1, "anyFrequency");
    }
    const places = (values: readonly string[]) =>
      values.map((one) => order.indexOf(one)).filter((place) => place >= 0);
    const steps = places(hers).flatMap((a) => places(his).map((b) => Math.abs(a - b)));
    if (steps.length === 0) return { kind: "none" };
    const score = 1 - Math.min(...steps) / (order.length - 1);
    return outcome(OUTCOMES, score, score >= 0.5 ? "nearFrequency" : "otherFrequency");
  },
  rows(mentees, mentors, params, prepared) {
    const key = (question: string) => (profile: Profile) =>
      JSON.stringify(answerValues(profile, question));
    return byKey(
      mentees,
      mentors,
      (a, b) => frequency.evaluate(a, b, params, prepared),
      key(params.mentee),
      key(params.mentor),
    );
  },
  describe: (_, locale) =>
    phrase(
      {
        en: "Pairs who would meet about as often come first.",
        cy: "Parau a fyddai'n cyfarfod bron mor aml â'i gilydd sy'n dod gyntaf.",
      },
      locale,
    ),
  sentence: sentenceOf(OUTCOMES),
  counted: countedAlike({
    one: "1 would meet much more or much less often",
    many: "{n} would meet much more or much less often",
    cy: "{n} am gyfarfod yn llawer amlach neu'n llawer llai aml",
  }),
};
