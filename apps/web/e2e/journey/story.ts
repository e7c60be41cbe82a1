import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { screenshot, settled } from "../support/browser.ts";
import type { Visitor } from "../support/people.ts";
import { enterDemo, signInByMail, visitor } from "../support/people.ts";
import type { Product } from "../support/product.ts";
import { emailOf } from "./cast.ts";

export const INSTITUTION = { slug: "wexcombe", name: "University of Wexcombe" };
/** People of the demo who play a part; anybody may enter as them. */
export const ADMIN = "Marguerite Sandoval";
export const COORDINATOR = "Tamsin Obuasi";
export const NEWCOMER = "Delphine Oyelaran";
const DEMO = [ADMIN, COORDINATOR, NEWCOMER];

/** What the acts of the journey share: who is there, and what has come about. */
export class Story {
  /** "/schemes/<id>" of the new scheme. */
  scheme = "";
  /** Mentor's name by mentee's, as they were proposed. */
  pairs = new Map<string, string>();
  private readonly people = new Map<string, Visitor>();
  private shots = 0;

  constructor(
    readonly browser: Browser,
    readonly product: Product,
  ) {}

  /** Somebody's own browser. The first time they sign in: the demo's people at its door, others by mail. */
  async as(name: string): Promise<Page> {
    const known = this.people.get(name);
    if (known) return known.page;
    const arriving = await visitor(this.browser, { baseURL: this.product.baseURL });
    this.people.set(name, arriving);
    if (DEMO.includes(name)) await enterDemo(arriving.page, name);
    else await signInByMail(arriving.page, INSTITUTION.name, emailOf(name));
    return arriving.page;
  }

  /** A numbered picture of the page; with `phone` another one as wide as a phone. */
  async shot(page: Page, name: string, phone = false): Promise<void> {
    this.shots += 1;
    await settled(page);
    const number = String(this.shots).padStart(2, "0");
    await screenshot(page, `journey-${number}-${name}-1280`);
    if (!phone) return;
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(page, `journey-${number}-${name}-390`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  /** Pictures of what everybody has in front of them, for whoever looks for a fault. */
  async photograph(name: string): Promise<void> {
    for (const [who, { page }] of this.people) {
      await screenshot(page, `failed-${name}-${who}`.replaceAll(/[^\p{L}\d-]+/gu, "-"));
    }
  }

  /** Closes every browser. Fails when anything went wrong in one of them on the way. */
  async end(): Promise<void> {
    const errors = [...this.people].flatMap(([name, { errors }]) =>
      errors.map((error) => `${name}: ${error}`),
    );
    for (const { context } of this.people.values()) await context.close();
    expect(errors).toEqual([]);
  }
}

/** Waits until a person would see these words. */
export async function sees(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
}
