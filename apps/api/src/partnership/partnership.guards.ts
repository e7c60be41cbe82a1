import type { GuardType, ParamField } from "@quad/workflow";
import { DateTime } from "luxon";
import { mentorOrMentee, verdict, type Words } from "../plugins/saying.ts";
import { type PartnershipFact, partnershipFact } from "./partnership.facts.ts";

const about: Pick<GuardType, "v" | "params" | "reads"> = {
  v: 1,
  params: {},
  reads: ["partnership"],
};

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** A rule that every member must have done something. */
const everyMember = (
  type: string,
  label: Words,
  done: "accepted" | "signed" | "evaluated",
  missing: Words,
): GuardType => ({
  ...about,
  type,
  label,
  sentence: { en: lowerFirst(label.en), cy: lowerFirst(label.cy) },
  negative: { en: lowerFirst(missing.en.slice(0, -1)), cy: lowerFirst(missing.cy.slice(0, -1)) },
  evaluate: ({ facts }) => {
    const fact = partnershipFact(facts);
    const count = fact.members - fact[done];
    return verdict(count <= 0, `${type}.missing`, missing, { count });
  },
});

const whole = (en: string, cy: string, minimum: number, maximum: number): ParamField => ({
  type: "integer",
  required: true,
  label: { en, cy },
  minimum,
  maximum,
});

const day = (date: string) => DateTime.fromISO(date, { zone: "utc" });

const counts: Record<string, (fact: PartnershipFact) => number> = {
  mentor: (fact) => fact.mentors,
  mentee: (fact) => fact.mentees,
  anyone: (fact) => fact.members,
};

