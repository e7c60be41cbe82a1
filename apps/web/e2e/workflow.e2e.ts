import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { launch, screenshot } from "./support/browser.ts";
import { enterDemo, visitor } from "./support/people.ts";
import { serverErrors } from "./support/product.ts";
import * as changing from "./workflow/changing.ts";
import * as looking from "./workflow/looking.ts";
import * as publishing from "./workflow/publishing.ts";
import { COORDINATOR, Story } from "./workflow/story.ts";
import * as trying from "./workflow/trying.ts";

// A coordinator changes how her scheme runs, by keyboard alone: no test here presses a mouse button.
// Every test is a step that the next one builds on: after one that failed, the others are skipped.

const product = inject("product");
let browser: Browser;
let story: Story;
let broken = false;

beforeAll(async () => {
  browser = await launch();
  story = await Story.begin(browser, product);
});
beforeEach(({ skip }) => {
  if (broken) skip("an earlier step failed");
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  broken = true;
  await screenshot(story.page, `failed-workflow-${task.name}`.replaceAll(/[^\p{L}\d-]+/gu, "-"));
});
afterAll(() => browser?.close());

test("she comes to the scheme's workflows", () => changing.comes(story));
test("she adds a reminder after two weeks", () => changing.addsReminder(story));
test("she adds a step before matching", () => changing.addsStep(story));
test("she is told that it is a dead end", () => changing.isToldOfTheDeadEnd(story));
test("she mends it with a way on", () => changing.mendsIt(story));
test("she takes it back and makes it again", () => changing.changesHerMind(story));
test("she finds a step and moves it", () => changing.findsAndMoves(story));
test("she finds it all after coming back", () => changing.comesBack(story));
test("she tries the step, and keeps the trial as a test", () => trying.triesTheStep(story));
test("she publishes it", async () => {
  await publishing.publishes(story, "Line managers hear of it first.", /Line manager informed/);
  await publishing.carriesOn(story);
});
test("she tries the reminder", () => trying.triesTheReminder(story));
test("she publishes that, too", () =>
  publishing.publishes(story, "A second reminder to sign.", /2 weeks after/));
test("she moves the running partnerships", () => publishing.moves(story));
test("she looks at one of them", () => publishing.seesOneThatMoved(story));
test("she undoes the move", () => publishing.takesItBack(story));
test("nothing went wrong on the way, in the browser or on the server", async () => {
  await story.visitor.leave();
  expect(serverErrors(product)).toEqual([]);
});

test.for([
  [1280, "en"],
  [390, "en"],
  [1280, "cy"],
  [390, "cy"],
] as const)("its screens are without fault at %i px in %s", async ([width, language]) => {
  const { baseURL } = product;
  const { page, context, leave } = await visitor(browser, { baseURL, width });
  await enterDemo(page, COORDINATOR);
  await context.addInitScript((to) => localStorage.setItem("quad-language", to), language);
  await looking.leaveADeadEnd(page, story.base);
  expect(await looking.faults(page, story.base, `${language}-${width}`)).toEqual([]);
  await leave();
});
