import { authorise, may } from "../access/can.ts";
import type { Subject } from "../access/policy.ts";
import type { Context } from "../context.ts";
import { currentForms } from "../form/form.service.ts";
import { units } from "../institution/institution.service.ts";
import { templates } from "../templates/index.ts";
import { openingChecklist } from "./checklist.ts";
import { quotasOf, waitingIn } from "./places.ts";
import { type PlaceQuotaRow, SchemeRow } from "./scheme.entity.ts";
import { rememberScheme, schemeDocumentOf, schemeRow, schemeSubject } from "./scheme.service.ts";
import {
  type ChecklistItem,
  PlaceQuota,
  type Resource,
  SchemeTemplate,
  type VocabularyTerm,
} from "./scheme.types.ts";

/** The templates that ship, for whoever starts a scheme. */
export function schemeTemplates(ctx: Context): SchemeTemplate[] {
  authorise(ctx, "scheme.templates");
  return templates(ctx.app.plugins).map(({ key, name, summary, facts }) =>
    Object.assign(new SchemeTemplate(), { key, name, summary, facts }),
  );
}

/** The schemes that the caller may see, by name in the caller's language. */
export async function listSchemes(ctx: Context): Promise<SchemeRow[]> {
  authorise(ctx, "scheme.list");
  const all = await ctx.store.find(SchemeRow);
  const name = (row: SchemeRow) => row.name[ctx.locale] ?? row.name.en ?? "";
  const seen = await Promise.all(
    all.map(async (row) => {
      rememberScheme(ctx, row);
      return may(ctx, "scheme.read", await schemeSubject(ctx, row.id)) ? [row] : [];
    }),
  );
  return seen.flat().sort((a, b) => name(a).localeCompare(name(b), ctx.locale));
}

export async function readScheme(ctx: Context, id: string): Promise<SchemeRow> {
  const row = await schemeRow(ctx, id);
  authorise(ctx, "scheme.read", await schemeSubject(ctx, id));
  return row;
}

/** What is missing before it can open, for those who can mend it. */
export async function checklistFor(ctx: Context, id: string): Promise<ChecklistItem[]> {
  const row = await schemeRow(ctx, id);
  if (row.state === "closed" || !may(ctx, "scheme.edit", await schemeSubject(ctx, id))) return [];
  return (await openingChecklist(ctx, row)).filter((item) => !item.done || row.state === "draft");
}

/** Places by service area and role, for those who see the scheme's numbers. */
export async function quotasFor(ctx: Context, id: string): Promise<PlaceQuota[]> {
  if (!may(ctx, "scheme.overview", await schemeSubject(ctx, id))) return [];
  const [quotas, waiting, all] = await Promise.all([
    quotasOf(ctx, id),
    waitingIn(ctx, id),
    units(ctx),
  ]);
  // By the name of the service area, mentors first.
  const place = new Map(all.map((unit, i) => [unit.id, i]));
  const at = (quota: PlaceQuotaRow) =>
    (place.get(quota.serviceAreaId) ?? 0) * 2 + (quota.role === "mentor" ? 0 : 1);
  const ordered = quotas.toSorted((a, b) => at(a) - at(b));
  return ordered.map(({ serviceAreaId, role, places, taken }) =>
    Object.assign(new PlaceQuota(), {
      ...{ serviceAreaId, role, places, taken },
      waiting: waiting.get(`${serviceAreaId} ${role}`) ?? 0,
    }),
  );
}

/** The areas of expertise that people seek and offer. */
export async function vocabularyFor(ctx: Context, id: string): Promise<VocabularyTerm[]> {
  for (const form of (await currentForms(ctx, id)).values()) {
    for (const question of form.definition.pages.flatMap((page) => page.questions)) {
      if (question.rules?.vocabulary !== "expertise") continue;
      return question.rules.options as unknown as VocabularyTerm[];
    }
  }
  return [];
}

export const resourcesFor = async (ctx: Context, id: string): Promise<Resource[]> =>
  (await schemeDocumentOf(ctx, id)).resources;

/** Actions over a scheme that screens ask about, besides those that its state rules out. */
const actions = [
  "scheme.edit",
  "scheme.open",
  "scheme.overview",
  "enrolment.list",
  "enrolment.import",
  "enrolment.invite",
  "round.run",
  "partnership.list",
  "evaluation.report",
  "workflow.see",
  "workflow.incidents",
] as const;

/** What the caller may do in this scheme now. */
export async function mayInScheme(ctx: Context, id: string): Promise<string[]> {
  const { state } = await schemeRow(ctx, id);
  const subject: Subject = await schemeSubject(ctx, id);
  const possible: Partial<Record<(typeof actions)[number], boolean>> = {
    "scheme.open": state === "draft",
    "enrolment.invite": state === "open",
  };
  return actions.filter(
    (action) =>
      (possible[action] ?? true) && action in ctx.app.policies && may(ctx, action, subject),
  );
}
