import type { CriterionResult, CriterionType, Profile } from "../contract.ts";
import { answerValues, LABELS_PARAM, type Labelled, withLabels } from "./answers.ts";
import { countedAlike, type Outcomes, outcome, sentenceOf } from "./outcome.ts";
import { phrase } from "./phrases.ts";
import { byKey } from "./rows.ts";

type MeetingMode = Labelled & { mentee: string; mentor: string; any?: string[] };

const ANY = ["any", "either"];

const OUTCOMES: Outcomes<"sameMode" | "anyMode" | "otherMode"> = {
  sameMode: {
    polarity: "plus",
    coordinator: { en: "Both would meet: {items}.", cy: "Byddai'r ddau yn cyfarfod: {items}." },
    mentee: { en: "You would both meet: {items}.", cy: "Byddech eich dau yn cyfarfod: {items}." },
    mentor: { en: "You would both meet: {items}.", cy: "Byddech eich dau yn cyfarfod: {items}." },
  },
  anyMode: {
    polarity: "plus",
    coordinator: {
      en: "They can agree on how to meet.",
      cy: "Gallant gytuno ar sut i gyfarfod.",
    },
    mentee: { en: "You can agree on how to meet.", cy: "Gallwch gytuno ar sut i gyfarfod." },
    mentor: { en: "You can agree on how to meet.", cy: "Gallwch gytuno ar sut i gyfarfod." },
  },
  otherMode: {
    polarity: "minus",
    coordinator: {
      en: "They would not meet in the same way.",
      cy: "Ni fyddent yn cyfarfod yn yr un modd.",
    },
    mentee: {
      en: "You would not meet in the same way.",
      cy: "Ni fyddech yn cyfarfod yn yr un modd.",
    },
    mentor: {
      en: "You would not meet in the same way.",
      cy: "Ni fyddech yn cyfarfod yn yr un modd.",
    },
  },
};

/** 1 when both would meet in one of the same ways, or either has no preference, else 0. */
export const meetingMode: CriterionType<MeetingMode> = {
  type: "meetingMode",
  v: 1,
  label: { en: "How they would meet", cy: "Sut y byddent yn cyfarfod" },
  params: {
    mentee: {
      type: "question",
      required: true,
      label: { en: "How the mentee would meet", cy: "Sut y byddai'r mentorai yn cyfarfod" },
    },
    mentor: {
      type: "question",
      required: true,
      label: { en: "How the mentor would meet", cy: "Sut y byddai'r mentor yn cyfarfod" },
    },
    any: {
      type: "strings",
      default: ANY,
      label: { en: "Answers that mean no preference", cy: "Atebion sy'n golygu dim dewis" },
    },
    labels: LABELS_PARAM,
  },
  evaluate(mentee, mentor, params): CriterionResult {
    const { any = ANY, labels } = params;
    const hers = answerValues(mentee, params.mentee);
    const his = answerValues(mentor, params.mentor);
    if (hers.length === 0 || his.length === 0) return { kind: "none" };
    const both = hers.filter((mode) => his.includes(mode) && !any.includes(mode));
    if (both.length > 0) {
      return outcome(OUTCOMES, 1, "sameMode", { items: withLabels(both, labels) });
    }
    if ([...hers, ...his].some((mode) => any.includes(mode))) {
      return outcome(OUTCOMES, 1, "anyMode");
    }
    return outcome(OUTCOMES, 0, "otherMode");
  },
  rows(mentees, mentors, params, prepared) {
    const key = (question: string) => (profile: Profile) =>
      JSON.stringify(answerValues(profile, question));
    return byKey(
      mentees,
      mentors,
      (a, b) => meetingMode.evaluate(a, b, params, prepared),
      key(params.mentee),
      key(params.mentor),
    );
  },
  describe: (_, locale) =>
    phrase(
      {
        en: "Pairs who would meet in the same way, in person or online, come first.",
        cy: "Parau a fyddai'n cyfarfod yn yr un modd, wyneb yn wyneb neu ar-lein, sy'n dod gyntaf.",
      },
      locale,
    ),
  sentence: sentenceOf(OUTCOMES),
  counted: countedAlike({
    one: "1 would meet in another way",
    many: "{n} would meet in another way",
    cy: "{n} am gyfarfod mewn modd arall",
  }),
};
