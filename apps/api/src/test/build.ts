import { randomUUID } from "node:crypto";
import { createInstitution } from "../institution/institution.service.ts";
import { type PersonRow, type PersonValues, upsertPerson } from "../person/person.service.ts";
import type { TestApp } from "./app.ts";

/** A new institution; gives its id and slug. */
export async function buildInstitution(
  test: TestApp,
  values: Partial<Parameters<typeof createInstitution>[1]> = {},
): Promise<{ id: string; slug: string }> {
  const id = randomUUID();
  const slug = values.slug ?? `test-${id.slice(0, 8)}`;
  await test.inside(id, (ctx) =>
    createInstitution(ctx, {
      slug,
      name: "University of Test",
      accentHue: 248,
      accentChroma: 0.085,
      languages: ["en", "cy"],
      contactEmail: "mentoring@test.example",
      demo: false,
      ...values,
    }),
  );
  return { id, slug };
}

/** Demo mode from now on, without the demo's institutions: they take seconds to load. */
export function turnDemoOn(test: TestApp): void {
  Object.assign(test.app.backbone.app.env, { demo: true });
}

let count = 0;

/** A new person of the institution, with a name and an address of their own. */
export async function buildPerson(
  test: TestApp,
  institutionId: string,
  values: Partial<PersonValues> = {},
): Promise<PersonRow> {
  count += 1;
  const { row } = await test.inside(institutionId, (ctx) =>
    upsertPerson(ctx, {
      email: `person${count}@test.example`,
      givenName: `Given${count}`,
      familyName: `Family${count}`,
      ...values,
    }),
  );
  return row;
}
