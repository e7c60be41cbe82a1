import type { FactField } from "@quad/workflow";
import type { Context } from "../context.ts";
import { unitPath } from "../institution/institution.service.ts";
import type { FactLoader, InstanceRef } from "../plugins/plugin.ts";
import type { SchemeSettings } from "../templates/document.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";
import { openPartnershipsSql } from "./pool.ts";

/** What a workflow may read about an enrolment. */
export interface EnrolmentFact {
  role: "mentor" | "mentee";
  hasPlace: boolean;
  /** A place of the person's area and role is free, or there is no limit. */
  placeFree: boolean;
  /** Partnerships that are proposed or under way. */
  openPartnerships: number;
  /** An instant, or null. */
  invitedAt: string | null;
  /** The scheme's rules for who may join let the person in. */
  eligible: boolean;
  trained: boolean;
  inducted: boolean;
  managerInformed: boolean;
  consented: boolean;
  certified: boolean;
  /** The scheme asks this role for training before matching. */
  trainingRequired: boolean;
  /** The scheme asks this role to have told their line manager. */
  managerRequired: boolean;
  /** Has been a mentor in a partnership that has ended, or says so in the registration. */
  experienced: boolean;
}

export const enrolmentFact = (facts: Record<string, unknown>) => facts.enrolment as EnrolmentFact;

interface Row {
  role: EnrolmentRow["role"];
  hasPlace: boolean;
  placeFree: boolean;
  openPartnerships: number;
  invitedAt: Date | null;
  reached: string[];
  settings: SchemeSettings;
  schemeUnitId: string;
  unitId: string | null;
  experienced: boolean;
}

async function load(ctx: Context, instance: InstanceRef) {
  if (instance.subjectType !== "enrolment") return undefined;
  const [row] = await ctx.store.rows<Row>(
    `SELECT e.role, e.has_place AS "hasPlace", e.invited_at AS "invitedAt",
       ${openPartnershipsSql} AS "openPartnerships",
       NOT EXISTS (SELECT FROM app.place_quota q WHERE q.institution_id = $1
         AND q.scheme_id = e.scheme_id AND q.service_area_id = e.service_area_id
         AND q.role = e.role AND q.taken >= q.places) AS "placeFree",
       ARRAY(SELECT DISTINCT m.kind FROM app.milestone m
         WHERE m.institution_id = $1 AND m.enrolment_id = e.id) AS reached,
       s.settings, s.unit_id AS "schemeUnitId", p.unit_id AS "unitId",
       EXISTS (SELECT FROM app.partnership_member pm
         JOIN app.partnership pp ON pp.institution_id = $1 AND pp.id = pm.partnership_id
         WHERE pm.institution_id = $1 AND pm.person_id = e.person_id AND pm.role = 'mentor'
           AND pp.ended_at IS NOT NULL)
       OR EXISTS (SELECT FROM app.response r WHERE r.institution_id = $1
         AND r.subject_type = 'enrolment' AND r.subject_id = e.id AND r.state = 'submitted'
         AND r.answers -> 'mentoredBefore' = 'true') AS experienced
     FROM app.enrolment e
     JOIN app.scheme s ON s.institution_id = $1 AND s.id = e.scheme_id
     JOIN app.person p ON p.institution_id = $1 AND p.id = e.person_id
     WHERE e.institution_id = $1 AND e.id = $2`,
    [instance.subjectId],
  );
  return row && factOf(ctx, row);
}

async function factOf(ctx: Context, row: Row) {
  const { role, reached, settings } = row;
  const required = settings.milestones?.required ?? {};
  const fact: EnrolmentFact = {
    role,
    hasPlace: row.hasPlace,
    placeFree: row.placeFree,
    openPartnerships: row.openPartnerships,
    invitedAt: row.invitedAt?.toISOString() ?? null,
    eligible: await isEligible(ctx, row),
    trained: reached.includes("training"),
    inducted: reached.includes("induction"),
    managerInformed: reached.includes("manager"),
    consented: reached.includes("consent"),
    certified: reached.includes("certificate"),
    trainingRequired: required.training?.includes(role) ?? false,
    managerRequired: required.manager?.includes(role) ?? false,
    experienced: row.experienced,
  };
  return { ...fact };
}

async function isEligible(
  ctx: Context,
  { settings, schemeUnitId, unitId }: Pick<Row, "settings" | "schemeUnitId" | "unitId">,
): Promise<boolean> {
  if (!settings.eligibility?.ownUnitOnly) return true;
  return unitId !== null && (await unitPath(ctx, unitId)).includes(schemeUnitId);
}

const yesNo = (en: string, cy: string, first = false): FactField => ({
  type: "boolean",
  label: { en, cy },
  samples: [first, !first],
});

export const enrolmentFacts: readonly FactLoader[] = [
  {
    key: "enrolment",
    label: { en: "Taking part", cy: "Cymryd rhan" },
    subjects: ["enrolment"],
    fields: {
      role: { type: "string", label: { en: "Role", cy: "Rôl" }, samples: ["mentee", "mentor"] },
      hasPlace: yesNo("Has a place", "Mae ganddynt le", true),
      placeFree: yesNo(
        "A place of their area is free",
        "Mae lle yn eu maes gwasanaeth yn rhydd",
        true,
      ),
      openPartnerships: {
        type: "integer",
        label: { en: "Partnerships proposed or under way", cy: "Partneriaethau ar y gweill" },
        samples: [0, 1],
      },
      invitedAt: {
        type: "instant",
        label: { en: "Invited at", cy: "Gwahoddwyd ar" },
        samples: ["P0D"],
      },
      eligible: yesNo("May join the scheme", "Caiff ymuno â'r cynllun", true),
      trained: yesNo("Training done", "Hyfforddiant wedi'i gwblhau"),
      inducted: yesNo("Induction done", "Cyflwyniad wedi'i gwblhau"),
      managerInformed: yesNo("Line manager informed", "Rheolwr llinell wedi cael gwybod"),
      consented: yesNo("Consent given", "Cydsyniad wedi'i roi"),
      certified: yesNo("Certificate granted", "Tystysgrif wedi'i rhoi"),
      trainingRequired: yesNo(
        "The scheme requires training of this role",
        "Mae'r cynllun yn gofyn i'r rôl hon gael hyfforddiant",
      ),
      managerRequired: yesNo(
        "The scheme requires the line manager to know",
        "Mae'r cynllun yn gofyn i'r rheolwr llinell gael gwybod",
      ),
      experienced: yesNo("Has been a mentor before", "Wedi bod yn fentor o'r blaen"),
    },
    load,
  },
];
