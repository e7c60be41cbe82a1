import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { grantRole } from "../institution/grant.service.ts";
import { TenantStore } from "../store/tenant-store.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { askAs, type BuiltScheme, buildEnrolment, buildScheme, good } from "../test/scheme.ts";

let test: TestApp;
let scheme: BuiltScheme;
let libraryCoordinator: { id: string };

beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
  const person = (givenName: string, familyName: string) => ({ givenName, familyName });
  const enrolment = (
    role: "mentor" | "mentee",
    area: "library" | "estates",
    name: [string, string],
    registered = true,
  ) => buildEnrolment(test, scheme, role, { area, registered, person: person(...name) });
  await enrolment("mentor", "library", ["Zoe", "Abel"]);
  await enrolment("mentee", "estates", ["Yan", "Bell"]);
  await enrolment("mentee", "library", ["Xia", "Crane"], false);
  await enrolment("mentor", "estates", ["Wyn", "Dale"], false);
  libraryCoordinator = await buildPerson(test, scheme.institutionId);
  await test.inside(scheme.institutionId, async (ctx) =>
    good(
      await grantRole(ctx, {
        ...{ personId: libraryCoordinator.id, role: "coordinator" },
        ...{ schemeId: scheme.schemeId, serviceAreaId: scheme.library },
      }),
    ),
  );
});
afterAll(() => test.close());

interface Listed {
  enrolments: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: { id: string; person: { name: string }; may: string[] } }[];
  };
}
const query = `query ($scheme: ID!, $filter: EnrolmentFilter, $order: EnrolmentOrder, $first: Int, $after: String) {
  enrolments(schemeId: $scheme, filter: $filter, order: $order, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id role stage stageLabel since tags may waitingPosition email
      person { name unitName } serviceArea { name } scheme { name }
      registration { state answers } preferences { rank mentor { name } } declarations { id } } } } }`;
const list = async (variables: object = {}, who: { id: string } = scheme.coordinator) =>
  (await askAs<Listed>(test, scheme, who, query, variables as Record<string, unknown>)).enrolments;
const names = async (variables: object = {}, who?: { id: string }) =>
  (await list(variables, who)).edges.map(({ node }) => node.person.name);

