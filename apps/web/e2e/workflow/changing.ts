import { expect } from "vitest";
import { choose, enter, focus, press, tabTo, tick, write } from "../support/keys.ts";
import { arrived } from "../support/people.ts";
import { focusOn, opens, opensWorkflow, reads, SCHEME, type Story, saved } from "./story.ts";

/** From the list of schemes to its workflows. */
export async function comes(story: Story): Promise<void> {
  const { page } = story;
  await page.goto("/schemes");
  await arrived(page, "Schemes");
  await enter(page, SCHEME);
  await arrived(page, SCHEME);
  await enter(page, "Workflow");
  await arrived(page, "Workflow");
  story.base = new URL(page.url()).pathname;
  await story.shot("workflows");
}

/** "2 weeks after this begins, send a reminder to sign to whoever hasn't signed." */
export async function addsReminder(story: Story): Promise<void> {
  const { page } = story;
  await opensWorkflow(story, "Partnership");
  await reads(page, "Version 1, published");
  await story.shot("partnership");
  await opens(page, "Agreement");
  await enter(page, "Add “After…”");
  await focusOn(page, /^A reminder/);
  await write(page, "How long", "2");
  await choose(page, "Unit", "weeks");
  await choose(page, "What is done", "Send a m");
  await choose(page, "Message", "a reminder to sign");
  await choose(page, "To", "whoever hasn't si");
  await story.shot("reminder-being-added");
  await enter(page, "Add");
  await reads(page, "Version 2, draft");
  await focusOn(page, "2 weeks after this begins at 09:00");
  await saved(page);
  await story.shot("reminder");
}

/** A step before matching, out of which no way leads yet. */
export async function addsStep(story: Story): Promise<void> {
  const { page } = story;
  await tabTo(page, "All workflows", "Shift+Tab");
  await press(page, "Enter");
  await arrived(page, "Workflow");
  await opensWorkflow(story, "Taking part");
  await opens(page, "Ready to be matched");
  await enter(page, "This step");
  await enter(page, "Add a step before this…");
  await write(page, "Name in English", "Line manager informed");
  await write(page, "Name in Welsh", "Y rheolwr llinell yn gwybod");
  await story.shot("step-being-added");
  await enter(page, "Add the step");
}

/** The dead end is said at once, as the next thing to do, and nothing can be published meanwhile. */
export async function isToldOfTheDeadEnd(story: Story): Promise<void> {
  const { page } = story;
  await page.getByRole("heading", { name: /“Line manager informed” is stuck/ }).waitFor();
  await focusOn(page, /Line manager informed$/);
  await story.shot("dead-end");
  await enter(page, "Publish…");
  await page.getByRole("heading", { name: /^Version 2 can.t be published yet$/ }).waitFor();
  await reads(page, /stops? publishing/);
  expect(await page.getByRole("button", { name: "Publish version 2" }).count()).toBe(0);
  await story.shot("dead-end-stops-publishing");
  await enter(page, /^Show it/);
  await focusOn(page, /Line manager informed$/);
}

/** A way on, with a sentence of her own: whoever coordinates says that the line manager knows. */
export async function mendsIt(story: Story): Promise<void> {
  const { page } = story;
  await enter(page, "Add “When…”");
  await choose(page, "What has to happen", "Something new");
  await write(page, "What happens in English", "The line manager knows");
  await write(page, "What happens in Welsh", "Mae’r rheolwr llinell yn gwybod");
  await tick(page, "a coordinator");
  await choose(page, "Go to", "10 Ready");
  await story.shot("way-out-being-added");
  await enter(page, "Add");
  await page.getByRole("heading", { name: /is stuck/ }).waitFor({ state: "detached" });
  await focusOn(page, "“The line manager knows”");
  await page.getByText("Nothing stops publishing any more.").first().waitFor();
  await saved(page);
  await story.shot("mended");
}

/** Back to before the step, and forward again. */
export async function changesHerMind({ page }: Story): Promise<void> {
  const step = page.getByRole("button", { name: /^\d+ Line manager informed$/ });
  const stuck = page.getByRole("heading", { name: /is stuck/ });
  await press(page, "ControlOrMeta+z");
  await stuck.waitFor();
  await press(page, "ControlOrMeta+z");
  await step.waitFor({ state: "detached" });
  await press(page, "ControlOrMeta+y");
  await press(page, "ControlOrMeta+y");
  await step.waitFor();
  await stuck.waitFor({ state: "detached" });
}

/** "/" finds a step by its name; Alt with an arrow moves it. */
export async function findsAndMoves({ page }: Story): Promise<void> {
  await press(page, "/");
  await page.keyboard.type("line man");
  await press(page, "Enter");
  await focusOn(page, /Line manager informed$/);
  const { name } = await focus(page);
  await press(page, "Alt+ArrowUp");
  await expect.poll(async () => (await focus(page)).name).not.toBe(name);
  await press(page, "Alt+ArrowDown");
  await expect.poll(async () => (await focus(page)).name).toBe(name);
  await saved(page);
}

/** Whoever comes back finds the draft as she left it. */
export async function comesBack({ page }: Story): Promise<void> {
  await page.reload();
  await arrived(page, "Taking part");
  await reads(page, "Version 2, draft");
  await page.getByRole("button", { name: /^\d+ Line manager informed$/ }).waitFor();
}
