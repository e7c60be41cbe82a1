import { applyCommand, type Catalogue, registryOf, type WorkflowDefinition } from "@quad/workflow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grantRole } from "../institution/grant.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { askAs, type BuiltScheme, buildEnrolment, buildScheme, good } from "../test/scheme.ts";

let test: TestApp;
let scheme: BuiltScheme;
let second: { id: string };
beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
  second = await buildPerson(test, scheme.institutionId, {
    givenName: "Farid",
    familyName: "Lindqvist",
  });
  const { schemeId } = scheme;
  await test.inside(scheme.institutionId, async (ctx) => {
    good(await grantRole(ctx, { personId: second.id, role: "coordinator", schemeId }));
  });
}, 120_000);
afterAll(() => test?.close());

interface Draft {
  __typename: string;
  definition: WorkflowDefinition;
  revision: number;
  baseVersion: number;
  baseDefinition: WorkflowDefinition;
  savedBy: string | null;
  savedAt: string | null;
  running: number;
  counts: { uid: string; count: number }[];
  editable: boolean;
  code?: string;
  message?: string;
  currentRevision?: number;
  reasons?: { message: string }[];
}

const fields = `__typename ... on WorkflowDraft { definition revision baseVersion baseDefinition
  savedBy savedAt running counts { uid count } editable }`;
const problems = `... on Problem { code message } ... on Conflict { currentRevision }
  ... on Refused { reasons { message } }`;

const read = async (person: { id: string }, key = "enrolment") => {
  const document = `query ($scheme: ID!, $key: String!) {
    workflowDraft(schemeId: $scheme, key: $key) { ${fields} } }`;
  return (await askAs<{ workflowDraft: Draft }>(test, scheme, person, document, { key }))
    .workflowDraft;
};

const save = async (
  person: { id: string },
  definition: unknown,
  expectedRevision: number,
): Promise<Draft> => {
  const document = `mutation ($input: SaveWorkflowDraftInput!) {
    saveWorkflowDraft(input: $input) { ${fields} ${problems} } }`;
  const input = { schemeId: scheme.schemeId, key: "enrolment", definition, expectedRevision };
  return (await askAs<{ saveWorkflowDraft: Draft }>(test, scheme, person, document, { input }))
    .saveWorkflowDraft;
};

const discard = async (person: { id: string }, revision: number): Promise<Draft> => {
  const document = `mutation ($scheme: ID!, $revision: Int!) {
    discardWorkflowDraft(schemeId: $scheme, key: "enrolment", expectedRevision: $revision) {
      ${fields} ${problems} } }`;
  return (
    await askAs<{ discardWorkflowDraft: Draft }>(test, scheme, person, document, { revision })
  ).discardWorkflowDraft;
};

function named(definition: WorkflowDefinition, en: string): WorkflowDefinition {
  const edited = applyCommand(definition, { do: "definition.set", label: { en, cy: en } });
  if (!edited.ok) throw new Error(edited.reason.en);
  return edited.definition;
}

const audited = () =>
  test.inside(scheme.institutionId, (ctx) =>
    ctx.store.rows<{ action: string }>(
      `SELECT action FROM app.audit WHERE institution_id = $1 AND action LIKE 'workflow.%'
       ORDER BY seq`,
    ),
  );

