import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Place } from "./pages/routes.ts";
import { readers } from "./pages/routes.ts";
import { axe, launch, settled, sidewaysScroll } from "./support/browser.ts";
import { enterDemo, visitor } from "./support/people.ts";

// Every route of the product, as somebody whom it concerns, in both languages and at three widths.

type Language = "en" | "cy";

const product = inject("product");
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const WIDTHS = [1280, 390, 320];
/** At these widths axe looks at the pages of a language; together they are all. */
const AXE: Record<Language, number[]> = { en: [1280, 390], cy: [320] };
const AGAIN: Record<Language, number[]> = { en: [390], cy: [] };
/** Pages that axe sees in the dark too, at 1280 in English. */
const DARK = [
  "home",
  "staff-home",
  "overview",
  "people",
  "board-mentee",
  "settings",
  "proposal",
  "partnership",
  "mentors",
  "evaluation",
  "register",
  "instance",
];

/** Opens a page and waits until all that it asked for has come. */
async function open(page: Page, { path, articles }: Place): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  if (articles) await page.getByRole("article").first().waitFor();
  await settled(page);
}

/** Pages that axe has seen at each width: what the next person has there, it sees at one. */
const known = new Set<string>();

/** What is wrong with the page in front of us, in words. */
async function faults(page: Page, name: string, language: Language): Promise<string[]> {
  const found: string[] = [];
  const thorough = !known.has(`${language} ${name}`);
  known.add(`${language} ${name}`);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wider = await sidewaysScroll(page);
    if (wider > 0) found.push(`${wider} px wider than ${width}`);
    if (!(thorough ? AXE[language] : AGAIN[language]).includes(width)) continue;
    // Colours are the same in every language.
    const lines = await axe(page, { contrast: language === "en" });
    found.push(...lines.map((line) => `at ${width}: ${line}`));
  }
  if (thorough && language === "en" && DARK.includes(name)) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "dark" });
    found.push(...(await axe(page)).map((line) => `in the dark: ${line}`));
    await page.emulateMedia({ colorScheme: "light" });
  }
  const headings = await page.getByRole("heading", { level: 1 }).count();
  if (headings !== 1) found.push(`${headings} headings of level 1`);
  const heading = await page.getByRole("heading", { level: 1 }).first().innerText();
  const title = await page.title();
  if (!title.startsWith(heading)) found.push(`the tab says "${title}"`);
  return [...found, ...(await lostWords(page))];
}

/** Words that no catalogue has: in their place stands a code of six characters. */
async function lostWords(page: Page): Promise<string[]> {
  const words = (await page.locator("body").innerText()).split(/\s+/);
  return words
    .map((word) => word.replace(/[.,:;]$/, ""))
    .filter((word) => /^[\w+/-]{6}$/.test(word) && /[a-z].*[A-Z]|[A-Za-z]\d|\d[A-Za-z]/.test(word))
    .map((word) => `"${word}" is no word`);
}

for (const { name, places } of readers) {
  test(`pages of ${name ?? "whoever isn't signed in"}`, { timeout: 240_000 }, async () => {
    const english = await visitor(browser, { baseURL: product.baseURL, language: "en" });
    if (name) await enterDemo(english.page, name);
    const all = await places(english.page);
    const found: Record<string, string[]> = {};
    const look = async (page: Page, language: Language) => {
      for (const place of all) {
        await open(page, place);
        const wrong = await faults(page, place.name, language);
        if (wrong.length > 0) found[`${language} ${place.path}`] = wrong;
      }
    };
    await look(english.page, "en");

    const welsh = await visitor(browser, {
      baseURL: product.baseURL,
      language: "cy",
      storageState: await english.context.storageState(),
    });
    await look(welsh.page, "cy");
    expect(await welsh.page.evaluate(() => document.documentElement.lang)).toBe("cy");
    expect(found).toEqual({});
    await english.leave();
    await welsh.leave();
  });
}
