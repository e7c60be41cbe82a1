import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, doIt, looksFor, times, watch } from "./matching/board.ts";
import { countRows } from "./matching/statistics.ts";
import { axe, launch, settled, sidewaysScroll } from "./support/browser.ts";
import { enter, focus, press, tabTo, tick } from "./support/keys.ts";
import type { Visitor } from "./support/people.ts";
import { arrived, enterDemo, visitor } from "./support/people.ts";
import { type Product, startProduct } from "./support/product.ts";

// A coordinator's work on the matching board, without a mouse, in a scheme of its own. With
// E2E_PEOPLE=3000 there are 3,000 mentors and 3,000 mentees, which takes some minutes.

const people = Number(process.env.E2E_PEOPLE ?? 40);
/** Milliseconds for what the server has to work out: a run, above all. */
const patience = 30_000 + 60 * people;

let product: Product & { stop(): Promise<void> };
let browser: Browser;
let me: Visitor;
let page: Page;
/** Of the round. */
let address = "";

beforeAll(
  async () => {
    product = await startProduct({ large: people });
    await countRows(product);
    browser = await launch();
    me = await visitor(browser, { baseURL: product.baseURL, language: "en" });
    page = me.page;
    await watch(me.context);
    page.setDefaultTimeout(patience);
    await enterDemo(page, "Tamsin Obuasi");
  },
  150_000 + 200 * people,
);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const list = () => page.getByRole("navigation", { name: "Mentees" });
const status = () => page.locator(".round__status").innerText();

describe("by keyboard alone, a coordinator", { timeout: 120_000 + 10 * patience }, () => {
  test("runs the matching", async () => {
    await page.goto("/schemes");
    await enter(page, "Mentoring across the University");
    await arrived(page, "Mentoring across the University");
    await enter(page, "Matching");
    await arrived(page, "Matching");
    await enter(page, "Begin a round");
    await arrived(page, "Matching, round 1");
    await enter(page, "Run the matching");
    await list().getByRole("link").first().waitFor();
    await page.getByText(/No other set of matches scores higher: proved/).waitFor();
    address = new URL(page.url()).pathname;

    const begun = performance.now();
    await page.goto(address);
    await list().getByRole("link").first().waitFor();
    times.push(["the list is ready after opening the page", performance.now() - begun]);
  });

  test("goes through the list, of which only what is in sight is drawn", async () => {
    await tabTo(page, looksFor(await at(list(), 0)));
    for (const key of ["ArrowDown", "PageDown", "End", "PageUp", "Home", "End"]) {
      await press(page, key);
    }
    await soon(() => focus(page).then(({ role }) => role)).toBe("a");
    const [position, size] = await page.evaluate(() => {
      const row = document.activeElement?.closest("li");
      return [row?.ariaPosInSet, row?.ariaSetSize].map(Number);
    });
    expect(size).toBe(people);
    expect(position).toBe(people);
    expect(await list().getByRole("link").count()).toBeLessThan(100);
    await press(page, "Home");
    await soon(() => focus(page)).toMatchObject(looksLike(await at(list(), 0)));
  });

  test("finds a mentee by name and comes back", async () => {
    const name = await at(list(), 2);
    await press(page, "/");
    await page.keyboard.type(name);
    await press(page, "Enter");
    await soon(() => focus(page)).toMatchObject(looksLike(name));
    await page.getByRole("heading", { level: 2, name }).waitFor();
    await tabTo(page, "Find a mentee", "Shift+Tab");
    await press(page, "ControlOrMeta+A");
    await press(page, "Delete");
    await press(page, "ArrowDown");
    await soon(() => focus(page)).toMatchObject(looksLike(await at(list(), 0)));
  });

  test("locks a match, after a look at who would move", async () => {
    await press(page, "l");
    await doIt(page, "locking");
    await page.getByText(/are locked together, in every run from now on/).waitFor();
    await soon(status).toContain("1 match is locked by hand");
    await soon(() => focus(page)).toMatchObject({ role: "a" });
  });

  test("leaves a ban undone, then does it, and takes it back", async () => {
    await press(page, "End");
    const name = (await focus(page)).name.split("\n")[0] ?? "";
    await press(page, "f");
    await soon(() => focus(page)).toMatchObject({ name: "Do it" });
    await press(page, "Escape");
    await soon(() => focus(page)).toMatchObject(looksLike(name));
    expect(await status()).toContain("no pair is forbidden");
    await press(page, "f");
    await doIt(page, "keeping two apart");
    await soon(status).toContain("1 pair is forbidden");
    await press(page, "u");
    await page.getByText(/^Undone: the result of run 2 is on the board again/).waitFor();
    await soon(status).toContain("no pair is forbidden");
  });

  test("has two mentees change places", async () => {
    await press(page, "Home");
    await press(page, "ArrowDown");
    await press(page, "s");
    await soon(() => focus(page)).toMatchObject({
      name: expect.stringMatching(/^With whom should .* change places/),
    });
    await press(page, "ArrowDown");
    await press(page, "Enter");
    await doIt(page, "changing places");
    await page.getByText(/have changed places, and are locked there/).waitFor();
  });

  test("compares two results, and goes back to the first", async () => {
    await soon(() => focus(page)).toMatchObject({ role: "a" });
    await press(page, "c");
    await arrived(page, "Results of round 1");
    await page.getByRole("heading", { name: /mentees? ha(s|ve) different matches/ }).waitFor();
    await tick(page, "Set run 1 beside others");
    await page.getByRole("columnheader", { name: "Run 1" }).first().waitFor();
    await enter(page, /^Go back to this\s*: run 1$/);
    await arrived(page, "Matching, round 1");
    await page.getByText(/^Run 1, /).waitFor();
    await soon(status).toContain("No match is locked by hand");
  });

  test("sees live what other weights change, and runs with them", async () => {
    await enter(page, "Run in another way…");
    await arrived(page, "Run in another way");
    await tabTo(page, "The mentee's choices");
    const begun = performance.now();
    for (let step = 0; step < 5; step += 1) await press(page, "ArrowLeft");
    await page.getByText(/would have another match\.$/).waitFor();
    times.push(["what other weights change is said after the last key", performance.now() - begun]);
    await enter(page, "Run the matching so");
    await arrived(page, "Matching, round 1");
    await list().getByRole("link").first().waitFor();
    await page.getByText(/^Run 5, /).waitFor();
  });

  test("keeps letters from being keys", async () => {
    await tabTo(page, "All keys, or switch them off");
    await press(page, "Enter");
    await tick(page, /^Letters are keys on this board/);
    await press(page, "Escape");
    await page.locator(".pick a[aria-current]").focus();
    await press(page, "u");
    await press(page, "f");
    expect(await page.getByRole("button", { name: "Do it" }).count()).toBe(0);
    await enter(page, "All keys, or switch them off");
    await tick(page, /^Letters are keys on this board/);
    await press(page, "Escape");
  });
});

