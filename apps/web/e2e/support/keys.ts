import type { Page } from "playwright-core";
import { expect } from "vitest";

/** More stops than any page has. */
const STOPS = 150;

export interface Focus {
  role: string;
  name: string;
}

/** What the focus is on, as it would be read out: its role and its name. */
export const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const input = at as HTMLInputElement;
    const label = input.labels?.[0]?.innerText ?? at.getAttribute("aria-label") ?? at.innerText;
    return { role: input.type || at.tagName.toLowerCase(), name: label.trim() };
  });

/** Presses Tab (or Shift+Tab) until something of this name has the focus, as a person listens for it. */
export async function tabTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  const heard: string[] = [];
  for (let stop = 0; stop < STOPS; stop += 1) {
    const at = await focus(page);
    if (typeof name === "string" ? at.name === name : name.test(at.name)) {
      expect(await ringed(page), `the focus on ${at.name} can be seen`).toBe(true);
      return;
    }
    heard.push(`${at.role} ${at.name.slice(0, 40)}`);
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never came to ${name}. It came to: ${heard.join("; ")}`);
}

/** Whether the focus has a ring that one can see. */
const ringed = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return false;
    const styles = [at, at.nextElementSibling, at.parentElement].map(
      (one) => one && getComputedStyle(one),
    );
    return styles.some(
      (style) => style && style.outlineStyle !== "none" && style.outlineWidth !== "0px",
    );
  });

export const press = (page: Page, key: string) => page.keyboard.press(key);
/** Tabs to it and presses Enter; the others likewise. */
export async function enter(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await press(page, "Enter");
}
export async function tick(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await press(page, "Space");
}
export async function write(page: Page, name: string | RegExp, words: string): Promise<void> {
  await tabTo(page, name);
  await press(page, "ControlOrMeta+A");
  await press(page, "Delete");
  await page.keyboard.type(words);
}

/** Goes to a choice of several and picks one by its first letters. */
export async function choose(page: Page, name: string | RegExp, letters: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(letters);
}
