import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, launch, newPage, screenshot, sidewaysScroll } from "./support/browser.ts";
import { buildWeb } from "./support/build.ts";
import type { Served } from "./support/serve.ts";
import { serve } from "./support/serve.ts";

let browser: Browser;
let site: Served;
let built: ReturnType<typeof buildWeb>;

beforeAll(async () => {
  built = buildWeb({ VITE_UI_PAGE: "1" });
  site = await serve(built.directory);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  built?.remove();
});

async function open(path: string, width = 1280, dark = false) {
  const opened = await newPage(browser, { baseURL: site.baseURL, width, dark });
  await opened.page.goto(path);
  await opened.page.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);

/** Presses Tab until the focus is where it should be. */
async function tabTo(page: Page, id: string) {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await focused(page)) === id) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached #${id}`);
}

const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name }).waitFor();

test("a form is filled in, checked, changed and sent by keyboard alone", async () => {
  const { page, context, errors } = await open("/ui/form");
  expect(await page.getByLabel("What is your job title?").inputValue()).toBe("Timetabling Officer");

  // Nothing written: Continue says what to do, and leads there.
  await page.keyboard.press("Tab");
  await tabTo(page, "q-biography");
  await page.keyboard.type("I like helping people to see the whole of a thing, which takes time");
  await page.getByText("2 words too many").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Continue" }).press("Enter");
  const summary = page.getByRole("alert");
  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await page.title()).toMatch(/^Error: About you/);
  await summary.getByRole("link").first().press("Enter");
  expect(await focused(page)).toBe("q-biography");

  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("I listen first.");
  await tabTo(page, "q-before");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Continue" }).press("Enter");

  // Saying yes brought a page of its own, and the heading has the focus.
  await heading(page, "Your mentoring so far");
  expect(await focused(page)).toBe("H1");
  await page.getByText("Page 2 of 4").waitFor();
  await tabTo(page, "q-times");
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");

  await heading(page, "When, and what you agree to");
  await tabTo(page, "q-areas");
  await page.keyboard.press("Space");
  await tabTo(page, "q-until");
  await page.keyboard.type("26");
  await page.keyboard.press("Tab");
  await page.keyboard.type("8");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2027");
  await tabTo(page, "q-commitment");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Continue" }).press("Enter");

  await heading(page, "Check your answers");
  await page.getByText("26 August 2027").waitFor();
  await page.getByRole("link", { name: /^Change.*How many people/ }).press("Enter");
  await heading(page, "Your mentoring so far");
  expect(await focused(page)).toBe("q-times");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("4");
  await page.keyboard.press("Enter");

  // Back to checking, not through the pages again.
  await heading(page, "Check your answers");
  await page.getByRole("button", { name: "Send my registration" }).press("Enter");
  await heading(page, "Sent");
  await page.getByText("4", { exact: true }).waitFor();
  expect(await page.evaluate(() => localStorage.getItem("quad-draft:sheet"))).toBeNull();
  expect(errors).toEqual([]);
  await context.close();
});

test("what can't be saved stays on this device and is there after a reload", async () => {
  const { page, context } = await open("/ui/form?fail");
  await page.getByLabel("What would you like mentees to know?").fill("I listen first.");
  await page.getByRole("status").getByText("Not saved yet; kept on this device").waitFor();
  await page.reload();
  await heading(page, "About you");
  expect(await page.getByLabel("What would you like mentees to know?").inputValue()).toBe(
    "I listen first.",
  );
  await context.close();
});

test("Back goes back a page, and the address opens one", async () => {
  const { page, context } = await open("/ui/form?page=agree");
  await heading(page, "When, and what you agree to");
  await page.getByRole("link", { name: "Back to page 1" }).click();
  await heading(page, "About you");
  await page.goBack();
  await heading(page, "When, and what you agree to");
  await context.close();
});

test("another language keeps what was written", async () => {
  const { page, context, errors } = await open("/ui/form");
  await page.getByLabel("What would you like mentees to know?").fill("I listen first.");
  await page.getByRole("button", { name: "Cymraeg" }).click();
  await heading(page, "Amdanoch chi");
  expect(await page.getByLabel("Beth hoffech ei ddweud?").inputValue()).toBe("I listen first.");
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("cy");
  expect(errors).toEqual([]);
  await context.close();
});

const views = [1280, 390, 320].flatMap((width) => [
  { width, dark: false },
  { width, dark: true },
]);

/** A wrong answer of each page that can have one, so that its errors are seen. */
const spoil: Record<string, (page: Page) => Promise<void>> = {
  about: (page) => page.getByLabel("What is your job title?").fill(""),
  past: (page) => page.getByLabel("How many people have you mentored?").fill("many"),
  agree: (page) => page.getByLabel("Day").fill("31"),
};

describe.each(views)("the form at $width px, dark: $dark", ({ width, dark }) => {
  test.each(["about", "past", "agree", "check"])("page %s breaks no rule", async (name) => {
    // Answers that can't be sent stay on the device, and so outlive the change of address.
    const { page, context, errors } = await open("/ui/form?fail", width, dark);
    await page.getByLabel("What would you like mentees to know?").fill("I listen first.");
    await page.getByLabel("Yes", { exact: true }).check();
    await page.getByRole("status").getByText("Not saved yet").waitFor();
    await page.goto(`/ui/form?fail&page=${name}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await axe(page)).toEqual([]);
    const wrong = spoil[name];
    if (wrong) {
      await wrong(page);
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("alert").waitFor();
      expect(await axe(page)).toEqual([]);
    }
    await screenshot(page, `form-${name}-${width}${dark ? "-dark" : ""}`);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});
