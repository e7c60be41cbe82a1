import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { axe, launch, sidewaysScroll } from "./support/browser.ts";
import { enterDemo, visitor } from "./support/people.ts";
import { COORDINATOR, SCHEME } from "./workflow/story.ts";

// A draft that starts from a model that ships.

const product = inject("product");
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test("by keyboard, a model takes the draft's place, and Undo brings it back", async () => {
  const { page, leave } = await visitor(browser, { baseURL: product.baseURL, language: "en" });
  await enterDemo(page, COORDINATOR);
  await page.goto("/schemes");
  const scheme = page.getByRole("link", { name: SCHEME }).first();
  await page.goto(`${await scheme.getAttribute("href")}/workflow/partnership`);
  const bar = page.getByRole("region", { name: "This version" });
  // Said of a group alone: whatever the draft was before, it was for one to one.
  const ofGroup = page.getByText(/^On “Leaving the partnership”/).first();
  const file = bar.getByText("File", { exact: true });
  const dialog = page.getByRole("dialog");
  const open = async () => {
    await file.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Start from a model…" }).focus();
    await page.keyboard.press("Enter");
    await dialog.getByRole("radio").first().waitFor();
  };

  await open();
  expect(await dialog.getByRole("radio").count()).toBe(5);
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(await ofGroup.count()).toBe(0);
  expect(await file.evaluate((word) => word === document.activeElement)).toBe(true);

  await open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const note = page.getByText("“A group” stands here now; Undo takes it back");
  await note.waitFor();
  await ofGroup.waitFor();
  await bar.getByText(/^Version \d+, draft$/).waitFor();
  await bar.getByText(/^Saved at/).waitFor();

  await page.getByRole("button", { name: "Undo", exact: true }).press("Enter");
  await ofGroup.waitFor({ state: "detached" });
  await note.waitFor({ state: "detached" });
  await leave();
});
