import type { CriterionType, Params, Profile } from "../contract.ts";
import { type Outcomes, outcome, sentenceOf } from "./outcome.ts";
import { counted, phrase } from "./phrases.ts";
import { byKey } from "./rows.ts";

type Waited = Params & { most?: number };
const MOST = 3;

const OUTCOMES: Outcomes<"waitedOne" | "waitedMore"> = {
  waitedOne: {
    polarity: "plus",
    coordinator: {
      en: "The mentee was without a match in an earlier round.",
      cy: "Roedd y mentorai heb baru mewn rownd flaenorol.",
    },
    mentee: {
      en: "You have waited since an earlier round.",
      cy: "Rydych wedi aros ers rownd flaenorol.",
    },
  },
  waitedMore: {
    polarity: "plus",
    coordinator: {
      en: "The mentee was without a match in {rounds} earlier rounds.",
      cy: "Roedd y mentorai heb baru mewn {rounds} rownd flaenorol.",
    },
    mentee: {
      en: "You have waited for {rounds} earlier rounds.",
      cy: "Rydych wedi aros am {rounds} rownd flaenorol.",
    },
  },
};

const roundsOf = ({ waitedRounds = 0 }: Profile, { most = MOST }: Waited) =>
  Math.min(Math.max(0, Math.floor(waitedRounds)), most);

/**
 * How many earlier rounds left the mentee without a match, out of `most`. It is the same with every
 * mentor, so it decides which mentee gets a place that several could have. A mentor isn't told.
 */
export const waited: CriterionType<Waited> = {
  type: "waited",
  v: 1,
  reads: ["waiting"],
  label: { en: "Waited since an earlier round", cy: "Wedi aros ers rownd flaenorol" },
  params: {
    most: {
      type: "integer",
      minimum: 1,
      maximum: 20,
      default: MOST,
      label: { en: "How many rounds count", cy: "Faint o rowndiau sy'n cyfrif" },
    },
  },
  evaluate(mentee, _, params) {
    const rounds = roundsOf(mentee, params);
    // 0 and not silence: a mentee who has waited must never score less for it.
    if (rounds === 0) return { kind: "score", score: 0, facts: [] };
    const { most = MOST } = params;
    return outcome(OUTCOMES, rounds / most, rounds === 1 ? "waitedOne" : "waitedMore", { rounds });
  },
  rows: (mentees, mentors, params, prepared) =>
    byKey(
      mentees,
      mentors,
      (a, b) => waited.evaluate(a, b, params, prepared),
      (mentee) => String(roundsOf(mentee, params)),
      () => "",
    ),
  describe: ({ most = MOST }, locale) =>
    phrase(
      {
        en: "Mentees who were without a match in earlier rounds come first: the more rounds, the sooner ({most} at most).",
        cy: "Mentoreion a oedd heb baru mewn rowndiau blaenorol sy'n dod gyntaf: po fwyaf o rowndiau, cynharaf yn y byd ({most} ar y mwyaf).",
      },
      locale,
      { most },
    ),
  sentence: sentenceOf(OUTCOMES),
  counted: (_, n, who, locale) =>
    counted(
      who === "mentors"
        ? {
            one: "1 is kept for mentees who have waited",
            many: "{n} are kept for mentees who have waited",
            cy: "{n} wedi'u cadw ar gyfer mentoreion sydd wedi aros",
          }
        : {
            one: "1 has not waited since an earlier round",
            many: "{n} have not waited since an earlier round",
            cy: "{n} heb aros ers rownd flaenorol",
          },
      n,
      locale,
    ),
};
