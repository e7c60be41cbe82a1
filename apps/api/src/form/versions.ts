import { createHash } from "node:crypto";
import { canonical, type FieldRegistry, type FormDefinition, parseForm } from "@quad/forms";
import DataLoader from "dataloader";
import { In } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Kept } from "../store/kept.ts";
import { say } from "../words.ts";
import { fieldsOf } from "./check.ts";
import { FormVersionRow } from "./form.entity.ts";

const published = new Kept<FormVersionRow>();

const current = (ctx: Context) =>
  ctx.once(
    "forms.current",
    () =>
      new DataLoader<string, Map<string, FormVersionRow>>(async (ids) => {
        const found = await ctx.store.rows<{ id: string; schemeId: string }>(
          `SELECT DISTINCT ON (scheme_id, key) id, scheme_id AS "schemeId"
           FROM app.form_version WHERE institution_id = $1 AND scheme_id = ANY($2::uuid[])
           ORDER BY scheme_id, key, version DESC`,
          [ids],
        );
        const rows = await Promise.all(found.map(({ id }) => versions(ctx).load(id)));
        return ids.map(
          (id) => new Map(rows.filter((row) => row.schemeId === id).map((row) => [row.key, row])),
        );
      }),
  );

/** The newest version of each form of a scheme, by key. Batched. */
export const currentForms = (
  ctx: Context,
  schemeId: string,
): Promise<ReadonlyMap<string, FormVersionRow>> => current(ctx).load(schemeId);

/** The newest version. Throws `NOT_FOUND` when the scheme has no such form. */
export async function currentForm(
  ctx: Context,
  schemeId: string,
  key: string,
): Promise<FormVersionRow> {
  const row = (await currentForms(ctx, schemeId)).get(key);
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

const versions = (ctx: Context) =>
  ctx.once(
    "form.versions",
    () =>
      new DataLoader<string, FormVersionRow>(async (ids) => {
        const unknown = ids.filter((id) => !published.get(ctx, id));
        const rows = unknown.length
          ? await ctx.store.find(FormVersionRow, { id: In(unknown) })
          : [];
        const byId = new Map(rows.map((row) => [row.id, published.set(ctx, row.id, row)]));
        return ids.map(
          (id) => byId.get(id) ?? published.get(ctx, id) ?? new DomainError("NOT_FOUND"),
        );
      }),
  );

/** Published versions by id, in one query. Throws `NOT_FOUND` for an id that doesn't exist. */
export async function formVersions(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, FormVersionRow>> {
  const rows = await Promise.all([...new Set(ids)].map((id) => versions(ctx).load(id)));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Makes a definition the current version of its key. The same definition again changes nothing.
 * Throws when it isn't a valid form: whoever edits one checks it first.
 */
export async function publishForm(
  ctx: Context,
  schemeId: string,
  definition: FormDefinition,
): Promise<FormVersionRow> {
  const parsed = parseForm(definition, fieldsOf(ctx.app.plugins));
  if (!parsed.ok) {
    const [first] = parsed.problems;
    throw new Error(`${definition.key}: ${first?.path.join(".")}: ${first?.message}`);
  }
  const hash = createHash("sha256").update(canonical(parsed.definition)).digest("hex");
  const [newest] = await ctx.store.find(
    FormVersionRow,
    { schemeId, key: definition.key },
    { order: { version: "DESC" }, take: 1 },
  );
  if (newest?.hash === hash) return newest;
  const row = Object.assign(new FormVersionRow(), {
    institutionId: ctx.institutionId,
    id: uuidv7(),
    schemeId,
    key: definition.key,
    version: (newest?.version ?? 0) + 1,
    definition: parsed.definition,
    hash,
    publishedAt: new Date(),
  });
  await ctx.store.insert(FormVersionRow, row);
  current(ctx).clear(schemeId);
  await recordAudit(ctx, "form.publish", { type: "form", id: row.id }, { version: row.version });
  return row;
}

const faulty = new WeakMap<FieldRegistry, WeakMap<FormDefinition, boolean>>();

/** A definition is looked through once for each set of field types. */
function isFaulty(fields: FieldRegistry, definition: FormDefinition): boolean {
  const known = faulty.get(fields) ?? new WeakMap<FormDefinition, boolean>();
  faulty.set(fields, known);
  const verdict = known.get(definition) ?? !parseForm(definition, fields).ok;
  known.set(definition, verdict);
  return verdict;
}

/** The titles of those forms that can't be filled in, for example because a field type is gone. */
export const formFaults = (ctx: Context, forms: readonly FormVersionRow[]): string[] =>
  forms
    .filter((form) => isFaulty(fieldsOf(ctx.app.plugins), form.definition))
    .map((form) => say(ctx, form.definition.title));
