import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import * as answering from "./journey/answering.ts";
import * as importing from "./journey/importing.ts";
import * as joining from "./journey/joining.ts";
import * as matching from "./journey/matching.ts";
import * as settingUp from "./journey/setting-up.ts";
import { Story } from "./journey/story.ts";
import * as working from "./journey/working.ts";
import { launch } from "./support/browser.ts";
import { serverErrors } from "./support/product.ts";

// One scheme from its beginning to its end, as its people live it, each in a browser of their own.
// Every test is a step that the next one builds on: after one that failed, the others are skipped.

let story: Story;
let broken = false;

beforeAll(async () => {
  story = new Story(await launch(), inject("product"));
});
beforeEach(({ skip }) => {
  if (broken) skip("an earlier step failed");
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  broken = true;
  await story.photograph(task.name);
});
afterAll(() => story?.browser.close());

test("the administrator starts a scheme from the template", () => settingUp.startsAScheme(story));
test("it can't open yet, and says why", () => settingUp.cannotOpenYet(story));
test("with dates, places, a contact and a coordinator it opens", () => settingUp.opensIt(story));

test("the coordinator chooses what a file's columns mean", () => importing.importsMentors(story));
test("bad lines are named, the others come in", () => importing.importsMenteesWithFaults(story));
test("the same file again changes nothing", () => importing.importsAgain(story));

test("invitations go out, and the list says who has registered", () => joining.invites(story));
test("a mentor registers from the letter", () => joining.mentorRegisters(story));
test("somebody whom nobody invited joins", () => joining.newcomerJoins(story));
test("a mentee takes the Library's last place", () => joining.takesTheLastPlace(story));
test("the next one waits, and knows it", () => joining.waits(story));
test("a mentee finds and ranks mentors", () => joining.ranksMentors(story));

test("a run gives pairs with reasons, and a cause for whoever has none", () =>
  matching.runs(story));
test("what the coordinator decides holds in the next run", () => matching.decides(story));
test("proposals go out after a look at what that does", () => matching.publishes(story));

test("both say yes from the letter, in two presses", () => answering.acceptsInTwoPresses(story));
test("after a no both are free again", () => answering.declines(story));
test("without an answer the proposal lapses by itself", () => answering.lapses(story));

test("both sign the agreement", () => working.agree(story));
test("each writes a meeting down", () => working.meet(story));
test("the partnership is closed with a reason", () => working.closes(story));
test("both look back", () => working.evaluate(story));
test("the coordinator sees how many are where, and opens the lists", () => working.overview(story));
test("the report waits until there are five answers", () => working.report(story));

test("two files of five hundred from elsewhere come in", async ({ skip }) => {
  if (!(await importing.importsThousand(story))) skip("the sample files are not on this machine");
});

test("nothing went wrong on the way, in any browser or on the server", async () => {
  await story.end();
  expect(serverErrors(story.product)).toEqual([]);
});