describe("a draft", () => {
  it("is the published workflow while nothing is saved", async () => {
    await buildEnrolment(test, scheme, "mentee");
    const draft = await read(scheme.coordinator);
    expect(draft).toMatchObject({ revision: 0, baseVersion: 1, savedAt: null, savedBy: null });
    expect(draft.definition).toEqual(draft.baseDefinition);
    expect(draft.running).toBe(1);
    expect(draft.counts.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
    expect(draft.editable).toBe(true);
  });

  it("is kept, unfinished too, and says who saved it", async () => {
    const { definition } = await read(scheme.coordinator);
    const unfinished = { ...named(definition, "Mine"), initial: "nowhere" };
    const saved = await save(scheme.coordinator, unfinished, 0);
    expect(saved).toMatchObject({ __typename: "WorkflowDraft", revision: 1 });
    expect((await read(second)).definition).toEqual(unfinished);
    expect((await read(second)).baseDefinition).toEqual(definition);
  });

  it("isn't overwritten by somebody who hasn't seen it: they are told who saved, and when", async () => {
    const { definition } = await read(second);
    expect((await save(second, named(definition, "Theirs"), 1)).revision).toBe(2);
    const late = await save(scheme.coordinator, named(definition, "Late"), 1);
    expect(late).toMatchObject({ __typename: "Conflict", currentRevision: 2 });
    expect(late.message).toMatch(/^Farid Lindqvist saved other changes on .*\d\d:\d\d/);
    const now = await read(scheme.coordinator);
    expect(now).toMatchObject({ revision: 2, savedBy: "Farid Lindqvist" });
    expect(now.definition.label?.en).toBe("Theirs");
  });

  it("goes back to what is published when it is discarded, and its revisions never come again", async () => {
    expect((await discard(scheme.coordinator, 1)).__typename).toBe("Conflict");
    const gone = await discard(scheme.coordinator, 2);
    expect(gone).toMatchObject({ revision: 3, savedAt: null });
    expect(gone.definition).toEqual(gone.baseDefinition);
    expect((await save(second, gone.definition, 0)).__typename).toBe("Conflict");
    expect((await save(second, gone.definition, 3)).revision).toBe(4);
    expect((await audited()).map(({ action }) => action)).toEqual([
      "workflow.draft",
      "workflow.discardDraft",
      "workflow.draft",
    ]);
  });

  it("takes one of two first saves at once", async () => {
    const other = await buildScheme(test);
    const document = `mutation ($input: SaveWorkflowDraftInput!) {
      saveWorkflowDraft(input: $input) { __typename } }`;
    const { definition } = await read(scheme.coordinator, "round");
    const input = { schemeId: other.schemeId, key: "round", definition, expectedRevision: 0 };
    const kinds = await Promise.all(
      [1, 2].map(async () => {
        const answer = await askAs<{ saveWorkflowDraft: Draft }>(
          test,
          other,
          other.coordinator,
          document,
          { input },
        );
        return answer.saveWorkflowDraft.__typename;
      }),
    );
    expect(kinds.sort()).toEqual(["Conflict", "WorkflowDraft"]);
  });

  it("refuses what is no workflow, another workflow, and what is too big", async () => {
    const { definition, revision } = await read(scheme.coordinator);
    const refused = await save(scheme.coordinator, { ...definition, states: {} }, revision);
    expect(refused).toMatchObject({ __typename: "Refused", code: "UNREADABLE" });
    expect(refused.reasons?.[0]?.message).toContain("states");
    expect((await save(scheme.coordinator, { ...definition, key: "x" }, revision)).code).toBe(
      "ANOTHER",
    );
    const big = { ...definition, layout: "x".repeat(300_000) };
    expect((await save(scheme.coordinator, big, revision)).code).toBe("TOO_BIG");
  });
});

describe("the catalogue", () => {
  it("holds what a browser needs to describe and check", async () => {
    const document = "query ($scheme: ID!) { workflowCatalogue(schemeId: $scheme) }";
    const answer = await askAs<{ workflowCatalogue: Catalogue }>(
      test,
      scheme,
      scheme.coordinator,
      document,
    );
    const registry = registryOf(answer.workflowCatalogue);
    expect(registry.actions.get("notify.send")?.sentence.en).toContain("{template}");
    expect(registry.roles.size).toBeGreaterThan(0);
  });
});

describe("starting points", () => {
  interface Shipped {
    model: string;
    title: Record<string, string>;
    description: Record<string, string> | null;
    definition: WorkflowDefinition;
  }
  const list = async (key: string) => {
    const document = `query ($scheme: ID!, $key: String!) {
      shippedWorkflows(schemeId: $scheme, key: $key) { model title description definition } }`;
    const answer = await askAs<{ shippedWorkflows: Shipped[] }>(
      test,
      scheme,
      scheme.coordinator,
      document,
      { key },
    );
    return answer.shippedWorkflows;
  };

  it("are what ships for the same subject, one for each model", async () => {
    for (const key of ["enrolment", "round", "partnership"]) {
      const shipped = await list(key);
      expect(shipped.map(({ model }) => model)).toEqual([
        "one-to-one",
        "group",
        "two-by-two",
        "team",
        "circle",
      ]);
      for (const { definition, description } of shipped) {
        expect(definition).toMatchObject({ key, subject: key });
        expect(Object.keys(description ?? {})).toEqual(["en", "cy"]);
      }
    }
  });

  it("are drafts that can be saved", async () => {
    const { revision } = await read(scheme.coordinator);
    const group = (await list("enrolment")).find(({ model }) => model === "group")!;
    expect(await save(scheme.coordinator, group.definition, revision)).toMatchObject({
      __typename: "WorkflowDraft",
      definition: group.definition,
    });
  });

  it("are there for a workflow that the scheme has", async () => {
    await expect(list("nothing")).rejects.toThrow("NOT_FOUND");
  });
});
