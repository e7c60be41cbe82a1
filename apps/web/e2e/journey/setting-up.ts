import type { Page } from "playwright-core";
import { arrived, of } from "../support/people.ts";
import type { Story } from "./story.ts";
import { ADMIN, COORDINATOR, sees } from "./story.ts";

export const SCHEME = "Estuary Mentoring";

/** The administrator finds the directory, and starts a scheme from the shipped template. */
export async function startsAScheme(story: Story): Promise<void> {
  const page = await story.as(ADMIN);
  await page.getByRole("link", { name: "All schemes" }).click();
  await arrived(page, "Mentoring schemes");
  const table = page.getByRole("table", { name: "Schemes by unit" });
  await table.getByRole("link", { name: "Professional Services Mentoring" }).waitFor();
  await table
    .getByRole("rowheader", { name: /^Professional Services/ })
    .first()
    .waitFor();
  await story.shot(page, "directory");

  await page.getByRole("link", { name: "Start a scheme" }).click();
  await arrived(page, "Start a scheme");
  const brings = page.getByRole("complementary", { name: "What the template brings" });
  await brings.getByText("About one hour a month for 6 to 12 months").waitFor();
  await story.shot(page, "new-scheme");
  await page.getByLabel("Name of the scheme").fill(SCHEME);
  await page.getByRole("button", { name: "Create the draft" }).click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: "Choose the unit whose scheme it is" })
    .click();
  await page.getByLabel("Unit", { exact: true }).selectOption({ label: "Professional Services" });
  await page.getByRole("button", { name: "Create the draft" }).click();
  await arrived(page, "Settings");
  story.scheme = new URL(page.url()).pathname.replace(/\/settings$/, "");
}

/** What is missing stands in the answer, each with a link to where it is mended. */
export async function cannotOpenYet(story: Story): Promise<void> {
  const page = await story.as(ADMIN);
  await page.getByRole("button", { name: "Open the scheme…" }).click();
  await page.getByRole("button", { name: "Open the scheme", exact: true }).click();
  const refused = page.getByRole("alert").filter({ hasText: "The scheme can't open yet." });
  await refused.getByRole("link", { name: "Set this date: the scheme opens." }).waitFor();
  await refused.getByRole("link", { name: "Name somebody who looks after the scheme." }).waitFor();
  await story.shot(page, "cannot-open");
  await page.getByText("Draft", { exact: true }).first().waitFor();
}

/** Dates, places, contact, texts; then a coordinator by name; then it opens. */
export async function opensIt(story: Story): Promise<void> {
  const page = await story.as(ADMIN);
  await date(page, "Registration opens", 0);
  await date(page, "Registration closes", 30);
  await date(page, "Matching", 40);
  await date(page, "The scheme ends", 400);
  await page.getByLabel("Mentees’ places, Library").fill("2");
  await page.getByLabel("Name, Cymraeg").fill("Mentora'r Aber");
  await page.getByLabel("Contact address").fill("estuary@wexcombe.example");
  await page.getByRole("button", { name: "Save the settings" }).click();
  await sees(page, /^Saved at \d/);
  await story.shot(page, "settings");

  await page.getByLabel("Name a coordinator").fill("obuasi");
  await page.getByRole("button", { name: "Find people" }).click();
  await page.getByRole("button", { name: of("Name", COORDINATOR) }).click();
  await sees(page, `${COORDINATOR} now looks after the scheme.`);
  await sees(page, "Everything is in place");

  await page.getByRole("button", { name: "Open the scheme…" }).click();
  await sees(page, /It can’t become a draft again/);
  await page.getByRole("button", { name: "Open the scheme", exact: true }).click();
  await sees(page, "It is open. People can find it now, and you can invite them.");
  await story.shot(page, "open");
}

/** Types a day so many days from now into the three fields of a date. */
export async function date(page: Page, label: string, inDays: number): Promise<void> {
  const day = new Date(Date.now() + inDays * 86_400_000);
  const field = page.getByRole("group", { name: label });
  await field.getByLabel("Day").fill(String(day.getDate()));
  await field.getByLabel("Month").fill(String(day.getMonth() + 1));
  await field.getByLabel("Year").fill(String(day.getFullYear()));
}

/** The coordinator, at a section of the scheme as it is now. */
export async function section(story: Story, name: string): Promise<Page> {
  const page = await story.as(COORDINATOR);
  if (!page.url().includes(story.scheme)) {
    await page.goto(story.scheme);
    await arrived(page, SCHEME);
  }
  const bar = page.getByRole("navigation", { name: "Scheme" });
  const link = bar.getByRole("link", { name, exact: true }).first();
  const here = new URL(page.url()).pathname === (await link.getAttribute("href"));
  if (here) await page.reload();
  else await link.click();
  await link.and(page.locator("[aria-current=page]")).waitFor();
  await page
    .getByRole("heading", { level: 1, name: name === "Overview" ? SCHEME : name })
    .waitFor();
  return page;
}
