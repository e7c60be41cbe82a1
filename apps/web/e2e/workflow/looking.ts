import type { Page } from "playwright-core";
import { axe, screenshot, settled, sidewaysScroll } from "../support/browser.ts";

interface Asked {
  data: Record<string, unknown>;
  errors?: unknown;
}

/** Asks the API as the person who is signed in. */
async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  const answer = await page.request.post("/graphql", {
    headers: { "apollo-require-preflight": "true", "x-idempotency-key": crypto.randomUUID() },
    data: { query, variables },
  });
  const { data, errors } = (await answer.json()) as Asked;
  if (errors) throw new Error(JSON.stringify(errors));
  return data as T;
}

interface Draft {
  revision: number;
  definition: { states: Record<string, object> };
}

/** A draft of the partnership's workflow with a step out of which nothing leads. */
export async function leaveADeadEnd(page: Page, base: string): Promise<void> {
  const schemeId = base.split("/")[2];
  const key = "partnership";
  const { workflowDraft } = await ask<{ workflowDraft: Draft }>(
    page,
    `{ workflowDraft(schemeId: "${schemeId}", key: "${key}") { revision definition } }`,
  );
  const { definition, revision } = workflowDraft;
  const limbo = { uid: "limbo", label: { en: "Nobody knows", cy: "Neb yn gwybod" } };
  const back = { "partnership.closed": [{ id: "to-limbo", target: "limbo" }] };
  const states = {
    ...definition.states,
    agreeing: { ...definition.states.agreeing, on: back },
    limbo,
  };
  await ask(
    page,
    `mutation($input: SaveWorkflowDraftInput!) { saveWorkflowDraft(input: $input) { __typename } }`,
    { input: { schemeId, key, definition: { ...definition, states }, expectedRevision: revision } },
  );
}

interface Ids {
  migrations: { id: string }[];
  workflowInstances: { edges: { node: { id: string } }[] };
}

interface Look {
  name: string;
  path: string;
  /** Brings the page into the state that is looked at. */
  ready?: (page: Page) => Promise<void>;
}

/** Every screen that the story came by, with more of it open than she opened. */
async function looks(page: Page, base: string): Promise<Look[]> {
  const schemeId = base.split("/")[2];
  const of = `schemeId: "${schemeId}", key: "partnership"`;
  const { migrations, workflowInstances } = await ask<Ids>(
    page,
    `{ migrations(${of}) { id } workflowInstances(${of}, first: 1) { edges { node { id } } } }`,
  );
  const editor = `${base}/partnership`;
  return [
    { name: "problems", path: editor },
    { name: "open-step", path: editor, ready: opensAStep },
    { name: "trial", path: `${editor}?try=1`, ready: triesOnce },
    { name: "publish", path: editor, ready: asksToPublish },
    { name: "versions", path: `${editor}/versions` },
    { name: "move", path: `${editor}/move?from=1&to=2` },
    { name: "move-over", path: `${editor}/moves/${migrations[0]?.id}` },
    { name: "running", path: `${editor}/running` },
    {
      name: "instance",
      path: `/schemes/${schemeId}/instances/${workflowInstances.edges[0]?.node.id}`,
    },
  ];
}

async function opensAStep(page: Page): Promise<void> {
  await page.locator("[data-step] button").first().click();
  await page.locator(".tok").first().click();
}

async function triesOnce(page: Page): Promise<void> {
  await page.locator(".try__acts button").first().click();
  await page.locator(".try__lines li").nth(1).waitFor();
}

async function asksToPublish(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Publish|Cyhoeddi)…$/ }).click();
  await page.getByRole("dialog").getByRole("list").first().waitFor();
}

/** What is wrong with any of them at the page's width and in its language, by day and by night. */
export async function faults(page: Page, base: string, name: string): Promise<string[]> {
  const found: string[] = [];
  // Colours are the same in every language.
  const coloured = name.startsWith("en");
  for (const look of await looks(page, base)) {
    await page.goto(look.path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await settled(page);
    await look.ready?.(page);
    await settled(page);
    const wider = await sidewaysScroll(page);
    if (wider > 0) found.push(`${look.name}: ${wider} px too wide`);
    const lines = await axe(page, { contrast: coloured });
    found.push(...lines.map((line) => `${look.name}: ${line}`));
    if (coloured) {
      await page.emulateMedia({ colorScheme: "dark" });
      found.push(...(await axe(page)).map((line) => `${look.name} in the dark: ${line}`));
      await page.emulateMedia({ colorScheme: "light" });
    }
    await screenshot(page, `workflow-${look.name}-${name}`);
  }
  return found;
}
