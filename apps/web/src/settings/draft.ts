import type {
  MilestoneKind,
  ParticipantRole,
  SchemeSettingsQuery,
  UpdateSchemeMutationVariables,
} from "../gql/SchemeSettings.ts";

export type SettingsScheme = SchemeSettingsQuery["scheme"];
type Input = UpdateSchemeMutationVariables["input"];

/**
 * The settings as they stand in the fields, by key: "name.en", "opensOn", "replyDays",
 * "places.<unit id>.MENTOR", "trainingRequired.MENTOR". What is not set is ""; yes and no are "yes" and "no".
 */
export type Draft = Readonly<Record<string, string>>;

export const dateKeys = ["opensOn", "registrationClosesOn", "matchingOn", "endsOn"] as const;
export const numberKeys = [
  "minimumMentors",
  "minimumMentees",
  "maxPreferences",
  "replyDays",
  "minMonths",
  "maxMonths",
] as const;
export const roleKeys = ["trainingRequired", "managerRequired"] as const;
export const roles = ["MENTOR", "MENTEE"] as const;
/** What people may be left to confirm of themselves; a certificate is granted to them. */
export const ownWordKinds = ["TRAINING", "INDUCTION", "MANAGER", "CONSENT"] as const;
export const yesNoKeys = [
  "coordinatorSeesMeetings",
  "ownUnitOnly",
  "secondReviewer",
  "cascadeNext",
] as const;
export const textLanguages = ["en", "cy"] as const;

export const placesKey = (serviceAreaId: string, role: string) => `places.${serviceAreaId}.${role}`;

export function draftOf({ name, summary, contactEmail, settings, quotas }: SettingsScheme): Draft {
  const draft: Record<string, string> = { contactEmail };
  for (const key of yesNoKeys) draft[key] = yesNo(settings[key]);
  for (const key of roleKeys) {
    for (const role of roles) draft[`${key}.${role}`] = yesNo(settings[key].includes(role));
  }
  for (const kind of ownWordKinds)
    draft[`ownWord.${kind}`] = yesNo(settings.ownWord.includes(kind));
  for (const language of textLanguages) {
    draft[`name.${language}`] = name[language] ?? "";
    draft[`summary.${language}`] = summary[language] ?? "";
  }
  for (const key of dateKeys) draft[key] = settings[key] ?? "";
  for (const key of numberKeys) draft[key] = String(settings[key]);
  for (const { serviceArea, role, places } of quotas) {
    draft[placesKey(serviceArea.id, role)] = String(places);
  }
  return draft;
}

const yesNo = (on: boolean) => (on ? "yes" : "no");

/** What of this list is ticked. */
const ticked = <T extends string>(draft: Draft, name: string, all: readonly T[]): T[] =>
  all.filter((one) => draft[`${name}.${one}`] === "yes");

/** The keys whose values differ, in the order of the screen. */
export function changedKeys(before: Draft, after: Draft): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => (before[key] ?? "") !== (after[key] ?? ""));
}

/** The keys whose values can't be sent: no such day, no whole number. */
export function faultyKeys(draft: Draft): string[] {
  return Object.keys(draft).filter((key) => {
    const value = draft[key] ?? "";
    if ((dateKeys as readonly string[]).includes(key)) return value !== "" && !isDay(value);
    const counts = (numberKeys as readonly string[]).includes(key) || key.startsWith("places.");
    return counts && !/^\d{1,5}$/.test(value.trim());
  });
}

/** Only what the reader changed, so that others' changes to other settings stay. */
export function inputOf(before: Draft, after: Draft): Omit<Input, "id" | "expectedRevision"> {
  const input: Omit<Input, "id" | "expectedRevision"> = {};
  const quotas: NonNullable<Input["quotas"]>[number][] = [];
  for (const key of changedKeys(before, after)) {
    const value = (after[key] ?? "").trim();
    const [name, part = "", role] = key.split(".");
    const date = dateKeys.find((one) => one === key);
    const number = numberKeys.find((one) => one === key);
    const flag = yesNoKeys.find((one) => one === key);
    const asked = roleKeys.find((one) => one === name);
    if (name === "name") input.name = { ...input.name, [part]: value };
    else if (name === "summary") input.summary = { ...input.summary, [part]: value };
    else if (date) input[date] = value || null;
    else if (number) input[number] = Number(value);
    else if (key === "contactEmail") input.contactEmail = value;
    else if (flag) input[flag] = value === "yes";
    else if (asked) input[asked] = ticked<ParticipantRole>(after, asked, roles);
    else if (name === "ownWord") input.ownWord = ticked<MilestoneKind>(after, name, ownWordKinds);
    else if (role === "MENTOR" || role === "MENTEE") {
      quotas.push({ serviceAreaId: part, role, places: Number(value) });
    }
  }
  if (quotas.length > 0) input.quotas = quotas;
  return input;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
