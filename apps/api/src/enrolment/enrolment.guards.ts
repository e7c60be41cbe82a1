import type { GuardType } from "@quad/workflow";
import { mentorOrMentee, milestoneChoices, verdict, type Words } from "../plugins/saying.ts";
import { type EnrolmentFact, enrolmentFact } from "./enrolment.facts.ts";

const about: Pick<GuardType, "v" | "params" | "reads"> = { v: 1, params: {}, reads: ["enrolment"] };

/** A rule that one yes or no among the facts decides. */
const plain = (
  type: string,
  label: Words,
  holds: (fact: EnrolmentFact) => boolean,
  words: { sentence: Words; negative: Words; missing: Words },
): GuardType => ({
  ...about,
  type,
  label,
  sentence: words.sentence,
  negative: words.negative,
  evaluate: ({ facts }) => verdict(holds(enrolmentFact(facts)), `${type}.not`, words.missing),
});

/** Which of the facts says that a milestone was reached. */
const reached = {
  training: "trained",
  induction: "inducted",
  manager: "managerInformed",
  consent: "consented",
  certificate: "certified",
} as const satisfies Record<string, keyof EnrolmentFact>;

const missing: Record<keyof typeof reached, Words> = {
  training: {
    en: "The training isn't recorded as done yet.",
    cy: "Nid yw'r hyfforddiant wedi'i gofnodi eto.",
  },
  induction: {
    en: "The induction isn't recorded as done yet.",
    cy: "Nid yw'r cyflwyniad wedi'i gofnodi eto.",
  },
  manager: {
    en: "It isn't recorded yet that the line manager knows.",
    cy: "Nid yw wedi'i gofnodi eto bod y rheolwr llinell yn gwybod.",
  },
  consent: {
    en: "Consent hasn't been recorded yet.",
    cy: "Nid yw cydsyniad wedi'i gofnodi eto.",
  },
  certificate: {
    en: "The certificate hasn't been granted yet.",
    cy: "Nid yw'r dystysgrif wedi'i rhoi eto.",
  },
};

