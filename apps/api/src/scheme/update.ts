import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { Conflict, Reason, Refused } from "../graphql/problems.ts";
import type { SchemeSettings, Text } from "../templates/document.ts";
import { say } from "../words.ts";
import { isEmail, openingChecklist } from "./checklist.ts";
import { documentNow } from "./create.ts";
import { missingReasons } from "./open.ts";
import { type QuotaChange, setQuotas } from "./quotas.ts";
import { type RuleChanges, ruleFaults, withRules } from "./rules.ts";
import { SchemeRow } from "./scheme.entity.ts";
import {
  lockScheme,
  rememberScheme,
  schemeDocumentOf,
  schemeSubject,
  writeDocument,
} from "./scheme.service.ts";
import { settingNames, words } from "./scheme.words.ts";

/** Whole numbers in the settings, with the least and the most each can be. */
const numbers = {
  replyDays: [1, 90],
  minMonths: [1, 36],
  maxMonths: [1, 36],
  minimumMentors: [0, 10_000],
  minimumMentees: [1, 10_000],
  maxPreferences: [1, 10],
} as const satisfies Partial<Record<keyof SchemeSettings, readonly [number, number]>>;
const numberKeys = Object.keys(numbers) as (keyof typeof numbers)[];
const dateKeys = ["opensOn", "registrationClosesOn", "matchingOn", "endsOn"] as const;

type Numbers = Partial<Record<keyof typeof numbers, number | null>>;
type Dates = Partial<Record<(typeof dateKeys)[number], string | null>>;

/** Left out or null: as it was. A date that is null is taken away. */
export interface SchemeChanges extends Numbers, Dates, RuleChanges {
  id: string;
  expectedRevision: number;
  name?: Text | null;
  summary?: Text | null;
  contactEmail?: string | null;
  coordinatorSeesMeetings?: boolean | null;
  quotas?: QuotaChange[] | null;
}

/**
 * Changes a scheme; each change is a new version of its document. More places go to those who wait,
 * at once. An open scheme can't lose what it needed to open.
 */
export async function updateScheme(
  ctx: Context,
  changes: SchemeChanges,
): Promise<SchemeRow | Conflict | Refused> {
  const row = await lockScheme(ctx, changes.id);
  authorise(ctx, "scheme.edit", await schemeSubject(ctx, row.id));
  if (row.revision !== changes.expectedRevision) {
    return Conflict.at(row.revision, say(ctx, words.conflict));
  }
  const after = apply(row, changes);
  const faults = [...faultsOf(ctx, after), ...ruleFaults(ctx, changes)];
  if (faults.length > 0) return Refused.because("INVALID", say(ctx, words.cannotSave), faults);

  const { name, summary, contactEmail, settings, revision } = after;
  await ctx.store.update(
    SchemeRow,
    { id: row.id },
    { name, summary, contactEmail, settings, revision },
  );
  rememberScheme(ctx, after);
  if (changes.quotas) {
    const refused = await setQuotas(ctx, row.id, changes.quotas);
    if (refused) return refused;
  }
  if (row.state === "open") {
    const missing = missingReasons(await openingChecklist(ctx, after));
    if (missing.length > 0) return Refused.because("NEEDED", say(ctx, words.openNeeds), missing);
  }
  const document = await documentNow(ctx, after, await schemeDocumentOf(ctx, row.id));
  await writeDocument(ctx, row.id, document);
  if (dateKeys.some((key) => after.settings[key] !== row.settings[key])) {
    await ctx.send("dates", { schemeId: row.id });
  }
  const fields = Object.keys(changes).filter((key) => key !== "id" && key !== "expectedRevision");
  await recordAudit(ctx, "scheme.update", { type: "scheme", id: row.id }, { fields });
  return after;
}

function apply(row: SchemeRow, changes: SchemeChanges): SchemeRow {
  const settings = withRules(row.settings, changes);
  for (const key of numberKeys) settings[key] = changes[key] ?? settings[key];
  for (const key of dateKeys) {
    const date = changes[key];
    if (date !== undefined) settings[key] = date;
  }
  settings.coordinatorSeesMeetings =
    changes.coordinatorSeesMeetings ?? settings.coordinatorSeesMeetings;
  return Object.assign(new SchemeRow(), row, {
    name: { ...row.name, ...changes.name },
    summary: { ...row.summary, ...changes.summary },
    contactEmail: changes.contactEmail?.trim() ?? row.contactEmail,
    settings,
    revision: row.revision + 1,
  });
}

function faultsOf(ctx: Context, { name, summary, contactEmail, settings }: SchemeRow): Reason[] {
  const faults: Reason[] = [];
  const fault = (code: string, message: string, place: string) =>
    faults.push(Object.assign(new Reason(), { code, message, place }));
  const named = Object.values(name).every((text) => text.trim() !== "" && text.length <= 120);
  if (!named || !name.en) fault("name", say(ctx, words.nameNeeded), "settings.texts");
  if (Object.values(summary).some((text) => text.length > 1000)) {
    fault("summary", say(ctx, words.summaryTooLong), "settings.texts");
  }
  if (!isEmail(contactEmail)) fault("contactEmail", say(ctx, words.notAnEmail), "settings.contact");
  for (const key of numberKeys) {
    const [least, most] = numbers[key];
    if (settings[key] >= least && settings[key] <= most) continue;
    const what = say(ctx, settingNames[key]);
    fault(key, say(ctx, words.between, { what, least, most }), "settings.numbers");
  }
  if (settings.minMonths > settings.maxMonths) {
    fault("maxMonths", say(ctx, words.monthsOrder), "settings.numbers");
  }
  return faults;
}
