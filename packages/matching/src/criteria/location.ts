import type { CriterionResult, CriterionType, Profile } from "../contract.ts";
import { answerValues, LABELS_PARAM, type Labelled, withLabels } from "./answers.ts";
import { countedAlike, type Outcomes, outcome, sentenceOf } from "./outcome.ts";
import { phrase } from "./phrases.ts";
import { byKey } from "./rows.ts";

type Location = Labelled & {
  mentee: string;
  mentor: string;
  near?: string[][];
  mode?: string;
  online?: string;
};

const ONLINE = "online";

const OUTCOMES: Outcomes<"sameLocation" | "nearLocation" | "otherLocation"> = {
  sameLocation: {
    polarity: "plus",
    coordinator: { en: "Both are at: {items}.", cy: "Mae'r ddau yn: {items}." },
    mentee: { en: "You are both at: {items}.", cy: "Rydych eich dau yn: {items}." },
    mentor: { en: "You are both at: {items}.", cy: "Rydych eich dau yn: {items}." },
  },
  nearLocation: {
    polarity: "neutral",
    coordinator: {
      en: "Their places are near each other.",
      cy: "Mae eu lleoedd yn agos at ei gilydd.",
    },
    mentee: {
      en: "Your places are near each other.",
      cy: "Mae eich lleoedd yn agos at ei gilydd.",
    },
    mentor: {
      en: "Your places are near each other.",
      cy: "Mae eich lleoedd yn agos at ei gilydd.",
    },
  },
  otherLocation: {
    polarity: "minus",
    coordinator: { en: "They are at different places.", cy: "Maent mewn lleoedd gwahanol." },
    mentee: { en: "You are at different places.", cy: "Rydych mewn lleoedd gwahanol." },
    mentor: { en: "You are at different places.", cy: "Rydych mewn lleoedd gwahanol." },
  },
};

/** Whether somebody would meet online and no other way. */
const onlyOnline = (profile: Profile, { mode, online = ONLINE }: Location) => {
  const modes = mode === undefined ? [] : answerValues(profile, mode);
  return modes.length === 1 && modes[0] === online;
};

/**
 * 1 at the same place, 0.5 at two places of one of the `near` groups, else 0. Nothing is said where
 * either gave no place, or would meet online only: then places don't matter.
 */
export const location: CriterionType<Location> = {
  type: "location",
  v: 1,
  label: { en: "Location", cy: "Lleoliad" },
  params: {
    mentee: {
      type: "question",
      required: true,
      label: { en: "The mentee's place", cy: "Lle'r mentorai" },
    },
    mentor: {
      type: "question",
      required: true,
      label: { en: "The mentor's place", cy: "Lle'r mentor" },
    },
    near: {
      type: "groups",
      label: { en: "Places that are near each other", cy: "Lleoedd sy'n agos at ei gilydd" },
    },
    mode: {
      type: "question",
      label: {
        en: "How they would meet; whoever meets only online can be anywhere",
        cy: "Sut y byddent yn cyfarfod; gall y sawl sy'n cyfarfod ar-lein yn unig fod yn unrhyw le",
      },
    },
    online: {
      type: "string",
      default: ONLINE,
      label: { en: "The answer that means online", cy: "Yr ateb sy'n golygu ar-lein" },
    },
    labels: LABELS_PARAM,
  },
  evaluate(mentee, mentor, params): CriterionResult {
    const hers = answerValues(mentee, params.mentee);
    const his = answerValues(mentor, params.mentor);
    if (hers.length === 0 || his.length === 0) return { kind: "none" };
    if (onlyOnline(mentee, params) || onlyOnline(mentor, params)) return { kind: "none" };
    const both = hers.filter((place) => his.includes(place));
    if (both.length > 0) {
      return outcome(OUTCOMES, 1, "sameLocation", { items: withLabels(both, params.labels) });
    }
    const near = (params.near ?? []).some(
      (group) => hers.some((p) => group.includes(p)) && his.some((p) => group.includes(p)),
    );
    return near ? outcome(OUTCOMES, 0.5, "nearLocation") : outcome(OUTCOMES, 0, "otherLocation");
  },
  rows(mentees, mentors, params, prepared) {
    const key = (question: string) => (profile: Profile) =>
      JSON.stringify([answerValues(profile, question), onlyOnline(profile, params)]);
    return byKey(
      mentees,
      mentors,
      (a, b) => location.evaluate(a, b, params, prepared),
      key(params.mentee),
      key(params.mentor),
    );
  },
  describe: ({ near = [], mode }, locale) =>
    [
      phrase(
        near.length > 0
          ? {
              en: "Pairs at the same place come first, then those at places near each other.",
              cy: "Parau yn yr un lle sy'n dod gyntaf, ac yna'r rhai mewn lleoedd sy'n agos at ei gilydd.",
            }
          : {
              en: "Pairs at the same place come first.",
              cy: "Parau yn yr un lle sy'n dod gyntaf.",
            },
        locale,
      ),
      mode &&
        phrase(
          {
            en: "For whoever meets online only, places make no difference.",
            cy: "I'r sawl sy'n cyfarfod ar-lein yn unig, nid yw lleoedd yn gwneud gwahaniaeth.",
          },
          locale,
        ),
    ]
      .filter(Boolean)
      .join(" "),
  sentence: sentenceOf(OUTCOMES),
  counted: countedAlike({
    one: "1 is at another place",
    many: "{n} are at other places",
    cy: "{n} mewn lle arall",
  }),
};
