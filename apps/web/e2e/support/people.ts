import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { OpenedPage, PageOptions } from "./browser.ts";
import { newPage } from "./browser.ts";

/** Waits until the page has a heading of this name and nothing on it is still loading. */
export async function arrived(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Somebody's browser. `leave` closes it, and fails when anything went wrong in it. */
export interface Visitor extends OpenedPage {
  leave(): Promise<void>;
}

/** Milliseconds after which something that should be seen counts as missing. */
const PATIENCE = 15_000;

export async function visitor(browser: Browser, options: PageOptions): Promise<Visitor> {
  const opened = await newPage(browser, options);
  opened.context.setDefaultTimeout(PATIENCE);
  return {
    ...opened,
    async leave() {
      await opened.context.close();
      expect(opened.errors).toEqual([]);
    },
  };
}

/** The name of one of many equal buttons or links: `of("Enter", "Tamsin Obuasi")`. */
export const of = (label: string, whom: string): RegExp => new RegExp(`^${label} ?: ${whom}$`);

/** Enters the demo as one of its people, by name. */
export async function enterDemo(page: Page, name: string): Promise<void> {
  await page.goto("/demo");
  await page.getByRole("button", { name: of("Enter", name) }).click();
  await page.waitForURL((url) => url.pathname !== "/demo");
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Signs in by a link from the mail, as somebody does who has never been here. */
export async function signInByMail(page: Page, institution: string, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Your university").selectOption({ label: institution });
  await page.getByLabel("Your work email").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await arrived(page, "Check your mail");
  await page.getByRole("link", { name: "Read the demonstration’s mail" }).click();
  await arrived(page, "The demonstration’s mail");
  const letter = await mailTo(page, email, "Sign in with this link");
  await letter.click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/**
 * The link of this label in the newest letter to somebody (about `subject`). Looks for new mail, as a
 * reader would, until it has come.
 */
export async function mailTo(
  page: Page,
  email: string,
  link: string,
  subject = "",
): Promise<Locator> {
  const letters = page
    .getByRole("listitem")
    .filter({ hasText: `To ${email}` })
    .filter({ hasText: subject });
  const found = letters.first().getByRole("link", { name: link }).first();
  await expect
    .poll(
      async () => {
        if (await found.isVisible()) return true;
        await page.getByRole("button", { name: "Look for new mail" }).click();
        return found.isVisible();
      },
      { timeout: 20_000, interval: 300 },
    )
    .toBe(true);
  return found;
}
