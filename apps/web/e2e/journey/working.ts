import type { Page } from "playwright-core";
import { expect } from "vitest";
import { arrived } from "../support/people.ts";
import { stageIs } from "./answering.ts";
import { lastPlace, nextInLine } from "./cast.ts";
import { date, section } from "./setting-up.ts";
import type { Story } from "./story.ts";
import { sees } from "./story.ts";

const mentorOf = (story: Story) => story.pairs.get(lastPlace.name) ?? "";

/** The first page of somebody, which says what waits. */
async function home(story: Story, name: string): Promise<Page> {
  const page = await story.as(name);
  await page.goto("/");
  await arrived(page, "What now?");
  return page;
}

const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** The mentee writes the agreement and signs it; the mentor reads it whole and signs it, too. */
export async function agree(story: Story): Promise<void> {
  const mentor = mentorOf(story);
  const page = await home(story, lastPlace.name);
  await story.shot(page, "home", true);
  await page.getByRole("link", { name: `You and ${mentor}` }).click();
  await arrived(page, `You and ${mentor}`);
  await story.shot(page, "partnership", true);
  await page.getByRole("link", { name: "Write it" }).click();
  await page.getByRole("link", { name: "Begin" }).click();
  await arrived(page, "What it is for");
  await page
    .getByLabel("What is the purpose of your partnership?")
    .fill("To run a budget without fear.");
  await page.getByLabel("Which goals have you agreed?").fill("Read a report\nMake a forecast");
  await goOn(page);
  await arrived(page, "How you will meet");
  await page.getByRole("radio", { name: "Once a month" }).check();
  await page.getByLabel("How long will a meeting usually last").fill("60");
  await page.getByRole("checkbox", { name: /at least 24 hours/ }).check();
  await page.getByRole("radio", { name: "We take turns" }).check();
  await date(page, "When do you plan to finish?", 270);
  await goOn(page);
  await arrived(page, "What you both agree to");
  await page
    .getByRole("checkbox", { name: "We will keep what we talk about confidential" })
    .check();
  await page.getByRole("checkbox", { name: "We are happy to work with each other" }).check();
  await goOn(page);
  await arrived(page, "Check your answers");
  await page.getByRole("button", { name: "Go on to sign" }).click();
  await signs(page, mentor, lastPlace.name);
  await page.getByRole("heading", { name: "You have signed" }).waitFor();
  await stageIs(story, lastPlace.name, "Making the agreement");

  const theirs = await home(story, mentor);
  await theirs.getByRole("link", { name: "Go to the agreement" }).click();
  await signs(theirs, lastPlace.name, mentor);
  await theirs.getByRole("heading", { name: "Everybody has signed" }).waitFor();
  await story.shot(theirs, "agreement", true);
  await stageIs(story, lastPlace.name, "Active");
}

async function signs(page: Page, other: string, name: string): Promise<void> {
  await arrived(page, `Your agreement with ${other}`);
  await sees(page, "To run a budget without fear.");
  await page.getByRole("button", { name: "Sign with my name" }).click();
  await page.getByRole("alert").getByRole("link", { name: "Type your full name" }).waitFor();
  await page.getByLabel("Your full name, typed").fill(name);
  await page.getByRole("checkbox", { name: "I have read the whole text and agree to it" }).check();
  await page.getByRole("button", { name: "Sign with my name" }).click();
}

/** Each of them writes a meeting down. */
export async function meet(story: Story): Promise<void> {
  const mentor = mentorOf(story);
  for (const [name, other, daysAgo] of [
    [lastPlace.name, mentor, 3],
    [mentor, lastPlace.name, 1],
  ] as const) {
    const page = await home(story, name);
    await page.getByRole("link", { name: `You and ${other}` }).click();
    await page
      .getByRole("link", { name: /^Write down (our first|a) meeting$/ })
      .first()
      .click();
    await arrived(page, "Your meeting");
    await date(page, "When did you meet?", -daysAgo);
    await page.getByLabel("How long did you meet for, in minutes?").fill("55");
    await page.getByRole("radio", { name: "In person" }).check();
    await page.getByLabel("What did you talk about?").fill("The budget of the spring term.");
    await page.getByRole("button", { name: "Save this meeting" }).click();
    await arrived(page, `You and ${other}`);
    await sees(page, `Written down by ${name}.`);
    if (name === mentor) await story.shot(page, "meetings", true);
  }
  const list = await section(story, "Partnerships");
  await sees(list, "2 times");
  expect(await list.getByText("The budget of the spring term.").count()).toBe(0);
}