export const enrolmentGuards: readonly GuardType[] = [
  plain("place.held", { en: "Has a place", cy: "Mae ganddynt le" }, (fact) => fact.hasPlace, {
    sentence: { en: "the person has a place", cy: "mae gan y person le" },
    negative: { en: "the person has no place", cy: "nid oes gan y person le" },
    missing: { en: "The person has no place.", cy: "Nid oes gan y person le." },
  }),
  plain("place.free", { en: "A place is free", cy: "Mae lle yn rhydd" }, (fact) => fact.placeFree, {
    sentence: {
      en: "a place in their area and role is free",
      cy: "mae lle yn rhydd yn eu maes a'u rôl",
    },
    negative: {
      en: "no place in their area and role is free",
      cy: "nid oes lle yn rhydd yn eu maes a'u rôl",
    },
    missing: {
      en: "Every place in this area and role is taken.",
      cy: "Mae pob lle yn y maes a'r rôl hon wedi'i lenwi.",
    },
  }),
  plain(
    "enrolment.eligible",
    { en: "May join the scheme", cy: "Caiff ymuno â'r cynllun" },
    (fact) => fact.eligible,
    {
      sentence: {
        en: "the scheme's rules let the person join",
        cy: "mae rheolau'r cynllun yn caniatáu i'r person ymuno",
      },
      negative: {
        en: "the scheme's rules don't let the person join",
        cy: "nid yw rheolau'r cynllun yn caniatáu i'r person ymuno",
      },
      missing: {
        en: "The scheme's rules for who may join don't cover this person.",
        cy: "Nid yw rheolau'r cynllun ynghylch pwy gaiff ymuno yn cynnwys y person hwn.",
      },
    },
  ),
  plain(
    "training.needed",
    { en: "Training is still needed", cy: "Mae angen hyfforddiant o hyd" },
    (fact) => fact.trainingRequired && !fact.trained,
    {
      sentence: {
        en: "the scheme requires training and it isn't done yet",
        cy: "mae'r cynllun yn gofyn am hyfforddiant ac nid yw wedi'i wneud eto",
      },
      negative: { en: "no training is needed any more", cy: "nid oes angen hyfforddiant mwyach" },
      missing: {
        en: "No training is needed any more.",
        cy: "Nid oes angen hyfforddiant mwyach.",
      },
    },
  ),
  plain(
    "manager.needed",
    { en: "The line manager is still to be told", cy: "Mae angen rhoi gwybod i'r rheolwr o hyd" },
    (fact) => fact.managerRequired && !fact.managerInformed,
    {
      sentence: {
        en: "the scheme requires the line manager to know and they don't yet",
        cy: "mae'r cynllun yn gofyn i'r rheolwr llinell wybod ac nid ydynt eto",
      },
      negative: {
        en: "nobody's line manager needs to be told any more",
        cy: "nid oes angen rhoi gwybod i reolwr llinell mwyach",
      },
      missing: {
        en: "The line manager needn't be told any more.",
        cy: "Nid oes angen rhoi gwybod i'r rheolwr llinell mwyach.",
      },
    },
  ),
  plain(
    "enrolment.experienced",
    { en: "Has been a mentor before", cy: "Wedi bod yn fentor o'r blaen" },
    (fact) => fact.experienced,
    {
      sentence: {
        en: "the person has been a mentor before",
        cy: "mae'r person wedi bod yn fentor o'r blaen",
      },
      negative: {
        en: "the person hasn't been a mentor before",
        cy: "nid yw'r person wedi bod yn fentor o'r blaen",
      },
      missing: {
        en: "The person hasn't been a mentor before.",
        cy: "Nid yw'r person wedi bod yn fentor o'r blaen.",
      },
    },
  ),
  {
    ...about,
    type: "milestone.done",
    label: { en: "Something is behind them", cy: "Mae rhywbeth y tu ôl iddynt" },
    params: {
      kind: {
        type: "choice",
        required: true,
        label: { en: "What", cy: "Beth" },
        choices: milestoneChoices,
      },
    },
    sentence: { en: "{kind} is recorded as done", cy: "mae {kind} wedi'i gofnodi" },
    negative: { en: "{kind} isn't recorded yet", cy: "nid yw {kind} wedi'i gofnodi eto" },
    evaluate: ({ facts }, { kind }) => {
      const what = kind as keyof typeof reached;
      return verdict(
        enrolmentFact(facts)[reached[what]] === true,
        `milestone.${what}.missing`,
        missing[what],
      );
    },
  },
  {
    ...about,
    type: "partnerships.none",
    label: { en: "Is in no partnership", cy: "Nid yw mewn partneriaeth" },
    sentence: {
      en: "the person is in no partnership and answers no proposal",
      cy: "nid yw'r person mewn partneriaeth nac yn ateb cynnig",
    },
    negative: {
      en: "the person is in a partnership or answers a proposal",
      cy: "mae'r person mewn partneriaeth neu'n ateb cynnig",
    },
    evaluate: ({ facts }) => {
      const { openPartnerships: count } = enrolmentFact(facts);
      return verdict(
        count === 0,
        "partnerships.open",
        {
          en: "A partnership or a proposal is still open.",
          cy: "Mae partneriaeth neu gynnig ar agor o hyd.",
        },
        { count },
      );
    },
  },
  {
    ...about,
    type: "enrolment.role",
    label: { en: "Takes part as", cy: "Yn cymryd rhan fel" },
    params: {
      role: {
        type: "choice",
        required: true,
        label: { en: "Role", cy: "Rôl" },
        choices: mentorOrMentee,
      },
    },
    sentence: { en: "the person is {role}", cy: "{role} yw'r person" },
    negative: { en: "the person isn't {role}", cy: "nid {role} yw'r person" },
    evaluate: ({ facts }, { role }) =>
      verdict(enrolmentFact(facts).role === role, "enrolment.otherRole", {
        en: role === "mentor" ? "Only mentors can do this." : "Only mentees can do this.",
        cy:
          role === "mentor"
            ? "Dim ond mentoriaid a all wneud hyn."
            : "Dim ond mentoreion a all wneud hyn.",
      }),
  },
];
