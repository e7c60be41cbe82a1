import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, screenshot, sidewaysScroll } from "./support/browser.ts";
import type { Visitor } from "./support/people.ts";
import { arrived, enterDemo, visitor } from "./support/people.ts";
import { COORDINATOR, SCHEME } from "./workflow/story.ts";

// The editor of a workflow for two people at once, and on a phone.

const product = inject("product");
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** Somebody who has a workflow of the scheme before them. */
async function editing(name: string, key: string, width = 1280): Promise<Visitor> {
  const person = await visitor(browser, { baseURL: product.baseURL, language: "en", width });
  const { page } = person;
  await enterDemo(page, name);
  await page.goto("/schemes");
  const scheme = page.getByRole("link", { name: SCHEME }).first();
  await page.goto(`${await scheme.getAttribute("href")}/workflow/${key}`);
  await page.getByRole("heading", { name: "Steps" }).waitFor();
  return person;
}

const description = (page: Page) =>
  page.getByRole("region", { name: "The whole workflow" }).getByLabel("Description in English");

async function describes({ page }: Visitor, words: string): Promise<void> {
  await page.getByText("Name and description").click();
  await description(page).fill(words);
}

test("two people edit: the second is told who saved, and nothing is overwritten", async () => {
  const one = await editing(COORDINATOR, "round");
  const two = await editing("Marguerite Sandoval", "round");
  await describes(one, "First said.");
  await one.page.getByText(/Saved at/).waitFor();
  await describes(two, "Second said.");
  const note = two.page.getByRole("alert");
  await note.getByText(/Tamsin Obuasi saved other changes on/).waitFor();
  await screenshot(two.page, "workflow-two-people-1280", { whole: false });
  await two.page.setViewportSize({ width: 390, height: 844 });
  await screenshot(two.page, "workflow-two-people-390", { whole: false });
  await two.page.setViewportSize({ width: 1280, height: 900 });
  await one.page.reload();
  await one.page.getByText("Name and description").click();
  await expect.poll(() => description(one.page).inputValue()).toBe("First said.");

  await note.getByRole("button", { name: "See what they changed" }).click();
  await note.getByText("The description changed.").waitFor();
  await note.getByRole("button", { name: "Take theirs" }).click();
  await note.waitFor({ state: "detached" });
  await expect.poll(() => description(two.page).inputValue()).toBe("First said.");
  await one.leave();
  await two.leave();
});

test("on a phone the outline alone is the editor, and a trial takes its place", async () => {
  const { page, leave } = await editing(COORDINATOR, "round", 390);
  expect(await page.getByRole("application").count()).toBe(0);
  const step = page.getByRole("button", { name: /^1 Preparing$/ });
  await step.click();
  await page.getByRole("button", { name: "Add “After…”" }).click();
  await page.getByLabel("How long").fill("3");
  await page.getByLabel("What is done").selectOption({ label: "Tell the coordinators" });
  expect(await sidewaysScroll(page)).toBe(0);
  await screenshot(page, "workflow-phone-adding-390");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "3 days after this begins at 09:00" }).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("button", { name: /3 days after/ }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByText(/^Now in/).waitFor();
  expect(await step.count()).toBe(0);
  await screenshot(page, "workflow-phone-trying-390");
  await arrived(page, "Matching round");
  await leave();
});
