import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { arrived, of } from "../support/people.ts";
import { lastPlace } from "./cast.ts";
import { section } from "./setting-up.ts";
import type { Story } from "./story.ts";
import { sees } from "./story.ts";

const board = (page: Page) => page.getByRole("region", { name: "Mentees and their mentors" });
const picks = (page: Page) => board(page).getByRole("navigation", { name: "Mentees" });
const pick = (page: Page, name: string) => picks(page).getByRole("link", { name });

/** Opens one mentee on the board, and waits for the possible mentors. */
async function looksAt(page: Page, name: string): Promise<void> {
  await pick(page, name).click();
  await board(page).getByRole("heading", { level: 2, name }).waitFor();
  await board(page)
    .getByRole("heading", { level: 3, name: /possible mentor/ })
    .waitFor();
}

const candidate = (page: Page, name: string): Locator =>
  board(page).getByRole("article", { name: new RegExp(`^${name}`) });

/** A run: pairs with their reasons, and the mentee without a match with the cause. */
export async function runs(story: Story): Promise<void> {
  const page = await section(story, "Matching");
  await page.getByRole("button", { name: "Begin a round" }).click();
  await arrived(page, "Matching, round 1");
  await sees(page, /among 9 mentors and 10 mentees/);
  await page.getByRole("button", { name: "Run the matching" }).click();
  await sees(page, "9 of 10 mentees");
  await sees(page, /No other set of matches scores higher: proved\./);
  await page.getByRole("heading", { name: "Settle the mentees without a match: 1" }).waitFor();
  await picks(page)
    .getByRole("heading", { name: /No match yet/ })
    .waitFor();

  await story.shot(page, "unmatched");
  await looksAt(page, lastPlace.name);
  const first = candidate(page, "Gwendolyn Achebe");
  await first.getByText("The mentee's first choice.").waitFor();
  await first.getByText("Offers everything sought: Budgeting and finance.").waitFor();
  await board(page)
    .getByText(/ruled out, and by which rule/)
    .waitFor();
  await story.shot(page, "board");
}

/** One match is held, another is kept apart: each time after a look at who would move. */
export async function decides(story: Story): Promise<void> {
  const page = await section(story, "Matching");
  await page.getByRole("link", { name: "Open round 1" }).click();
  await looksAt(page, lastPlace.name);
  await page.getByRole("button", { name: of("Match…", "Gwendolyn Achebe") }).click();
  await sees(page, `If ${lastPlace.name} and Gwendolyn Achebe are locked together`);
  await sees(page, /9 mentees stay matched, as many as now/);
  await story.shot(page, "consequence");
  await page.getByRole("button", { name: "Do it" }).click();
  await sees(
    page,
    `${lastPlace.name} and Gwendolyn Achebe are locked together, in every run from now on.`,
  );

  const [mentee = "", mentor = ""] =
    [...(await matches(page))].find(([name]) => name !== lastPlace.name) ?? [];
  await looksAt(page, mentee);
  await page.getByRole("button", { name: of("Forbid…", mentor) }).click();
  await page.getByRole("button", { name: "Do it" }).click();
  await sees(page, `${mentee} and ${mentor} are kept apart, in every run from now on.`);
  await story.shot(page, "decided");
  await sees(page, /^Run 3, .* matched 9 of 10 mentees/);
  await sees(page, "1 match is locked by hand");
  await sees(page, "1 pair is forbidden.");
  expect(await pick(page, mentee).innerText()).not.toContain(`with ${mentor}`);
  await pick(page, lastPlace.name).getByText("with Gwendolyn Achebe").waitFor();
  await pick(page, lastPlace.name).getByText("Locked").waitFor();
}

/** Every match on the board: the mentor's name by the mentee's. */
async function matches(page: Page): Promise<Map<string, string>> {
  await picks(page).getByRole("link").first().waitFor();
  const found = new Map<string, string>();
  for (const text of await picks(page).getByRole("link").allInnerTexts()) {
    const mentor = /with ([^,\n]+)/.exec(text)?.[1];
    if (mentor) found.set(text.split("\n")[0] ?? "", mentor);
  }
  return found;
}

/** What sending does is said first; then both sides of every pair are written to. */
export async function publishes(story: Story): Promise<void> {
  const page = await section(story, "Matching");
  await page.getByRole("link", { name: "Open round 1" }).click();
  story.pairs = await matches(page);
  expect(story.pairs.size).toBe(9);
  await page.getByRole("button", { name: "Send 9 proposals…" }).click();
  await sees(page, "Send the proposals? Matches: 9");
  await sees(page, /nobody is left without a word/);
  await story.shot(page, "publish");
  await page.getByRole("button", { name: "Send 9 proposals", exact: true }).click();
  await page.getByRole("heading", { name: "Wait for answers" }).waitFor();
  await sees(page, /^9 proposals wait for an answer/);
  await story.shot(page, "proposals");
}