/** The mentee closes it, for a good reason; the coordinator learns which, the mentor doesn't. */
export async function closes(story: Story): Promise<void> {
  const mentor = mentorOf(story);
  const page = await home(story, lastPlace.name);
  await page.getByRole("link", { name: `You and ${mentor}` }).click();
  await page.getByRole("link", { name: "Bring it to a close" }).click();
  await page.getByRole("button", { name: "Close…" }).click();
  await sees(page, "Choose the one that comes closest");
  await page.getByRole("radio").nth(0).check();
  await page.getByLabel(/^Anything the coordinator should know/).fill("It went well.");
  await page.getByRole("button", { name: "Close…" }).click();
  await sees(page, "What follows when you close");
  await story.shot(page, "close", true);
  await page.getByRole("button", { name: "Close our partnership" }).click();
  await arrived(page, `You and ${mentor}`);
  await page.getByRole("heading", { name: "Look back on your time together" }).waitFor();
  await stageIs(story, lastPlace.name, "Evaluating");
}

const scales = {
  mentee: [
    "How well did you and your mentor suit each other?",
    "How far did you reach the goals you set?",
    "How much has mentoring added to your confidence at work?",
    "How much more do you know about the university",
  ],
  mentor: [
    "How well did you and your mentee suit each other?",
    "How far did your mentee move towards their goals?",
    "How much has mentoring developed your own skills",
    "How rewarding was it to help somebody develop?",
  ],
};

/** Both look back, each apart from the other. */
export async function evaluate(story: Story): Promise<void> {
  for (const [role, name] of [
    ["mentee", lastPlace.name],
    ["mentor", mentorOf(story)],
  ] as const) {
    const page = await home(story, name);
    await page.getByRole("link", { name: "Give my view" }).click();
    await arrived(page, "Your meetings");
    const [suits = "", ...outcomes] = scales[role];
    const point = (question: string, value: string) =>
      page.getByRole("group", { name: question }).getByRole("radio", { name: value }).check();
    await page.getByRole("radio", { name: "Once or twice" }).check();
    await page
      .getByRole("group", { name: "Did you meet as often" })
      .getByRole("radio", { name: "Yes" })
      .check();
    await point(suits, "5");
    await goOn(page);
    await arrived(page, "What came of it");
    for (const question of outcomes) await point(question, "4");
    await goOn(page);
    await arrived(page, "The scheme");
    await point(
      role === "mentee"
        ? "How well did the scheme support you?"
        : "How well did the training and guidance",
      "4",
    );
    await page
      .getByRole("group", {
        name: role === "mentee" ? "Would you recommend" : "Would you be a mentor again?",
      })
      .getByRole("radio", { name: "Yes" })
      .check();
    await goOn(page);
    await arrived(page, "Check your answers");
    await page.getByRole("button", { name: "Send my view" }).click();
    await arrived(page, "Thank you for looking back");
    if (role === "mentee") await story.shot(page, "thanks", true);
  }
  await stageIs(story, lastPlace.name, "Ended");
}

/** Two answers are too few to show; the demo's scheme has enough. */
export async function report(story: Story): Promise<void> {
  const page = await section(story, "Evaluation");
  await page.getByRole("heading", { name: "Fewer than 5 have answered" }).first().waitFor();
  await story.shot(page, "too-few");

  await page.getByRole("link", { name: "Schemes", exact: true }).click();
  const schemes = page.getByRole("table", { name: "Schemes by unit" });
  await schemes.getByRole("link", { name: "Professional Services Mentoring" }).click();
  await arrived(page, "Professional Services Mentoring");
  await page
    .getByRole("table", { name: "People who have waited longer than their step allows" })
    .waitFor();
  await story.shot(page, "overview-demo");
  const bar = page.getByRole("navigation", { name: "Scheme" });
  await bar.getByRole("link", { name: "Evaluation" }).first().click();
  await page.getByRole("heading", { name: "What mentees said" }).waitFor();
  await sees(page, /On average \d/);
  await story.shot(page, "report-demo");
}

/** Counts of every stage, each of which opens its list. */
export async function overview(story: Story): Promise<void> {
  const page = await section(story, "Overview");
  const table = page.getByRole("table", { name: "People at each stage" });
  const row = (stage: string) =>
    table
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: stage, exact: true }) });
  await row("Waiting list").getByRole("link", { name: /^1 / }).waitFor();
  await row("Match proposed").getByRole("link", { name: /^12 / }).waitFor();
  await page.getByRole("heading", { name: "Nobody is stuck" }).waitFor();
  await story.shot(page, "overview");
  await row("Waiting list").getByRole("link", { name: /^1 / }).click();
  await arrived(page, "People");
  await sees(page, "Number 1 in the queue");
  await page.getByRole("link", { name: nextInLine.name }).click();
  await arrived(page, nextInLine.name);
  await story.shot(page, "person");
}
