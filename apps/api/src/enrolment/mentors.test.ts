import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import {
  askAs,
  type BuiltScheme,
  buildEnrolment,
  buildScheme,
  type mentorAnswers,
} from "../test/scheme.ts";
import { matchable } from "./enrolment.service.ts";

let test: TestApp;
let scheme: BuiltScheme;
type Built = Awaited<ReturnType<typeof buildEnrolment>>;
let ada: Built;
let ben: Built;
let mentee: Built;

const mentor = (givenName: string, familyName: string, more: Parameters<typeof mentorAnswers>[0]) =>
  buildEnrolment(test, scheme, "mentor", {
    person: { givenName, familyName, jobTitle: "Officer" },
    answers: more ?? {},
  });

beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
  ada = await mentor("Ada", "Archer", {
    jobTitle: "Head of Estates",
    biography: "Twenty years of building projects and budgets.",
    expertise: ["projectManagement", "estates"],
  });
  ben = await mentor("Ben", "Bryn", {
    jobTitle: "Librarian",
    biography: "I care for books and for people.",
    expertise: ["libraries", "leadingTeam"],
    capacity: 1,
  });
  await mentor("Cara", "Cole", { expertise: ["budgeting"], biography: "Finance." });
  mentee = await buildEnrolment(test, scheme, "mentee");
});
afterAll(() => test.close());

