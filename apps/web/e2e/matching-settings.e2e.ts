import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { axe, launch, sidewaysScroll } from "./support/browser.ts";
import { enter, press, tabTo, tick } from "./support/keys.ts";
import type { Visitor } from "./support/people.ts";
import { arrived, enterDemo, visitor } from "./support/people.ts";

// Settings of matching that a coordinator changes without a mouse, and leaves as they were.

const product = inject("product");
let browser: Browser;
let me: Visitor;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  me = await visitor(browser, { baseURL: product.baseURL, language: "en" });
  page = me.page;
  await enterDemo(page, "Tamsin Obuasi");
});
afterAll(() => browser?.close());

const title = "How people are matched";
const save = "Save how people are matched";
const weight = (of: Page) => of.getByRole("slider").first();
const rule = (of: Page) => of.getByRole("checkbox").first();

async function saved(of: Page) {
  await enter(of, save);
  await of
    .getByText(/^Saved at/)
    .first()
    .waitFor();
}

describe("by keyboard alone, a coordinator", { timeout: 120_000 }, () => {
  test("changes a weight, and it stands after the page is opened again", async () => {
    await page.goto("/schemes");
    await enter(page, "Professional Services Mentoring");
    await arrived(page, "Professional Services Mentoring");
    await page.goto(`${new URL(page.url()).pathname}/settings/matching`);
    await arrived(page, title);
    const before = Number(await weight(page).inputValue());
    await tabTo(page, "Weight");
    await press(page, "ArrowLeft");
    expect(await weight(page).inputValue()).toBe(String(before - 1));
    await saved(page);
    await page.reload();
    await arrived(page, title);
    expect(await weight(page).inputValue()).toBe(String(before - 1));
  });

  test("puts a rule out of force, and into force again", async () => {
    const name = (await rule(page).evaluate(
      (box) => (box as HTMLInputElement).labels?.[0]?.innerText,
    ))!.trim();
    const before = await rule(page).isChecked();
    for (const after of [!before, before]) {
      await tick(page, name);
      expect(await rule(page).isChecked()).toBe(after);
      await saved(page);
      await page.reload();
      await arrived(page, title);
      expect(await rule(page).isChecked()).toBe(after);
    }
  });

  test("is told that somebody else has saved meanwhile, and takes theirs", async () => {
    const other = await visitor(browser, { baseURL: product.baseURL, language: "en" });
    await enterDemo(other.page, "Tamsin Obuasi");
    await other.page.goto(new URL(page.url()).pathname);
    await arrived(other.page, title);
    const before = Number(await weight(other.page).inputValue());
    await tabTo(other.page, "Weight");
    await press(other.page, "ArrowLeft");
    await saved(other.page);
    await other.leave();

    await tabTo(page, "Weight");
    await press(page, "ArrowRight");
    await enter(page, save);
    await page.getByRole("alert").filter({ hasText: "Not saved: somebody else changed" }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await enter(page, "Drop mine and take theirs");
    await expect.poll(() => weight(page).inputValue()).toBe(String(before - 1));

    await tabTo(page, "Weight");
    for (const key of ["ArrowRight", "ArrowRight"]) await press(page, key);
    await saved(page);
    expect(await weight(page).inputValue()).toBe(String(before + 1));
    await me.leave();
  });
});
