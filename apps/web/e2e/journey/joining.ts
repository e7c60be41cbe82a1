import type { Page } from "playwright-core";
import { expect } from "vitest";
import { arrived, mailTo, of } from "../support/people.ts";
import { emailOf, lastPlace, newMentor, nextInLine } from "./cast.ts";
import { SCHEME, section } from "./setting-up.ts";
import type { Story } from "./story.ts";
import { NEWCOMER, sees } from "./story.ts";

/** Everybody who has not registered from the file gets a letter, after a look at how many that are. */
export async function invites(story: Story): Promise<void> {
  const page = await section(story, "People");
  await page.getByRole("button", { name: "Invite all 4 not yet invited…" }).click();
  await sees(page, "Send invitations? Letters: 4");
  await story.shot(page, "invite");
  await page.getByRole("button", { name: "Send 4 letters" }).click();
  await sees(page, "4 letters are on their way.");
  await listed(page, "Invited", [newMentor.name, lastPlace.name, nextInLine.name]);
  await listed(page, "Ready to be matched", ["Gwendolyn Achebe", "Ambrose Kettle"]);
  await story.shot(page, "people");
}

/** Filters the list of people by a stage, and waits for these names. */
export async function listed(page: Page, stage: string, names: readonly string[]): Promise<void> {
  const filters = page.getByRole("search");
  const option = filters.getByRole("option", { name: new RegExp(`^${stage} \\(`) });
  const value = await option.getAttribute("value");
  await filters.getByLabel("Stage").selectOption(value);
  await filters.getByRole("button", { name: "Show" }).click();
  const table = page.getByRole("table", { name: "People of this scheme" });
  for (const name of names) await table.getByRole("link", { name, exact: true }).waitFor();
}

/** From the letter to the form: the link leads there, and opening it does nothing else. */
async function followsInvitation(story: Story, name: string): Promise<Page> {
  const page = await story.as(name);
  await page.goto("/outbox");
  const link = await mailTo(page, emailOf(name), "Follow the link", `You are invited to ${SCHEME}`);
  await link.click();
  await arrived(page, "About you");
  return page;
}

const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** A mentor fills the form in, loses nothing by a reload, writes too much, and checks before sending. */
export async function mentorRegisters(story: Story): Promise<void> {
  const page = await followsInvitation(story, newMentor.name);
  expect(await page.getByLabel("What is your job title?").inputValue()).toBe("Systems Manager");
  await page.getByRole("radio", { name: "3 to 5 years" }).check();
  await goOn(page);

  await arrived(page, "What you can offer");
  const biography = page.getByLabel("Write a short biography");
  await biography.fill("I keep old systems alive and help people to leave them.");
  await page.getByRole("checkbox", { name: "IT services" }).check();
  await sees(page, /^Saved at \d/);
  await page.reload();
  await arrived(page, "What you can offer");
  expect(await biography.inputValue()).toContain("I keep old systems alive");
  expect(await page.getByRole("checkbox", { name: "IT services" }).isChecked()).toBe(true);

  await biography.fill("word ".repeat(263));
  await sees(page, "13 words too many");
  await goOn(page);
  const summary = page.getByRole("alert").filter({ hasText: "1 answer needs another look" });
  await summary.waitFor();
  await story.shot(page, "too-many-words", true);
  await summary.getByRole("link").click();
  expect(await biography.evaluate((box) => box === document.activeElement)).toBe(true);
  await biography.fill("I keep old systems alive, and help people to leave them in peace.");
  await goOn(page);

  await mentorsLastPages(page, "2");
  await arrived(page, "Check your answers");
  await sees(page, "I keep old systems alive, and help people to leave them in peace.");
  await story.shot(page, "check-answers", true);
  await page.getByRole("link", { name: /^Change.*How many mentees/ }).click();
  await arrived(page, "Who you would like to help");
  await page.getByLabel("How many mentees could you take on at one time?").fill("1");
  await goOn(page);
  await page.getByRole("button", { name: "Send my registration" }).click();
  await arrived(page, "You are registered");
  await story.shot(page, "registered", true);
}

async function mentorsLastPages(page: Page, capacity: string): Promise<void> {
  await arrived(page, "Who you would like to help");
  await page.getByLabel("How many mentees could you take on at one time?").fill(capacity);
  await page.getByRole("radio", { name: "One to one" }).check();
  await goOn(page);
  await meeting(page);
}

async function meeting(page: Page): Promise<void> {
  await arrived(page, "How you would like to meet");
  await page.getByRole("checkbox", { name: "In person" }).check();
  await page.getByRole("checkbox", { name: "Monday morning" }).check();
  await page.getByRole("checkbox", { name: "I can give about one hour a month" }).check();
  await goOn(page);
}

