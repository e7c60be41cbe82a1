import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { upsertPerson } from "../person/person.service.ts";
import { behaviour } from "../test/probe.ts";
import { startProbeApp } from "../test/probe-app.ts";
import { maxAttempts } from "./effects.ts";
import {
  allRevisions,
  dispatch,
  fireTimer,
  replayInstance,
  runEffects,
} from "./workflow.service.ts";

const world = await startProbeApp();
const { test, how, institutionId, schemeId, inside, rows, begin, send, view } = world;
const cookie = {
  coordinator: await personWith("ann@institution.example", "coordinator"),
  stranger: await personWith("sam@institution.example", null),
};
afterAll(world.close);
beforeEach(async () => {
  Object.assign(how, behaviour());
  await rows("UPDATE app.workflow_incident SET state = 'skipped' WHERE institution_id = $1");
});

async function personWith(email: string, role: string | null): Promise<string> {
  const personId = await inside(async (ctx) => {
    const { row } = await upsertPerson(ctx, { email, givenName: "Ann", familyName: "Lee" });
    if (role) {
      await ctx.store.rows(
        `INSERT INTO app.access_grant (institution_id, id, person_id, role, scheme_id)
         VALUES ($1, $2, $3, $4, $5)`,
        [uuidv7(), row.id, role, schemeId],
      );
    }
    return row.id;
  });
  return test.session(institutionId, personId);
}

interface Shown {
  id: string;
  message: string;
  eventType: string;
  state: string;
  about: string;
}

async function open(): Promise<Shown[]> {
  const answer = await test.ask<{ incidents: Shown[] }>(
    `query ($schemeId: ID!) { incidents(schemeId: $schemeId) { id message eventType state about } }`,
    { schemeId },
    { cookie: cookie.coordinator },
  );
  return answer.data.incidents.filter(({ state }) => state === "open");
}

async function mend(field: "retryIncident" | "skipIncident", id: string, who = cookie.coordinator) {
  const answer = await test.ask<Record<string, { state?: string; code?: string }>>(
    `mutation ($id: ID!) { ${field}(id: $id) {
       ... on Incident { state } ... on Problem { code message } } }`,
    { id },
    { cookie: who },
  );
  return answer.errors?.[0]?.extensions.code ?? answer.data[field];
}

describe.each([
  ["a rule that throws", "guardThrows", "the probe's rule is broken"],
  ["a fact whose statement fails", "factFails", "SQLSTATE 22012"],
] as const)("%s", (_name, fault, message) => {
  it("takes back the step alone, and the event waits to be tried again", async () => {
    const begun = await begin();
    how[fault] = true;
    const id = uuidv7();
    const unitId = uuidv7();
    const result = await inside(async (ctx) => {
      const insert = `INSERT INTO app.unit (institution_id, id, name, kind) VALUES ($1, $2, $3, 'x')`;
      await ctx.store.rows(insert, [unitId, `Before ${unitId}`]);
      const event = { id, type: "test" };
      const done = await dispatch(ctx, { subjectType: "round", subjectId: begun.subjectId, event });
      await ctx.store.rows(insert, [uuidv7(), `After ${unitId}`]);
      return done;
    });
    expect(result.kind).toBe("incident");
    const kept = await inside((ctx) =>
      ctx.store.rows("SELECT 1 FROM app.unit WHERE institution_id = $1 AND name LIKE $2", [
        `%${unitId}`,
      ]),
    );
    expect(kept).toHaveLength(2);
    expect(await view(begun)).toMatchObject({ revision: 0, status: "incident" });
    const [incident, ...others] = await open();
    expect(others).toEqual([]);
    expect(incident!.message).toContain(message);
    expect(incident).toMatchObject({ eventType: "test", about: "Matching round" });

    expect(await mend("retryIncident", incident!.id)).toMatchObject({ code: "STILL_FAILS" });
    how[fault] = false;
    expect(await mend("retryIncident", incident!.id)).toEqual({ state: "retried" });
    expect(await view(begun)).toMatchObject({ revision: 1, status: "active", stage: "work" });
    expect(await send(begun, "test", { id })).toMatchObject({ kind: "done", repeated: true });
    expect(await inside((ctx) => replayInstance(ctx, begun.instanceId))).toMatchObject({
      equal: true,
    });
  });
});

it("is one incident, however often the same event is delivered", async () => {
  const begun = await begin();
  how.guardThrows = true;
  const id = uuidv7();
  const [first, second] = [await send(begun, "test", { id }), await send(begun, "test", { id })];
  expect(first).toEqual(second);
  expect(await open()).toHaveLength(1);
});

