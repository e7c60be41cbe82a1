import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, settled } from "./support/browser.ts";
import { enterDemo, type Visitor, visitor } from "./support/people.ts";

// The picture beside the outline: one selection for both, changes by mouse and by keyboard.

const product = inject("product");
let browser: Browser;
let coordinator: Visitor;
let page: Page;
let picture: Locator;

beforeAll(async () => {
  browser = await launch();
  coordinator = await visitor(browser, { baseURL: product.baseURL });
  page = coordinator.page;
  await enterDemo(page, "Tamsin Obuasi");
  await page.goto(await roundWorkflow(page));
  picture = page.getByRole("application", { name: /^Picture of/ });
  await step("Preparing").waitFor();
  await settled(page);
});
afterAll(async () => {
  await coordinator?.leave();
  await browser?.close();
});

async function roundWorkflow(on: Page): Promise<string> {
  const answer = await on.request.post("/graphql", {
    headers: { "apollo-require-preflight": "true" },
    data: { query: "{ schemes { id name } }" },
  });
  const { data } = (await answer.json()) as {
    data: { schemes: { id: string; name: { en: string } }[] };
  };
  const scheme = data.schemes.find(({ name }) => name.en === "Professional Services Mentoring");
  return `/schemes/${scheme?.id}/workflow/round`;
}

const step = (name: string) => picture.getByRole("img", { name: new RegExp(`^${name}(,|$)`) });
const inOutline = (name: string) =>
  page.getByRole("heading", { name: new RegExp(`^[0-9.]+ ${name}`) }).getByRole("button");

/** Drags from one point of the page to another, as a hand would. */
async function drag(from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 5 });
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

async function boxOf(what: Locator) {
  const box = await what.boundingBox();
  if (!box) throw new Error("It isn't on the page.");
  return box;
}

test("is laid out in a worker of the product's own", () => {
  const [worker] = page.workers().filter((one) => one.url().includes("elk"));
  expect(worker?.url()).toMatch(new RegExp(`^${product.baseURL}/`));
});

test("shares its selection with the outline, both ways", async () => {
  await step("Preparing").click();
  const preparing = inOutline("Preparing");
  expect(await preparing.getAttribute("aria-expanded")).toBe("true");
  await inOutline("Matching").click();
  await expect.poll(() => step("Matching").getAttribute("class")).toContain("selected");
  await picture.focus();
  await page.keyboard.press("ArrowUp");
  expect(await preparing.getAttribute("aria-expanded")).toBe("true");
});

test("keeps a step where a hand has put it, until it is laid out again", async () => {
  const before = await boxOf(step("Preparing"));
  await drag([before.x + 20, before.y + 8], [before.x + 60, before.y + 12]);
  const after = await boxOf(step("Preparing"));
  expect(after.x - before.x).toBeGreaterThan(20);
  await page.getByRole("button", { name: "Lay out again" }).click();
  await expect
    .poll(async () => Math.round((await boxOf(step("Preparing"))).x))
    .toBe(Math.round(before.x));
});

test("makes a way out by an arrow from one step to another, and takes it back", async () => {
  await step("Preparing").click();
  const from = await boxOf(step("Preparing"));
  const to = await boxOf(step("Matching"));
  await drag([from.x + from.width / 2, from.y + from.height - 1], [to.x + to.width / 2, to.y + 2]);
  const panel = page.getByRole("form", { name: "A way out of “Preparing”" });
  await panel.getByLabel("When").selectOption({ label: "After some days" });
  await panel.getByLabel("Days").fill("21");
  await panel.getByRole("button", { name: "Add the way out" }).click();
  const arrow = picture.getByRole("img", { name: "21 days after this begins, go to “Matching”." });
  await arrow.waitFor({ state: "attached" });
  await picture.focus();
  await page.keyboard.press("Delete");
  await arrow.waitFor({ state: "detached" });
});

test("leads an arrow elsewhere when its end is dragged there", async () => {
  const arrow = picture.getByRole("img", { name: /go to “Looking over the matches”/ }).first();
  const said = (await arrow.getAttribute("aria-label")) ?? "";
  await arrow.dispatchEvent("click");
  const end = await boxOf(picture.locator(".react-flow__edgeupdater"));
  const to = await boxOf(step("Preparing"));
  await drag([end.x + end.width / 2, end.y + end.height / 2], [to.x + to.width / 2, to.y + 2]);
  const now = said.replace("Looking over the matches", "Preparing");
  await picture.getByRole("img", { name: now }).waitFor({ state: "attached" });
});

test("adds a step and removes it by keyboard", async () => {
  await step("Preparing").click();
  await picture.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add a step after it…" }).click();
  const panel = page.getByRole("form", { name: "A step after “Preparing”" });
  await panel.getByRole("button", { name: "Add the step" }).click();
  await panel.getByText("Give it a name").waitFor();
  await panel.getByLabel("Name").fill("Second thoughts");
  await panel.getByLabel("When").selectOption({ label: "After some days" });
  await panel.getByRole("button", { name: "Add the step" }).click();
  await inOutline("Second thoughts").waitFor();
  await step("Second thoughts").waitFor({ state: "attached" });
  await picture.focus();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Remove step", exact: true }).click();
  await step("Second thoughts").waitFor({ state: "detached" });
});
