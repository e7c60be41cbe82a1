import type { EventType, Facts } from "@quad/workflow";
import { milestoneChoices } from "../plugins/saying.ts";
import type { EnrolmentFact } from "./enrolment.facts.ts";

/** The facts with some of an enrolment's changed. */
const now = (facts: Facts, change: (fact: EnrolmentFact) => Partial<EnrolmentFact>): Facts => {
  const fact = facts.enrolment as unknown as EnrolmentFact | undefined;
  return fact ? { ...facts, enrolment: { ...fact, ...change(fact) } } : facts;
};

const fewer = ({ openPartnerships }: EnrolmentFact) => ({
  openPartnerships: Math.max(0, openPartnerships - 1),
});

const behind: Readonly<Record<string, Partial<EnrolmentFact>>> = {
  training: { trained: true },
  induction: { inducted: true },
  manager: { managerInformed: true },
  consent: { consented: true },
  certificate: { certified: true },
};

/** What the product tells somebody's workflow. */
export const enrolmentEvents: readonly EventType[] = [
  {
    type: "invitation.sent",
    label: { en: "Invitation sent", cy: "Anfonwyd gwahoddiad" },
    subject: "enrolment",
    by: ["coordinator"],
  },
  {
    type: "registration.submitted",
    label: { en: "Registration submitted", cy: "Cyflwynwyd y cofrestriad" },
    subject: "enrolment",
    by: ["self", "coordinator"],
    simulate: (facts) => now(facts, ({ placeFree }) => ({ hasPlace: placeFree })),
  },
  {
    type: "place.offered",
    label: { en: "Place offered", cy: "Cynigiwyd lle" },
    subject: "enrolment",
    by: ["system"],
    simulate: (facts) => now(facts, () => ({ hasPlace: true })),
  },
  {
    type: "proposal.made",
    label: { en: "Match proposed", cy: "Cynigiwyd partner" },
    subject: "enrolment",
    by: ["system"],
    simulate: (facts) =>
      now(facts, ({ openPartnerships }) => ({ openPartnerships: openPartnerships + 1 })),
  },
  {
    type: "proposal.ended",
    label: { en: "Proposal ended", cy: "Daeth y cynnig i ben" },
    subject: "enrolment",
    by: ["system"],
    simulate: (facts) => now(facts, fewer),
  },
  {
    type: "partnership.started",
    label: { en: "Partnership started", cy: "Dechreuodd y bartneriaeth" },
    subject: "enrolment",
    by: ["system"],
  },
  {
    type: "partnership.ended",
    label: { en: "Partnership ended", cy: "Daeth y bartneriaeth i ben" },
    subject: "enrolment",
    by: ["system"],
    simulate: (facts) => now(facts, fewer),
  },
  {
    type: "milestone.recorded",
    label: { en: "Milestone recorded", cy: "Cofnodwyd carreg filltir" },
    subject: "enrolment",
    by: ["self", "coordinator", "system"],
    payload: {
      type: "object",
      required: ["kind"],
      additionalProperties: false,
      properties: {
        kind: {
          type: "string",
          label: { en: "What", cy: "Beth" },
          enum: milestoneChoices.map(({ value }) => value),
        },
      },
    },
    simulate: (facts, payload) => {
      const { kind } = (payload ?? {}) as { kind?: string };
      return now(facts, () => behind[kind ?? ""] ?? {});
    },
  },
  {
    type: "withdraw",
    label: { en: "Withdrew", cy: "Tynnwyd yn ôl" },
    subject: "enrolment",
    by: ["self", "coordinator"],
    simulate: (facts) => now(facts, () => ({ hasPlace: false, openPartnerships: 0 })),
  },
];
