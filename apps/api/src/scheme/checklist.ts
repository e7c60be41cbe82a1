import { z } from "zod";
import type { Context } from "../context.ts";
import { currentForms, formFaults } from "../form/form.service.ts";
import { say } from "../words.ts";
import { workflowFaults } from "../workflow/workflow.service.ts";
import { quotasOf } from "./places.ts";
import type { SchemeRow } from "./scheme.entity.ts";
import { coordinatorsOf, schemeDocumentOf } from "./scheme.service.ts";
import { ChecklistItem } from "./scheme.types.ts";
import { checklistWords, dateNames, roleNames } from "./scheme.words.ts";

type Key = keyof typeof checklistWords;
const dateKeys = ["opensOn", "registrationClosesOn", "matchingOn", "endsOn"] as const;

/** What a scheme needs before it opens, each with whether it is there and where it is mended. */
export async function openingChecklist(ctx: Context, row: SchemeRow): Promise<ChecklistItem[]> {
  const item = (key: Key, place: string, detail: string | null): ChecklistItem =>
    Object.assign(new ChecklistItem(), {
      key,
      label: say(ctx, checklistWords[key].label),
      done: detail === null,
      detail,
      place,
    });
  const missing = (key: Key, which?: string) =>
    say(ctx, checklistWords[key].missing, which === undefined ? {} : { which });

  const coordinators = await coordinatorsOf(ctx, row.id);
  const noPlaces = await roleWithoutPlaces(ctx, row);
  const forms = formFaults(ctx, [...(await currentForms(ctx, row.id)).values()]);
  const workflows = await workflowFaults(ctx, row.id);
  const { languages } = await schemeDocumentOf(ctx, row.id);
  const written = [row.name, row.summary].every((text) =>
    languages.every((language) => text[language]?.trim()),
  );
  return [
    item("dates", "settings.dates", datesDetail(ctx, row)),
    item(
      "coordinators",
      "settings.coordinators",
      coordinators.length > 0 ? null : missing("coordinators"),
    ),
    item(
      "places",
      "settings.places",
      noPlaces ? missing("places", say(ctx, roleNames[noPlaces])) : null,
    ),
    item("contact", "settings.contact", isEmail(row.contactEmail) ? null : missing("contact")),
    item("forms", "settings.forms", forms[0] ? missing("forms", forms[0]) : null),
    item("workflows", "workflow", workflows[0] ? missing("workflows", workflows[0].key) : null),
    item("texts", "settings.texts", written ? null : missing("texts")),
  ];
}

export const isEmail = (value: string): boolean => z.email().max(254).safeParse(value).success;

function datesDetail(ctx: Context, { settings }: SchemeRow): string | null {
  const name = (key: (typeof dateKeys)[number]) => say(ctx, dateNames[key]);
  const unset = dateKeys.find((key) => settings[key] === null);
  if (unset) return say(ctx, checklistWords.dates.missing, { which: name(unset) });
  for (const [i, later] of dateKeys.entries()) {
    const earlier = dateKeys[i - 1];
    if (earlier && settings[earlier]! > settings[later]!) {
      const params = { earlier: name(earlier), later: name(later) };
      return say(ctx, checklistWords.dates.order, params);
    }
  }
  return null;
}

/** A scheme of peers alone, which wants no mentors, has no places for them. */
async function roleWithoutPlaces(
  ctx: Context,
  { id, settings }: SchemeRow,
): Promise<"mentor" | "mentee" | undefined> {
  const quotas = await quotasOf(ctx, id);
  const needed = { mentor: settings.minimumMentors > 0, mentee: settings.minimumMentees > 0 };
  return (["mentor", "mentee"] as const).find(
    (role) => needed[role] && !quotas.some((quota) => quota.role === role && quota.places > 0),
  );
}
