import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import {
  askAs,
  type BuiltScheme,
  buildEnrolment,
  buildScheme,
  inDays,
  menteeAnswers,
  mentorAnswers,
  update,
} from "../test/scheme.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const join = `mutation ($scheme: ID!, $role: ParticipantRole!) {
  enrolMe(schemeId: $scheme, role: $role) { __typename
    ... on Enrolment { id role stage serviceArea { name } may registration { state revision id } }
    ... on Problem { code message } } }`;
const submit = `mutation ($id: ID!, $answers: Json!, $revision: Int!) {
  submitRegistration(enrolmentId: $id, answers: $answers, expectedRevision: $revision) { __typename
    ... on RegistrationAccepted { waiting waitingPosition message
      enrolment { stage waitingPosition registration { state revision } } }
    ... on InvalidAnswers { problems { path code message } }
    ... on Conflict { currentRevision } ... on Problem { code message } } }`;
const save = `mutation ($id: ID!, $answers: Json!, $revision: Int!) {
  saveRegistration(enrolmentId: $id, answers: $answers, expectedRevision: $revision) { __typename
    ... on Registration { id state revision answers } ... on Conflict { currentRevision }
    ... on Problem { code } } }`;

type Outcome = Record<string, Record<string, unknown> & { id: string; __typename: string }>;
const as = (scheme: BuiltScheme, person: { id: string }, document: string, variables = {}) =>
  askAs<Outcome>(test, scheme, person, document, variables);

async function joined(scheme: BuiltScheme, role: "MENTOR" | "MENTEE" = "MENTEE") {
  const person = await buildPerson(test, scheme.institutionId, { unitId: scheme.library });
  const { enrolMe } = await as(scheme, person, join, { role });
  return { person, enrolment: enrolMe! };
}

describe("joining a scheme", () => {
  it("lists the person in the service area of their unit, with an empty form", async () => {
    const scheme = await buildScheme(test);
    const { enrolment } = await joined(scheme);
    expect(enrolment).toMatchObject({
      stage: "listed",
      serviceArea: { name: "Library" },
      registration: { state: "EMPTY", revision: 0 },
      may: ["enrolment.register", "enrolment.withdraw"],
    });
  });

  it("happens once in each role", async () => {
    const scheme = await buildScheme(test);
    const { person, enrolment } = await joined(scheme);
    const again = await as(scheme, person, join, { role: "MENTEE" });
    expect(again.enrolMe?.id).toBe(enrolment.id);
    const other = await as(scheme, person, join, { role: "MENTOR" });
    expect(other.enrolMe?.id).not.toBe(enrolment.id);
  });

  it("is refused before the scheme is open and outside its dates", async () => {
    const draft = await buildScheme(test, { draft: true });
    const person = await buildPerson(test, draft.institutionId);
    const code = async (scheme: BuiltScheme, who: { id: string }) =>
      (await as(scheme, who, join, { role: "MENTOR" })).enrolMe?.code;
    expect(await code(draft, person)).toBe("SCHEME_NOT_OPEN");

    const scheme = await buildScheme(test);
    const late = await buildPerson(test, scheme.institutionId);
    const dates = (opensOn: number, registrationClosesOn: number) =>
      test.inside(scheme.institutionId, (ctx) =>
        update(ctx, scheme.schemeId, {
          opensOn: inDays(opensOn),
          registrationClosesOn: inDays(registrationClosesOn),
        }),
      );
    await dates(-20, -2);
    expect(await code(scheme, late)).toBe("REGISTRATION_CLOSED");
    await dates(2, 5);
    expect(await code(scheme, late)).toBe("REGISTRATION_LATER");
    await dates(-1, 5);
    expect(await code(scheme, late)).toBeUndefined();
  });
});

describe("registering", () => {
  it("keeps a draft, without asking for anything, and only for the person", async () => {
    const scheme = await buildScheme(test);
    const { person, enrolment } = await joined(scheme);
    const answers = { jobTitle: "Porter", nonsense: true };
    const saved = await as(scheme, person, save, { id: enrolment.id, answers, revision: 0 });
    expect(saved.saveRegistration).toMatchObject({
      state: "DRAFT",
      revision: 1,
      answers: { jobTitle: "Porter" },
      id: (enrolment.registration as { id: string }).id,
    });
    const seen = await as(
      scheme,
      scheme.coordinator,
      "query ($id: ID!) { enrolment(id: $id) { registration { state answers } } }",
      { id: enrolment.id },
    );
    expect(seen.enrolment?.registration).toEqual({ state: "DRAFT", answers: {} });
    await expect(
      as(scheme, scheme.coordinator, save, { id: enrolment.id, answers, revision: 1 }),
    ).rejects.toThrow("FORBIDDEN");
  });

  it("is a conflict when it was saved elsewhere meanwhile", async () => {
    const scheme = await buildScheme(test);
    const { person, enrolment } = await joined(scheme);
    const input = { id: enrolment.id, answers: menteeAnswers(), revision: 0 };
    await as(scheme, person, save, input);
    expect(await as(scheme, person, save, input)).toEqual({
      saveRegistration: { __typename: "Conflict", currentRevision: 1, code: "CONFLICT" },
    });
    expect((await as(scheme, person, submit, input)).submitRegistration).toMatchObject({
      currentRevision: 1,
    });
  });

  it("says what is missing, in words", async () => {
    const scheme = await buildScheme(test);
    const { person, enrolment } = await joined(scheme, "MENTOR");
    const answers = mentorAnswers({ jobTitle: "", biography: "word ".repeat(251) });
    const { submitRegistration } = await as(scheme, person, submit, {
      ...{ id: enrolment.id, answers, revision: 0 },
    });
    expect(submitRegistration).toMatchObject({
      __typename: "InvalidAnswers",
      problems: [
        { path: ["jobTitle"], code: "required" },
        { path: ["biography"], message: expect.stringContaining("250") },
      ],
    });
  });

  it("takes a place, and changes alone the answers when sent again", async () => {
    const scheme = await buildScheme(test);
    const { person, enrolment } = await joined(scheme);
    const first = await as(scheme, person, submit, {
      ...{ id: enrolment.id, answers: menteeAnswers(), revision: 0 },
    });
    expect(first.submitRegistration).toMatchObject({
      waiting: false,
      enrolment: { stage: "pool", registration: { state: "SUBMITTED", revision: 1 } },
    });
    const again = await as(scheme, person, submit, {
      ...{ id: enrolment.id, answers: menteeAnswers({ jobTitle: "Curator" }), revision: 1 },
    });
    expect(again.submitRegistration).toMatchObject({
      enrolment: { stage: "pool", registration: { revision: 2 } },
    });
    const taken = await test.inside(scheme.institutionId, (ctx) =>
      ctx.store.rows<{ taken: number }>(
        "SELECT sum(taken)::int AS taken FROM app.place_quota WHERE institution_id = $1",
      ),
    );
    expect(taken).toEqual([{ taken: 1 }]);
  });

  it("can't be saved as a draft once it is sent", async () => {
    const scheme = await buildScheme(test);
    const { person, enrolment } = await buildEnrolment(test, scheme, "mentee");
    const answers = menteeAnswers();
    expect(
      (await as(scheme, person, save, { id: enrolment.id, answers, revision: 1 })).saveRegistration,
    ).toMatchObject({ code: "ALREADY_SUBMITTED" });
  });
});
