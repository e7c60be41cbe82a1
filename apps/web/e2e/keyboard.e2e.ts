import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch } from "./support/browser.ts";
import { enter, focus, press, tabTo, tick, write } from "./support/keys.ts";
import type { Visitor } from "./support/people.ts";
import { arrived, enterDemo, visitor } from "./support/people.ts";

// A participant's and a coordinator's work without a mouse: Tab, arrows, Space, Enter and letters.
// It happens in the small scheme of the demo's second university.

const product = inject("product");
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

async function demo(name: string): Promise<Visitor> {
  const person = await visitor(browser, { baseURL: product.baseURL, language: "en" });
  await enterDemo(person.page, name);
  return person;
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { name }).first().waitFor();

test("a mentee registers", async () => {
  const { page, leave } = await demo("Umar Ashdown");
  await page.goto("/");
  await arrived(page, "What now?");
  await press(page, "Tab");
  expect((await focus(page)).name).toBe("Skip to the main content");
  await press(page, "Enter");
  await enter(page, "Go to my registration");

  // What he had begun is there; the first page that isn't finished opens, with the focus on its heading.
  await arrived(page, "The mentor you are looking for");
  await expect.poll(() => focus(page)).toMatchObject({ role: "h1" });
  await tick(page, "Leading a team");
  await tabTo(page, /^A peer with different experience/);
  await press(page, "ArrowDown");
  expect((await focus(page)).name).toMatch(/^Somebody more senior/);
  await tick(page, /^One to one/);
  await enter(page, "Continue");

  await arrived(page, "How you would like to meet");
  await enter(page, "Continue");
  await expect
    .poll(() => focus(page))
    .toMatchObject({ name: expect.stringMatching(/need another look/) });
  await enter(page, "Select how you would be happy to meet");
  expect((await focus(page)).name).toBe("In person");
  await press(page, "Space");
  await tick(page, /^I can give about one hour a month/);
  await enter(page, "Continue");

  await arrived(page, "Check your answers");
  await enter(page, "Send my registration");
  await arrived(page, "You are registered");
  await leave();
});

test("a mentee ranks mentors", async () => {
  const { page, leave } = await demo("Steffan Amroth");
  await page.goto("/");
  await arrived(page, "What now?");
  await enter(page, "Find a mentor");
  await arrived(page, "Find a mentor");
  await write(page, "Search what mentors wrote", "newid");
  await press(page, "Enter");
  await page.getByText(/fits? your search/).waitFor();
  await enter(page, /^Add to my choices.*Ffion Treharne$/s);
  await write(page, "Search what mentors wrote", "");
  await press(page, "Enter");
  await page.getByText("6 mentors have space").waitFor();
  await enter(page, /^Add to my choices.*Hywel Castell-Rees$/s);

  await enter(page, "Move Hywel Castell-Rees up");
  await page.getByText("Hywel Castell-Rees is now choice 1.").waitFor();
  expect((await focus(page)).name).toMatch(/Hywel Castell-Rees/);
  await enter(page, "Save my 2 choices");
  await page.getByText("Saved. You can change them until the scheme is matched.").first().waitFor();
  await leave();
});

/** Agrees to a change whose consequence is in sight: the focus is on "Do it" once it is. */
async function doIt(page: Page): Promise<void> {
  await expect.poll(() => focus(page)).toMatchObject({ name: "Do it" });
  await press(page, "Enter");
}

test("a coordinator runs a round, locks a match and sends the proposals", async () => {
  const { page, leave } = await demo("Gethin Morlais");
  await page.goto("/schemes");
  await enter(page, "Professional Services Mentoring");
  await arrived(page, "Professional Services Mentoring");
  await enter(page, "Matching");
  await arrived(page, "Matching");
  await enter(page, "Begin a round");
  await heading(page, "Run the matching");
  await enter(page, "Run the matching");
  const list = page.getByRole("navigation", { name: "Mentees" });
  await list.getByRole("link").first().waitFor();

  const names = await list
    .getByRole("link")
    .evaluateAll((rows) => rows.map((row) => row.querySelector("b")?.innerText ?? ""));
  // The list is one stop; arrows go on from there, and keys act on the mentee in focus.
  await tabTo(page, new RegExp(`^${names[0]}`));
  await press(page, "ArrowDown");
  await press(page, "l");
  await doIt(page);
  await page
    .getByText(new RegExp(`^${names[1]} and .* are locked together, in every run`))
    .waitFor();
  await page.getByText("1 match is locked by hand").waitFor();
  await expect
    .poll(() => focus(page))
    .toMatchObject({ name: expect.stringContaining(names[1] ?? "") });
  await press(page, "?");
  await heading(page, "Keys on this board");
  await press(page, "Escape");
  await expect
    .poll(() => focus(page))
    .toMatchObject({ name: expect.stringContaining(names[1] ?? "") });
  await press(page, "End");
  const last = await list.getByRole("link").last().locator("b").innerText();
  await press(page, "f");
  await doIt(page);
  await page.getByText(new RegExp(`^${last} and .* are kept apart, in every run`)).waitFor();
  await press(page, "u");
  await page.getByText(/^Undone: the result of run 2 is on the board again/).waitFor();
  await page.getByText("no pair is forbidden").waitFor();

  await tabTo(page, "Send 8 proposals…", "Shift+Tab");
  await press(page, "Enter");
  await page.getByText("Send the proposals? Matches: 8").waitFor();
  await enter(page, "Send 8 proposals");
  await heading(page, "Wait for answers");
  await leave();
});

test("a mentee answers the proposal", async () => {
  const { page, leave } = await demo("Beca Tywyn");
  await page.goto("/");
  await enter(page, "Read and answer");
  await heading(page, "Say yes or no");
  await enter(page, "Yes, I would like that");
  await page.getByText("You are about to say yes").waitFor();
  await enter(page, "Yes, I am sure");
  await heading(page, "You said yes");
  await leave();
});
