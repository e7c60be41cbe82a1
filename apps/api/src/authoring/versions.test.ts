import { applyCommands, type EditCommand, type WorkflowDefinition } from "@quad/workflow";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { type Asker, asker } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good } from "../test/scheme.ts";
import { views } from "../workflow/workflow.service.ts";
import { saveScenario } from "./scenarios.ts";

let test: TestApp;
let scheme: BuiltScheme;
let coordinator: Asker;
beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
  coordinator = await asker(test, scheme.coordinator);
  await buildEnrolment(test, scheme, "mentor");
  await buildEnrolment(test, scheme, "mentee", { registered: false });
}, 120_000);
afterAll(() => test?.close());

const key = "enrolment";
interface Draft {
  definition: WorkflowDefinition;
  revision: number;
}
const draft = () =>
  coordinator.get<Draft>(
    `query($s: ID!, $k: String!) { workflowDraft(schemeId: $s, key: $k) { definition revision } }`,
    { s: scheme.schemeId, k: key },
  );
/** Saves changes of the draft as it is; gives its revision. */
async function change(...commands: EditCommand[]): Promise<number> {
  const { definition, revision } = await draft();
  const edited = applyCommands(definition, commands);
  if (!edited.ok) throw new Error(edited.reason.en);
  const saved = await coordinator.get<{ revision: number }>(
    `mutation($i: SaveWorkflowDraftInput!) { saveWorkflowDraft(input: $i) {
      ... on WorkflowDraft { revision } ... on Problem { message } } }`,
    {
      i: {
        schemeId: scheme.schemeId,
        key,
        definition: edited.definition,
        expectedRevision: revision,
      },
    },
  );
  return saved.revision;
}
interface Published {
  __typename: string;
  version?: number;
  code?: string;
  currentRevision?: number;
  problems?: { rule: string; message: string; uid: string | null }[];
}
const publish = (expectedRevision: number, note = "") =>
  coordinator.get<Published>(
    `mutation($i: PublishWorkflowInput!) { publishWorkflow(input: $i) { __typename
      ... on WorkflowVersion { version } ... on Problem { code message }
      ... on Conflict { currentRevision } ... on UnfitWorkflow { problems { rule message uid } } } }`,
    { i: { schemeId: scheme.schemeId, key, expectedRevision, note } },
  );
const check = () =>
  coordinator.get<{
    changed: boolean;
    problems: { rule: string }[];
    running: number;
    sample: { looked: number; ready: number; reasons: string[] } | null;
  }>(
    `query($s: ID!, $k: String!) { publishCheck(schemeId: $s, key: $k) { changed running
      problems { rule message } sample { looked ready reasons } } }`,
    { s: scheme.schemeId, k: key },
  );
const versions = () =>
  coordinator.get<
    {
      version: number;
      publishedBy: string | null;
      note: string;
      running: number;
      current: boolean;
    }[]
  >(
    `query($s: ID!, $k: String!) { workflowVersions(schemeId: $s, key: $k) {
      version publishedBy note running current definition } }`,
    { s: scheme.schemeId, k: key },
  );
const label = (en: string) => ({ en, cy: en });

it("has nothing to publish before anything is changed", async () => {
  expect(await check()).toMatchObject({ changed: false, problems: [], running: 2 });
  expect(await publish(0)).toMatchObject({ code: "NO_DRAFT" });
  expect(await versions()).toMatchObject([{ version: 1, running: 2, current: true }]);
});

it("is stopped by every error of the check, and says where", async () => {
  const lost = { uid: "lost", parentUid: null, label: label("Lost") };
  const revision = await change({ do: "step.add", ...lost });
  expect(await check()).toMatchObject({ changed: true, sample: null });
  const stopped = await publish(revision);
  expect(stopped).toMatchObject({ __typename: "UnfitWorkflow", code: "UNFIT_WORKFLOW" });
  expect(stopped.problems).toContainEqual(
    expect.objectContaining({ uid: "lost", message: expect.stringContaining("Lost") }),
  );
  expect(await versions()).toHaveLength(1);
  await change({ do: "step.remove", uid: "lost" });
});

it("tells somebody whose draft isn't the latest, and publishes nothing", async () => {
  const { revision } = await draft();
  expect(await publish(revision - 1)).toMatchObject({
    code: "CONFLICT",
    currentRevision: revision,
  });
  expect(await versions()).toHaveLength(1);
});

it("publishes a draft for whatever begins from now on, with who and why, and ends the draft", async () => {
  const { definition } = await draft();
  const first = Object.values(definition.states)[0]!;
  const revision = await change({ do: "step.label", uid: first.uid, label: label("Come in") });
  expect(await check()).toMatchObject({ problems: [], sample: { looked: 2, ready: 2 } });
  expect(await publish(revision, "  A friendlier word.  ")).toMatchObject({ version: 2 });
  const { givenName, familyName } = scheme.coordinator;
  expect(await versions()).toMatchObject([
    {
      version: 2,
      publishedBy: `${givenName} ${familyName}`,
      note: "A friendlier word.",
      running: 0,
      current: true,
    },
    { version: 1, running: 2, current: false },
  ]);
  const fresh = await draft();
  expect(fresh.revision).toBeGreaterThan(revision);
  expect(await check()).toMatchObject({ changed: false, running: 0 });
  const later = await buildEnrolment(test, scheme, "mentee", { registered: false });
  await test.inside(scheme.institutionId, async (ctx) => {
    expect((await views(ctx, key, [later.enrolment.id])).size).toBe(1);
  });
  expect((await versions())[0]).toMatchObject({ version: 2, running: 1 });
});

it("is stopped by a kept scenario that no longer goes as it should", async () => {
  const { definition } = await draft();
  const [begins] = Object.values(definition.states);
  const scenario = {
    format: "wf-scenario/1",
    name: "Begins as invited",
    begins: "2027-01-11T09:00:00.000Z",
    facts: {},
    moves: [],
    expect: { uids: ["elsewhere"], status: "active" },
  };
  await test.inside(scheme.institutionId, async (ctx) => {
    good(await saveScenario(ctx, { schemeId: scheme.schemeId, key, scenario }));
  });
  const revision = await change({ do: "step.label", uid: begins!.uid, label: label("Welcome") });
  const stopped = await publish(revision);
  expect(stopped.problems).toMatchObject([
    { rule: "scenario", message: expect.stringContaining("Begins as invited") },
  ]);
});
