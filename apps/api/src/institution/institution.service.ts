import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context, DirectoryRow, RequestContext } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { UnitRow } from "./institution.entity.ts";

export type { UnitRow };

export interface InstitutionRow extends DirectoryRow {
  /** The first is the institution's own. */
  languages: string[];
  contactEmail: string;
}

/** Every institution's public face. Anyone may ask. */
export async function directory(ctx: RequestContext): Promise<DirectoryRow[]> {
  authorise(ctx, "institution.directory");
  return ctx.signIn.directory();
}

/** The caller's institution. */
export function institutionRow(ctx: Context): Promise<InstitutionRow> {
  return ctx.once("institution", async () => {
    const [row] = await ctx.store.rows<InstitutionRow>(
      `SELECT id, slug, name, accent_hue AS "accentHue", accent_chroma AS "accentChroma", demo,
         languages, contact_email AS "contactEmail"
       FROM app.institution WHERE id IN ($1)`,
    );
    if (!row) throw new DomainError("NOT_FOUND");
    return row;
  });
}

/**
 * Makes the institution that this context stands in. Only the system does this. False when it is
 * there already, or another one has its address.
 */
export async function createInstitution(
  ctx: Context,
  values: Omit<InstitutionRow, "id">,
): Promise<boolean> {
  const made = await ctx.store.rows(
    `INSERT INTO app.institution
       (id, slug, name, accent_hue, accent_chroma, demo, languages, contact_email)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
    [
      values.slug,
      values.name,
      values.accentHue,
      values.accentChroma,
      values.demo,
      values.languages,
      values.contactEmail,
    ],
  );
  if (made.length === 0) return false;
  await recordAudit(ctx, "institution.create", { type: "institution", id: ctx.institutionId });
  return true;
}

/** Every unit by name. One query a request. */
export function units(ctx: Context): Promise<UnitRow[]> {
  return ctx.once("units", () => ctx.store.find(UnitRow, {}, { order: { name: "ASC" } }));
}

/** The same, for whoever is signed in. */
export async function listUnits(ctx: Context): Promise<UnitRow[]> {
  authorise(ctx, "unit.list");
  return units(ctx);
}

/** The ids of a unit and of all above it, from below. Throws `NOT_FOUND`. */
export async function unitPath(ctx: Context, unitId: string): Promise<string[]> {
  const byId = new Map((await units(ctx)).map((unit) => [unit.id, unit]));
  const path: string[] = [];
  for (let id: string | null = unitId; id !== null && !path.includes(id); ) {
    const unit = byId.get(id);
    if (!unit) throw new DomainError("NOT_FOUND");
    path.push(id);
    id = unit.parentId;
  }
  return path;
}

/** Adds a unit; one of the same name is returned as it is. */
export async function createUnit(
  ctx: Context,
  values: { name: string; kind: string; parentId: string | null },
): Promise<UnitRow> {
  const id = uuidv7();
  const added = await ctx.store.rows<{ id: string }>(
    `INSERT INTO app.unit (institution_id, id, name, kind, parent_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (institution_id, name) DO NOTHING RETURNING id`,
    [id, values.name, values.kind, values.parentId],
  );
  if (added.length === 0) {
    const [row] = await ctx.store.find(UnitRow, { name: values.name });
    return row!;
  }
  const row = Object.assign(new UnitRow(), { institutionId: ctx.institutionId, id, ...values });
  const known = await units(ctx);
  if (!known.some((unit) => unit.id === id)) known.push(row);
  await recordAudit(ctx, "unit.create", { type: "unit", id });
  return row;
}

/** How many schemes each unit owns, and how many people are directly in it. One query a request. */
export function unitCounts(
  ctx: Context,
): Promise<Map<string, { schemeCount: number; peopleCount: number }>> {
  return ctx.once("unit.counts", async () => {
    const rows = await ctx.store.rows<{ id: string; schemeCount: number; peopleCount: number }>(
      `SELECT u.id, COALESCE(s.n, 0)::int AS "schemeCount", COALESCE(p.n, 0)::int AS "peopleCount"
       FROM app.unit u
       LEFT JOIN (SELECT unit_id, count(*) AS n FROM app.scheme
         WHERE institution_id = $1 GROUP BY unit_id) s ON s.unit_id = u.id
       LEFT JOIN (SELECT unit_id, count(*) AS n FROM app.person
         WHERE institution_id = $1 GROUP BY unit_id) p ON p.unit_id = u.id
       WHERE u.institution_id = $1`,
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  });
}
