import type { Page } from "playwright-core";
import { expect } from "vitest";
import { runOut } from "../support/clock.ts";
import { mailTo } from "../support/people.ts";
import { emailOf, lastPlace } from "./cast.ts";
import { listed } from "./joining.ts";
import { SCHEME, section } from "./setting-up.ts";
import type { Story } from "./story.ts";
import { INSTITUTION, NEWCOMER, sees } from "./story.ts";

const addressOf = (name: string) =>
  name === NEWCOMER ? "delphine.oyelaran@wexcombe.example" : emailOf(name);

/** Follows the link of the letter that proposes somebody. */
export async function followsProposal(story: Story, name: string, other: string): Promise<Page> {
  const page = await story.as(name);
  await page.goto("/outbox");
  const subject = `${SCHEME}: we suggest a partnership with ${other}`;
  await (await mailTo(page, addressOf(name), "Follow the link", subject)).click();
  await page.waitForURL(/\/partnerships\/[^/]+\/proposal$/);
  await page.getByRole("heading", { level: 1, name: new RegExp(other) }).waitFor();
  return page;
}

/** The stage of a pair, as the coordinator's list has it. */
export async function stageIs(story: Story, mentee: string, stage: string): Promise<void> {
  const page = await section(story, "Partnerships");
  const row = page
    .getByRole("table", { name: "Partnerships of this scheme" })
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: mentee, exact: true }) });
  await expect
    .poll(
      async () => {
        await page.reload();
        await row.first().waitFor();
        return row.getByRole("cell").allInnerTexts();
      },
      { timeout: 20_000, interval: 500 },
    )
    .toContainEqual(expect.stringMatching(new RegExp(`^${stage}`)));
}

/** A mentor who was matched with the mentee. */
const partnerOf = (story: Story, mentee: string): string => {
  const mentor = story.pairs.get(mentee);
  if (!mentor) throw new Error(`${mentee} has no match in this journey.`);
  return mentor;
};

/** Mentees of pairs that nobody else's part of the journey needs. */
export const others = (story: Story): string[] =>
  [...story.pairs.keys()].filter((name) => name !== lastPlace.name);

/** Opening the page, and opening it again, answers nothing. Then two presses do. */
export async function acceptsInTwoPresses(story: Story): Promise<void> {
  const mentor = partnerOf(story, lastPlace.name);
  const page = await followsProposal(story, lastPlace.name, mentor);
  await page.reload();
  await page.getByRole("heading", { name: "Say yes or no" }).waitFor();
  await stageIs(story, lastPlace.name, "Proposed");
  await story.shot(page, "proposal", true);
  await page.getByRole("button", { name: "Yes, I would like that" }).click();
  await sees(page, "You are about to say yes");
  await story.shot(page, "proposal-yes", true);
  await page.getByRole("button", { name: "Yes, I am sure" }).click();
  await page.getByRole("heading", { name: "You said yes" }).waitFor();
  await stageIs(story, lastPlace.name, "Proposed");

  const theirs = await followsProposal(story, mentor, lastPlace.name);
  await story.shot(theirs, "proposal-mentor", true);
  await theirs.getByRole("button", { name: `Yes, I will mentor ${lastPlace.name}` }).click();
  await theirs.getByRole("button", { name: "Yes, I am sure" }).click();
  await theirs.getByRole("heading", { name: "You both said yes" }).waitFor();
  await stageIs(story, lastPlace.name, "Making the agreement");
}

/** A no ends the proposal for both, and both can be matched again. */
export async function declines(story: Story): Promise<void> {
  const [mentee = ""] = others(story);
  const mentor = partnerOf(story, mentee);
  const page = await followsProposal(story, mentee, mentor);
  await page.getByRole("button", { name: "No, not this time" }).click();
  await sees(page, "You are about to say no");
  await page.getByLabel(/^Why, if you would like to say/).fill("I change my post next month.");
  await story.shot(page, "proposal-no", true);
  await page.getByRole("button", { name: "No, decline this proposal" }).click();
  await page.getByRole("heading", { name: "You said no" }).waitFor();
  await stageIs(story, mentee, "Declined");
  await listed(await section(story, "People"), "Ready to be matched", [mentee, mentor]);

  const theirs = await story.as(mentor);
  await theirs.goto("/outbox");
  await mailTo(theirs, addressOf(mentor), "Follow the link", `${SCHEME}: we keep looking for you`);
}

/** Nobody answers: after the last day the proposal ends by itself. */
export async function lapses(story: Story): Promise<void> {
  const mentee = others(story)[1] ?? "";
  const mentor = partnerOf(story, mentee);
  const page = await followsProposal(story, mentee, mentor);
  const id = /partnerships\/([^/]+)/.exec(page.url())?.[1] ?? "";
  await runOut(story.product, INSTITUTION.slug, id, "replyBy");
  await stageIs(story, mentee, "Lapsed");
  await page.reload();
  await page.getByRole("heading", { name: "This proposal is over" }).waitFor();
  await page.goto("/outbox");
  const subject = `${SCHEME}: the suggested partnership has ended`;
  await mailTo(page, addressOf(mentee), "Follow the link", subject);
  await listed(await section(story, "People"), "Ready to be matched", [mentee, mentor]);
}
