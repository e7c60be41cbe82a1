import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import type { EnrolmentRow } from "../enrolment/enrolment.service.ts";
import { shippedWorkflows } from "../templates/index.ts";
import { actOn, actsOf } from "../test/acts.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { accept, agreed, log, nameOf, save, see, sign } from "../test/life.ts";
import { type Asker, asker, until } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, inDays } from "../test/scheme.ts";
import { publishWorkflow } from "../workflow/workflow.service.ts";
import { createPartnerships } from "./partnership.service.ts";

type Member = Asker & { enrolment: EnrolmentRow };

let test: TestApp;
let scheme: BuiltScheme;
let coordinator: Asker;

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(scheme.institutionId, work);

beforeAll(async () => {
  test = await startTestApp({ worker: true });
  scheme = await buildScheme(test, {
    quotas: [
      ["library", "mentor", 50],
      ["library", "mentee", 50],
    ],
  });
  coordinator = await asker(test, scheme.coordinator);
  await inside(async (ctx) => {
    const group = shippedWorkflows().find(
      ({ model, subject }) => model === "group" && subject === "partnership",
    );
    await publishWorkflow(ctx, scheme.schemeId, group!.definition);
    await ctx.store.rows(
      `UPDATE app.scheme SET settings = settings || '{"models": ["group"]}'
       WHERE institution_id = $1 AND id = $2`,
      [scheme.schemeId],
    );
  });
});
afterAll(() => test.close());

async function somebody(role: "mentor" | "mentee"): Promise<Member> {
  const { person, enrolment } = await buildEnrolment(test, scheme, role, {
    ...(role === "mentor" && { answers: { capacity: 4 } }),
  });
  return { ...(await asker(test, person)), enrolment };
}

/** A mentor and three mentees who have all accepted and signed. */
async function group() {
  const mentor = await somebody("mentor");
  const mentees = [await somebody("mentee"), await somebody("mentee"), await somebody("mentee")];
  const { created } = await inside((ctx) =>
    createPartnerships(ctx, {
      schemeId: scheme.schemeId,
      roundId: null,
      partnerships: [
        { mentors: [mentor.enrolment.id], mentees: mentees.map(({ enrolment }) => enrolment.id) },
      ],
    }),
  );
  const id = created[0]!;
  const all = [mentor, ...mentees];
  for (const one of all) await accept(one, id);
  await until(async () => (await see(mentor, id)).stage === "agreeing");
  const hash = (await save(mentor, id, agreed(), 0)).agreement!.documentHash;
  for (const one of all) await sign(one, id, nameOf(one), hash);
  expect((await see(mentor, id)).stage).toBe("active");
  return { id, mentor, mentees: mentees as [Member, Member, Member] };
}

const stageOf = async ({ enrolment }: Member) =>
  (
    await coordinator.get<{ stage: string }>("query($id: ID!) { enrolment(id: $id) { stage } }", {
      id: enrolment.id,
    })
  ).stage;