export const partnershipGuards: readonly GuardType[] = [
  everyMember(
    "members.allAccepted",
    { en: "Everybody has accepted", cy: "Mae pawb wedi derbyn" },
    "accepted",
    { en: "Somebody hasn't accepted yet.", cy: "Nid yw rhywun wedi derbyn eto." },
  ),
  everyMember(
    "agreement.allSigned",
    { en: "Everybody has signed the agreement", cy: "Mae pawb wedi llofnodi'r cytundeb" },
    "signed",
    {
      en: "Somebody hasn't signed the agreement yet.",
      cy: "Nid yw rhywun wedi llofnodi'r cytundeb eto.",
    },
  ),
  everyMember(
    "evaluation.allAnswered",
    { en: "Everybody has sent their evaluation", cy: "Mae pawb wedi anfon eu gwerthusiad" },
    "evaluated",
    {
      en: "Somebody hasn't sent their evaluation yet.",
      cy: "Nid yw rhywun wedi anfon eu gwerthusiad eto.",
    },
  ),
  {
    ...about,
    type: "members.atLeast",
    label: { en: "So many are in it", cy: "Mae cynifer ynddi" },
    params: {
      role: {
        type: "choice",
        required: true,
        label: { en: "Who", cy: "Pwy" },
        choices: [
          ...mentorOrMentee.map(({ value, label }) => ({
            value,
            label,
            phrase: {
              en: value === "mentor" ? "mentors" : "mentees",
              cy: value === "mentor" ? "mentoriaid" : "mentoreion",
            },
          })),
          {
            value: "anyone",
            label: { en: "Anybody", cy: "Unrhyw un" },
            phrase: { en: "members", cy: "aelodau" },
          },
        ],
      },
      count: whole("How many", "Faint", 1, 20),
    },
    sentence: {
      en: "it has at least this many {role}: {count}",
      cy: "mae ynddi o leiaf hyn o {role}: {count}",
    },
    negative: {
      en: "it has fewer {role} than {count}",
      cy: "mae ynddi lai o {role} na {count}",
    },
    evaluate: ({ facts }, { role, count }) => {
      const there = (counts[String(role)] ?? counts.anyone!)(partnershipFact(facts));
      return verdict(
        there >= Number(count),
        "members.tooFew",
        {
          en: `It needs ${count} and has ${there}.`,
          cy: `Mae angen ${count} ac mae ganddi ${there}.`,
        },
        { needed: Number(count), there },
      );
    },
  },
  {
    ...about,
    type: "members.enough",
    label: { en: "Enough are left to go on", cy: "Mae digon ar ôl i fynd ymlaen" },
    sentence: {
      en: "it has as many mentors and mentees as its model needs",
      cy: "mae ynddi gynifer o fentoriaid a mentoreion ag y mae ei model yn gofyn",
    },
    negative: {
      en: "it has fewer mentors or mentees than its model needs",
      cy: "mae ynddi lai o fentoriaid neu fentoreion nag y mae ei model yn gofyn",
    },
    evaluate: ({ facts }) => {
      const { mentors, mentees, minimumMentors, minimumMentees } = partnershipFact(facts);
      return verdict(mentors >= minimumMentors && mentees >= minimumMentees, "members.notEnough", {
        en: `Its model needs ${minimumMentors} mentors and ${minimumMentees} mentees; there are ${mentors} and ${mentees}.`,
        cy: `Mae ei model yn gofyn am ${minimumMentors} mentor a ${minimumMentees} mentorai; mae ${mentors} a ${mentees} yno.`,
      });
    },
  },
  {
    ...about,
    type: "members.joined",
    label: { en: "Everybody who was asked has answered", cy: "Mae pawb a holwyd wedi ateb" },
    sentence: {
      en: "nobody is still asked to join",
      cy: "nid oes neb y gofynnwyd iddynt ymuno heb ateb",
    },
    negative: {
      en: "somebody who is asked to join hasn't answered",
      cy: "mae rhywun y gofynnwyd iddynt ymuno heb ateb",
    },
    evaluate: ({ facts }) => {
      const { joining: count } = partnershipFact(facts);
      return verdict(
        count === 0,
        "members.joining",
        {
          en: "Somebody who is asked to join hasn't answered yet.",
          cy: "Mae rhywun y gofynnwyd iddynt ymuno heb ateb eto.",
        },
        { count },
      );
    },
  },
  {
    ...about,
    type: "meeting.within",
    label: { en: "They have met lately", cy: "Maent wedi cyfarfod yn ddiweddar" },
    params: { weeks: whole("Weeks", "Wythnosau", 1, 104) },
    sentence: {
      en: "a meeting of the last {weeks} weeks is written down",
      cy: "mae cyfarfod o'r {weeks} wythnos diwethaf wedi'i gofnodi",
    },
    negative: {
      en: "no meeting of the last {weeks} weeks is written down",
      cy: "nid oes cyfarfod o'r {weeks} wythnos diwethaf wedi'i gofnodi",
    },
    evaluate: ({ facts }, { weeks }) => {
      const { lastMeetingOn: last, today } = partnershipFact(facts);
      const held = last !== null && day(last) >= day(today).minus({ weeks: Number(weeks) });
      return verdict(held, "meeting.longAgo", {
        en: `No meeting of the last ${weeks} weeks is written down.`,
        cy: `Nid oes cyfarfod o'r ${weeks} wythnos diwethaf wedi'i gofnodi.`,
      });
    },
  },
  {
    ...about,
    type: "meeting.held",
    label: { en: "They have met so often", cy: "Maent wedi cyfarfod mor aml" },
    params: { count: whole("How often", "Sawl gwaith", 1, 100) },
    sentence: {
      en: "at least {count} of their meetings are written down",
      cy: "mae o leiaf {count} o'u cyfarfodydd wedi'u cofnodi",
    },
    negative: {
      en: "fewer than {count} of their meetings are written down",
      cy: "mae llai na {count} o'u cyfarfodydd wedi'u cofnodi",
    },
    evaluate: ({ facts }, { count }) => {
      const { meetings } = partnershipFact(facts);
      return verdict(
        meetings >= Number(count),
        "meeting.tooFew",
        {
          en: `Meetings written down: ${meetings} of ${count}.`,
          cy: `Cyfarfodydd a gofnodwyd: ${meetings} o ${count}.`,
        },
        { meetings },
      );
    },
  },
  {
    ...about,
    type: "review.due",
    label: { en: "A review is due", cy: "Mae'n bryd adolygu" },
    params: { months: whole("Months after the beginning", "Misoedd ar ôl y dechrau", 1, 36) },
    sentence: {
      en: "it began {months} or more months ago",
      cy: "dechreuodd {months} mis neu fwy yn ôl",
    },
    negative: {
      en: "it began less than {months} months ago",
      cy: "dechreuodd lai na {months} mis yn ôl",
    },
    evaluate: ({ facts }, { months }) => {
      const { startedOn, today } = partnershipFact(facts);
      const due =
        startedOn !== null && day(today) >= day(startedOn).plus({ months: Number(months) });
      return verdict(due, "review.early", {
        en: `It began less than ${months} months ago.`,
        cy: `Dechreuodd lai na ${months} mis yn ôl.`,
      });
    },
  },
  {
    ...about,
    type: "end.near",
    label: { en: "The end is near", cy: "Mae'r diwedd yn agos" },
    params: { days: whole("Days before the end", "Diwrnodau cyn y diwedd", 0, 365) },
    sentence: {
      en: "the planned end is at most {days} days away",
      cy: "mae'r diwedd a gynlluniwyd o fewn {days} diwrnod",
    },
    negative: {
      en: "the planned end is more than {days} days away",
      cy: "mae'r diwedd a gynlluniwyd fwy na {days} diwrnod i ffwrdd",
    },
    evaluate: ({ facts }, { days }) => {
      const { endsOn, today } = partnershipFact(facts);
      const near = endsOn !== null && day(today) >= day(endsOn).minus({ days: Number(days) });
      return verdict(near, "end.far", {
        en: `The planned end is more than ${days} days away.`,
        cy: `Mae'r diwedd a gynlluniwyd fwy na ${days} diwrnod i ffwrdd.`,
      });
    },
  },
  {
    ...about,
    type: "date.later",
    label: { en: "The date given is still to come", cy: "Mae'r dyddiad a roddwyd eto i ddod" },
    params: {
      field: {
        type: "string",
        required: true,
        maxLength: 60,
        label: { en: "What the date is called in the event", cy: "Enw'r dyddiad yn y digwyddiad" },
      },
    },
    sentence: { en: "the date given is after today", cy: "mae'r dyddiad a roddwyd ar ôl heddiw" },
    negative: { en: "the date given is past", cy: "mae'r dyddiad a roddwyd wedi bod" },
    evaluate: ({ facts, event }, { field }) => {
      const payload = event.kind === "event" ? event.payload : undefined;
      const given = (payload ?? {}) as Record<string, unknown>;
      const date = given[String(field)];
      // Whether it could be sent at all is asked without a date.
      const later = typeof date !== "string" || date > partnershipFact(facts).today;
      return verdict(later, "date.past", {
        en: "Give a date after today.",
        cy: "Rhowch ddyddiad ar ôl heddiw.",
      });
    },
  },
];
