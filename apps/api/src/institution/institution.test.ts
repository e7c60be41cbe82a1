import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "../audit/audit.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildInstitution, buildPerson } from "../test/build.ts";
import { createUnit, unitPath } from "./institution.service.ts";

let test: TestApp;
let institution: { id: string; slug: string };
let college: string;
let library: string;
let archive: string;
let admin: { id: string; cookie: string };

beforeAll(async () => {
  test = await startTestApp();
  institution = await buildInstitution(test, { name: "University of Trees" });
  [college, library, archive] = await test.inside(institution.id, async (ctx) => {
    const unit = (name: string, parentId: string | null) =>
      createUnit(ctx, { name, kind: "department", parentId });
    const top = await unit("College", null);
    const middle = await unit("Library", top.id);
    const leaf = await unit("Archive", middle.id);
    return [top.id, middle.id, leaf.id];
  });
  admin = await withGrant("institution_admin", null);
});
afterAll(() => test.close());

async function withGrant(role: string, unitId: string | null) {
  const { id } = await buildPerson(test, institution.id);
  await test.inside(institution.id, (ctx) =>
    ctx.store.rows(
      `INSERT INTO app.access_grant (institution_id, id, person_id, role, unit_id)
       VALUES ($1, gen_random_uuid(), $2, $3, $4)`,
      [id, role, unitId],
    ),
  );
  return { id, cookie: await test.session(institution.id, id) };
}

const give = (cookie: string, input: object) =>
  test.ask<{ grantRole: { __typename: string; id?: string; code?: string } }>(
    `mutation($input: GrantInput!) { grantRole(input: $input) { __typename
      ... on Grant { id role unit { name } scheme { id } person { name } } ... on Refused { code message } } }`,
    { input },
    { cookie },
  );
const code = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

describe("the directory", () => {
  it("shows every institution's name and colour to anyone", async () => {
    const { data } = await test.ask<{ institutions: object[] }>(
      "{ institutions { slug name accentHue } }",
    );
    expect(data.institutions).toContainEqual({
      slug: institution.slug,
      name: "University of Trees",
      accentHue: 248,
    });
  });
});

describe("units", () => {
  it("know their way up", async () => {
    const path = await test.inside(institution.id, (ctx) => unitPath(ctx, archive));

    expect(path).toEqual([archive, library, college]);
  });

  it("are one each by name", async () => {
    const again = await test.inside(institution.id, (ctx) =>
      createUnit(ctx, { name: "Library", kind: "team", parentId: null }),
    );
    expect(again).toMatchObject({ id: library, kind: "department", parentId: college });
  });

  it("count the people in them, and are shown to whoever is signed in", async () => {
    const { cookie } = admin;
    await buildPerson(test, institution.id, { unitId: archive });
    await buildPerson(test, institution.id, { unitId: archive });

    const { data } = await test.ask(
      "{ units { name parentId schemeCount peopleCount } }",
      {},
      { cookie },
    );
    expect(data).toEqual({
      units: [
        { name: "Archive", parentId: library, schemeCount: 0, peopleCount: 2 },
        { name: "College", parentId: null, schemeCount: 0, peopleCount: 0 },
        { name: "Library", parentId: college, schemeCount: 0, peopleCount: 0 },
      ],
    });
    expect(code(await test.ask("{ units { name } }"))).toBe("UNAUTHENTICATED");
  });
});

describe("giving roles", () => {
  it("is the institution's administrators' to do", async () => {
    const person = await buildPerson(test, institution.id);

    const given = await give(admin.cookie, {
      personId: person.id,
      role: "UNIT_ADMIN",
      unitId: library,
    });
    expect(given.data.grantRole).toMatchObject({ __typename: "Grant", unit: { name: "Library" } });
    const again = await give(admin.cookie, {
      personId: person.id,
      role: "UNIT_ADMIN",
      unitId: library,
    });
    expect(again.data.grantRole.id).toBe(given.data.grantRole.id);
  });

  it("is a unit's administrators' to do, for that unit and below it", async () => {
    const { cookie } = await withGrant("unit_admin", library);
    const { id: personId } = await buildPerson(test, institution.id);
    const to = (unitId: string) => give(cookie, { personId, role: "UNIT_ADMIN", unitId });

    expect((await to(archive)).data.grantRole.__typename).toBe("Grant");
    expect((await to(library)).data.grantRole.__typename).toBe("Grant");
    expect(code(await to(college))).toBe("FORBIDDEN");
    expect(code(await give(cookie, { personId, role: "INSTITUTION_ADMIN" }))).toBe("FORBIDDEN");
  });

  it("takes effect with the person's next request, and so does taking them away", async () => {
    const { id: personId } = await buildPerson(test, institution.id);
    const cookie = await test.session(institution.id, personId);
    const list = () => test.ask("{ grants { id } }", {}, { cookie });

    expect(code(await list())).toBe("FORBIDDEN");
    const given = await give(admin.cookie, { personId, role: "INSTITUTION_ADMIN" });
    expect(code(await list())).toBeUndefined();
    await test.ask(
      "mutation($id: ID!) { revokeGrant(id: $id) }",
      { id: given.data.grantRole.id },
      { cookie: admin.cookie },
    );
    expect(code(await list())).toBe("FORBIDDEN");
  });

  it("asks for the unit or scheme that the role is for", async () => {
    const { id: personId } = await buildPerson(test, institution.id);

    const unit = await give(admin.cookie, { personId, role: "UNIT_ADMIN" });
    expect(unit.data.grantRole).toMatchObject({ code: "UNIT_NEEDED" });
    const scheme = await give(admin.cookie, { personId, role: "COORDINATOR" });
    expect(scheme.data.grantRole).toMatchObject({ code: "SCHEME_NEEDED" });
    const odd = await give(admin.cookie, { personId, role: "INSTITUTION_ADMIN", unitId: library });
    expect(code(odd)).toBe("BAD_USER_INPUT");
  });

  it("doesn't reach into another institution", async () => {
    const other = await buildInstitution(test);
    const stranger = await buildPerson(test, other.id);

    const given = await give(admin.cookie, { personId: stranger.id, role: "INSTITUTION_ADMIN" });
    expect(code(given)).toBe("NOT_FOUND");
  });

  it("keeps the last administrator, and tells why", async () => {
    const own = await buildInstitution(test);
    const { id } = await buildPerson(test, own.id, { givenName: "Only", familyName: "One" });
    const cookie = await test.session(own.id, id);
    const [grant] = await test.inside(own.id, (ctx) =>
      ctx.store.rows<{ id: string }>(
        `INSERT INTO app.access_grant (institution_id, id, person_id, role)
         VALUES ($1, gen_random_uuid(), $2, 'institution_admin') RETURNING id`,
        [id],
      ),
    );
    const answer = await test.ask(
      "mutation($id: ID!) { revokeGrant(id: $id) }",
      { id: grant!.id },
      { cookie },
    );
    expect(answer.errors?.[0]?.message).toBe(
      "Only One is the only administrator. Name another one first.",
    );
  });

  it("is in the audit log", async () => {
    const actions = await test.inside(institution.id, (ctx) =>
      ctx.store.rows<{ action: string; actor: string }>(
        `SELECT DISTINCT action, actor FROM app.audit WHERE institution_id = $1 AND action LIKE 'grant.%'`,
      ),
    );
    expect(actions).toContainEqual({ action: "grant.give", actor: `person:${admin.id}` });
    expect(actions).toContainEqual({ action: "grant.revoke", actor: `person:${admin.id}` });
    expect((await test.inside(institution.id, verifyAudit)).ok).toBe(true);
  });
});
