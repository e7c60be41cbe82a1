import type { GuardType } from "@quad/workflow";
import type { Context } from "../context.ts";
import type { FactLoader, InstanceRef } from "../plugins/plugin.ts";
import { openPartnershipsSql } from "./pool.ts";

interface EnrolmentFact {
  hasPlace: boolean;
  role: "mentor" | "mentee";
  /** Partnerships that are proposed or under way. */
  openPartnerships: number;
  /** An instant, or null. */
  invitedAt: string | null;
}

async function load(ctx: Context, instance: InstanceRef) {
  if (instance.subjectType !== "enrolment") return undefined;
  const [row] = await ctx.store.rows<Omit<EnrolmentFact, "invitedAt"> & { invitedAt: Date | null }>(
    `SELECT e.has_place AS "hasPlace", e.role, e.invited_at AS "invitedAt",
       ${openPartnershipsSql} AS "openPartnerships"
     FROM app.enrolment e WHERE e.institution_id = $1 AND e.id = $2`,
    [instance.subjectId],
  );
  return row && { ...row, invitedAt: row.invitedAt?.toISOString() ?? null };
}

const factOf = (facts: Record<string, unknown>) => facts.enrolment as EnrolmentFact;

/** What a workflow may read about an enrolment. */
export const enrolmentFacts: readonly FactLoader[] = [
  {
    key: "enrolment",
    label: { en: "Taking part", cy: "Cymryd rhan" },
    subjects: ["enrolment"],
    fields: {
      role: { type: "string", label: { en: "Role", cy: "Rôl" }, samples: ["mentee", "mentor"] },
      hasPlace: {
        type: "boolean",
        label: { en: "Has a place", cy: "Mae ganddynt le" },
        samples: [true, false],
      },
      openPartnerships: {
        type: "integer",
        label: { en: "Partnerships proposed or under way", cy: "Partneriaethau ar y gweill" },
        samples: [0, 1],
      },
      invitedAt: {
        type: "instant",
        label: { en: "Invited at", cy: "Gwahoddwyd ar" },
        samples: ["2027-01-11T09:00:00.000Z"],
      },
    },
    load,
  },
];

export const enrolmentGuards: readonly GuardType[] = [
  {
    type: "place.held",
    v: 1,
    label: { en: "Has a place", cy: "Mae ganddynt le" },
    params: {},
    reads: ["enrolment"],
    sentence: { en: "the person has a place", cy: "mae gan y person le" },
    negative: { en: "the person has no place", cy: "nid oes gan y person le" },
    evaluate: ({ facts }) =>
      factOf(facts).hasPlace ? { ok: true } : { ok: false, reason: { code: "place.none" } },
  },
  {
    type: "partnerships.none",
    v: 1,
    label: { en: "Is in no partnership", cy: "Nid yw mewn partneriaeth" },
    params: {},
    reads: ["enrolment"],
    sentence: {
      en: "the person is in no partnership and answers no proposal",
      cy: "nid yw'r person mewn partneriaeth nac yn ateb cynnig",
    },
    negative: {
      en: "the person is in a partnership or answers a proposal",
      cy: "mae'r person mewn partneriaeth neu'n ateb cynnig",
    },
    evaluate: ({ facts }) => {
      const { openPartnerships: count } = factOf(facts);
      if (count === 0) return { ok: true };
      return { ok: false, reason: { code: "partnerships.open", params: { count } } };
    },
  },
  {
    type: "enrolment.role",
    v: 1,
    label: { en: "Takes part as", cy: "Yn cymryd rhan fel" },
    params: {
      role: {
        type: "choice",
        required: true,
        label: { en: "Role", cy: "Rôl" },
        choices: [
          {
            value: "mentor",
            label: { en: "Mentor", cy: "Mentor" },
            phrase: { en: "a mentor", cy: "mentor" },
          },
          {
            value: "mentee",
            label: { en: "Mentee", cy: "Mentorai" },
            phrase: { en: "a mentee", cy: "mentorai" },
          },
        ],
      },
    },
    reads: ["enrolment"],
    sentence: { en: "the person is {role}", cy: "{role} yw'r person" },
    negative: { en: "the person isn't {role}", cy: "nid {role} yw'r person" },
    evaluate: ({ facts }, { role }) =>
      factOf(facts).role === role
        ? { ok: true }
        : { ok: false, reason: { code: "enrolment.otherRole" } },
  },
];
