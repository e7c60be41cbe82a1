import { createHash } from "node:crypto";
import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Subject } from "../access/policy.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { unitPath, units } from "../institution/institution.service.ts";
import { Kept } from "../store/kept.ts";
import type { SchemeDocument, SchemeSettings } from "../templates/document.ts";
import { quotasOf } from "./places.ts";
import { SchemeDocumentRow, SchemeRow } from "./scheme.entity.ts";

export { areasSeen } from "./areas.ts";
export { openingChecklist } from "./checklist.ts";
export { createScheme } from "./create.ts";
export { nextStep } from "./next-step.ts";
export { openScheme } from "./open.ts";

export {
  holdQueue,
  type PlaceKey,
  quotasOf,
  releasePlace,
  takePlace,
  takePlaces,
} from "./places.ts";
export type { ParticipantRole, PlaceQuotaRow } from "./scheme.entity.ts";
export { type SchemeState, schemeState } from "./state.ts";
export { type Stuck, stuckPeople } from "./stuck.ts";
export { type SchemeChanges, updateScheme } from "./update.ts";
export type { SchemeRow };

const loader = (ctx: Context) =>
  ctx.once(
    "schemes",
    () =>
      new DataLoader<string, SchemeRow>(async (ids) => {
        const rows = await ctx.store.find(SchemeRow, { id: In(ids) });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => byId.get(id) ?? new DomainError("NOT_FOUND"));
      }),
  );

/** Throws `NOT_FOUND`. Batched with the other schemes that the request asks for. */
export function schemeRow(ctx: Context, id: string): Promise<SchemeRow> {
  return loader(ctx).load(id);
}

/**
 * The row as it is now, held until the transaction ends. Throws `NOT_FOUND`. Others may still write
 * rows that belong to the scheme: holding those up as well would let two wait for each other.
 */
export async function lockScheme(ctx: Context, id: string): Promise<SchemeRow> {
  await ctx.store.rows(
    "SELECT id FROM app.scheme WHERE institution_id = $1 AND id = $2 FOR NO KEY UPDATE",
    [id],
  );
  return rememberScheme(ctx, await ctx.store.get(SchemeRow, id));
}

/** The subject of a permission over a scheme or, with `extra`, over something in it. */
export async function schemeSubject(
  ctx: Context,
  schemeId: string,
  extra: Subject = {},
): Promise<Subject> {
  const row = await schemeRow(ctx, schemeId);
  const unitIds = await unitPath(ctx, row.unitId);
  return { schemeId, unitIds, open: row.state === "open", ...extra } as Subject;
}

export const schemeSettings = (row: Pick<SchemeRow, "settings">): SchemeSettings => row.settings;

/** By version and hash: a version that was rolled back leaves its number to another. */
const published = new Kept<SchemeDocument>();

interface DocumentVersion {
  schemeId: string;
  version: number;
  hash: string;
}
const keyOf = (one: DocumentVersion) => `${one.schemeId} ${one.version} ${one.hash}`;

const documents = (ctx: Context) =>
  ctx.once(
    "scheme.documents",
    () =>
      new DataLoader<string, SchemeDocument>(async (ids) => {
        const newest = await newestDocuments<DocumentVersion>(ctx, ids, "version, hash");
        const unknown = newest.filter((one) => !published.get(ctx, keyOf(one)));
        const texts = await newestDocuments<DocumentVersion & { document: string }>(
          ctx,
          unknown.map((one) => one.schemeId),
          "version, hash, document",
        );
        const byId = new Map(
          newest.map((one) => [one.schemeId, published.get(ctx, keyOf(one))] as const),
        );
        for (const one of texts) {
          const document = JSON.parse(one.document) as SchemeDocument;
          byId.set(one.schemeId, published.set(ctx, keyOf(one), document));
        }
        return ids.map((id) => byId.get(id) ?? new DomainError("NOT_FOUND"));
      }),
  );

