import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { type BuiltScheme, buildScheme } from "../test/scheme.ts";
import { grantRole } from "./grant.service.ts";

let test: TestApp;
let scheme: BuiltScheme;
beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
});
afterAll(() => test.close());

const ask = async (cookie: string, personId: string, more: object) => {
  const { data, errors } = await test.ask<{ grantRole: object }>(
    `mutation($input: GrantInput!) { grantRole(input: $input) { ... on Grant {
      role scheme { id name } serviceArea { name } } } }`,
    { input: { personId, ...more } },
    { cookie },
  );
  return data?.grantRole ?? errors?.[0]?.extensions.code;
};
async function unitAdmin(unitId: string): Promise<string> {
  const { id } = await buildPerson(test, scheme.institutionId);
  await test.inside(scheme.institutionId, (ctx) =>
    grantRole(ctx, { personId: id, role: "unit_admin", unitId }),
  );
  return test.session(scheme.institutionId, id);
}

it("lets a unit's administrator name coordinators of its schemes, for all or for one area", async () => {
  const cookie = await unitAdmin(scheme.unitId);
  const { id } = await buildPerson(test, scheme.institutionId);
  const { schemeId } = scheme;
  const shown = { id: schemeId, name: { en: "Mentoring", cy: "Mentoring" } };

  expect(await ask(cookie, id, { role: "COORDINATOR", schemeId })).toEqual({
    role: "COORDINATOR",
    scheme: shown,
    serviceArea: null,
  });
  expect(
    await ask(cookie, id, { role: "COORDINATOR", schemeId, serviceAreaId: scheme.library }),
  ).toEqual({ role: "COORDINATOR", scheme: shown, serviceArea: { name: "Library" } });
});

it("lets neither an administrator of another unit nor a coordinator do so", async () => {
  const { id } = await buildPerson(test, scheme.institutionId);
  const { schemeId, institutionId } = scheme;
  const elsewhere = await unitAdmin(scheme.library);
  const coordinator = await test.session(institutionId, scheme.coordinator.id);

  for (const cookie of [elsewhere, coordinator]) {
    expect(await ask(cookie, id, { role: "COMMITTEE", schemeId })).toBe("FORBIDDEN");
  }
});