/** Somebody whom nobody listed finds the scheme, reads what it asks, and joins. */
export async function newcomerJoins(story: Story): Promise<void> {
  const page = await story.as(NEWCOMER);
  await page.getByRole("link", { name: of("See what it asks of you", SCHEME) }).click();
  await arrived(page, SCHEME);
  await sees(page, /About one hour a month|about 1 hour a month/i);
  await story.shot(page, "join", true);
  await page.getByRole("button", { name: "Go on to my registration" }).click();
  await sees(page, "Choose how you would like to take part");
  await page.getByRole("radio", { name: "As a mentor" }).check();
  await page.getByRole("button", { name: "Go on to my registration" }).click();

  await arrived(page, "About you");
  await page.getByRole("radio", { name: "More than 5 years" }).check();
  await goOn(page);
  await arrived(page, "What you can offer");
  await page.getByLabel("Write a short biography").fill("I came to IT from the theatre.");
  await page.getByRole("checkbox", { name: "Presentations" }).check();
  await goOn(page);
  await mentorsLastPages(page, "1");
  await page.getByRole("button", { name: "Send my registration" }).click();
  await arrived(page, "You are registered");
}

async function menteeRegisters(story: Story, name: string): Promise<Page> {
  const page = await followsInvitation(story, name);
  await page.getByRole("radio", { name: "Less than a year" }).check();
  await goOn(page);
  await arrived(page, "What you would like from mentoring");
  await page
    .getByLabel("What do you hope to gain")
    .fill("I would like to run a budget, and a team.");
  await goOn(page);
  await arrived(page, "The mentor you are looking for");
  await page.getByRole("checkbox", { name: "Budgeting and finance" }).check();
  await page.getByRole("radio", { name: "Either" }).check();
  await page.getByRole("radio", { name: "One to one" }).check();
  await goOn(page);
  await meeting(page);
  await arrived(page, "Check your answers");
  await page.getByRole("button", { name: "Send my registration" }).click();
  return page;
}

/** The Library has two places for mentees: one went to somebody of the file, she has the other. */
export async function takesTheLastPlace(story: Story): Promise<void> {
  const page = await menteeRegisters(story, lastPlace.name);
  await arrived(page, "You are registered");
}

/** After her, the next is told at once that they wait, and as which number. */
export async function waits(story: Story): Promise<void> {
  const page = await menteeRegisters(story, nextInLine.name);
  await arrived(page, "You are on the waiting list");
  await sees(page, /you are number 1 in the queue/);
  await story.shot(page, "waiting-list", true);
  await page.goto("/outbox");
  await mailTo(page, nextInLine.email, "Follow the link", "waiting list");
  await page.goto("/");
  await sees(page, "Number 1 on the waiting list");
}

/** Words and areas find mentors; four are put in order; one is known too well. */
export async function ranksMentors(story: Story): Promise<void> {
  const page = await story.as(lastPlace.name);
  await page.getByRole("link", { name: "Find a mentor" }).click();
  await arrived(page, "Find a mentor");
  await sees(page, "9 mentors have space");
  const add = (name: string) => page.getByRole("button", { name: of("Add to my choices", name) });

  await page.getByLabel("Search what mentors wrote").fill("lighthouse");
  await page.getByRole("button", { name: "Search" }).click();
  await sees(page, "1 mentor fits your search");
  await add("Gwendolyn Achebe").waitFor();
  await page.getByLabel("Search what mentors wrote").fill("");
  await page.getByRole("button", { name: "Search" }).click();
  await sees(page, "9 mentors have space");

  await page.getByText("Only mentors for certain areas").click();
  await page.getByRole("checkbox", { name: "Project management" }).check();
  await sees(page, "1 mentor fits your search");
  await add("Caspian Ferreira").click();
  await page.getByRole("checkbox", { name: "Project management" }).uncheck();
  await sees(page, "9 mentors have space");
  for (const name of ["Hollis Nakamura", "Seren Whitcombe", "Gwendolyn Achebe"]) {
    await add(name).click();
  }
  await sees(page, "You have 4 already; take one out first.");
  for (let place = 4; place > 1; place -= 1) {
    await page.getByRole("button", { name: "Move Gwendolyn Achebe up" }).click();
  }
  await page.getByRole("button", { name: "Move up: Gwendolyn Achebe is first already" }).waitFor();
  await page.getByRole("button", { name: "Save my 4 choices" }).first().click();
  await sees(page, "Saved. You can change them until the scheme is matched.");

  const known = "Hollis Nakamura";
  await page.getByRole("button", { name: of("I know this person too well", known) }).click();
  await page.getByRole("heading", { name: "Not for you" }).waitFor();
  await page
    .getByRole("button", { name: of("Undo", known) })
    .first()
    .waitFor();
  await story.shot(page, "mentors", true);
  await page.reload();
  await page.getByRole("heading", { name: "Not for you" }).waitFor();
  // The mentors below are a list too, and Gwendolyn stands in both.
  const choices = page.locator("ol.ranked").getByRole("listitem");
  await choices.filter({ hasText: "Gwendolyn Achebe" }).waitFor();
  expect(await choices.allInnerTexts()).toEqual([
    expect.stringContaining("Gwendolyn Achebe"),
    expect.stringContaining("Caspian Ferreira"),
    expect.stringContaining("Seren Whitcombe"),
    expect.stringContaining("One more, if you wish"),
  ]);
}
