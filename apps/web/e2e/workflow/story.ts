import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { screenshot, settled } from "../support/browser.ts";
import { enter, focus } from "../support/keys.ts";
import type { Visitor } from "../support/people.ts";
import { arrived, enterDemo, visitor } from "../support/people.ts";
import type { Product } from "../support/product.ts";

export const SCHEME = "Professional Services Mentoring";
export const COORDINATOR = "Tamsin Obuasi";

/** What the acts of the story share: the coordinator's browser, and where she is. */
export class Story {
  /** "/schemes/<id>/workflow" */
  base = "";
  private shots = 0;

  private constructor(readonly visitor: Visitor) {}

  static async begin(browser: Browser, product: Product): Promise<Story> {
    const story = new Story(await visitor(browser, { baseURL: product.baseURL, language: "en" }));
    await enterDemo(story.page, COORDINATOR);
    return story;
  }

  get page(): Page {
    return this.visitor.page;
  }

  /** A numbered picture of this moment, as far as she sees it. */
  async shot(name: string): Promise<void> {
    this.shots += 1;
    await settled(this.page);
    const number = String(this.shots).padStart(2, "0");
    await screenshot(this.page, `workflow-${number}-${name}-1280`, { whole: false });
  }
}

/** Goes from the list of workflows into one of them. */
export async function opensWorkflow({ page }: Story, name: string): Promise<void> {
  await enter(page, new RegExp(`^Change it\\s*: ${name}$`));
  await arrived(page, name);
}

/** Opens a step of the outline, which has a number before its name. */
export const opens = (page: Page, name: string) => enter(page, new RegExp(`^[\\d.]+\\s+${name}$`));

/** Waits until the focus has come to something of this name by itself. */
export async function focusOn(page: Page, name: string | RegExp): Promise<void> {
  await expect
    .poll(async () => (await focus(page)).name, { timeout: 15_000 })
    .toMatch(typeof name === "string" ? new RegExp(`^${name}$`) : name);
}

/** Waits until these words can be read. */
export async function reads(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
}

/** Waits until everything that was changed is with the server. */
export const saved = (page: Page) => reads(page, /Saved at/);
