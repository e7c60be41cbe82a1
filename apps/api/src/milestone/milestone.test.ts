import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnrolmentRow } from "../enrolment/enrolment.service.ts";
import { grantRole } from "../institution/grant.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { type Asker, asker } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good, inDays } from "../test/scheme.ts";

let test: TestApp;
let scheme: BuiltScheme;
let coordinator: Asker;
let trainer: Asker;

beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
  coordinator = await asker(test, scheme.coordinator);
  const person = await buildPerson(test, scheme.institutionId);
  await test.inside(scheme.institutionId, async (ctx) =>
    good(await grantRole(ctx, { personId: person.id, role: "trainer", schemeId: scheme.schemeId })),
  );
  trainer = await asker(test, person);
});
afterAll(() => test.close());

const settings = (milestones: object | null) =>
  test.inside(scheme.institutionId, (ctx) =>
    ctx.store.rows(
      `UPDATE app.scheme SET settings = settings - 'milestones' || $3::jsonb
       WHERE institution_id = $1 AND id = $2`,
      [scheme.schemeId, JSON.stringify(milestones ? { milestones } : {})],
    ),
  );

interface Outcome {
  count?: number;
  code?: string;
  message?: string;
}
const record = (by: Asker, ids: string[], kind: string, more: object = {}) =>
  by.ask<{ recordMilestone: Outcome }>(
    `mutation($input: RecordMilestoneInput!) { recordMilestone(input: $input) {
      ... on MilestonesRecorded { count } ... on Problem { code message } } }`,
    { input: { enrolmentIds: ids, kind, ...more } },
  );
const list = (by: Asker, id: string) =>
  by
    .get<{
      milestones: { kind: string; on: string | null; by: string | null; note: string | null }[];
    }>(
      "query($id: ID!) { enrolment(id: $id) { milestones { kind on by note required mayRecord } } }",
      { id },
    )
    .then(({ milestones }) => milestones);
const one = async (by: Asker, id: string, kind: string) =>
  (await list(by, id)).find((each) => each.kind === kind);
const events = (id: string) =>
  test.inside(scheme.institutionId, (ctx) =>
    ctx.store.rows<{ event: string }>(
      `SELECT e.event FROM app.workflow_event e JOIN app.workflow_instance i
         ON i.institution_id = $1 AND i.id = e.instance_id
       WHERE e.institution_id = $1 AND i.subject_id = $2 ORDER BY e.revision`,
      [id],
    ),
  );

const mentee = async (): Promise<{ me: Asker; enrolment: EnrolmentRow }> => {
  const { person, enrolment } = await buildEnrolment(test, scheme, "mentee");
  return { me: await asker(test, person), enrolment };
};

