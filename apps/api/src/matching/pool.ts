import { createHash } from "node:crypto";
import type { Answers } from "@quad/forms";
import type { Profile, Registry, Text } from "@quad/matching";
import type { Context } from "../context.ts";
import { matchable, type PoolMember, registrationFormKey } from "../enrolment/enrolment.service.ts";
import { currentForms } from "../form/form.service.ts";
import { unitPath } from "../institution/institution.service.ts";
import { earlierFailures } from "../partnership/partnership.service.ts";
import { schemeDocumentOf } from "../scheme/scheme.service.ts";
import { matcherFor } from "../templates/document.ts";
import type { Method, People } from "./thread/contract.ts";

/** Everybody who can be matched now, as the matching engine knows them. Ids are enrolment ids. */
export interface Pool extends People {
  /** SHA-256 of both lists, in hex: another one means that somebody or something has changed. */
  hash: string;
}

/** One reading for each request and scheme. */
export function presentPool(ctx: Context, schemeId: string): Promise<Pool> {
  return ctx.once(`matching.pool:${schemeId}`, async () => {
    const { mentors, mentees } = await matchable(ctx, schemeId);
    const people = [...mentors, ...mentees].map((one) => one.person.id);
    const failed = await earlierFailures(ctx, people);
    const profiles = (members: PoolMember[]) =>
      Promise.all(members.map((one) => profileOf(ctx, one, failed.get(one.person.id) ?? [])));
    const lists = { mentees: await profiles(mentees), mentors: await profiles(mentors) };
    return { ...lists, hash: hashOf(lists) };
  });
}

/**
 * SHA-256 of people, in hex. Places that mentors have got by hand (`given`) aren't counted: they
 * change nothing about who is there.
 */
export function hashOf(
  { mentees, mentors }: People,
  given: Readonly<Record<string, number>> = {},
): string {
  const own = mentors.map((one) =>
    given[one.id] ? { ...one, capacity: one.capacity - given[one.id]! } : one,
  );
  return createHash("sha256")
    .update(JSON.stringify({ mentees, mentors: own }))
    .digest("hex");
}

async function profileOf(
  ctx: Context,
  { enrolment, person, answers, capacityLeft, preferences, conflicts }: PoolMember,
  earlierFailed: string[],
): Promise<Profile> {
  const path = person.unitId ? (await unitPath(ctx, person.unitId)).reverse() : [];
  const grade = typeof answers.grade === "string" ? answers.grade : person.grade;
  return {
    id: enrolment.id,
    role: enrolment.role,
    capacity: capacityLeft,
    personId: person.id,
    ...(person.unitId && { unitId: person.unitId, unitPath: path }),
    ...(person.lineManagerId && { lineManagerId: person.lineManagerId }),
    ...(grade && { grade }),
    answers,
    text: textsIn(answers),
    preferences,
    conflicts: conflicts.toSorted(),
    earlierFailed,
  };
}

const textsIn = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).filter((one): one is [string, string] => typeof one[1] === "string"),
  );

/** What the listed plugins bring for matching. */
export const registryOf = (ctx: Context): Registry =>
  ctx.app.plugins as unknown as Pick<Registry, "criteria" | "matchers">;

/**
 * How a scheme matches: its criteria, and a matcher for each of its models. A criterion that names
 * answers in its sentences gets the words for them from the forms, unless the scheme gives its own.
 */
export async function methodOf(ctx: Context, schemeId: string): Promise<Method> {
  const document = await schemeDocumentOf(ctx, schemeId);
  const { criteria: types } = registryOf(ctx);
  const words = await optionWords(ctx, schemeId);
  return {
    models: document.settings.models.flatMap((model) => {
      const matcher = matcherFor(document, model);
      return matcher ? [{ model, matcher }] : [];
    }),
    criteria: document.matching.criteria.map((use) => {
      const fields = Object.entries(types.get(use.type)?.params ?? {});
      const label = fields.find(([, field]) => field.type === "labels")?.[0];
      if (!label || use.params?.[label] !== undefined) return use;
      const questions = fields
        .filter(([, field]) => field.type === "question")
        .map(([name]) => String(use.params?.[name]));
      const labels = Object.assign({}, ...questions.map((id) => words.get(id) ?? {}));
      return { ...use, params: { ...use.params, [label]: labels } };
    }),
  };
}

/** The words of each option, by question of the two registration forms. */
async function optionWords(
  ctx: Context,
  schemeId: string,
): Promise<Map<string, Record<string, Text>>> {
  const forms = await currentForms(ctx, schemeId);
  const found = new Map<string, Record<string, Text>>();
  for (const role of ["mentor", "mentee"] as const) {
    const pages = forms.get(registrationFormKey(role))?.definition.pages ?? [];
    for (const { id, rules } of pages.flatMap((page) => page.questions)) {
      const options = (rules?.options ?? []) as { value: string; label: Text }[];
      const own = Object.fromEntries(options.map(({ value, label }) => [value, label]));
      found.set(id, { ...found.get(id), ...own });
    }
  }
  return found;
}
