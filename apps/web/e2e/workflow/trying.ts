import type { Page } from "playwright-core";
import { enter, press, tabTo, write } from "../support/keys.ts";
import { arrived } from "../support/people.ts";
import { opensWorkflow, reads, type Story } from "./story.ts";

/** Makes something happen in the trial, and reads what came of it. */
async function happens(page: Page, act: string | RegExp, then: RegExp): Promise<void> {
  await enter(page, act);
  await page.getByRole("region", { name: "What has happened" }).getByText(then).first().waitFor();
}

/** One life of a person, up to being matched; kept, so that publishing plays it again. */
export async function triesTheStep(story: Story): Promise<void> {
  const { page } = story;
  await enter(page, "Try it");
  await reads(page, /^Now in/);
  await happens(page, "Registration submitted", /Now in “Line manager informed”/);
  await story.shot("trying-the-step");
  await happens(page, "The line manager knows", /Now in “Ready to be matched”/);
  await enter(page, "Keep as a test…");
  await write(page, "What should it be called?", "The line manager first");
  await enter(page, "Keep it");
  await reads(page, /^passes$/);
  await story.shot("kept-as-a-test");
}

/** A partnership two weeks into its agreement: the reminder goes out, and its letter can be read. */
export async function triesTheReminder(story: Story): Promise<void> {
  const { page } = story;
  await tabTo(page, "All workflows", "Shift+Tab");
  await press(page, "Enter");
  await arrived(page, "Workflow");
  await opensWorkflow(story, "Partnership");
  await reads(page, "Version 2, draft");
  await enter(page, "Try it");
  await reads(page, /^Now in/);
  // One of the two, then the other.
  await happens(page, "Proposal accepted", /^Proposal accepted/);
  await happens(page, "Proposal accepted", /Now in “First meeting”/);
  await happens(page, "Meeting logged", /Now in “Agreement”/);
  // Two reminders are due on that day: the one that was there before, and hers.
  await happens(page, /^Jump to /, /Reminded to sign/);
  await happens(page, /^Jump to /, /^A reminder was due/);
  await enter(page, /^Read the letter/);
  await story.shot("trying-the-reminder");
}