describe("a milestone", () => {
  it("is recorded for many at once, by those who look after them, and once for each", async () => {
    const a = await mentee();
    const b = await mentee();
    const ids = [a.enrolment.id, b.enrolment.id];
    const done = await record(coordinator, ids, "INDUCTION", { on: inDays(-2), note: "By phone" });
    expect(done.data.recordMilestone).toEqual({ count: 2 });
    const again = await record(coordinator, ids, "INDUCTION");
    expect(again.data.recordMilestone).toEqual({ count: 0 });
    expect(await one(coordinator, a.enrolment.id, "INDUCTION")).toMatchObject({
      on: inDays(-2),
      note: "By phone",
      mayRecord: true,
    });
    expect(await one(a.me, a.enrolment.id, "INDUCTION")).toMatchObject({
      on: inDays(-2),
      note: null,
      mayRecord: false,
    });
  });

  it("is recorded by a trainer, and by nobody else", async () => {
    const { me, enrolment } = await mentee();
    const stranger = await asker(test, await buildPerson(test, scheme.institutionId));
    const no = await record(stranger, [enrolment.id], "TRAINING");
    expect(no.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const other = await mentee();
    const partner = await record(other.me, [enrolment.id], "TRAINING");
    expect(partner.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const yes = await record(trainer, [enrolment.id], "TRAINING");
    expect(yes.data.recordMilestone).toEqual({ count: 1 });
    expect(await one(me, enrolment.id, "TRAINING")).toMatchObject({ on: inDays(0) });
  });

  it("is confirmed by people themselves where the scheme leaves it to their word", async () => {
    const { me, enrolment } = await mentee();
    await settings(null);
    const no = await record(me, [enrolment.id], "CONSENT");
    expect(no.data.recordMilestone).toMatchObject({ code: "NOT_OWN_WORD" });
    await settings({ ownWord: ["consent"] });
    expect(await one(me, enrolment.id, "CONSENT")).toMatchObject({ mayRecord: true });
    const yes = await record(me, [enrolment.id], "CONSENT");
    expect(yes.data.recordMilestone).toEqual({ count: 1 });
  });

  it("lies not in the future, and concerns people of one scheme", async () => {
    const { enrolment } = await mentee();
    const later = await record(coordinator, [enrolment.id], "TRAINING", { on: inDays(2) });
    expect(later.data.recordMilestone).toMatchObject({ code: "IN_FUTURE" });
    const unknown = await record(coordinator, [enrolment.id, uuidv7()], "TRAINING");
    expect(unknown.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });

  it("is taken back where it was a mistake, by those who look after people", async () => {
    const { me, enrolment } = await mentee();
    await record(coordinator, [enrolment.id], "TRAINING");
    const back = `mutation($ids: [ID!]!) { withdrawMilestone(enrolmentIds: $ids, kind: TRAINING) {
      ... on MilestonesRecorded { count } ... on Problem { code } } }`;
    const own = await me.ask(back, { ids: [enrolment.id] });
    expect(own.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await coordinator.get(back, { ids: [enrolment.id] })).toEqual({ count: 1 });
    expect(await coordinator.get(back, { ids: [enrolment.id] })).toEqual({
      code: "NOTHING_RECORDED",
    });
    expect(await one(me, enrolment.id, "TRAINING")).toMatchObject({ on: null });
  });

  it("lets those through who had to have it first", async () => {
    await settings({ required: { training: ["mentee"] } });
    const { enrolment } = await mentee();
    const stage = async () =>
      (
        await coordinator.get<{ stage: string; tags: string[] }>(
          "query($id: ID!) { enrolment(id: $id) { stage tags } }",
          { id: enrolment.id },
        )
      ).tags.includes("matchable");
    expect(await stage()).toBe(false);
    expect(await one(coordinator, enrolment.id, "TRAINING")).toMatchObject({ required: true });
    await record(coordinator, [enrolment.id], "INDUCTION");
    expect(await stage()).toBe(false);
    await record(trainer, [enrolment.id], "TRAINING");
    expect(await stage()).toBe(true);
    await settings(null);
  });
});

describe("workflows", () => {
  it("record milestones and grant certificates, once for one effect, and are told", async () => {
    const { enrolment } = await mentee();
    const run = (type: string, kind: string) => {
      const effect = {
        id: uuidv7(),
        type,
        params: { kind },
        event: { kind: "event", type: "any" } as const,
        instance: {
          instanceId: uuidv7(),
          schemeId: scheme.schemeId,
          subjectType: "enrolment" as const,
          subjectId: enrolment.id,
          revision: 1,
        },
      };
      return test.inside(scheme.institutionId, async (ctx) => {
        const action = ctx.app.plugins.actions.get(type)!;
        await action.run(ctx, effect);
        await action.run(ctx, effect);
      });
    };
    const before = (await events(enrolment.id)).length;
    await run("milestone.record", "consent");
    await run("certificate.grant", "completion");
    const kinds = (await list(coordinator, enrolment.id)).filter(({ on }) => on !== null);
    expect(kinds.map(({ kind, by }) => [kind, by])).toEqual([
      ["CONSENT", null],
      ["CERTIFICATE", null],
    ]);
    // In the pool nothing waits for them, so that nothing is logged.
    expect(await events(enrolment.id)).toHaveLength(before);
  });
});
