import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrolmentRow, waitingPosition } from "../enrolment/enrolment.service.ts";
import { grantRole } from "../institution/grant.service.ts";
import type { PersonRow } from "../person/person.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import {
  type BuiltScheme,
  buildEnrolment,
  buildScheme,
  good,
  inDays,
  update,
} from "../test/scheme.ts";
import { schemeDocumentOf } from "./scheme.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

/** What an operation gives, as far as these tests look into it. */
interface Result {
  id: string;
  quotas: unknown[];
  reasons: { code: string; message: string; place: string }[];
}
type Results = Record<string, Result>;

/** One operation as this person; fails the test on an error. */
async function ask<T = Results>(
  scheme: BuiltScheme,
  who: PersonRow,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const cookie = await test.session(scheme.institutionId, who.id);
  const answer = await test.ask<T>(document, { id: scheme.schemeId, ...variables }, { cookie });
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function admin(scheme: BuiltScheme): Promise<PersonRow> {
  const person = await buildPerson(test, scheme.institutionId);
  await test.inside(scheme.institutionId, async (ctx) =>
    good(await grantRole(ctx, { personId: person.id, role: "institution_admin" })),
  );
  return person;
}

async function committeeMember(scheme: BuiltScheme): Promise<PersonRow> {
  const person = await buildPerson(test, scheme.institutionId);
  const { schemeId } = scheme;
  await test.inside(scheme.institutionId, async (ctx) =>
    good(await grantRole(ctx, { personId: person.id, role: "committee", schemeId })),
  );
  return person;
}

const create = `mutation ($input: CreateSchemeInput!) { createScheme(input: $input) {
  __typename ... on Scheme { id slug name state quotas { places taken serviceArea { name } role }
    openingChecklist { key done place } settings { maxPreferences } } ... on Problem { code } } }`;
const save = `mutation ($input: SchemeSettingsInput!) { updateScheme(input: $input) {
  __typename ... on Scheme { revision settings { replyDays opensOn } }
  ... on Refused { code reasons { code message place } } ... on Conflict { currentRevision } } }`;
const open = `mutation ($id: ID!) { openScheme(id: $id) {
  __typename ... on Scheme { state } ... on Refused { reasons { code message place } } } }`;

describe("starting a scheme", () => {
  it("takes a template's places, forms and settings, under a free slug", async () => {
    const scheme = await buildScheme(test, { draft: true });
    const who = await admin(scheme);
    const input = { templateKey: "psms", unitId: scheme.unitId, name: "Mentoring" };
    const { createScheme } = await ask(scheme, who, create, { input });
    expect(createScheme).toMatchObject({
      __typename: "Scheme",
      slug: "mentoring-2",
      state: "DRAFT",
      name: { en: "Mentoring", cy: "Mentoring" },
      settings: { maxPreferences: 4 },
    });
    expect(createScheme?.quotas).toHaveLength(4);
  });

  it("is refused without a name, and to people without the right", async () => {
    const scheme = await buildScheme(test, { draft: true });
    const input = { templateKey: "psms", unitId: scheme.unitId, name: "  " };
    const who = await admin(scheme);
    expect(await ask(scheme, who, create, { input })).toMatchObject({
      createScheme: { __typename: "Refused", code: "NAME_NEEDED" },
    });
    const cookie = await test.session(scheme.institutionId, scheme.coordinator.id);
    const answer = await test.ask(create, { input }, { cookie });
    expect(answer.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

describe("opening a scheme", () => {
  it("is refused with everything that is missing and where it is mended", async () => {
    const scheme = await buildScheme(test, { draft: true });
    const who = await admin(scheme);
    const input = { templateKey: "psms", unitId: scheme.unitId, name: "Another" };
    const { createScheme } = await ask<{ createScheme: { id: string } }>(scheme, who, create, {
      input,
    });
    const { openScheme } = await ask(scheme, who, open, { id: createScheme.id });
    expect(openScheme).toMatchObject({ __typename: "Refused" });
    expect(openScheme?.reasons.map(({ code, place }) => [code, place])).toEqual([
      ["dates", "settings.dates"],
      ["coordinators", "settings.coordinators"],
    ]);
  });

  it("works once all is there", async () => {
    const scheme = await buildScheme(test, { draft: true });
    expect(await ask(scheme, scheme.coordinator, open)).toEqual({
      openScheme: { __typename: "Scheme", state: "OPEN" },
    });
  });

  it("asks for dates in their order", async () => {
    const scheme = await buildScheme(test, { draft: true });
    await test.inside(scheme.institutionId, (ctx) =>
      update(ctx, scheme.schemeId, { matchingOn: inDays(-50) }),
    );
    const { openScheme } = await ask(scheme, scheme.coordinator, open);
    expect(openScheme).toMatchObject({ reasons: [{ code: "dates" }] });
  });
});

describe("changing a scheme", () => {
  const change = (scheme: BuiltScheme, input: Record<string, unknown>) =>
    ask(scheme, scheme.coordinator, save, { input: { id: scheme.schemeId, ...input } });

  it("writes a new version of its document", async () => {
    const scheme = await buildScheme(test);
    const { updateScheme } = await change(scheme, { expectedRevision: 3, replyDays: 21 });
    expect(updateScheme).toMatchObject({ revision: 4, settings: { replyDays: 21 } });
    const [versions, document] = await test.inside(scheme.institutionId, async (ctx) => [
      await ctx.store.rows<{ version: number }>(
        "SELECT version FROM app.scheme_document WHERE institution_id = $1 AND scheme_id = $2 ORDER BY 1",
        [scheme.schemeId],
      ),
      await schemeDocumentOf(ctx, scheme.schemeId),
    ]);
    expect(versions.map((row) => row.version)).toEqual([1, 2, 3]);
    expect(document.settings.replyDays).toBe(21);
    expect(document.places).toContainEqual({ serviceArea: "Library", role: "mentor", places: 10 });
  });

  it("is a conflict when somebody else was faster", async () => {
    const scheme = await buildScheme(test);
    expect(await change(scheme, { expectedRevision: 2, replyDays: 21 })).toEqual({
      updateScheme: { __typename: "Conflict", currentRevision: 3 },
    });
  });

  it("is refused with numbers that make no sense", async () => {
    const scheme = await buildScheme(test);
    const { updateScheme } = await change(scheme, {
      expectedRevision: 3,
      replyDays: 0,
      minMonths: 12,
      maxMonths: 6,
      contactEmail: "nobody",
    });
    expect(updateScheme).toMatchObject({ __typename: "Refused" });
    expect(updateScheme?.reasons.map((reason) => reason.code)).toEqual([
      "contactEmail",
      "replyDays",
      "maxMonths",
    ]);
  });

  it("leaves an open scheme with what it needed to open", async () => {
    const scheme = await buildScheme(test);
    const input = { expectedRevision: 3, opensOn: null };
    expect(await change(scheme, input)).toMatchObject({
      updateScheme: { code: "NEEDED", reasons: [{ code: "dates", place: "settings.dates" }] },
    });
  });

  it("gives new places to those who have waited longest, and can't take taken ones away", async () => {
    const scheme = await buildScheme(test, { quotas: [["library", "mentee", 1]] });
    const joined: Awaited<ReturnType<typeof buildEnrolment>>[] = [];
    for (let i = 0; i < 4; i++) joined.push(await buildEnrolment(test, scheme, "mentee"));
    const quotas = (places: number) => [{ serviceAreaId: scheme.library, role: "MENTEE", places }];
    expect(await change(scheme, { expectedRevision: 3, quotas: quotas(3) })).toMatchObject({
      updateScheme: { revision: 4 },
    });
    const now = await test.inside(scheme.institutionId, (ctx) =>
      Promise.all(joined.map(({ enrolment }) => enrolmentRow(ctx, enrolment.id))),
    );
    expect(now.map((row) => row.hasPlace)).toEqual([true, true, true, false]);
    const last = joined[3]!.enrolment.id;
    expect(await test.inside(scheme.institutionId, (ctx) => waitingPosition(ctx, last))).toBe(1);
    expect(await change(scheme, { expectedRevision: 4, quotas: quotas(2) })).toMatchObject({
      updateScheme: { code: "INVALID", reasons: [{ place: "settings.places" }] },
    });
  });
});

describe("who sees a scheme", () => {
  const list = "{ schemes { id may } }";
  const seen = async (scheme: BuiltScheme, who: PersonRow) =>
    (await ask<{ schemes: { may: string[] }[] }>(scheme, who, list)).schemes;

  it("everybody once it is open, and only its staff before", async () => {
    const draft = await buildScheme(test, { draft: true });
    const stranger = await buildPerson(test, draft.institutionId);
    expect(await seen(draft, stranger)).toEqual([]);
    expect(await seen(draft, draft.coordinator)).toHaveLength(1);
    await ask(draft, draft.coordinator, open);
    expect(await seen(draft, stranger)).toMatchObject([{ may: [] }]);
  });

  it("only its coordinators and admins may edit it", async () => {
    const scheme = await buildScheme(test, { draft: true });
    const [{ may }] = (await seen(scheme, scheme.coordinator)) as [{ may: string[] }];
    expect(may).toEqual(expect.arrayContaining(["scheme.edit", "scheme.open", "enrolment.list"]));
    const [{ may: less }] = (await seen(scheme, await committeeMember(scheme))) as [
      { may: string[] },
    ];
    expect(less).toContain("scheme.overview");
    expect(less).not.toContain("scheme.edit");
    expect(less).not.toContain("enrolment.list");
  });

  it("nobody of another institution", async () => {
    const scheme = await buildScheme(test);
    const other = await buildScheme(test);
    const cookie = await test.session(other.institutionId, other.coordinator.id);
    const answer = await test.ask(
      "query ($id: ID!) { scheme(id: $id) { id } }",
      { id: scheme.schemeId },
      { cookie },
    );
    expect(answer.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });
});
