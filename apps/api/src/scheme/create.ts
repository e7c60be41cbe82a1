import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { publishForm } from "../form/form.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { institutionRow, unitPath, units } from "../institution/institution.service.ts";
import type { SchemeDocument, Text } from "../templates/document.ts";
import { templates } from "../templates/index.ts";
import { say } from "../words.ts";
import { publishWorkflow } from "../workflow/workflow.service.ts";
import { forgetQuotas, quotasOf } from "./places.ts";
import { PlaceQuotaRow, SchemeRow } from "./scheme.entity.ts";
import { defaultServiceAreas, rememberScheme, writeDocument } from "./scheme.service.ts";
import { words } from "./scheme.words.ts";

export interface NewScheme {
  templateKey: string;
  /** The unit whose scheme it is. */
  unitId: string;
  name: string;
}

/** Starts a scheme from a template, as a draft. Throws `NOT_FOUND` for an unknown template or unit. */
export async function createScheme(ctx: Context, input: NewScheme): Promise<SchemeRow | Refused> {
  const name = input.name.trim();
  const template = templates(ctx.app.plugins).find((one) => one.key === input.templateKey);
  if (!template) throw new DomainError("NOT_FOUND");
  const unitIds = await unitPath(ctx, input.unitId);
  authorise(ctx, "scheme.create", { unitIds });
  if (name === "" || name.length > 120) {
    return Refused.because("NAME_NEEDED", say(ctx, words.nameNeeded));
  }
  const row = Object.assign(new SchemeRow(), {
    institutionId: ctx.institutionId,
    id: uuidv7(),
    unitId: input.unitId,
    slug: await freeSlug(ctx, name),
    name: nameTexts(template, name),
    summary: template.summary,
    purpose: template.purpose,
    contactEmail: (await institutionRow(ctx)).contactEmail,
    state: "draft" as const,
    settings: template.settings,
    templateKey: template.key,
    revision: 1,
    createdAt: new Date(),
    openedAt: null,
  });
  await ctx.store.insert(SchemeRow, row);
  rememberScheme(ctx, row);
  const areas = await defaultServiceAreas(ctx, input.unitId);
  await ctx.store.insert(
    PlaceQuotaRow,
    areas.flatMap((serviceAreaId) =>
      (["mentor", "mentee"] as const).map((role) => ({
        schemeId: row.id,
        serviceAreaId,
        role,
        places: template.defaultPlaces[role],
        taken: 0,
      })),
    ),
  );
  forgetQuotas(ctx, row.id);
  for (const form of template.forms) await publishForm(ctx, row.id, form);
  for (const workflow of template.workflows) await publishWorkflow(ctx, row.id, workflow);
  await writeDocument(ctx, row.id, await documentNow(ctx, row, template));
  const detail = { template: template.key, unitId: input.unitId };
  await recordAudit(ctx, "scheme.create", { type: "scheme", id: row.id }, detail);
  return row;
}

/** A document with what the scheme's rows say now. */
export async function documentNow(
  ctx: Context,
  row: SchemeRow,
  before: SchemeDocument,
): Promise<SchemeDocument> {
  const names = new Map((await units(ctx)).map((unit) => [unit.id, unit.name]));
  const places = (await quotasOf(ctx, row.id))
    .map((quota) => ({
      serviceArea: names.get(quota.serviceAreaId) ?? quota.serviceAreaId,
      role: quota.role,
      places: quota.places,
    }))
    .sort((a, b) => `${a.serviceArea} ${a.role}`.localeCompare(`${b.serviceArea} ${b.role}`, "en"));
  const { name, summary, purpose, contactEmail, settings } = row;
  return { ...before, name, summary, purpose, contactEmail, settings, places };
}

/** The template's own name keeps its translations; another name stands in every language. */
function nameTexts(template: SchemeDocument, name: string): Text {
  if (Object.values(template.name).includes(name)) return template.name;
  return Object.fromEntries(template.languages.map((language) => [language, name]));
}

/** The name in letters that fit an address, with a number if another scheme has it. */
async function freeSlug(ctx: Context, name: string): Promise<string> {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  const base = plain.replace(/^-|-$/g, "").slice(0, 60) || "scheme";
  const rows = await ctx.store.rows<{ slug: string }>(
    `SELECT slug FROM app.scheme WHERE institution_id = $1 AND starts_with(slug, $2)`,
    [base],
  );
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) {
    if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}
