import { authorise } from "../access/can.ts";
import type { Subject } from "../access/policy.ts";
import { coordinator, institutionAdmin, unitAdmin } from "../access/policy.ts";
import type { Context } from "../context.ts";
import { decodeCursor, type Page, page, pageSize } from "../graphql/pagination.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import type { PartnershipRow } from "./partnership.entity.ts";
import { Partnership } from "./partnership.types.ts";
import { partnershipRow } from "./rows.ts";
import { partnershipSubject } from "./side.ts";

/** Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readPartnership(ctx: Context, id: string): Promise<PartnershipRow> {
  const row = await partnershipRow(ctx, id);
  authorise(ctx, "partnership.read", await partnershipSubject(ctx, row));
  return row;
}

export interface ListOptions {
  stage?: string | null;
  first: number;
  after?: string | null;
}

/** The partnerships of a scheme, newest first; a coordinator of some areas sees those alone. */
export async function listPartnerships(
  ctx: Context,
  schemeId: string,
  { stage, first, after }: ListOptions,
): Promise<Page<Partnership>> {
  const take = pageSize(first);
  const cursor = decodeCursor(after, 1);
  const subject = await schemeSubject(ctx, schemeId);
  authorise(ctx, "partnership.list", subject);
  const params = [schemeId, stage ?? null, areasSeen(ctx, subject)];
  const [total] = await ctx.store.rows<{ count: number }>(
    `SELECT count(*)::int AS count ${from}`,
    params,
  );
  const found = await ctx.store.rows<{ id: string }>(
    `SELECT p.id ${from} AND ($5::uuid IS NULL OR p.id < $5) ORDER BY p.id DESC LIMIT $6`,
    [...params, cursor?.[0] ?? null, take + 1],
  );
  const rows = await Promise.all(found.map(({ id }) => partnershipRow(ctx, id)));
  return page(rows, take, total!.count, (row) => [row.id], Partnership.of);
}

const from = `
  FROM app.partnership p
  JOIN app.workflow_instance i ON i.institution_id = $1
    AND i.subject_type = 'partnership' AND i.subject_id = p.id
  WHERE p.institution_id = $1 AND p.scheme_id = $2 AND ($3::text IS NULL OR i.stage = $3)
    AND ($4::uuid[] IS NULL OR EXISTS (
      SELECT FROM app.partnership_member m
      JOIN app.enrolment e ON e.institution_id = $1 AND e.id = m.enrolment_id
      WHERE m.institution_id = $1 AND m.partnership_id = p.id AND e.service_area_id = ANY ($4)))`;

/** Null: all areas. */
function areasSeen(ctx: Context, subject: Subject): string[] | null {
  const { actor } = ctx;
  const whole = { ...subject, serviceAreaId: null };
  if (actor.kind !== "person") return null;
  const all = [institutionAdmin, unitAdmin, coordinator];
  if (all.some((one) => one.allows(actor, whole))) return null;
  return actor.grants.flatMap((grant) =>
    grant.role === "coordinator" && grant.schemeId === subject.schemeId && grant.serviceAreaId
      ? [grant.serviceAreaId]
      : [],
  );
}

/** The proposals of a round, oldest first. The caller has asked whether they may be read. */
export async function partnershipsOfRound(
  ctx: Context,
  roundId: string,
): Promise<PartnershipRow[]> {
  const found = await ctx.store.rows<{ id: string }>(
    `SELECT id FROM app.partnership WHERE institution_id = $1 AND round_id = $2 ORDER BY id`,
    [roundId],
  );
  return Promise.all(found.map(({ id }) => partnershipRow(ctx, id)));
}