describe("the board can be used by everybody", { timeout: 120_000 + 4 * patience }, () => {
  test.each(["en", "cy"] as const)("in %s, at 1280 and 390 pixels", async (language) => {
    const other = await visitor(browser, {
      baseURL: product.baseURL,
      language,
      storageState: await me.context.storageState(),
    });
    other.page.setDefaultTimeout(patience);
    const found: string[] = [];
    for (const path of ["", "?view=matches", "/results", "/options"]) {
      await other.page.setViewportSize({ width: 1280, height: 900 });
      await other.page.goto(`${address}${path}`);
      await other.page.getByRole("heading", { level: 1 }).waitFor();
      await settled(other.page);
      if (path === "") {
        await other.page.locator(".pick a[aria-current]").focus();
        await press(other.page, "l");
        await other.page.locator(".consequence .acts .btn--filled").waitFor();
      }
      if (path === "/options") {
        await other.page.getByRole("slider").first().focus();
        await press(other.page, "End");
        await settled(other.page);
      }
      for (const width of [1280, 390]) {
        await other.page.setViewportSize({ width, height: 900 });
        const where = `${path || "the board"} at ${width}`;
        const wider = await sidewaysScroll(other.page);
        if (wider > 0) found.push(`${where}: ${wider} px too wide`);
        found.push(...(await axe(other.page)).map((line) => `${where}: ${line}`));
      }
    }
    expect(found).toEqual([]);
    await other.leave();
  });
});

test("the coordinator sends the proposals", { timeout: 120_000 + 4 * patience }, async () => {
  await page.goto(address);
  await list().getByRole("link").first().waitFor();
  await enter(page, /^Send [\d,]+ proposals…$/);
  await enter(page, /^Send [\d,]+ proposals$/);
  await page.getByRole("heading", { name: "Wait for answers" }).waitFor();
  for (const [what, milliseconds] of times) {
    process.stdout.write(`  ${people} + ${people}: ${what}: ${Math.round(milliseconds)} ms\n`);
  }
  await me.leave();
});

/** Looked at again and again: the server may have thousands of people to go through. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: patience });
const looksLike = (name: string) => ({ name: expect.stringContaining(name) });