describe("a group", () => {
  it("goes on when somebody leaves, and tells nobody who or why", async () => {
    const { id, mentor, mentees } = await group();
    expect(await actOn(mentees[0], id, "member.left")).toHaveProperty("revision");
    const seen = await until(async () => {
      const now = await see(mentor, id);
      return now.members.length === 3 && now;
    });
    expect(seen.stage).toBe("active");
    const line = seen.timeline.find(({ text }) => text.toLowerCase().includes("leave"));
    expect(line?.by ?? null).toBeNull();
    await until(async () => (await stageOf(mentees[0])) === "finished");
    const gone = await mentees[0].ask("query($id: ID!) { partnership(id: $id) { id } }", { id });
    expect(gone.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await log(mentor, id, { heldOn: inDays(0), mode: "online" })).code).toBeUndefined();
  });

  it("lets people leave for themselves alone; the coordinator names who leaves", async () => {
    const { id, mentor, mentees } = await group();
    const other = { payload: { enrolmentId: mentees[1].enrolment.id } };
    expect(await actOn(mentees[0], id, "member.left", other)).toMatchObject({
      code: "NOT_A_CHOICE",
    });
    const unnamed = await actOn(coordinator, id, "member.left");
    expect(unnamed).toMatchObject({ code: "NOT_A_CHOICE" });
    expect((await actOn(coordinator, id, "member.left", other)).code).toBeUndefined();
    await until(async () => (await see(mentor, id)).members.length === 3);
    await until(async () => (await stageOf(mentees[1])) === "finished");
  });

  it("asks somebody of the pool to join, who decides before they are in it", async () => {
    const { id, mentor, mentees } = await group();
    const joiner = await somebody("mentee");
    const add = (await actsOf(coordinator, id)).find(({ event }) => event === "member.added");
    const choices = add!.fields[0]!.choices.map(({ value }) => value);
    expect(choices).toContain(joiner.enrolment.id);
    expect(choices).not.toContain(mentees[0].enrolment.id);
    const named = { payload: { enrolmentId: joiner.enrolment.id } };
    expect((await actOn(coordinator, id, "member.added", named)).code).toBeUndefined();
    const asked = await until(async () => {
      const answer = await joiner.ask<{ partnership: { may: string[] } }>(
        "query($id: ID!) { partnership(id: $id) { may agreement { revision } meetings { id } timeline { text } members { email } } }",
        { id },
      );
      return answer.errors ? null : answer.data.partnership;
    });
    expect(asked).toMatchObject({
      may: ["proposal.answer"],
      agreement: null,
      meetings: [],
      timeline: [],
    });
    const emails = (asked as unknown as { members: { email: string | null }[] }).members;
    expect(emails.filter(({ email }) => email !== null)).toHaveLength(1);
    await until(async () => (await stageOf(joiner)) === "proposed");
    expect((await see(mentor, id)).stage).toBe("active");
    expect((await accept(joiner, id)).code).toBeUndefined();
    await until(async () => (await stageOf(joiner)) === "partnered");
    const seen = await see(joiner, id);
    expect(seen.agreement?.complete).toBe(false);
    expect(seen.may).toContain("agreement.sign");
  });

  it("forgets whoever was asked and says no", async () => {
    const { id, mentor } = await group();
    const joiner = await somebody("mentee");
    const named = { payload: { enrolmentId: joiner.enrolment.id } };
    await actOn(coordinator, id, "member.added", named);
    await until(async () => (await stageOf(joiner)) === "proposed");
    await joiner.get(
      `mutation($id: ID!) { answerProposal(partnershipId: $id, answer: DECLINE) {
        ... on Problem { code message } } }`,
      { id },
    );
    await until(async () => (await stageOf(joiner)) === "pool");
    expect((await see(mentor, id)).members).toHaveLength(4);
    expect((await see(mentor, id)).stage).toBe("active");
  });

  it("takes back somebody who joined and left", async () => {
    const { id, mentor } = await group();
    const joiner = await somebody("mentee");
    const named = { payload: { enrolmentId: joiner.enrolment.id } };
    const joins = async () => {
      await actOn(coordinator, id, "member.added", named);
      await until(async () => (await stageOf(joiner)) === "proposed");
      expect((await accept(joiner, id)).code).toBeUndefined();
      await until(async () => (await stageOf(joiner)) === "partnered");
    };
    await joins();
    expect((await actOn(joiner, id, "member.left")).code).toBeUndefined();
    await until(async () => (await see(mentor, id)).members.length === 4);
    await until(async () => (await stageOf(joiner)) === "finished");
    const own = { subjectType: "enrolment" } as const;
    expect((await actOn(joiner, joiner.enrolment.id, "rejoin", own)).code).toBeUndefined();
    await until(async () => (await stageOf(joiner)) === "pool");
    await joins();
  });

  it("winds up once too few are left", async () => {
    const { id, mentor, mentees } = await group();
    for (const one of mentees) {
      const count = (await see(mentor, id)).members.length;
      expect((await actOn(one, id, "member.left")).code).toBeUndefined();
      await until(async () => (await see(mentor, id)).members.length === count - 1);
    }
    await until(async () => {
      const acts = (await actsOf(mentor, id)).map(({ event }) => event);
      return !acts.includes("partnership.extended");
    });
  });
});
