import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { decodeCursor, type Page, page, pageSize } from "../graphql/pagination.ts";
import {
  areasSeen,
  schemeDocumentOf,
  schemeSubject,
  stuckPeople,
} from "../scheme/scheme.service.ts";

import { EnrolmentRow } from "./enrolment.entity.ts";
import type { EnrolmentFilter } from "./enrolment.inputs.ts";
import { Enrolment, type EnrolmentOrder } from "./enrolment.types.ts";
import { enrolmentsById } from "./rows.ts";

export interface EnrolmentQuery {
  schemeId: string;
  filter?: EnrolmentFilter | null;
  order: EnrolmentOrder;
  first: number;
  after?: string | null;
}

/** The columns that order a list, with their types, ending in one that no two rows share. */
const orders: Record<EnrolmentOrder, { sql: string; types: string[] }> = {
  name: {
    sql: "p.family_name, p.given_name, e.id::text",
    types: ["text", "text", "text"],
  },
  stage: {
    sql: "COALESCE(array_position($3::text[], i.stage), 999), p.family_name, p.given_name, e.id::text",
    types: ["int", "text", "text", "text"],
  },
  // Microseconds, so that a cursor is exact.
  since: {
    sql: "(extract(epoch FROM i.stage_since) * 1000000)::bigint, e.id::text",
    types: ["bigint", "text"],
  },
};

/** The people of a scheme: for a coordinator of some service areas, those of these areas. */
export async function listEnrolments(
  ctx: Context,
  query: EnrolmentQuery,
): Promise<Page<Enrolment>> {
  const { schemeId, order } = query;
  const first = pageSize(query.first);
  const { sql: columns, types } = orders[order];
  const after = decodeCursor(query.after, types.length);
  const subject = await schemeSubject(ctx, schemeId);
  authorise(ctx, "enrolment.list", subject);

  const { workflows } = await schemeDocumentOf(ctx, schemeId);
  const stages = workflows.find((one) => one.key === "enrolment")?.stages ?? [];
  const params: unknown[] = [schemeId, stages.map((stage) => stage.key)];
  const add = (value: unknown) => `$${params.push(value) + 1}`;
  const where = await conditions(ctx, query, areasSeen(ctx, subject), add);
  const from = `FROM app.enrolment e
     JOIN app.person p ON p.institution_id = $1 AND p.id = e.person_id
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'enrolment' AND i.subject_id = e.id
     WHERE e.institution_id = $1 AND e.scheme_id = $2 AND $3::text[] IS NOT NULL ${where}`;
  const [total] = await ctx.store.rows<{ count: number }>(
    `SELECT count(*)::int AS count ${from}`,
    params,
  );
  const later = after
    ? `AND (${columns}) > (${after.map((value, i) => `${add(value)}::${types[i]}`).join(", ")})`
    : "";
  const found = await ctx.store.rows<{ id: string; keys: (string | number)[] }>(
    `SELECT e.id, json_build_array(${columns}) AS keys ${from} ${later}
     ORDER BY ${columns} LIMIT ${add(first + 1)}`,
    params,
  );
  const rows = await enrolmentsById(
    ctx,
    found.map((row) => row.id),
  );
  return page(
    found,
    first,
    total?.count ?? 0,
    (row) => row.keys,
    (row) => Enrolment.of(rows.get(row.id) ?? new EnrolmentRow()),
  );
}

async function conditions(
  ctx: Context,
  { schemeId, filter }: EnrolmentQuery,
  areas: string[] | null,
  add: (value: unknown) => string,
): Promise<string> {
  const all: string[] = [];
  if (areas !== null) all.push(`e.service_area_id = ANY(${add(areas)}::uuid[])`);
  if (filter?.role) all.push(`e.role = ${add(filter.role)}`);
  if (filter?.stage) all.push(`i.stage = ${add(filter.stage)}`);
  if (filter?.serviceAreaId) all.push(`e.service_area_id = ${add(filter.serviceAreaId)}`);
  const words = wordsOf(filter?.search ?? "");
  if (words.length > 0) {
    const name = "lower(p.given_name || ' ' || p.family_name || ' ' || p.email)";
    all.push(`(SELECT bool_and(strpos(${name}, w) > 0) FROM unnest(${add(words)}::text[]) AS w)`);
  }
  if (filter?.stuckOnly) {
    const stuck = await stuckPeople(ctx, schemeId);
    all.push(`e.id = ANY(${add(stuck.map((one) => one.enrolmentId))}::uuid[])`);
  }
  return all.map((one) => `AND ${one}`).join(" ");
}

/** The distinct words of a search, in lower case: eight at most. */
export const wordsOf = (search: string): string[] =>
  [...new Set(search.toLowerCase().split(/\s+/).filter(Boolean))].slice(0, 8);
