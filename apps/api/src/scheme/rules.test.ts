import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrolmentView } from "../enrolment/enrolment.service.ts";
import { recordMilestone } from "../milestone/milestone.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good } from "../test/scheme.ts";
import { schemeDocumentOf } from "./scheme.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
}, 120_000);
afterAll(() => test?.close());

interface Saved {
  __typename: string;
  revision: number;
  reasons?: { code: string; message: string; place: string }[];
}

const rules = "settings { trainingRequired managerRequired ownWord ownUnitOnly }";

async function ask<T>(scheme: BuiltScheme, document: string, variables: object = {}): Promise<T> {
  const cookie = await test.session(scheme.institutionId, scheme.coordinator.id);
  const given = { id: scheme.schemeId, ...variables };
  const answer = await test.ask<T>(document, given, { cookie });
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function change(scheme: BuiltScheme, changes: object, expectedRevision = 3): Promise<Saved> {
  const document = `mutation ($input: SchemeSettingsInput!) { updateScheme(input: $input) {
    __typename ... on Scheme { revision ${rules} } ... on Conflict { currentRevision }
    ... on Refused { code reasons { code message place } } } }`;
  const input = { id: scheme.schemeId, expectedRevision, ...changes };
  return (await ask<{ updateScheme: Saved }>(scheme, document, { input })).updateScheme;
}

const stageOf = (scheme: BuiltScheme, id: string) =>
  test.inside(scheme.institutionId, async (ctx) => (await enrolmentView(ctx, id)).stage);

describe("what a scheme asks for before people are matched", () => {
  it("is nothing, until somebody asks for it; the template leaves training to people's own word", async () => {
    const scheme = await buildScheme(test);
    const document = `query ($id: ID!) { scheme(id: $id) { ${rules} } }`;
    expect(await ask(scheme, document)).toEqual({
      scheme: {
        settings: {
          trainingRequired: [],
          managerRequired: [],
          ownWord: ["TRAINING"],
          ownUnitOnly: false,
        },
      },
    });
    const { enrolment } = await buildEnrolment(test, scheme, "mentee");
    expect(await stageOf(scheme, enrolment.id)).toBe("pool");
  });

  it("is a new version of its document, and what is left out stays as it was", async () => {
    const scheme = await buildScheme(test);
    const first = { trainingRequired: ["MENTOR", "MENTEE"], ownWord: ["CONSENT", "CONSENT"] };
    await change(scheme, first);
    expect(await change(scheme, { managerRequired: ["MENTEE"], ownUnitOnly: true }, 4)).toEqual({
      __typename: "Scheme",
      revision: 5,
      settings: {
        trainingRequired: ["MENTOR", "MENTEE"],
        managerRequired: ["MENTEE"],
        ownWord: ["CONSENT"],
        ownUnitOnly: true,
      },
    });
    const [document, entries] = await test.inside(scheme.institutionId, async (ctx) => [
      await schemeDocumentOf(ctx, scheme.schemeId),
      await ctx.store.rows<{ detail: string }>(
        `SELECT detail FROM app.audit WHERE institution_id = $1
           AND subject_id = $2 AND action = 'scheme.update' ORDER BY seq DESC LIMIT 1`,
        [scheme.schemeId],
      ),
    ]);
    expect(document.settings).toMatchObject({
      milestones: {
        required: { training: ["mentor", "mentee"], manager: ["mentee"] },
        ownWord: ["consent"],
      },
      eligibility: { ownUnitOnly: true },
    });
    expect(JSON.parse(entries[0]?.detail ?? "")).toEqual({
      fields: ["managerRequired", "ownUnitOnly"],
    });
  });

  it("holds a role back until it is recorded, and no other", async () => {
    const scheme = await buildScheme(test);
    await change(scheme, { trainingRequired: ["MENTEE"] });
    const { enrolment: mentor } = await buildEnrolment(test, scheme, "mentor");
    expect(await stageOf(scheme, mentor.id)).toBe("pool");
    const { enrolment: mentee } = await buildEnrolment(test, scheme, "mentee");
    expect(await stageOf(scheme, mentee.id)).toBe("preparing");
    await test.inside(scheme.institutionId, async (ctx) =>
      good(await recordMilestone(ctx, { enrolmentIds: [mentee.id], kind: "training" })),
    );
    expect(await stageOf(scheme, mentee.id)).toBe("pool");
  });

  it("can be left to people's own word, but for a certificate", async () => {
    const scheme = await buildScheme(test);
    const refused = await change(scheme, { ownWord: ["CONSENT", "CERTIFICATE"] });
    expect(refused).toMatchObject({
      __typename: "Refused",
      reasons: [{ code: "ownWord", place: "settings.rules" }],
    });
    const { enrolment, person } = await buildEnrolment(test, scheme, "mentee");
    const cookie = await test.session(scheme.institutionId, person.id);
    const confirm = () =>
      test.ask<{ recordMilestone: object }>(
        `mutation ($id: ID!) { recordMilestone(input: { enrolmentIds: [$id], kind: CONSENT }) {
          __typename ... on Problem { code } } }`,
        { id: enrolment.id },
        { cookie },
      );
    expect((await confirm()).data.recordMilestone).toMatchObject({ code: "NOT_OWN_WORD" });
    await change(scheme, { ownWord: ["CONSENT"] });
    expect((await confirm()).data.recordMilestone).toEqual({ __typename: "MilestonesRecorded" });
  });

  it("is a conflict when somebody else was faster, and then nothing is written", async () => {
    const scheme = await buildScheme(test);
    await change(scheme, { trainingRequired: ["MENTOR"] });
    expect(await change(scheme, { trainingRequired: ["MENTEE"] })).toEqual({
      __typename: "Conflict",
      currentRevision: 4,
    });
    const document = "query ($id: ID!) { scheme(id: $id) { settings { trainingRequired } } }";
    expect(await ask(scheme, document)).toEqual({
      scheme: { settings: { trainingRequired: ["MENTOR"] } },
    });
  });
});

describe("who may join", () => {
  it("is anybody, or people of the scheme's unit and those below it alone", async () => {
    const scheme = await buildScheme(test);
    await change(scheme, { ownUnitOnly: true });
    const { enrolment: own } = await buildEnrolment(test, scheme, "mentee");
    expect(await stageOf(scheme, own.id)).toBe("pool");
    const { enrolment: other } = await buildEnrolment(test, scheme, "mentee", {
      person: { unitId: null },
    });
    expect(await stageOf(scheme, other.id)).not.toBe("pool");
  });
});
