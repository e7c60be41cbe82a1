import type { Browser } from "playwright-core";
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

const views = [1280, 390, 320].flatMap((width) => [
  { width, dark: false },
  { width, dark: true },
]);

describe.each(views)("the component sheet at $width px, dark: $dark", ({ width, dark }) => {
  test("breaks no rule of WCAG 2.2 AA and scrolls only down", async () => {
    const { page, context, errors } = await newPage(browser, {
      baseURL: site.baseURL,
      width,
      dark,
    });
    await page.goto("/ui");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await screenshot(page, `ui-${width}${dark ? "-dark" : ""}`);
    expect(await axe(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    await page.getByText("Tamsin Okoro", { exact: true }).last().click();
    await page.getByRole("button", { name: "Send 34 proposals…" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Escape");
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe("Send 34 proposals…");
    expect(errors).toEqual([]);
    await context.close();
  });
});
