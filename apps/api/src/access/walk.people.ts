import type { Answers, FormDefinition } from "@quad/forms";
import type { Context } from "../context.ts";
import { currentForm, publishForm } from "../form/form.service.ts";
import { grantRole } from "../institution/grant.service.ts";
import type { PersonRow } from "../person/person.service.ts";
import type { TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { good } from "../test/scheme.ts";
import type { Actor, Grant } from "./actor.ts";

/** Everybody whom the walk tries operations as. */
export const roleNames = [
  "institution admin",
  "unit admin",
  "other unit admin",
  "coordinator",
  "area coordinator",
  "other area coordinator",
  "other coordinator",
  "committee",
  "trainer",
  "mentor",
  "mentee",
  "participant",
  "nobody",
  "anonymous",
] as const;
export type RoleName = (typeof roleNames)[number];

export interface Role {
  name: RoleName;
  /** What the policies are asked with; written down here, not read from a session. */
  actor: Actor;
  cookie: string | undefined;
  personId: string;
}

/** Who may be told an answer. "nobody" is for the person alone. */
export const audiences = ["nobody", "partner", "coordinator", "searchers", "aggregates"] as const;
export type Told = (typeof audiences)[number];

/** Ids of the questions that the walk adds to every form. */
export const questionFor = (told: Told): string => `for${told[0]!.toUpperCase()}${told.slice(1)}`;

/** A word that stands in one answer and nowhere else. */
export const canary = (mark: string, whose: string, told: Told): string =>
  `${mark}-${whose}-${told}`;

export const canaries = (mark: string, whose: string): Answers =>
  Object.fromEntries(audiences.map((told) => [questionFor(told), canary(mark, whose, told)]));

/** Adds one question for each audience to a form of the scheme. */
export async function addQuestions(ctx: Context, schemeId: string, key: string): Promise<void> {
  const { definition } = await currentForm(ctx, schemeId, key);
  const questions = audiences.map((told) => ({
    id: questionFor(told),
    type: "text",
    label: { en: `For ${told}`, cy: `I ${told}` },
    visibility: told === "nobody" ? [] : [told],
  }));
  const page = { id: "walk", title: { en: "More", cy: "Rhagor" }, questions };
  const wider = { ...definition, pages: [...definition.pages, page] } as FormDefinition;
  await publishForm(ctx, schemeId, wider);
}

/** A person whose names and address hold the institution's mark. */
export function buildMarked(
  test: TestApp,
  institutionId: string,
  mark: string,
  name: string,
  unitId: string | null,
): Promise<PersonRow> {
  return buildPerson(test, institutionId, {
    givenName: name.replaceAll(" ", "-"),
    familyName: mark,
    email: `${name.replaceAll(" ", ".")}@${mark.toLowerCase()}.example`,
    jobTitle: `${name} of ${mark}`,
    unitId,
  });
}

/** Somebody with a session, with these grants and taking part in these schemes. */
export async function roleOf(
  test: TestApp,
  name: RoleName,
  person: PersonRow,
  grants: Partial<Grant>[],
  schemeIds: string[] = [],
): Promise<Role> {
  const { institutionId, id: personId } = person;
  const whole = grants.map(
    (grant) => ({ unitId: null, schemeId: null, serviceAreaId: null, ...grant }) as Grant,
  );
  await test.inside(institutionId, async (ctx) => {
    for (const grant of whole) good(await grantRole(ctx, { personId, ...grant }));
  });
  const cookie = await test.session(institutionId, personId);
  return { name, cookie, personId, actor: { kind: "person", personId, grants: whole, schemeIds } };
}

/** The same transaction with this person as the one who acts. */
export const asPerson = (ctx: Context, personId: string): Context =>
  Object.create(ctx, {
    actor: { value: { kind: "person", personId, grants: [], schemeIds: [] } },
  }) as Context;
