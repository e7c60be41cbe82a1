import { enter, press, tabTo, write } from "../support/keys.ts";
import { arrived } from "../support/people.ts";
import { opensWorkflow, reads, type Story } from "./story.ts";

/** One life of a person, up to being matched; kept, so that publishing plays it again. */
export async function triesTheStep(story: Story): Promise<void> {
  const { page } = story;
  await enter(page, "Try it");
  await reads(page, /^Now in/);
  await enter(page, "Registration submitted");
  await reads(page, /Registration submitted/);
  await story.shot("trying-the-step");
  await enter(page, "The line manager knows");
  await page.getByRole("button", { name: "Match proposed" }).waitFor();
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
  await enter(page, "Proposal accepted");
  await reads(page, /^Now in Proposed$/);
  await enter(page, "Proposal accepted");
  await page.getByRole("button", { name: "Meeting logged" }).waitFor();
  await enter(page, "Meeting logged");
  await page.getByRole("button", { name: "Agreement signed" }).waitFor();
  await enter(page, /^Jump to /);
  await enter(page, /^Read the letter/);
  await story.shot("trying-the-reminder");
}
