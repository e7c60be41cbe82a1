import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, launch, newPage, screenshot, sidewaysScroll } from "./support/browser.ts";
import { buildWeb } from "./support/build.ts";
import type { Served } from "./support/serve.ts";
import { serve } from "./support/serve.ts";

const institution = {
  __typename: "Institution",
  id: "i1",
  slug: "wexcombe",
  name: "University of Wexcombe",
  accentHue: 335,
  accentChroma: 0.11,
  languages: ["en", "cy"],
  contactEmail: "mentoring@wexcombe.example",
};
const me = {
  __typename: "Me",
  person: { __typename: "PersonName", id: "p1", name: "Bronwen Achterberg" },
  locale: "en",
  isStaff: true,
  institution,
  tasks: [],
  enrolments: [],
  partnerships: [],
};

let browser: Browser;
let site: Served;
let built: ReturnType<typeof buildWeb>;

beforeAll(async () => {
  built = buildWeb();
  site = await serve(built.directory, (operation) => {
    if (operation === "SetLocale") return { setLocale: { ...me, locale: "cy" } };
    return operation === "StaffSchemes" ? { schemes: [] } : { me };
  });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  built?.remove();
});

test("a change of route takes the focus to the heading and names the tab; the first page doesn't", async () => {
  const { page, context, errors } = await newPage(browser, { baseURL: site.baseURL });
  await page.goto("/nowhere");
  await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  await page.getByText("University of Wexcombe").first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  await page.getByRole("link", { name: "Accessibility and languages" }).click();
  await page.getByRole("heading", { level: 1, name: "Accessibility and languages" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  await expect
    .poll(() => page.title())
    .toBe("Accessibility and languages - Mentoring, University of Wexcombe");
  expect(errors).toEqual([]);
  await context.close();
});

test("the institution's accent is applied", async () => {
  const { page, context } = await newPage(browser, { baseURL: site.baseURL });
  await page.goto("/accessibility");
  await page.getByText("University of Wexcombe").first().waitFor();
  const hue = () =>
    page.evaluate(() => document.documentElement.style.getPropertyValue("--accent-hue"));
  await expect.poll(hue).toBe("335");
  await context.close();
});

test("Escape closes a menu and gives the focus back", async () => {
  const { page, context } = await newPage(browser, { baseURL: site.baseURL, width: 390 });
  await page.goto("/accessibility");
  const menu = page.getByText("Menu", { exact: true });
  await menu.press("Enter");
  await page.getByRole("link", { name: "My mentoring" }).focus();
  await page.keyboard.press("Escape");
  expect(await page.getByRole("link", { name: "My mentoring" }).isVisible()).toBe(false);
  expect(await menu.evaluate((summary) => summary === document.activeElement)).toBe(true);
  await context.close();
});

test("the first stop of the keyboard leads past the masthead", async () => {
  const { page, context } = await newPage(browser, { baseURL: site.baseURL });
  await page.goto("/accessibility");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await context.close();
});

test("a chosen theme and language outlive a reload", async () => {
  const { page, context } = await newPage(browser, { baseURL: site.baseURL });
  await page.goto("/accessibility");
  await page.getByLabel("Colours").selectOption("dark");
  await page.getByRole("button", { name: "Cymraeg" }).click();
  await page.getByRole("heading", { level: 1, name: "Hygyrchedd ac ieithoedd" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Hygyrchedd ac ieithoedd" }).waitFor();
  const root = await page.evaluate(() => [
    document.documentElement.dataset.theme,
    document.documentElement.lang,
  ]);
  expect(root).toEqual(["dark", "cy"]);
  await context.close();
});

test("a part of the site that can't be fetched offers to load the page again", async () => {
  const { page, context } = await newPage(browser, { baseURL: site.baseURL });
  await page.route("**/AccessibilityPage*.js", (route) => route.abort());
  await page.goto("/nowhere");
  await page.getByRole("link", { name: "Accessibility and languages" }).click();
  await page.getByRole("heading", { name: "This page has to be loaded again" }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.unroute("**/AccessibilityPage*.js");
  await page.getByRole("button", { name: "Load this page again" }).click();
  await page.getByRole("heading", { level: 1, name: "Accessibility and languages" }).waitFor();
  await context.close();
});

test("the way in says when the site can't be reached, and tries again", async () => {
  const { page, context } = await newPage(browser, { baseURL: site.baseURL });
  await page.route("**/graphql", (route) => route.abort());
  await page.goto("/");
  await page.getByRole("alert").getByText("No connection").waitFor();
  await page.unroute("**/graphql");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "What now?" }).waitFor();
  await page.getByRole("banner").getByText("Bronwen Achterberg").waitFor();
  await context.close();
});

test("the component sheet is not part of the product", async () => {
  const { page, context } = await newPage(browser, { baseURL: site.baseURL });
  await page.goto("/ui");
  await page.getByRole("heading", { level: 1, name: "There is no such page" }).waitFor();
  await context.close();
});

describe.each([1280, 390, 320])("at %i px", (width) => {
  test.each([
    ["/accessibility", "en", false],
    ["/accessibility", "cy", true],
    ["/nowhere", "cy", false],
  ] as const)("%s in %s, dark: %s, breaks no rule", async (path, language, dark) => {
    const { page, context, errors } = await newPage(browser, {
      baseURL: site.baseURL,
      width,
      dark,
      language,
    });
    await page.goto(path);
    await page.getByText("University of Wexcombe").first().waitFor();
    await screenshot(page, `shell${path.replace("/", "-")}-${language}-${width}`);
    await page.locator("summary:visible").first().click();
    expect(await axe(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});
