import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { focus, press } from "../support/keys.ts";

/** What was measured, in milliseconds, to be printed at the end. */
export const times: [what: string, milliseconds: number][] = [];

/** The name in a row of the list. */
export const at = (list: Locator, row: number): Promise<string> =>
  list.getByRole("link").nth(row).locator("b").innerText();

/** The row of this name, as the focus is heard on it. */
export const looksFor = (name: string): RegExp =>
  new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);

/** Has every page of this browser mark the moment when a consequence has been drawn. */
export async function watch(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    let seen: Element | null = null;
    new MutationObserver(() => {
      const button = document.querySelector(".consequence .acts .btn--filled");
      if (button && button !== seen) {
        requestAnimationFrame(() => setTimeout(() => performance.mark("consequence")));
      }
      seen = button;
    }).observe(document, { childList: true, subtree: true });
  });
}

/**
 * Agrees to a change whose consequence is in sight: the focus is on "Do it" once it is. Notes how long
 * after the answer it could be read.
 */
export async function doIt(page: Page, what: string): Promise<void> {
  await expect.poll(() => focus(page), { timeout: 60_000 }).toMatchObject({ name: "Do it" });
  times.push([`${what}: the consequence is drawn after the answer`, await sinceAnswer(page)]);
  const begun = performance.now();
  await press(page, "Enter");
  await page.locator(".consequence").waitFor({ state: "detached" });
  times.push([`${what}: done and drawn after "Do it"`, performance.now() - begun]);
}

/** Milliseconds between the last answer of the API and the frame after which the panel had been drawn. */
const sinceAnswer = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const answers = performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname === "/graphql") as PerformanceResourceTiming[];
    const last = Math.max(...answers.map(({ responseEnd }) => responseEnd));
    const drawn = performance.getEntriesByName("consequence").at(-1)?.startTime ?? Number.NaN;
    return drawn - last;
  });
