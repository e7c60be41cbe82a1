import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { askAs, type BuiltScheme, buildScheme } from "../test/scheme.ts";
import { schemeDocumentOf } from "./scheme.service.ts";

let test: TestApp;
let scheme: BuiltScheme;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  scheme = await buildScheme(test);
});

const parts = `schemeId revision models { model matcher params }
  criteria { type weight strictness params sentence }
  matcherOptions { type sentence models fields { name type required } }
  criterionOptions { type onlyExcludes fields { name type } } questions { role id type }`;
interface Settings {
  revision: number;
  models: { model: string; matcher: string; params: unknown }[];
  criteria: {
    type: string;
    weight: number;
    strictness: string;
    params: object;
    sentence: string;
  }[];
  matcherOptions: { type: string; models: string[]; sentence: string }[];
  criterionOptions: { type: string; onlyExcludes: boolean }[];
  questions: { role: string; id: string }[];
}
const ask = <T>(document: string, variables: Record<string, unknown>) =>
  askAs<T>(test, scheme, scheme.coordinator, document, variables);

const read = async () =>
  (
    await ask<{ matchingSettings: Settings }>(
      `query ($id: ID!) { matchingSettings(schemeId: $id) { ${parts} } }`,
      { id: scheme.schemeId },
    )
  ).matchingSettings;

type Saved = { __typename: string; reasons?: { code: string; message: string; place: string }[] };
async function save(change: Partial<Settings> & { expectedRevision?: number }) {
  const { models, criteria, revision } = await read();
  const input = {
    schemeId: scheme.schemeId,
    expectedRevision: change.expectedRevision ?? revision,
    models: change.models ?? models,
    criteria: (change.criteria ?? criteria).map(({ sentence: _, ...one }) => one),
  };
  const document = `mutation ($input: MatchingSettingsInput!) { updateMatching(input: $input) {
    __typename ... on MatchingSettings { ${parts} } ... on Conflict { currentRevision }
    ... on Refused { reasons { code message place } } } }`;
  return (await ask<{ updateMatching: Saved & Settings }>(document, { input })).updateMatching;
}

describe("how a scheme matches", () => {
  it("is told in sentences, with everything there is to choose from", async () => {
    const settings = await read();
    expect(settings.models).toEqual([{ model: "one-to-one", matcher: "assign", params: {} }]);
    expect(settings.criteria.every((one) => one.sentence.endsWith("."))).toBe(true);
    expect(settings.matcherOptions.find((one) => one.type === "assign")).toMatchObject({
      models: ["one-to-one"],
      sentence: expect.stringMatching(/\.$/),
    });
    const byType = new Map(settings.criterionOptions.map((one) => [one.type, one]));
    expect(byType.get("lineManager")?.onlyExcludes).toBe(true);
    expect(byType.get("expertise")?.onlyExcludes).toBe(false);
    expect(settings.questions).toContainEqual({ role: "MENTEE", id: "hopes", type: "longText" });
    expect(settings.questions.map((one) => one.id)).not.toContain("objectives");
  });

  it("is saved as a new version of the document, and read again as it was saved", async () => {
    const { criteria, revision } = await read();
    const changed = criteria.map((one) =>
      one.type === "expertise" ? { ...one, weight: 2, strictness: "MUST" } : one,
    );
    const saved = await save({ criteria: changed });
    expect(saved).toMatchObject({ __typename: "MatchingSettings", revision: revision + 1 });
    expect(await read()).toMatchObject({ criteria: changed });
    const document = await test.inside(scheme.institutionId, (ctx) =>
      schemeDocumentOf(ctx, scheme.schemeId),
    );
    expect(document.matching.criteria[0]).toMatchObject({ weight: 2, strictness: "must" });
  });

  it("isn't overwritten by somebody who hasn't seen the last change", async () => {
    await save({});
    expect(await save({ expectedRevision: 1 })).toMatchObject({ __typename: "Conflict" });
  });

  it.each<[string, string, (now: Settings) => Partial<Settings>]>([
    ["no model", "matching.models", () => ({ models: [] })],
    [
      "a matcher of another model",
      "matching.models.0",
      () => ({ models: [{ model: "circle", matcher: "assign", params: {} }] }),
    ],
    [
      "something the matcher doesn't ask for",
      "matching.models.0.colour",
      () => ({ models: [{ model: "one-to-one", matcher: "assign", params: { colour: 1 } }] }),
    ],
    [
      "criteria without any weight",
      "matching.criteria",
      ({ criteria }) => ({ criteria: criteria.map((one) => ({ ...one, weight: 0 })) }),
    ],
    [
      "a question that no form asks",
      "matching.criteria.0.sought",
      ({ criteria: [first, ...rest] }) => ({
        criteria: [{ ...first!, params: { ...first!.params, sought: "shoeSize" } }, ...rest],
      }),
    ],
    [
      "a weight below 0",
      "matching.criteria.0.weight",
      ({ criteria: [first, ...rest] }) => ({ criteria: [{ ...first!, weight: -1 }, ...rest] }),
    ],
  ])("is refused with %s, and says where", async (_, place, change) => {
    const before = await read();
    const refused = await save(change(before));
    expect(refused).toMatchObject({ __typename: "Refused" });
    expect(refused.reasons?.map((one) => one.place)).toContain(place);
    expect(await read()).toEqual(before);
  });
});
