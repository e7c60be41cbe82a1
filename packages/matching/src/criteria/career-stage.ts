import type { CriterionResult, CriterionType, Params, Profile } from "../contract.ts";
import { answerValues } from "./answers.ts";
import { counted, EVERYONE, fact, phrase, seen } from "./phrases.ts";
import { byKey } from "./rows.ts";

type Wish = "peer" | "moreSenior" | "either";
type CareerStage = Params & { order: string[]; wish?: string; otherwise?: Wish };

const PHRASES = {
  senior: {
    coordinator: {
      en: "More senior, as the mentee wishes.",
      cy: "Yn uwch ei swydd, fel y mae'r mentorai yn dymuno.",
    },
    mentee: {
      en: "More senior than you, as you wished.",
      cy: "Yn uwch ei swydd na chi, fel yr oeddech yn dymuno.",
    },
    mentor: {
      en: "The mentee wished for somebody more senior.",
      cy: "Roedd y mentorai yn dymuno rhywun uwch ei swydd.",
    },
  },
  peer: {
    coordinator: {
      en: "At the same stage, as the mentee wishes.",
      cy: "Ar yr un cam, fel y mae'r mentorai yn dymuno.",
    },
    mentee: {
      en: "At the same stage as you, as you wished.",
      cy: "Ar yr un cam â chi, fel yr oeddech yn dymuno.",
    },
    mentor: { en: "The mentee wished for a peer.", cy: "Roedd y mentorai yn dymuno cymheiriad." },
  },
  nearPeer: {
    coordinator: {
      en: "One grade away from the peer whom the mentee wishes for.",
      cy: "Un radd i ffwrdd o'r cymheiriad y mae'r mentorai yn ei ddymuno.",
    },
    mentee: {
      en: "One grade away from you; you wished for a peer.",
      cy: "Un radd i ffwrdd oddi wrthych; roeddech yn dymuno cymheiriad.",
    },
    mentor: { en: "", cy: "" },
  },
  notSenior: {
    coordinator: {
      en: "Not more senior, as the mentee wishes.",
      cy: "Heb fod yn uwch ei swydd, fel y mae'r mentorai yn dymuno.",
    },
    mentee: { en: "Not more senior than you.", cy: "Heb fod yn uwch ei swydd na chi." },
    mentor: { en: "", cy: "" },
  },
  notPeer: {
    coordinator: {
      en: "At another stage than the mentee wishes.",
      cy: "Ar gam gwahanol i'r hyn y mae'r mentorai yn ei ddymuno.",
    },
    mentee: { en: "Not at the same stage as you.", cy: "Ddim ar yr un cam â chi." },
    mentor: { en: "", cy: "" },
  },
} as const;
type Code = keyof typeof PHRASES;

const wishOf = (mentee: Profile, wish: string | undefined) =>
  (wish && answerValues(mentee, wish)[0]) || "";

const outcome = (score: number, code: Code, plus: boolean): CriterionResult => ({
  kind: "score",
  score,
  facts: [plus ? fact(code, "plus", EVERYONE) : fact(code, "minus", ["coordinator", "mentee"])],
});
const SENIOR = outcome(1, "senior", true);
const NOT_SENIOR = outcome(0, "notSenior", false);
const PEER = outcome(1, "peer", true);
const NEAR_PEER = outcome(0.5, "nearPeer", false);
const NOT_PEER = outcome(0, "notPeer", false);

/**
 * Whether the mentor's grade is what the mentee wishes: "moreSenior" 1 if higher, else 0; "peer" 1 at the
 * same grade, 0.5 one grade away, else 0. "either" or an unknown grade: nothing is said. No grade
 * is ever named.
 */
export const careerStage: CriterionType<CareerStage> = {
  type: "careerStage",
  v: 1,
  reads: ["grade"],
  label: { en: "Career stage", cy: "Cam gyrfa" },
  params: {
    order: {
      type: "strings",
      required: true,
      label: { en: "Grades, most junior first", cy: "Graddau, yr isaf yn gyntaf" },
    },
    wish: {
      type: "question",
      label: {
        en: "The mentee's wish (peer, moreSenior or either)",
        cy: "Dymuniad y mentorai (peer, moreSenior neu either)",
      },
    },
    otherwise: {
      type: "choice",
      default: "either",
      label: { en: "Without a wish", cy: "Heb ddymuniad" },
      choices: [
        { value: "peer", label: { en: "a peer", cy: "cymheiriad" } },
        { value: "moreSenior", label: { en: "somebody more senior", cy: "rhywun uwch ei swydd" } },
        { value: "either", label: { en: "no difference", cy: "dim gwahaniaeth" } },
      ],
    },
  },
  evaluate(mentee, mentor, { order, wish, otherwise = "either" }) {
    const wished = wishOf(mentee, wish) || otherwise;
    const hers = order.indexOf(mentee.grade ?? "");
    const his = order.indexOf(mentor.grade ?? "");
    if (hers < 0 || his < 0) return { kind: "none" };
    if (wished === "moreSenior") return his > hers ? SENIOR : NOT_SENIOR;
    if (wished !== "peer") return { kind: "none" };
    if (his === hers) return PEER;
    return Math.abs(his - hers) === 1 ? NEAR_PEER : NOT_PEER;
  },
  rows(mentees, mentors, params, prepared) {
    return byKey(
      mentees,
      mentors,
      (a, b) => careerStage.evaluate(a, b, params, prepared),
      (mentee) => JSON.stringify([mentee.grade, wishOf(mentee, params.wish)]),
      (mentor) => mentor.grade ?? "",
    );
  },
  describe: (_, locale) =>
    phrase(
      {
        en: "Mentors at the career stage that the mentee wishes for come first: a peer, or somebody more senior.",
        cy: "Mentoriaid ar y cam gyrfa y mae'r mentorai yn ei ddymuno sy'n dod gyntaf: cymheiriad, neu rywun uwch ei swydd.",
      },
      locale,
    ),
  sentence(facts, locale, audience) {
    const found = seen(facts, audience, ...Object.keys(PHRASES));
    return found ? phrase(PHRASES[found.code as Code][audience], locale) : "";
  },
  counted: (_, n, who, locale) =>
    who === "mentors"
      ? counted(
          {
            one: "1 is not at the stage wished for",
            many: "{n} are not at the stage wished for",
            cy: "{n} heb fod ar y cam a ddymunir",
          },
          n,
          locale,
        )
      : counted(
          {
            one: "1 wishes for a mentor at another stage",
            many: "{n} wish for a mentor at another stage",
            cy: "{n} yn dymuno mentor ar gam arall",
          },
          n,
          locale,
        ),
};
