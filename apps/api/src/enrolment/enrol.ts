import { In } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import type { ParticipantRole } from "../scheme/scheme.service.ts";
import { startInstances } from "../workflow/workflow.service.ts";
import { EnrolmentRow } from "./enrolment.entity.ts";
import { remember } from "./rows.ts";

export interface EnrolInput {
  personId: string;
  role: ParticipantRole;
  serviceAreaId: string | null;
}

/** Makes somebody part of a scheme and starts their workflow. An enrolment that exists is returned. */
export async function enrol(
  ctx: Context,
  { schemeId, ...input }: EnrolInput & { schemeId: string },
): Promise<EnrolmentRow> {
  const [row] = await enrolMany(ctx, schemeId, [input]);
  return row!;
}

const keyOf = (one: { personId: string; role: string }) => `${one.personId} ${one.role}`;

/** The same for many in one go. The result is in the order of `people`. */
export async function enrolMany(
  ctx: Context,
  schemeId: string,
  people: readonly EnrolInput[],
): Promise<EnrolmentRow[]> {
  if (people.length === 0) return [];
  const added = await ctx.store.rows<{ id: string }>(
    `INSERT INTO app.enrolment (institution_id, id, scheme_id, person_id, role, service_area_id)
     SELECT s.institution_id, v.id, s.id, v.person_id, v.role, v.area
     FROM app.scheme s,
       unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[]) AS v (id, person_id, role, area)
     WHERE s.institution_id = $1 AND s.id = $2
     ON CONFLICT (institution_id, scheme_id, person_id, role) DO NOTHING RETURNING id`,
    [
      schemeId,
      people.map(() => uuidv7()),
      people.map((one) => one.personId),
      people.map((one) => one.role),
      people.map((one) => one.serviceAreaId),
    ],
  );
  const rows = await ctx.store.find(EnrolmentRow, {
    schemeId,
    personId: In([...new Set(people.map((one) => one.personId))]),
  });
  await startInstances(
    ctx,
    added.map(({ id }) => ({
      schemeId,
      key: "enrolment",
      subjectType: "enrolment",
      subjectId: id,
    })),
  );
  for (const { id } of added) {
    await recordAudit(ctx, "enrolment.create", { type: "enrolment", id }, { schemeId });
  }
  const byKey = new Map(rows.map((row) => [keyOf(row), remember(ctx, row)]));
  return people.map((one) => byKey.get(keyOf(one))!);
}
