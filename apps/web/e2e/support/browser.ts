import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import chromium from "@sparticuz/chromium";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { chromium as playwright } from "playwright-core";

/** Own arguments only: the package's defaults turn off web security and the process model. */
const ARGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--disable-background-networking",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
];

export async function launch(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args: ARGS });
}

export interface PageOptions {
  baseURL: string;
  /** CSS pixels; the height is 900. Default 1280. */
  width?: number;
  dark?: boolean;
  language?: "en" | "cy";
  /** Signed-in state of another context: `await context.storageState()`. */
  storageState?: Awaited<ReturnType<BrowserContext["storageState"]>>;
}

export interface OpenedPage {
  page: Page;
  context: BrowserContext;
  /**
   * Uncaught errors, console errors, breaches of the Content-Security-Policy, requests that failed
   * and errors that the API answered with, so far. A test ends with `expect(errors).toEqual([])`.
   */
  errors: string[];
}

const underWay = new WeakMap<Page, Set<Request>>();

/** Waits until everything that the page asked for has come and is drawn. */
export async function settled(page: Page): Promise<void> {
  const requests = underWay.get(page);
  const drawn = () =>
    page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  do {
    while (requests?.size) await page.waitForTimeout(10);
    await drawn();
  } while (requests?.size);
}

/** A page in a context of its own: en-GB, London time, no motion. */
export async function newPage(browser: Browser, options: PageOptions): Promise<OpenedPage> {
  const context = await browser.newContext({
    baseURL: options.baseURL,
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/London",
    storageState: options.storageState,
  });
  const { language } = options;
  if (language) {
    await context.addInitScript(
      (chosen) => localStorage.setItem("quad-language", chosen),
      language,
    );
  }
  const page = await context.newPage();
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on("request", (request) => requests.add(request));
  page.on("requestfinished", (request) => requests.delete(request));
  page.on("requestfailed", (request) => requests.delete(request));
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // Whoever leaves a page ends what it was still asking for.
    if (why !== "net::ERR_ABORTED") errors.push(`request: ${request.url()}: ${why}`);
  });
  page.on("response", async (response) => {
    if (response.status() >= 400) errors.push(`answer ${response.status()}: ${response.url()}`);
    if (new URL(response.url()).pathname !== "/graphql") return;
    const body = await response.json().catch(() => undefined);
    for (const error of body?.errors ?? []) {
      errors.push(`${response.request().postDataJSON()?.operationName}: ${JSON.stringify(error)}`);
    }
  });
  return { page, context, errors };
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds against WCAG 2.0 to 2.2, A and AA: one line for each element, empty when all is well.
 * Without `contrast` it takes half as long.
 */
export async function axe(page: Page, { contrast = true } = {}): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(TAGS)
    .disableRules(contrast ? [] : ["color-contrast"])
    // Without a second page for every look. It matters only where pages hold frames.
    .setLegacyMode()
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.html}`),
  );
}

/** Pixels by which the page is wider than its window; 0 when nothing scrolls sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

const SHOTS = join(import.meta.dirname, "../../screenshots");

/**
 * The whole page (or with `whole: false` what is in the window) as screenshots/<name>.png, after its
 * fonts have come.
 */
export async function screenshot(page: Page, name: string, { whole = true } = {}): Promise<string> {
  mkdirSync(SHOTS, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  const path = join(SHOTS, `${name}.png`);
  await page.screenshot({ path, fullPage: whole, animations: "disabled" });
  return path;
}
