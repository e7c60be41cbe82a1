import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { createRound } from "../matching/round.service.ts";
import { shippedWorkflows } from "../templates/index.ts";
import { actOn, actsOf } from "../test/acts.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { active, close, matched, see } from "../test/life.ts";
import { type Asker, asker, type Pair, proposePair, until } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good, inDays } from "../test/scheme.ts";
import { publishWorkflow } from "./workflow.service.ts";

let test: TestApp;
let scheme: BuiltScheme;
let coordinator: Asker;
/** They have signed their agreement. */
let pair: Pair;

beforeAll(async () => {
  test = await startTestApp({ worker: true });
  scheme = await buildScheme(test, {
    quotas: [
      ["library", "mentor", 50],
      ["library", "mentee", 50],
    ],
  });
  coordinator = await asker(test, scheme.coordinator);
  pair = await active(test, scheme);
});
afterAll(() => test.close());

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(scheme.institutionId, work);
const events = async (by: Asker, id: string) => (await actsOf(by, id)).map(({ event }) => event);

const timers = (id: string) =>
  inside((ctx) =>
    ctx.store.rows<{ timerId: string; dueAt: Date | null }>(
      `SELECT t.timer_id AS "timerId", t.due_at AS "dueAt" FROM app.workflow_timer t
       JOIN app.workflow_instance i ON i.institution_id = $1 AND i.id = t.instance_id
       WHERE t.institution_id = $1 AND i.subject_id = $2 AND t.state = 'armed'
         AND t.definition ->> 'anchor' = 'partnership.endsOn' ORDER BY t.timer_id`,
      [id],
    ),
  );

describe("acts", () => {
  it("are what the definition lets each role do, and nothing that has a page of its own", async () => {
    const member = await events(pair.mentee, pair.id);
    expect(member).toContain("concern.raised");
    expect(member).toContain("partnership.extended");
    expect(await events(pair.mentor, pair.id)).toEqual(member);
    const looksAfter = await events(coordinator, pair.id);
    expect(looksAfter).toContain("partnership.parted");
    expect(looksAfter).not.toContain("concern.raised");
    for (const own of ["meeting.logged", "agreement.signed", "partnership.closed"]) {
      expect(member).not.toContain(own);
      expect(await actOn(pair.mentee, pair.id, own)).toMatchObject({ code: "NOT_ALLOWED" });
    }
  });

  it("are for those whom the subject is about, and those who look after them", async () => {
    const stranger = await asker(test, await buildPerson(test, scheme.institutionId));
    await expect(events(stranger, pair.id)).rejects.toThrow();
    await expect(actOn(stranger, pair.id, "concern.raised")).rejects.toThrow();
    const other = await matched(test, scheme);
    await expect(actOn(other.mentor, pair.id, "concern.raised")).rejects.toThrow();
    expect(await actOn(pair.mentee, pair.id, "concern.settled")).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await actOn(coordinator, pair.id, "concern.raised")).toMatchObject({
      code: "NOT_ALLOWED",
    });
  });

  it("say in the reader's language what they are and what they ask for", async () => {
    const extend = (await actsOf(pair.mentee, pair.id)).find(
      ({ event }) => event === "partnership.extended",
    );
    expect(extend).toMatchObject({
      confirm: true,
      allowed: true,
      fields: [{ name: "until", kind: "date", required: true }],
    });
    expect(await actOn(pair.mentee, pair.id, "partnership.extended")).toMatchObject({
      code: "BAD_PAYLOAD",
    });
    const no = await actOn(pair.mentee, pair.id, "partnership.extended", {
      payload: { until: "next year" },
    });
    expect(no).toMatchObject({ code: "BAD_PAYLOAD" });
  });

  it("aren't done when it has moved on since it was read", async () => {
    const before = (await see(pair.mentee, pair.id)).stage;
    const done = await actOn(coordinator, pair.id, "partnership.extended", {
      payload: { until: inDays(300) },
      expectedRevision: 1,
    });
    expect(done.code).toBe("CONFLICT");
    expect(done.currentRevision).toBeGreaterThan(1);
    expect((await see(pair.mentee, pair.id)).stage).toBe(before);
  });

  it("are done once for one press, however often it arrives", async () => {
    const cookie = await test.session(scheme.institutionId, scheme.coordinator.id);
    const one = await proposePair(test, scheme);
    const press = () =>
      test.ask(
        `mutation($input: ActInput!) { act(input: $input) { ... on ActDone { revision }
          ... on Problem { code } } }`,
        {
          input: {
            subjectType: "partnership",
            subjectId: one.id,
            event: "proposal.withdrawn",
          },
        },
        { cookie, headers: { "x-idempotency-key": "press-1234567890abcdef" } },
      );
    const first = await press();
    expect(first.data.act).toHaveProperty("revision");
    expect((await press()).data).toEqual(first.data);
    expect((await see(coordinator, one.id)).stage).toBe("lapsed");
  });
});

describe("going on longer", () => {
  it("moves the planned end and every reminder that counts from it", async () => {
    const before = await timers(pair.id);
    expect(before.length).toBeGreaterThan(0);
    const done = await actOn(pair.mentee, pair.id, "partnership.extended", {
      payload: { until: inDays(300) },
    });
    expect(done.code).toBeUndefined();
    await until(async () => (await see(pair.mentee, pair.id)).endsOn === inDays(300));
    await until(async () => {
      const after = await timers(pair.id);
      return after.every((one, i) => {
        const moved = one.dueAt!.getTime() - before[i]!.dueAt!.getTime();
        return Math.abs(moved / 86_400_000 - 60) < 1;
      });
    });
  });
});

