import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { type Asker, asker, proposePair } from "../test/pairs.ts";
import { type BuiltScheme, buildScheme, inDays } from "../test/scheme.ts";

let test: TestApp;
let scheme: BuiltScheme;
let coordinator: Asker;
beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
  coordinator = await asker(test, scheme.coordinator);
});
afterAll(() => test.close());

interface Told {
  replyBy: string;
  questions: { id: string; question: string; answer: string | null }[];
  code?: string;
}
const parts = "replyBy questions { id question answer }";
const see = (by: Asker, id: string) =>
  by.get<Told>(`query ($id: ID!) { partnership(id: $id) { ${parts} } }`, { id });
const ask = (by: Asker, id: string, question: string) =>
  by.get<Told>(
    `mutation ($id: ID!, $question: String!) { askAboutProposal(partnershipId: $id, question: $question) {
       ... on Partnership { ${parts} } ... on Refused { code } } }`,
    { id, question },
  );
const answer = (by: Asker, id: string, text: string) =>
  by.get<Told>(
    `mutation ($id: ID!, $text: String!) { answerQuestion(questionId: $id, answer: $text) {
       ... on Partnership { ${parts} } ... on Refused { code } } }`,
    { id, text },
  );
const letters = (template: string) =>
  test.inside(scheme.institutionId, (ctx) =>
    ctx.store.rows<{ body: string; to: string }>(
      `SELECT body, to_address AS to FROM app.message WHERE institution_id = $1 AND template = $2`,
      [template],
    ),
  );

describe("a question before the answer to a proposal", () => {
  it("goes to the coordinator, is read by nobody else, and its answer gives some days", async () => {
    const { id, mentor, mentee } = await proposePair(test, scheme);
    await test.inside(scheme.institutionId, (ctx) =>
      ctx.store.rows(
        "UPDATE app.partnership SET reply_by = $3 WHERE institution_id = $1 AND id = $2",
        [id, inDays(1)],
      ),
    );
    expect((await ask(mentee, id, "  ")).code).toBe("EMPTY");
    expect((await ask(mentee, id, "Could we meet on Fridays?")).questions).toHaveLength(1);
    expect((await ask(mentee, id, "And Mondays?")).code).toBe("WAITING");
    expect((await see(mentor, id)).questions).toEqual([]);
    expect(await letters("proposal-question")).toHaveLength(1);

    const [question] = (await see(coordinator, id)).questions;
    expect(question).toMatchObject({ question: "Could we meet on Fridays?", answer: null });
    const told = await answer(coordinator, question!.id, "Yes, they work from home then.");
    expect(told.replyBy).toBe(inDays(3));
    expect((await answer(coordinator, question!.id, "Again")).code).toBe("ANSWERED");
    expect((await see(mentee, id)).questions[0]!.answer).toBe("Yes, they work from home then.");
    const [letter] = await letters("proposal-question-answered");
    expect(letter!.body).toContain(`/partnerships/${id}/proposal`);
    expect(letter!.body).not.toContain("Fridays");
  });

  it("isn't possible once the proposal is over", async () => {
    const { id, mentor, mentee } = await proposePair(test, scheme);
    await mentor.get(
      `mutation ($id: ID!) { answerProposal(partnershipId: $id, answer: DECLINE) { __typename } }`,
      { id },
    );
    expect((await ask(mentee, id, "Why?")).code).toBe("PROPOSAL_OVER");
  });
});
