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
export const enrolmentFacts: readonly FactLoader[] = [{ key: "enrolment", load }];

export const enrolmentGuards: readonly GuardType[] = [
  {
    type: "place.held",
    v: 1,
    label: { en: "Has a place", cy: "Mae ganddynt le" },
    params: {},
    reads: ["enrolment"],
    describe: (_params, locale) =>
      locale === "cy" ? "mae gan y person le" : "the person has a place",
    evaluate: ({ facts }) =>
      factOf(facts).hasPlace ? { ok: true } : { ok: false, reason: { code: "place.none" } },
  },
  {
    type: "partnerships.none",
    v: 1,
    label: { en: "Is in no partnership", cy: "Nid yw mewn partneriaeth" },
    params: {},
    reads: ["enrolment"],
    describe: (_params, locale) =>
      locale === "cy"
        ? "nid yw'r person mewn partneriaeth nac yn ateb cynnig"
        : "the person is in no partnership and answers no proposal",
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
          { value: "mentor", label: { en: "Mentor", cy: "Mentor" } },
          { value: "mentee", label: { en: "Mentee", cy: "Mentorai" } },
        ],
      },
    },
    reads: ["enrolment"],
    describe: ({ role }, locale) => {
      if (locale === "cy") {
        return role === "mentor" ? "mentor yw'r person" : "mentorai yw'r person";
      }
      return `the person is a ${role === "mentor" ? "mentor" : "mentee"}`;
    },
    evaluate: ({ facts }, { role }) =>
      factOf(facts).role === role
        ? { ok: true }
        : { ok: false, reason: { code: "enrolment.otherRole" } },
  },
];