describe("a concern", () => {
  it("is for the coordinator: the partner reads nothing of it, anywhere", async () => {
    const one = await active(test, scheme);
    const before = {
      seen: await see(one.mentor, one.id),
      acts: await actsOf(one.mentor, one.id),
    };
    expect(await actOn(one.mentee, one.id, "concern.raised")).toHaveProperty("revision");
    const history = async (by: Asker) => (await see(by, one.id)).timeline.map(({ text }) => text);
    await until(async () => (await events(coordinator, one.id)).includes("concern.settled"));
    const { timeline: _, ...seen } = await see(one.mentor, one.id);
    expect({ ...before.seen, ...seen }).toEqual(before.seen);
    expect(await history(one.mentor)).toEqual(before.seen.timeline.map(({ text }) => text));
    expect(await actsOf(one.mentor, one.id)).toEqual(before.acts);
    const own = await history(one.mentee);
    expect(own.length).toBe(before.seen.timeline.length + 1);
    expect(await history(coordinator)).toContain(own.at(-1));
    const letters = await inside((ctx) =>
      ctx.store.rows(
        `SELECT 1 FROM app.message WHERE institution_id = $1 AND person_id = $2
           AND body ILIKE '%concern%'`,
        [one.mentor.person.id],
      ),
    );
    expect(letters).toEqual([]);
    const audit = await inside((ctx) =>
      ctx.store.rows<{ detail: string }>(
        `SELECT detail FROM app.audit
         WHERE institution_id = $1 AND action = 'workflow.act' AND subject_id = $2`,
        [one.id],
      ),
    );
    expect(audit).toEqual([{ detail: "{}" }]);
  });
});

describe("taking part", () => {
  it("ends also within a partnership, which goes on without that person or ends", async () => {
    const one = await active(test, scheme);
    const withdraw = `mutation($id: ID!) { withdraw(enrolmentId: $id) {
      ... on Enrolment { stage } ... on Problem { code message } } }`;
    const gone = await one.mentee.get(withdraw, { id: one.mentee.enrolment.id });
    expect(gone).toEqual({ stage: "left" });
    const seen = await until(async () => {
      const now = await see(one.mentor, one.id);
      return now.stage !== "active" && now;
    });
    expect(seen.members.map(({ role }) => role)).toEqual(["MENTOR"]);
    expect(seen.endReason).toBeNull();
    const left = await one.mentee.ask("query($id: ID!) { partnership(id: $id) { id } }", {
      id: one.id,
    });
    expect(left.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("begins again by a button", async () => {
    const one = await active(test, scheme);
    const { id } = one.mentee.enrolment;
    await close(one.mentor, one.id, "OBJECTIVES_ACHIEVED");
    const rejoin = await until(async () =>
      (await actsOf(one.mentee, id, "enrolment")).find(({ event }) => event === "rejoin"),
    );
    expect(rejoin).toMatchObject({ allowed: true });
    const done = await actOn(one.mentee, id, "rejoin", { subjectType: "enrolment" });
    expect(done.code).toBeUndefined();
    const query = "query($id: ID!) { enrolment(id: $id) { stage } }";
    expect(await one.mentee.get(query, { id })).toEqual({ stage: "pool" });
  });
});

describe("a step that an administrator has added", () => {
  it("works without a line of code", async () => {
    for (let i = 0; i < 4; i++) {
      await buildEnrolment(test, scheme, "mentor");
      await buildEnrolment(test, scheme, "mentee");
    }
    const shipped = shippedWorkflows().find(
      ({ model, subject }) => model === "one-to-one" && subject === "round",
    );
    const definition = structuredClone(shipped!.definition);
    definition.events["managers.informed"] = {
      label: { en: "The line managers know", cy: "Mae'r rheolwyr llinell yn gwybod" },
      by: ["coordinator"],
      payload: {
        type: "object",
        additionalProperties: false,
        required: ["on"],
        properties: {
          on: { type: "string", format: "date", label: { en: "Since when?", cy: "Ers pryd?" } },
          how: { type: "string", maxLength: 20, enum: ["By mail", "In person"] },
        },
      },
    };
    const [first] = Object.values(definition.states);
    const action = { type: "ctx.set", params: { key: "informed", from: "event.on" } };
    first!.on = {
      ...first!.on,
      "managers.informed": [{ id: "managers-informed", actions: [action] }],
    };
    await inside((ctx) => publishWorkflow(ctx, scheme.schemeId, definition));
    const round = good(await inside((ctx) => createRound(ctx, scheme.schemeId)));
    const offered = await actsOf(coordinator, round.id, "round");
    expect(offered).toMatchObject([
      {
        event: "managers.informed",
        label: "The line managers know",
        fields: [
          { name: "on", kind: "date", required: true, label: "Since when?" },
          { name: "how", kind: "choice", required: false },
        ],
      },
    ]);
    await expect(actsOf(pair.mentor, round.id, "round")).rejects.toThrow();
    const send = (payload: object) =>
      actOn(coordinator, round.id, "managers.informed", { payload, subjectType: "round" });
    expect(await send({ how: "By mail" })).toMatchObject({ code: "BAD_PAYLOAD" });
    expect(await send({ on: inDays(0), how: "By owl" })).toMatchObject({ code: "BAD_PAYLOAD" });
    expect((await send({ on: inDays(0), how: "" })).code).toBeUndefined();
    const closed = await actOn(coordinator, round.id, "round.closed", { subjectType: "round" });
    expect(closed).toMatchObject({ code: "NOT_NOW" });
  });
});