async function newestDocuments<R extends object>(
  ctx: Context,
  schemeIds: readonly string[],
  columns: string,
): Promise<R[]> {
  if (schemeIds.length === 0) return [];
  return ctx.store.rows<R>(
    `SELECT DISTINCT ON (scheme_id) scheme_id AS "schemeId", ${columns}
     FROM app.scheme_document WHERE institution_id = $1 AND scheme_id = ANY($2::uuid[])
     ORDER BY scheme_id, version DESC`,
    [schemeIds],
  );
}

/** The newest version of the scheme's whole configuration. Throws `NOT_FOUND`. Batched. */
export function schemeDocumentOf(ctx: Context, schemeId: string): Promise<SchemeDocument> {
  return documents(ctx).load(schemeId);
}

/** Writes the next version of a scheme's configuration. */
export async function writeDocument(
  ctx: Context,
  schemeId: string,
  document: SchemeDocument,
): Promise<void> {
  const text = JSON.stringify(document);
  const [last] = await ctx.store.rows<{ version: number }>(
    `SELECT COALESCE(max(version), 0) AS version FROM app.scheme_document
     WHERE institution_id = $1 AND scheme_id = $2`,
    [schemeId],
  );
  await ctx.store.insert(SchemeDocumentRow, {
    schemeId,
    version: (last?.version ?? 0) + 1,
    document: text,
    hash: createHash("sha256").update(text).digest("hex"),
    createdBy: ctx.actor.kind === "person" ? ctx.actor.personId : null,
  });
  documents(ctx).clear(schemeId).prime(schemeId, document);
}

/** Makes later reads of this request see the row as it is given. */
export function rememberScheme(ctx: Context, row: SchemeRow): SchemeRow {
  loader(ctx).clear(row.id).prime(row.id, row);
  return row;
}

interface Coordinator {
  schemeId: string;
  personId: string;
  serviceAreaId: string | null;
}

const coordinators = (ctx: Context) =>
  ctx.once(
    "scheme.coordinators",
    () =>
      new DataLoader<string, Coordinator[]>(async (ids) => {
        const rows = await ctx.store.rows<Coordinator>(
          `SELECT scheme_id AS "schemeId", person_id AS "personId",
             service_area_id AS "serviceAreaId"
           FROM app.access_grant
           WHERE institution_id = $1 AND role = 'coordinator' AND scheme_id = ANY($2::uuid[])
           ORDER BY created_at, id`,
          [ids],
        );
        return ids.map((id) => rows.filter((row) => row.schemeId === id));
      }),
  );

/**
 * Person ids of those who coordinate a scheme. With a service area: those of that area, or of the
 * whole scheme when the area has nobody of its own.
 */
export async function coordinatorsOf(
  ctx: Context,
  schemeId: string,
  serviceAreaId?: string | null,
): Promise<string[]> {
  const all = await coordinators(ctx).load(schemeId);
  const own = serviceAreaId ? all.filter((one) => one.serviceAreaId === serviceAreaId) : [];
  const whole = serviceAreaId ? all.filter((one) => one.serviceAreaId === null) : all;
  return [...new Set((own.length > 0 ? own : whole).map((one) => one.personId))];
}

/**
 * The service area that a person of this unit takes part from: the nearest unit, from the person's
 * own upwards, that the scheme has places for. Null: none has.
 */
export async function serviceAreaFor(
  ctx: Context,
  schemeId: string,
  unitId: string | null,
): Promise<string | null> {
  if (unitId === null) return null;
  const areas = new Set((await quotasOf(ctx, schemeId)).map((quota) => quota.serviceAreaId));
  return (await unitPath(ctx, unitId)).find((id) => areas.has(id)) ?? null;
}

/** The units that a new scheme of this unit has places for: those directly below it, or itself. */
export async function defaultServiceAreas(ctx: Context, unitId: string): Promise<string[]> {
  const below = (await units(ctx)).filter((unit) => unit.parentId === unitId);
  return below.length > 0 ? below.map((unit) => unit.id) : [unitId];
}
