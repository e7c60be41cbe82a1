import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { PartnershipMemberRow, PartnershipRow } from "./partnership.entity.ts";

const partnerships = (ctx: Context) =>
  ctx.once(
    "partnerships",
    () =>
      new DataLoader<string, PartnershipRow>(async (ids) => {
        const rows = await ctx.store.find(PartnershipRow, { id: In(ids) });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => byId.get(id) ?? new DomainError("NOT_FOUND"));
      }),
  );

/** Throws `NOT_FOUND`. Batched. */
export const partnershipRow = (ctx: Context, id: string): Promise<PartnershipRow> =>
  partnerships(ctx).load(id);

/** The partnership as it is now, held until the transaction ends. Throws `NOT_FOUND`. */
export async function lockPartnership(ctx: Context, id: string): Promise<PartnershipRow> {
  const row = await ctx.store.get(PartnershipRow, id, { lock: true });
  partnerships(ctx).clear(id).prime(id, row);
  return row;
}

/** Writes changes to a partnership that is held. */
export async function changePartnership(
  ctx: Context,
  row: PartnershipRow,
  changes: Partial<Omit<PartnershipRow, "institutionId" | "id">>,
): Promise<void> {
  await ctx.store.update(PartnershipRow, { id: row.id }, changes);
  Object.assign(row, changes);
}

/** Every partnership that these enrolments are or were in, newest first. Batched. */
export async function partnershipsOfEnrolments(
  ctx: Context,
  enrolmentIds: readonly string[],
): Promise<Map<string, PartnershipRow[]>> {
  const loader = ctx.once(
    "partnerships.ofEnrolments",
    () => new DataLoader<string, PartnershipRow[]>((ids) => loadOfEnrolments(ctx, ids)),
  );
  const ids = [...new Set(enrolmentIds)];
  const lists = await Promise.all(ids.map((id) => loader.load(id)));
  return new Map(ids.map((id, i) => [id, lists[i]!]));
}

async function loadOfEnrolments(ctx: Context, ids: readonly string[]): Promise<PartnershipRow[][]> {
  const memberships = await ctx.store.find(PartnershipMemberRow, { enrolmentId: In(ids) });
  const rows = await Promise.all(
    [...new Set(memberships.map((one) => one.partnershipId))].map((id) => partnershipRow(ctx, id)),
  );
  const newestFirst = rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return ids.map((id) => {
    const own = new Set(
      memberships.filter((one) => one.enrolmentId === id).map((one) => one.partnershipId),
    );
    return newestFirst.filter((row) => own.has(row.id));
  });
}

/** How much of a mentor's room one partnership takes: in a group each mentee counts. */
export const roomTaken = (model: string, mentees: number): number =>
  model === "group" ? mentees : 1;

/** How much of their room open partnerships take from each of these, proposals included. */
export async function openCounts(
  ctx: Context,
  enrolmentIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await ctx.store.rows<{ id: string; count: number }>(
    `SELECT m.enrolment_id AS id, sum(CASE WHEN p.model = 'group' AND m.role = 'mentor' THEN
         (SELECT count(*) FROM app.partnership_member o WHERE o.institution_id = $1
            AND o.partnership_id = p.id AND o.role = 'mentee') ELSE 1 END)::int AS count
     FROM app.partnership_member m
     JOIN app.partnership p ON p.institution_id = $1 AND p.id = m.partnership_id
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'partnership' AND i.subject_id = m.partnership_id
     WHERE m.institution_id = $1 AND m.enrolment_id = ANY ($2::uuid[]) AND 'open' = ANY (i.tags)
     GROUP BY m.enrolment_id`,
    [enrolmentIds],
  );
  const counts = new Map(rows.map((row) => [row.id, row.count]));
  return new Map(enrolmentIds.map((id) => [id, counts.get(id) ?? 0]));
}
