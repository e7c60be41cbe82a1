import DataLoader from "dataloader";
import { In } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { pageSize } from "../graphql/pagination.ts";
import { institutionRow } from "../institution/institution.service.ts";
import { type DemoRole, PersonRow } from "./person.entity.ts";
import { PersonName } from "./person.types.ts";

export type { PersonRow };

/** A person as an import or the demo gives them. What is left out stays as it is. */
export interface PersonValues {
  email: string;
  givenName: string;
  familyName: string;
  jobTitle?: string | null;
  grade?: string | null;
  unitId?: string | null;
  lineManagerId?: string | null;
  /** For a new person, the institution's own language where this is left out. */
  locale?: string;
}

export interface Upserted {
  row: PersonRow;
  outcome: "created" | "updated" | "unchanged";
}

const loader = (ctx: Context) =>
  ctx.once(
    "people",
    () =>
      new DataLoader<string, PersonRow | null>(async (ids) => {
        const rows = await ctx.store.find(PersonRow, { id: In(ids) });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => byId.get(id) ?? null);
      }),
  );

/** Throws `NOT_FOUND`. */
export async function person(ctx: Context, id: string): Promise<PersonRow> {
  const row = await loader(ctx).load(id);
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** Those of the ids that exist, in one query. */
export async function peopleById(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, PersonRow>> {
  const rows = await loader(ctx).loadMany([...new Set(ids)]);
  return new Map(
    rows.flatMap((row) => (row && !(row instanceof Error) ? [[row.id, row] as const] : [])),
  );
}

export const fullName = (row: Pick<PersonRow, "givenName" | "familyName">): string =>
  `${row.givenName} ${row.familyName}`.trim();

/** The name as the API gives it. Its unit's name is looked up when asked for. */
export function personName(_ctx: Context, row: PersonRow): PersonName {
  return Object.assign(new PersonName(), {
    id: row.id,
    name: fullName(row),
    jobTitle: row.jobTitle,
    unitId: row.unitId,
  });
}

/** Adds a person, or brings the one with this e-mail address up to date. */
export async function upsertPerson(ctx: Context, values: PersonValues): Promise<Upserted> {
  const [done] = await upsertPeople(ctx, [values]);
  return done!;
}

const fields = [
  "givenName",
  "familyName",
  "jobTitle",
  "grade",
  "unitId",
  "lineManagerId",
  "locale",
] as const;

/**
 * The same for many, in a constant number of statements for each thousand. Addresses must differ
 * from each other. The result is in the order of `people`.
 */
export async function upsertPeople(
  ctx: Context,
  people: readonly PersonValues[],
): Promise<Upserted[]> {
  const done: Upserted[] = [];
  for (let at = 0; at < people.length; at += 1000) {
    done.push(...(await upsertChunk(ctx, people.slice(at, at + 1000))));
  }
  return done;
}

async function upsertChunk(ctx: Context, people: readonly PersonValues[]): Promise<Upserted[]> {
  const emails = people.map((values) => values.email.trim().toLowerCase());
  if (new Set(emails).size !== emails.length) throw new Error("An e-mail address stands twice.");
  let known = await peopleByEmail(ctx, emails);
  const created = new Set<string>();
  const fresh = people.filter((_, i) => !known.has(emails[i]!));
  if (fresh.length > 0) {
    for (const email of await insert(ctx, fresh)) created.add(email);
    known = await peopleByEmail(ctx, emails);
  }
  const changed: PersonRow[] = [];
  const done = people.map((values, i): Upserted => {
    const row = known.get(emails[i]!)!;
    if (created.has(row.email)) return { row, outcome: "created" };
    const differing = differences(row, values);
    if (differing.length === 0) return { row, outcome: "unchanged" };
    for (const field of differing) Object.assign(row, { [field]: values[field] });
    changed.push(row);
    return { row, outcome: "updated" };
  });
  if (changed.length > 0) await update(ctx, changed);
  for (const { row, outcome } of done) {
    loader(ctx).clear(row.id).prime(row.id, row);
    if (outcome !== "unchanged") {
      const action = outcome === "created" ? "person.create" : "person.update";
      await recordAudit(ctx, action, { type: "person", id: row.id });
    }
  }
  return done;
}

/** The fields in which a person isn't as given. */
export const differences = (row: PersonRow, values: PersonValues) =>
  fields.filter((field) => values[field] !== undefined && values[field] !== row[field]);

/** Those of the addresses, in lower case, that somebody has. */
export async function peopleByEmail(
  ctx: Context,
  emails: readonly string[],
): Promise<Map<string, PersonRow>> {
  const rows = await ctx.store.find(PersonRow, { email: In(emails) });
  return new Map(rows.map((row) => [row.email, row]));
}

/** Gives the addresses that were added: another request may have been faster with some. */
async function insert(ctx: Context, people: readonly PersonValues[]): Promise<string[]> {
  const [ownLanguage = "en"] = (await institutionRow(ctx)).languages;
  const params: unknown[] = [];
  const tuples = people.map((values) => {
    const cells = [
      uuidv7(),
      values.email.trim().toLowerCase(),
      values.givenName,
      values.familyName,
      values.jobTitle ?? null,
      values.grade ?? null,
      values.unitId ?? null,
      values.lineManagerId ?? null,
      values.locale ?? ownLanguage,
    ];
    const places = cells.map((cell) => `$${params.push(cell) + 1}`);
    return `($1, ${places.join(", ")})`;
  });
  const added = await ctx.store.rows<{ email: string }>(
    `INSERT INTO app.person (institution_id, id, email, given_name, family_name, job_title, grade,
       unit_id, line_manager_id, locale)
     VALUES ${tuples.join(", ")} ON CONFLICT (institution_id, email) DO NOTHING RETURNING email`,
    params,
  );
  return added.map((row) => row.email);
}

async function update(ctx: Context, rows: readonly PersonRow[]): Promise<void> {
  const column = (of: (row: PersonRow) => string | null) => rows.map(of);
  await ctx.store.rows(
    `UPDATE app.person p SET given_name = v.given_name, family_name = v.family_name,
       job_title = v.job_title, grade = v.grade, unit_id = v.unit_id,
       line_manager_id = v.line_manager_id, locale = v.locale, updated_at = now()
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[],
       $9::text[]) AS v (id, given_name, family_name, job_title, grade, unit_id, line_manager_id, locale)
     WHERE p.institution_id = $1 AND p.id = v.id`,
    [
      column((r) => r.id),
      column((r) => r.givenName),
      column((r) => r.familyName),
      column((r) => r.jobTitle),
      column((r) => r.grade),
      column((r) => r.unitId),
      column((r) => r.lineManagerId),
      column((r) => r.locale),
    ],
  );
}

/** Keeps the language that somebody reads. */
export async function setPersonLocale(
  ctx: Context,
  id: string,
  locale: "en" | "cy",
): Promise<void> {
  await ctx.store.update(PersonRow, { id }, { locale });
  loader(ctx).clear(id);
  await recordAudit(ctx, "person.update", { type: "person", id }, { fields: ["locale"] });
}

/** Makes somebody one of the people whom anybody may enter as, in demo mode. */
export async function setDemoRole(ctx: Context, id: string, demoRole: DemoRole): Promise<void> {
  await ctx.store.update(PersonRow, { id }, { demoRole });
  loader(ctx).clear(id);
}

/** Finds people by parts of their name or e-mail address, to give them a role. */
export async function searchPeople(
  ctx: Context,
  search: string,
  first: number,
): Promise<PersonRow[]> {
  const take = pageSize(first);
  authorise(ctx, "person.search");
  const words = search
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 6);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  return ctx.store.rows<PersonRow>(
    `SELECT id, email, given_name AS "givenName", family_name AS "familyName",
       job_title AS "jobTitle", unit_id AS "unitId"
     FROM app.person
     WHERE institution_id = $1
       AND (given_name || ' ' || family_name || ' ' || email) ILIKE ALL ($2::text[])
     ORDER BY family_name, given_name, id LIMIT $3`,
    [patterns, take],
  );
}
