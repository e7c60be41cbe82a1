import type { EventType, Facts } from "@quad/workflow";
import type { PartnershipFact } from "./partnership.facts.ts";

/** The facts with some of a partnership's changed. */
export const change = (
  facts: Facts,
  changes: (fact: PartnershipFact) => Partial<PartnershipFact>,
): Facts => {
  const fact = facts.partnership as unknown as PartnershipFact | undefined;
  return fact ? { ...facts, partnership: { ...fact, ...changes(fact) } } : facts;
};

const about = { subject: "partnership" } as const;

/** One more, but never more than there are members. */
const oneMore = (of: "accepted" | "signed" | "evaluated") => (facts: Facts) =>
  change(facts, (fact) => ({ [of]: Math.min(fact.members, fact[of] + 1) }));

/** What the product tells a partnership's workflow. */
export const partnershipEvents: readonly EventType[] = [
  {
    ...about,
    type: "proposal.accepted",
    label: { en: "Proposal accepted", cy: "Derbyniwyd y cynnig" },
    by: ["member"],
    // Whoever is asked to join is in it from then on.
    simulate: (facts) =>
      change(facts, ({ joining, members, mentees, accepted }) =>
        joining > 0
          ? {
              joining: joining - 1,
              members: members + 1,
              mentees: mentees + 1,
              accepted: accepted + 1,
            }
          : { accepted: Math.min(members, accepted + 1) },
      ),
  },
  {
    ...about,
    type: "proposal.declined",
    label: { en: "Proposal declined", cy: "Gwrthodwyd y cynnig" },
    by: ["member"],
    simulate: (facts) => change(facts, ({ joining }) => ({ joining: Math.max(0, joining - 1) })),
  },
  {
    ...about,
    type: "agreement.signed",
    label: { en: "Agreement signed", cy: "Llofnodwyd y cytundeb" },
    by: ["member"],
    simulate: (facts) => {
      const signed = oneMore("signed")(facts);
      return change(signed, (fact) =>
        fact.signed < fact.members ? {} : { startedOn: fact.startedOn ?? fact.today },
      );
    },
  },
  {
    ...about,
    type: "meeting.logged",
    label: { en: "Meeting logged", cy: "Cofnodwyd cyfarfod" },
    by: ["member"],
    simulate: (facts) =>
      change(facts, ({ meetings, today }) => ({ meetings: meetings + 1, lastMeetingOn: today })),
  },
  {
    ...about,
    type: "partnership.closed",
    label: { en: "Partnership closed", cy: "Caewyd y bartneriaeth" },
    by: ["member", "coordinator"],
    simulate: (facts) => change(facts, ({ today }) => ({ endedOn: today })),
  },
  {
    ...about,
    type: "evaluation.submitted",
    label: { en: "Evaluation submitted", cy: "Cyflwynwyd gwerthusiad" },
    by: ["member"],
    simulate: oneMore("evaluated"),
  },
  {
    ...about,
    type: "members.changed",
    label: { en: "Other people are in it now", cy: "Mae pobl eraill ynddi bellach" },
    by: ["system"],
  },
];