it("doesn't stop other events, and refuses a retry that came too late", async () => {
  const begun = await begin();
  how.guardThrows = true;
  await send(begun, "test");
  expect(await send(begun, "work")).toMatchObject({ kind: "done" });
  how.guardThrows = false;
  const [incident] = await open();
  expect(await mend("retryIncident", incident!.id)).toMatchObject({ code: "NOT_NOW" });
  expect(await view(begun)).toMatchObject({ status: "incident" });
  expect(await mend("skipIncident", incident!.id)).toEqual({ state: "skipped" });
  expect(await view(begun)).toMatchObject({ status: "active", revision: 1 });
  expect(await mend("skipIncident", incident!.id)).toMatchObject({ code: "SETTLED" });
});

it("comes of a timer whose step fails, which is not woken again by itself", async () => {
  how.soonMs = -1000;
  const begun = await begin();
  await send(begun, "work");
  const timer = {
    instanceId: begun.instanceId,
    timerId: "working/soon",
    armedRevision: 1,
  };
  how.factFails = true;
  expect(await inside((ctx) => fireTimer(ctx, timer))).toBe(true);
  how.factFails = false;
  expect(await inside((ctx) => fireTimer(ctx, timer))).toBe(false);
  const [incident] = await open();
  expect(await mend("retryIncident", incident!.id)).toEqual({ state: "retried" });
  expect(await view(begun)).toMatchObject({ paths: ["idle"], revision: 2 });
});

it("of a timer is stale once its step was entered anew", async () => {
  how.soonMs = -1000;
  const begun = await begin();
  await send(begun, "work");
  how.factFails = true;
  const timer = {
    instanceId: begun.instanceId,
    timerId: "working/soon",
    armedRevision: 1,
  };
  await inside((ctx) => fireTimer(ctx, timer));
  how.factFails = false;
  await send(begun, "work");
  const [incident] = await open();
  expect(await mend("retryIncident", incident!.id)).toMatchObject({ code: "STALE" });
});

describe("an effect that was given up", () => {
  const run = (instanceId: string) =>
    runEffects(inside, { institutionId, instanceId, revision: allRevisions });

  async function givenUp() {
    const begun = await begin();
    await send(begun, "stop");
    how.writeFails = true;
    for (let i = 0; i < maxAttempts; i++) await run(begun.instanceId).catch(() => undefined);
    how.writeFails = false;
    const [incident] = await open();
    return { ...begun, incident: incident! };
  }
  const states = (instanceId: string) =>
    inside((ctx) =>
      ctx.store.rows(
        "SELECT state FROM app.workflow_effect WHERE institution_id = $1 AND instance_id = $2",
        [instanceId],
      ),
    );

  it("is carried out when it is tried again", async () => {
    const { incident, instanceId } = await givenUp();
    expect(await mend("retryIncident", incident.id)).toEqual({ state: "retried" });
    await run(instanceId);
    expect(await states(instanceId)).toEqual([{ state: "done" }]);
  });

  it("is left out when it is skipped", async () => {
    const { incident, instanceId } = await givenUp();
    expect(await mend("skipIncident", incident.id)).toEqual({ state: "skipped" });
    await run(instanceId);
    expect(await states(instanceId)).toEqual([{ state: "skipped" }]);
  });
});

describe("who may", () => {
  it("see and mend incidents is a coordinator of the scheme, and nobody else", async () => {
    const begun = await begin();
    how.guardThrows = true;
    await send(begun, "test");
    const [incident] = await open();
    expect(await mend("skipIncident", incident!.id, cookie.stranger)).toBe("FORBIDDEN");
    const answer = await test.ask(
      `query ($schemeId: ID!) { incidents(schemeId: $schemeId) { id } }`,
      { schemeId },
      { cookie: cookie.stranger },
    );
    expect(answer.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("see the workflow's steps with the number in each", async () => {
    const begun = await begin();
    await send(begun, "stop");
    interface Outlines {
      workflowOutlines: {
        title: { en: string };
        steps: { uid: string; label: string; depth: number; count: number }[];
      }[];
    }
    const { data } = await test.ask<Outlines>(
      `query ($schemeId: ID!) { workflowOutlines(schemeId: $schemeId) {
         key version subject title steps { uid label depth count } } }`,
      { schemeId },
      { cookie: cookie.coordinator },
    );
    const [outline] = data.workflowOutlines;
    expect(outline).toMatchObject({ key: "probe", version: 1, title: { en: "Probe" } });
    expect(outline!.steps[0]).toMatchObject({ uid: "idle", label: "Idle", depth: 0 });
    expect(outline!.steps.find(({ uid }) => uid === "over")!.count).toBeGreaterThan(0);
  });
});
