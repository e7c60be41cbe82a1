import type { CriterionResult, CriterionType, Params, Profile } from "../contract.ts";
import { answerValues } from "./answers.ts";
import { numberAnswer } from "./number.ts";
import { countedAlike, type Outcomes, outcome, sentenceOf } from "./outcome.ts";
import { phrase } from "./phrases.ts";
import { byKey } from "./rows.ts";

type LengthInPost = Params & {
  mentee: string;
  mentor: string;
  order?: string[];
  more?: number;
  wish?: "longer" | "similar";
};

const MORE = 1;

const OUTCOMES: Outcomes<"longer" | "notLonger" | "similar" | "notSimilar"> = {
  longer: {
    polarity: "plus",
    coordinator: {
      en: "The mentor has been in post longer.",
      cy: "Mae'r mentor wedi bod yn y swydd yn hirach.",
    },
    mentee: {
      en: "Has been in post longer than you.",
      cy: "Wedi bod yn y swydd yn hirach na chi.",
    },
    mentor: {
      en: "You have been in post longer than the mentee.",
      cy: "Rydych wedi bod yn y swydd yn hirach na'r mentorai.",
    },
  },
  notLonger: {
    polarity: "minus",
    coordinator: {
      en: "The mentor has not been in post much longer.",
      cy: "Nid yw'r mentor wedi bod yn y swydd yn llawer hirach.",
    },
    mentee: {
      en: "Has not been in post much longer than you.",
      cy: "Heb fod yn y swydd yn llawer hirach na chi.",
    },
  },
  similar: {
    polarity: "plus",
    coordinator: {
      en: "Both have been in post for about as long.",
      cy: "Mae'r ddau wedi bod yn y swydd am gyfnod tebyg.",
    },
    mentee: {
      en: "Has been in post for about as long as you.",
      cy: "Wedi bod yn y swydd am gyfnod tebyg i chi.",
    },
    mentor: {
      en: "The mentee has been in post for about as long as you.",
      cy: "Mae'r mentorai wedi bod yn y swydd am gyfnod tebyg i chi.",
    },
  },
  notSimilar: {
    polarity: "minus",
    coordinator: {
      en: "They have not been in post for about as long.",
      cy: "Nid ydynt wedi bod yn y swydd am gyfnod tebyg.",
    },
    mentee: {
      en: "Has not been in post for about as long as you.",
      cy: "Heb fod yn y swydd am gyfnod tebyg i chi.",
    },
  },
};

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * A point on a scale that grows with the time in post: a step of `order`, years, or the date on
 * which it began, in years and negative. Only points of one kind can be compared.
 */
function timeInPost(
  profile: Profile,
  question: string,
  order: readonly string[] = [],
): { kind: "step" | "years" | "since"; at: number } | null {
  const [value] = answerValues(profile, question);
  const step = value === undefined ? -1 : order.indexOf(value);
  if (step >= 0) return { kind: "step", at: step };
  const date = DATE.exec(value ?? "");
  if (date) {
    const [, year, month = "1", day = "1"] = date;
    return {
      kind: "since",
      at: -(Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 365),
    };
  }
  const years = numberAnswer(profile, question);
  return years === null ? null : { kind: "years", at: years };
}

/**
 * How much longer the mentor has been in post. "longer": 1 at `more` years (or steps of `order`)
 * more, falling evenly to 0 when the mentor has been no longer than the mentee. "similar": 1 at the
 * same time, falling evenly to 0 at a difference of twice `more`. Understands years, dates on which
 * it began (YYYY, YYYY-MM, YYYY-MM-DD) and ordered choices; nothing is said of answers that can't
 * be compared. No length is ever named.
 */
export const lengthInPost: CriterionType<LengthInPost> = {
  type: "lengthInPost",
  v: 1,
  label: { en: "Length in post", cy: "Hyd yn y swydd" },
  params: {
    mentee: {
      type: "question",
      required: true,
      label: { en: "The mentee's time in post", cy: "Amser y mentorai yn y swydd" },
    },
    mentor: {
      type: "question",
      required: true,
      label: { en: "The mentor's time in post", cy: "Amser y mentor yn y swydd" },
    },
    order: {
      type: "strings",
      label: {
        en: "The answers that can be chosen, shortest first; not needed for years or dates",
        cy: "Yr atebion y gellir eu dewis, y byrraf yn gyntaf; nid oes eu hangen ar gyfer blynyddoedd na dyddiadau",
      },
    },
    wish: {
      type: "choice",
      default: "longer",
      label: {
        en: "The mentor should have been in post",
        cy: "Dylai'r mentor fod wedi bod yn y swydd",
      },
      choices: [
        { value: "longer", label: { en: "longer", cy: "yn hirach" } },
        { value: "similar", label: { en: "about as long", cy: "am gyfnod tebyg" } },
      ],
    },
    more: {
      type: "number",
      minimum: 0.1,
      default: MORE,
      label: {
        en: "How many years, or steps, are enough",
        cy: "Faint o flynyddoedd, neu gamau, sy'n ddigon",
      },
    },
  },
  evaluate(mentee, mentor, params): CriterionResult {
    const { order, more = MORE, wish = "longer" } = params;
    const hers = timeInPost(mentee, params.mentee, order);
    const his = timeInPost(mentor, params.mentor, order);
    if (!hers || !his || hers.kind !== his.kind) return { kind: "none" };
    const longer = his.at - hers.at;
    if (wish === "similar") {
      const score = Math.max(0, 1 - Math.abs(longer) / (2 * more));
      return outcome(OUTCOMES, score, score >= 0.5 ? "similar" : "notSimilar");
    }
    const score = Math.min(1, Math.max(0, longer / more));
    return outcome(OUTCOMES, score, score >= 0.5 ? "longer" : "notLonger");
  },
  rows(mentees, mentors, params, prepared) {
    const key = (question: string) => (profile: Profile) =>
      JSON.stringify(timeInPost(profile, question, params.order));
    return byKey(
      mentees,
      mentors,
      (a, b) => lengthInPost.evaluate(a, b, params, prepared),
      key(params.mentee),
      key(params.mentor),
    );
  },
  describe: ({ wish = "longer" }, locale) =>
    phrase(
      wish === "longer"
        ? {
            en: "Mentors who have been in their post longer than the mentee come first.",
            cy: "Mentoriaid sydd wedi bod yn eu swydd yn hirach na'r mentorai sy'n dod gyntaf.",
          }
        : {
            en: "Pairs who have been in their posts for about as long come first.",
            cy: "Parau sydd wedi bod yn eu swyddi am gyfnod tebyg sy'n dod gyntaf.",
          },
      locale,
    ),
  sentence: sentenceOf(OUTCOMES),
  counted: countedAlike({
    one: "1 has not been in post for the right time",
    many: "{n} have not been in post for the right time",
    cy: "{n} heb fod yn y swydd am yr amser cywir",
  }),
};