interface Profile {
  enrolmentId: string;
  name: string;
  matchedOn: string[];
  rank: number | null;
  declared: boolean;
  answers: Record<string, unknown>;
}
interface Found {
  mentors: {
    edges: { node: Profile }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
const search = `query ($scheme: ID!, $search: String, $expertise: [String!], $first: Int, $after: String) {
  mentors(schemeId: $scheme, search: $search, expertise: $expertise, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { enrolmentId name jobTitle biography placesLeft rank declared matchedOn answers
      expertise { value } } } } }`;

const find = async (variables: object = {}, who: { id: string } = mentee.person) =>
  (await askAs<Found>(test, scheme, who, search, variables as Record<string, unknown>)).mentors;
const names = async (variables: object) =>
  (await find(variables)).edges.map(({ node }) => node.name);

describe("looking for mentors", () => {
  it("gives those with room by name, a page at a time", async () => {
    const first = await find({ first: 2 });
    expect(first.totalCount).toBe(3);
    expect(first.edges.map(({ node }) => node.name)).toEqual(["Ada Archer", "Ben Bryn"]);
    const { hasNextPage, endCursor } = first.pageInfo;
    expect(hasNextPage).toBe(true);
    expect(await names({ first: 2, after: endCursor })).toEqual(["Cara Cole"]);
  });

  it("finds words in names, job titles, biographies and areas of expertise, most words first", async () => {
    expect(await names({ search: "BOOKS" })).toEqual(["Ben Bryn"]);
    expect(await names({ search: "head" })).toEqual(["Ada Archer"]);
    expect(await names({ search: "cara" })).toEqual(["Cara Cole"]);
    expect(await names({ search: "arwain" })).toEqual(["Ben Bryn"]);
    expect(await names({ search: "finance building budgets" })).toEqual([
      "Ada Archer",
      "Cara Cole",
    ]);
    const { edges } = await find({ search: "building budgets 100%" });
    expect(edges[0]?.node.matchedOn.sort()).toEqual(["budgets", "building"]);
    expect(await names({ search: "zebra" })).toEqual([]);
  });

  it("filters by any of some areas of expertise", async () => {
    expect(await names({ expertise: ["estates", "budgeting"] })).toEqual([
      "Ada Archer",
      "Cara Cole",
    ]);
  });

  it("shows only what searchers may see", async () => {
    const { edges } = await find({ search: "ada" });
    const { answers } = edges[0]!.node;
    expect(Object.keys(answers).sort()).toEqual(["biography", "expertise", "jobTitle"]);
  });

  it("never offers oneself", async () => {
    const both = await buildEnrolment(test, scheme, "mentor", {
      person: { givenName: "Dana", familyName: "Dee" },
    });
    await test.inside(scheme.institutionId, async (ctx) => {
      const { enrol, completeRegistration } = await import("./enrolment.service.ts");
      const { menteeAnswers } = await import("../test/scheme.ts");
      const row = await enrol(ctx, {
        ...{ schemeId: scheme.schemeId, personId: both.person.id, role: "mentee" },
        serviceAreaId: scheme.library,
      });
      await completeRegistration(ctx, row, menteeAnswers());
    });
    const found = await find({}, both.person);
    expect(found.edges.map(({ node }) => node.name)).not.toContain("Dana Dee");
    expect(await names({ search: "dana" })).toEqual(["Dana Dee"]);
  });

  it("is for registered mentees and coordinators", async () => {
    const early = await buildEnrolment(test, scheme, "mentee", { registered: false });
    await expect(find({}, early.person)).rejects.toThrow("FORBIDDEN: Register first");
    await expect(find({}, ada.person)).rejects.toThrow("FORBIDDEN");
    expect((await find({}, scheme.coordinator)).totalCount).toBeGreaterThan(2);
  });
});

const choose = `mutation ($id: ID!, $mentors: [ID!]!) {
  setPreferences(enrolmentId: $id, mentorEnrolmentIds: $mentors) { __typename
    ... on Enrolment { preferences { rank mentor { name rank } } }
    ... on Refused { code reasons { code message } } } }`;
const declare = `mutation ($id: ID!, $mentor: ID!) {
  declareConflict(enrolmentId: $id, mentorEnrolmentId: $mentor) { __typename
    ... on Enrolment { preferences { rank } declarations { id about { name } } }
    ... on Refused { code } } }`;
const chosen = async (mentors: string[], id = mentee.enrolment.id, who = mentee.person) =>
  (await askAs<{ setPreferences: unknown }>(test, scheme, who, choose, { id, mentors }))
    .setPreferences;

describe("ranking mentors", () => {
  it("keeps the choices in their order, and replaces them", async () => {
    expect(await chosen([ben.enrolment.id, ada.enrolment.id])).toMatchObject({
      preferences: [
        { rank: 1, mentor: { name: "Ben Bryn", rank: 1 } },
        { rank: 2, mentor: { name: "Ada Archer" } },
      ],
    });
    expect(await chosen([ada.enrolment.id])).toMatchObject({
      preferences: [{ rank: 1, mentor: { name: "Ada Archer" } }],
    });
    const { edges } = await find({ search: "ada" });
    expect(edges[0]?.node.rank).toBe(1);
  });

  it("is refused beyond the scheme's most, twice the same, or one who is gone", async () => {
    const gone = await mentor("Gil", "Gone", {});
    await askAs(
      test,
      scheme,
      gone.person,
      "mutation ($id: ID!) { withdraw(enrolmentId: $id) { __typename } }",
      {
        id: gone.enrolment.id,
      },
    );
    const five = Array.from({ length: 5 }, () => ada.enrolment.id);
    expect(await chosen(five)).toMatchObject({ code: "TOO_MANY" });
    expect(await chosen(five.slice(3))).toMatchObject({ code: "TWICE" });
    expect(await chosen([gone.enrolment.id])).toMatchObject({
      reasons: [{ code: "NOT_AVAILABLE", message: expect.stringContaining("Gil Gone") }],
    });
  });

  it("is a mentee's own business", async () => {
    await expect(
      chosen([ada.enrolment.id], mentee.enrolment.id, scheme.coordinator),
    ).rejects.toThrow("FORBIDDEN");
    await expect(chosen([mentee.enrolment.id])).rejects.toThrow("NOT_FOUND");
    expect(await chosen([], ada.enrolment.id, ada.person)).toMatchObject({ code: "MENTEES_ONLY" });
  });
});

describe("declaring a conflict of interest", () => {
  it("takes the choice out, and no later choice brings it back", async () => {
    await chosen([ada.enrolment.id, ben.enrolment.id]);
    const { declareConflict } = await askAs<{
      declareConflict: { declarations: { id: string }[] };
    }>(test, scheme, mentee.person, declare, {
      ...{ id: mentee.enrolment.id, mentor: ada.enrolment.id },
    });
    expect(declareConflict).toMatchObject({
      preferences: [{ rank: 2 }],
      declarations: [{ about: { name: "Ada Archer" } }],
    });
    expect(await chosen([ada.enrolment.id])).toMatchObject({ reasons: [{ code: "DECLARED" }] });
    const pool = await test.inside(scheme.institutionId, (ctx) => matchable(ctx, scheme.schemeId));
    const own = pool.mentees.find((one) => one.enrolment.id === mentee.enrolment.id);
    expect(own).toMatchObject({
      conflicts: [ada.person.id],
      preferences: [ben.enrolment.id],
      capacityLeft: 1,
    });
    await askAs(
      test,
      scheme,
      mentee.person,
      "mutation ($id: ID!) { withdrawDeclaration(id: $id) { __typename } }",
      { id: declareConflict.declarations[0]?.id },
    );
    expect(await chosen([ada.enrolment.id])).toMatchObject({ preferences: [{ rank: 1 }] });
  });
});

describe("the pool", () => {
  it("has everybody who can be matched, with answers for matching alone", async () => {
    const pool = await test.inside(scheme.institutionId, (ctx) => matchable(ctx, scheme.schemeId));
    const own = pool.mentors.find((one) => one.enrolment.id === ada.enrolment.id);
    expect(own).toMatchObject({ capacityLeft: 2, person: { id: ada.person.id } });
    expect(own?.answers).toMatchObject({ expertise: ["projectManagement", "estates"] });
    expect(own?.answers).not.toHaveProperty("commitment");
  });
});
