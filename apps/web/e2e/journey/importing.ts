import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { arrived } from "../support/people.ts";
import { menteeFile, mentorFile } from "./cast.ts";
import { section } from "./setting-up.ts";
import type { Story } from "./story.ts";
import { sees } from "./story.ts";

type File = ReturnType<typeof mentorFile> | string;

/** Reads a file and stops at what its columns mean. */
async function reads(story: Story, role: "Mentors" | "Mentees", file: File): Promise<Page> {
  const page = await section(story, "People");
  await page.getByRole("link", { name: "Import people" }).first().click();
  await arrived(page, "Import people");
  await page.getByRole("radio", { name: role }).check();
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Read the file" }).click();
  await sees(page, "Say what each column is, then check the file");
  return page;
}

const fact = (page: Page, term: string) =>
  page
    .getByRole("region", { name: /^What (would happen|happened)$/ })
    .locator("dl > div")
    .filter({ hasText: term })
    .locator("dd");

/** Waits until the report says so many. */
async function counts(page: Page, expected: Record<string, string>): Promise<void> {
  for (const [term, value] of Object.entries(expected)) {
    await fact(page, term).getByText(value, { exact: true }).waitFor();
  }
}

async function check(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("heading", { name: "What would happen" }).waitFor();
}

async function bringIn(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("heading", { name: "What happened" }).waitFor({ timeout: 60_000 });
}

/** Columns that a program knows are suggested; the one that it doesn't know is chosen by hand. */
export async function importsMentors(story: Story): Promise<void> {
  const page = await reads(story, "Mentors", mentorFile());
  const becomes = (column: string) => page.getByLabel(`Becomes: ${column}`);
  await becomes("Surname")
    .getByRole("option", { name: "Last name (needed)", selected: true })
    .waitFor({ state: "attached" });
  await becomes("Strengths")
    .getByRole("option", { name: "Leave this column out", selected: true })
    .waitFor({ state: "attached" });
  await becomes("Strengths").selectOption({ label: "Which areas could you help with?" });
  await becomes("How to meet")
    .getByRole("option", { name: "How would you be happy to meet?", selected: true })
    .waitFor({ state: "attached" });
  await story.shot(page, "columns");
  await check(page);
  await counts(page, { "New people": "8", "Registered from the file": "7" });
  await sees(page, "Every line is fine.");
  await bringIn(page, "Bring in 8 people");
  await counts(page, {
    "New people": "8",
    "Added to this scheme": "8",
    "Registered from the file": "7",
  });
  await story.shot(page, "mentors-in");
}

/** Each bad line with its number, its column and the reason; the good ones come in. */
export async function importsMenteesWithFaults(story: Story): Promise<void> {
  const page = await reads(story, "Mentees", menteeFile());
  await check(page);
  const bad = page.getByRole("table", { name: "Lines that need another look" });
  const row = (line: number) =>
    bad
      .getByRole("row")
      .filter({ has: page.getByRole("cell", { name: String(line), exact: true }) });
  await row(13)
    .getByText(/^“not an address” isn't an e-?mail address/)
    .waitFor();
  await row(14).getByText("The first or last name is missing. This row is left out.").waitFor();
  await row(15)
    .getByText(/This email address is on line 2 already/)
    .waitFor();
  await row(16)
    .getByText("The form doesn't know “Dragons”. It is left out, the rest of the row comes in.")
    .waitFor();
  await counts(page, { "New people": "12", "Registered from the file": "9" });
  await story.shot(page, "faults");
  await bringIn(page, "Bring in 12 people");
  await counts(page, {
    "New people": "12",
    "Added to this scheme": "12",
    "Registered from the file": "9",
  });
}

/** The same file once more: everybody is as they were. */
export async function importsAgain(story: Story): Promise<void> {
  const page = await reads(story, "Mentees", menteeFile());
  await check(page);
  await bringIn(page, "Bring in 12 people");
  await counts(page, {
    "New people": "0",
    "People brought up to date": "0",
    "People as they were": "12",
    "Added to this scheme": "0",
    "Registered from the file": "0",
  });
  await story.shot(page, "again");
}

const LARGE = join(import.meta.dirname, "../../../../../shared/data/mentor-match-sample");

/** Two files of 500 from elsewhere, whose columns and words are not ours. False: they aren't here. */
export async function importsThousand(story: Story): Promise<boolean> {
  if (!existsSync(join(LARGE, "large-mentors.csv"))) return false;
  for (const [role, file] of [
    ["Mentors", "large-mentors.csv"],
    ["Mentees", "large-mentees.csv"],
  ] as const) {
    const page = await reads(story, role, join(LARGE, file));
    await check(page);
    await bringIn(page, "Bring in 500 people");
    await counts(page, { "New people": "500", "Added to this scheme": "500" });
  }
  const page = await section(story, "People");
  await sees(page, "50 of 1021 shown");
  await story.shot(page, "thousand");
  return true;
}
