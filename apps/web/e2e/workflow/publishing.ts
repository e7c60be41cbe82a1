import { enter, write } from "../support/keys.ts";
import { arrived } from "../support/people.ts";
import { focusOn, reads, type Story } from "./story.ts";

/** What changes is said in sentences; a note for colleagues goes with it. */
export async function publishes(story: Story, note: string, sentence: RegExp): Promise<void> {
  const { page } = story;
  await enter(page, "Publish…");
  await page.getByRole("heading", { name: "Publish version 2?" }).waitFor();
  const changes = page.getByRole("dialog").getByText(sentence).filter({ visible: true }).first();
  if (!(await changes.isVisible())) await enter(page, "What changes");
  await changes.waitFor();
  await write(page, /^What has changed, for your colleagues/, note);
  await story.shot("publish");
  await enter(page, "Publish version 2");
  await page.getByRole("heading", { name: "Version 2 is published" }).waitFor();
  await focusOn(page, "Version 2 is published");
  await story.shot("published");
}

/** The draft is a version now; everybody is where they were. */
export async function carriesOn({ page }: Story): Promise<void> {
  await enter(page, "Done");
  await reads(page, "Version 2, published");
}

/** The move shows what it would do to each step's partnerships before it does it. */
export async function moves(story: Story): Promise<void> {
  const { page } = story;
  await enter(page, /^Move \d+ partnerships…$/);
  await arrived(page, "Move to another version");
  await reads(page, /of \d+ can be moved to version 2/);
  await story.shot("move");
  await enter(page, /^Move \d+ partnerships$/);
  await page.getByRole("heading", { name: "The move is done" }).waitFor();
  await reads(page, /are on version 2 now/);
  await story.shot("moved");
}

/** One of those that moved says so on its own page. */
export async function seesOneThatMoved(story: Story): Promise<void> {
  const { page } = story;
  await enter(page, "Show who is on version 2");
  await arrived(page, "Where everyone is: Partnership");
  await story.shot("on-version-2");
  await enter(page, /^.+ and .+$/);
  await arrived(page, /^How it runs/);
  await reads(page, /Moved to version 2/);
  await story.shot("one-that-moved");
}

/** All go back, to the step, the version and the reminders that they had. */
export async function takesItBack(story: Story): Promise<void> {
  const { page } = story;
  // The browser's own keys don't reach a browser without a window.
  await page.goBack();
  await arrived(page, "Where everyone is: Partnership");
  await page.goBack();
  await page.getByRole("heading", { name: "The move is done" }).waitFor();
  await enter(page, "Undo the move");
  await page.getByRole("heading", { name: "The move is taken back" }).waitFor();
  await reads(page, /are back on version 1/);
  await story.shot("taken-back");
  await enter(page, "All versions");
  await arrived(page, "Versions");
  await story.shot("versions");
}
