import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Subject } from "../access/policy.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { type PersonRow, peopleById } from "../person/person.service.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { EnrolmentRow } from "./enrolment.entity.ts";

const loader = (ctx: Context) =>
  ctx.once(
    "enrolments",
    () =>
      new DataLoader<string, EnrolmentRow>(async (ids) => {
        const rows = await ctx.store.find(EnrolmentRow, { id: In(ids) });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => byId.get(id) ?? new DomainError("NOT_FOUND"));
      }),
  );

/** Throws `NOT_FOUND`. */
export function enrolmentRow(ctx: Context, id: string): Promise<EnrolmentRow> {
  return loader(ctx).load(id);
}

/** Those of the ids that exist, in one query. */
export async function enrolmentsById(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, EnrolmentRow>> {
  const found = await loader(ctx).loadMany([...new Set(ids)]);
  return new Map(found.flatMap((row) => (row instanceof Error ? [] : [[row.id, row] as const])));
}

/** Everything that a person takes or took part in, oldest first. */
export async function enrolmentsOfPerson(ctx: Context, personId: string): Promise<EnrolmentRow[]> {
  const rows = await ctx.store.find(
    EnrolmentRow,
    { personId },
    { order: { createdAt: "ASC", id: "ASC" } },
  );
  return rows.map((row) => remember(ctx, row));
}

/** Makes later reads of this request see the row as it is given. */
export function remember(ctx: Context, row: EnrolmentRow): EnrolmentRow {
  loader(ctx).clear(row.id).prime(row.id, row);
  return row;
}

/**
 * The rows as they are now, held until the transaction ends. Hold their queues first. Others may
 * still write rows that belong to an enrolment, such as a choice of this mentor.
 */
export async function lockEnrolments(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, EnrolmentRow>> {
  await ctx.store.rows(
    `SELECT id FROM app.enrolment WHERE institution_id = $1 AND id = ANY($2::uuid[])
     ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  const rows = await ctx.store.find(EnrolmentRow, { id: In(ids) }, { order: { id: "ASC" } });
  return new Map(rows.map((row) => [row.id, remember(ctx, row)]));
}

/** Writes changes to a row that is held. */
export async function changeEnrolment(
  ctx: Context,
  row: EnrolmentRow,
  changes: Partial<Omit<EnrolmentRow, "institutionId" | "id">>,
): Promise<EnrolmentRow> {
  const values = { ...changes, revision: row.revision + 1 };
  await ctx.store.update(EnrolmentRow, { id: row.id }, values);
  return remember(ctx, Object.assign(new EnrolmentRow(), row, values));
}

/** What a permission over an enrolment is about. */
export function enrolmentSubject(
  ctx: Context,
  row: Pick<EnrolmentRow, "schemeId" | "personId" | "serviceAreaId">,
): Promise<Subject> {
  const { personId, serviceAreaId } = row;
  return schemeSubject(ctx, row.schemeId, { personId, serviceAreaId });
}

/** The people behind some enrolments, with their roles, by enrolment id. */
export async function peopleOfEnrolments(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, { person: PersonRow; role: EnrolmentRow["role"] }>> {
  const rows = [...(await enrolmentsById(ctx, ids)).values()];
  const people = await peopleById(
    ctx,
    rows.map((row) => row.personId),
  );
  return new Map(
    rows.map((row) => [row.id, { person: people.get(row.personId)!, role: row.role }]),
  );
}
