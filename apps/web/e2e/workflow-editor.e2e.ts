import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { axe, launch, screenshot, settled, sidewaysScroll } from "./support/browser.ts";
import { choose, enter, focus, press, tabTo, tick, write } from "./support/keys.ts";
import type { Visitor } from "./support/people.ts";
import { arrived, enterDemo, visitor } from "./support/people.ts";

// A coordinator changes how a scheme runs, by keyboard only.

const product = inject("product");
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

async function coordinator(width = 1280, language: "en" | "cy" = "en"): Promise<Visitor> {
  const person = await visitor(browser, { baseURL: product.baseURL, language: "en", width });
  await enterDemo(person.page, "Tamsin Obuasi");
  if (language === "cy") {
    await person.context.addInitScript(() => localStorage.setItem("quad-language", "cy"));
  }
  return person;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });
const step = (page: Page, name: string) =>
  page.getByRole("button", { name: new RegExp(`^\\d+ ${name}$`) });

/** Opens a step, which has a number before its name. */
const open = (page: Page, name: string) => enter(page, new RegExp(`^\\d+\\s+${name}$`));

async function chooseInMenu(page: Page, menu: string, act: string): Promise<void> {
  await enter(page, menu);
  await enter(page, act);
}

describe("by keyboard alone", () => {
  let person: Visitor;
  let page: Page;
  beforeAll(async () => {
    person = await coordinator();
    page = person.page;
  });

  test("opens a workflow of the scheme", async () => {
    await page.goto("/schemes");
    await arrived(page, "Schemes");
    await enter(page, "Professional Services Mentoring");
    await arrived(page, "Professional Services Mentoring");
    await enter(page, "Workflow");
    await arrived(page, "Workflow");
    await enter(page, /^Change it\s*: Taking part$/);
    await arrived(page, "Taking part");
    await page.getByText("Version 1, published").waitFor();
  });

  test("adds a reminder after two weeks", async () => {
    await open(page, "Invited");
    await enter(page, "Add “After…”");
    await choose(page, "What is done", "Send a m");
    await choose(page, "Message", "a reminder to reg");
    await choose(page, "To", "the person");
    await enter(page, "Add");
    await page.getByText("Version 2, draft").waitFor();
    // The focus is on the new sentence.
    await expect
      .poll(async () => (await focus(page)).name)
      .toBe("14 days after this begins at 09:00");
    await screenshot(page, "editor-01-reminder-1280");
  });

  test("adds a step before matching, and is told that nobody could leave it", async () => {
    await open(page, "Ready to be matched");
    await chooseInMenu(page, "This step", "Add a step before this…");
    await write(page, "Name in English", "Line manager informed");
    await write(page, "Name in Welsh", "Rheolwr llinell wedi'i hysbysu");
    await enter(page, "Add the step");
    await heading(page, /“Line manager informed” is stuck/).waitFor();
    await expect.poll(async () => (await focus(page)).name).toMatch(/Line manager informed$/);
    await screenshot(page, "editor-02-dead-end-1280");
  });

  test("mends it with a sentence of one's own", async () => {
    await enter(page, "Add “When…”");
    await choose(page, "What has to happen", "Something new");
    await write(page, "What happens in English", "The line manager is informed");
    await write(page, "What happens in Welsh", "Mae'r rheolwr llinell wedi'i hysbysu");
    await tick(page, "a coordinator");
    await choose(page, "Go to", "10 Ready");
    await enter(page, "Add");
    await heading(page, /is stuck/).waitFor({ state: "detached" });
    await expect.poll(async () => (await focus(page)).name).toBe("“The line manager is informed”");
    expect(await page.getByText("stops publishing", { exact: true }).count()).toBe(0);
    await screenshot(page, "editor-03-mended-1280");
  });

  test("takes changes back and makes them again", async () => {
    await press(page, "ControlOrMeta+z");
    await heading(page, /“Line manager informed” is stuck/).waitFor();
    await press(page, "ControlOrMeta+z");
    await step(page, "Line manager informed").waitFor({ state: "detached" });
    await press(page, "ControlOrMeta+y");
    await press(page, "ControlOrMeta+y");
    await step(page, "Line manager informed").waitFor();
    await heading(page, /is stuck/).waitFor({ state: "detached" });
  });

  test("finds a step and moves it", async () => {
    await heading(page, "Steps").waitFor();
    await tabTo(page, /Ready to be matched$/, "Shift+Tab");
    await press(page, "/");
    await page.keyboard.type("line man");
    await press(page, "Enter");
    await expect.poll(async () => (await focus(page)).name).toMatch(/Line manager informed$/);
    const { name } = await focus(page);
    await press(page, "Alt+ArrowUp");
    await expect.poll(async () => (await focus(page)).name).not.toBe(name);
    await press(page, "Alt+ArrowDown");
    await expect.poll(async () => (await focus(page)).name).toBe(name);
  });

  test("finds everything saved after coming back", async () => {
    await page.getByText(/Saved at/).waitFor();
    await page.reload();
    await arrived(page, "Taking part");
    await page.getByText("Version 2, draft").waitFor();
    await step(page, "Line manager informed").waitFor();
  });

  afterAll(() => person?.leave());
});

test("two people edit: the second is told who saved, and nothing is overwritten", async () => {
  const one = await coordinator();
  const two = await coordinator();
  const name = async ({ page }: Visitor, words: string) => {
    await page.getByText("Name and description").click();
    await page
      .getByRole("region", { name: "The whole workflow" })
      .getByLabel("Description in English")
      .fill(words);
  };
  await one.page.goto("/schemes");
  await one.page.getByRole("link", { name: "Professional Services Mentoring" }).click();
  await arrived(one.page, "Professional Services Mentoring");
  const address = `${new URL(one.page.url()).pathname}/workflow/round`;
  await one.page.goto(address);
  await two.page.goto(address);
  await name(one, "First said.");
  await one.page.getByText(/Saved at/).waitFor();
  await name(two, "Second said.");
  const note = two.page.getByRole("alert");
  await note.getByText(/Tamsin Obuasi saved other changes on/).waitFor();
  await note.getByRole("button", { name: "See what they changed" }).click();
  await note.getByRole("listitem").first().waitFor();
  await note.getByRole("button", { name: "Take theirs" }).click();
  await note.waitFor({ state: "detached" });
  await expect
    .poll(() =>
      two.page
        .getByRole("region", { name: "The whole workflow" })
        .getByLabel("Description in English")
        .inputValue(),
    )
    .toBe("First said.");
  await one.leave();
  await two.leave();
});

describe.each([
  [1280, "en"],
  [390, "en"],
  [1280, "cy"],
  [390, "cy"],
] as const)("at %i px in %s", (width, language) => {
  test("has no fault that axe can find, closed, open and choosing", async () => {
    const { page, leave } = await coordinator(width, language);
    await page.goto("/schemes");
    const link = page.getByRole("link", { name: /Professional Services Mentoring|Gwasanaethau/ });
    await page.goto(`${await link.first().getAttribute("href")}/workflow/enrolment`);
    await heading(page, /^(Taking part|Cymryd rhan)$/).waitFor();
    await settled(page);
    expect(await axe(page)).toEqual([]);
    await page.locator("[data-step] button").nth(1).click();
    await page.locator(".tok").first().click();
    await settled(page);
    expect(await axe(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await screenshot(page, `editor-open-${language}-${width}`);
    await leave();
  });
});