describe("the people of a scheme", () => {
  it("come by family name", async () => {
    expect(await names()).toEqual(["Zoe Abel", "Yan Bell", "Xia Crane", "Wyn Dale"]);
  });

  it("come by stage in the order of the workflow, or by time in it", async () => {
    expect(await names({ order: "STAGE" })).toEqual([
      "Xia Crane",
      "Wyn Dale",
      "Zoe Abel",
      "Yan Bell",
    ]);
    expect((await names({ order: "SINCE" })).toSorted()).toHaveLength(4);
  });

  it.each(["NAME", "STAGE", "SINCE"])("come page by page, each once, by %s", async (order) => {
    const all = await names({ order });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const part: Listed["enrolments"] = await list({ order, first: 3, after });
      expect(part.totalCount).toBe(4);
      seen.push(...part.edges.map(({ node }) => node.person.name));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(all);
  });

  it("are filtered by role, stage, service area and words", async () => {
    expect(await names({ filter: { role: "MENTOR" } })).toEqual(["Zoe Abel", "Wyn Dale"]);
    expect(await names({ filter: { stage: "listed" } })).toEqual(["Xia Crane", "Wyn Dale"]);
    expect(await names({ filter: { serviceAreaId: scheme.estates } })).toEqual([
      "Yan Bell",
      "Wyn Dale",
    ]);
    expect(await names({ filter: { search: "  cRA xi " } })).toEqual(["Xia Crane"]);
    expect(await names({ filter: { search: "%" } })).toEqual([]);
    expect(await names({ filter: { stuckOnly: true } })).toEqual([]);
  });

  it("of one service area are all that its coordinator sees", async () => {
    expect(await names({}, libraryCoordinator)).toEqual(["Zoe Abel", "Xia Crane"]);
    const { edges } = await list({ filter: { serviceAreaId: scheme.estates } });
    await expect(
      askAs(test, scheme, libraryCoordinator, "query ($id: ID!) { enrolment(id: $id) { id } }", {
        id: edges[0]?.node.id,
      }),
    ).rejects.toThrow("FORBIDDEN");
    await expect(
      askAs(
        test,
        scheme,
        libraryCoordinator,
        "mutation ($scheme: ID!, $ids: [ID!]) { inviteEnrolments(schemeId: $scheme, enrolmentIds: $ids) { __typename } }",
        { ids: [edges[1]?.node.id] },
      ),
    ).rejects.toThrow("FORBIDDEN");
  });

  it("are not for participants", async () => {
    const { person } = await buildEnrolment(test, await buildScheme(test), "mentee");
    const own = await buildEnrolment(test, scheme, "mentee", {
      registered: false,
      person: { givenName: "Vic", familyName: "Egan" },
    });
    await expect(list({}, own.person)).rejects.toThrow("FORBIDDEN");
    await expect(list({}, person)).rejects.toThrow();
    const { edges } = await list({ filter: { role: "MENTEE" } });
    await expect(
      askAs(test, scheme, own.person, "query ($id: ID!) { enrolment(id: $id) { id } }", {
        id: edges[0]?.node.id,
      }),
    ).rejects.toThrow("FORBIDDEN");
  });

  it("cost the same number of queries however many they are", async () => {
    const counted = async (first: number) => {
      const spies = [
        vi.spyOn(TenantStore.prototype, "rows"),
        vi.spyOn(TenantStore.prototype, "find"),
      ];
      await list({ first });
      const calls = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      return calls;
    };
    expect(await counted(4)).toBe(await counted(2));
  });
});

describe("inviting", () => {
  const invite = (ids: string[] | null) =>
    askAs(
      test,
      scheme,
      scheme.coordinator,
      `mutation ($scheme: ID!, $ids: [ID!]) { inviteEnrolments(schemeId: $scheme, enrolmentIds: $ids) {
         ... on Invited { count } ... on Refused { code } } }`,
      { ids },
    );
  const mails = () =>
    test.inside(scheme.institutionId, (ctx) =>
      ctx.store.rows<{ type: string }>(
        "SELECT type FROM app.workflow_effect WHERE institution_id = $1 AND type = 'notify.send' AND params->>'template' = 'invitation'",
      ),
    );

  it("writes once to everybody who has neither been invited nor registered", async () => {
    expect(await invite(null)).toEqual({ inviteEnrolments: { count: 3 } });
    expect(await mails()).toHaveLength(3);
    expect(await invite(null)).toEqual({ inviteEnrolments: { code: "NOBODY_TO_INVITE" } });
  });

  it("reminds only those who were invited and haven't registered", async () => {
    const { edges } = await list();
    const may = edges.map(({ node }) => node.may.filter((one) => one.startsWith("enrolment.re")));
    expect(may.flat()).toEqual(["enrolment.remind", "enrolment.remind", "enrolment.remind"]);
    const ids = edges.map(({ node }) => node.id);
    const document = `mutation ($scheme: ID!, $ids: [ID!]!) {
      remindEnrolments(schemeId: $scheme, enrolmentIds: $ids) { ... on Invited { count } } }`;
    expect(await askAs(test, scheme, scheme.coordinator, document, { ids })).toEqual({
      remindEnrolments: { count: 3 },
    });
  });

  it("waits until the scheme is open", async () => {
    const draft = await buildScheme(test, { draft: true });
    await buildEnrolment(test, draft, "mentee", { registered: false });
    const document = `mutation ($scheme: ID!) { inviteEnrolments(schemeId: $scheme) {
      ... on Refused { code } } }`;
    expect(await askAs(test, draft, draft.coordinator, document)).toEqual({
      inviteEnrolments: { code: "SCHEME_NOT_OPEN" },
    });
  });
});
