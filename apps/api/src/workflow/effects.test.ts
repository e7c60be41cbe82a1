import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { behaviour, buildScheme, prepareProbe, probe, probePlugin } from "../test/probe.ts";
import { maxAttempts } from "./effects.ts";
import {
  allRevisions,
  dispatch,
  publishWorkflow,
  replayInstance,
  runEffects,
  startInstance,
  sweepWorkflows,
  views,
} from "./workflow.service.ts";

const institutionId = uuidv7();
const how = behaviour();
let test: TestApp;
let schemeId: string;

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);

beforeAll(async () => {
  test = await startTestApp({ plugins: [probePlugin(how)] });
  await prepareProbe(test.app.backbone.app.env.databaseUrl!);
  schemeId = await inside((ctx) => buildScheme(ctx));
  await inside((ctx) => publishWorkflow(ctx, schemeId, probe));
});
afterAll(() => test?.close());
beforeEach(() => {
  Object.assign(how, behaviour());
});

async function begin(): Promise<{ subjectId: string; instanceId: string }> {
  const subjectId = uuidv7();
  const { instanceId } = await inside((ctx) =>
    startInstance(ctx, { schemeId, key: "probe", subjectType: "round", subjectId }),
  );
  return { subjectId, instanceId };
}

const send = (subjectId: string, type: string, id = uuidv7()) =>
  inside((ctx) => dispatch(ctx, { subjectType: "round", subjectId, event: { id, type } }));

const run = (instanceId: string, revision = allRevisions) =>
  runEffects(inside, { institutionId, instanceId, revision });

const rows = <R extends object>(sql: string, params: unknown[]) =>
  inside((ctx) => ctx.store.rows<R>(sql, params));

const effects = (instanceId: string) =>
  rows<{ id: string; type: string; state: string; attempts: number; error: string | null }>(
    `SELECT id, type, state, attempts, error FROM app.workflow_effect
     WHERE institution_id = $1 AND instance_id = $2 ORDER BY revision, position`,
    [instanceId],
  );

/** What the probe's action has really done, in that order. */
async function written(instanceId: string): Promise<string[]> {
  const done = await rows<{ id: string }>(
    "SELECT id FROM app.probe_effect WHERE institution_id = $1 AND instance_id = $2 ORDER BY seq",
    [instanceId],
  );
  const [count] = await rows<{ n: number }>(
    "SELECT n FROM app.probe_count WHERE institution_id = $1 AND instance_id = $2",
    [instanceId],
  );
  expect(count?.n ?? 0).toBe(done.length);
  return done.map(({ id }) => id);
}

const view = async (subjectId: string) =>
  (await inside((ctx) => views(ctx, "round", [subjectId]))).get(subjectId)!;

describe("effects", () => {
  it("happen in order, each once, however often their job runs", async () => {
    const { subjectId, instanceId } = await begin();
    await send(subjectId, "work");
    await send(subjectId, "work");
    await Promise.all([run(instanceId), run(instanceId), run(instanceId)]);
    await run(instanceId);
    const asked = await effects(instanceId);
    expect(asked.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
    expect(await written(instanceId)).toEqual(asked.map(({ id }) => id));
  });

  it("happen up to the revision of their job, those before them included", async () => {
    const { subjectId, instanceId } = await begin();
    for (let i = 0; i < 3; i++) await send(subjectId, "work");
    await run(instanceId, 2);
    expect((await effects(instanceId)).map(({ state }) => state)).toEqual([
      ...Array(4).fill("done"),
      ...Array(2).fill("pending"),
    ]);
  });

  it("that fail are tried again, and hold up those after them", async () => {
    const { subjectId, instanceId } = await begin();
    await send(subjectId, "work");
    how.writeFails = true;
    await expect(run(instanceId)).rejects.toThrow("the probe's action is broken");
    expect(await effects(instanceId)).toMatchObject([
      { state: "pending", attempts: 1, error: "the probe's action is broken" },
      { state: "pending", attempts: 0 },
    ]);
    how.writeFails = false;
    await run(instanceId);
    expect(await written(instanceId)).toHaveLength(2);
  });

  it("become an incident after the last attempt, without holding up those after them", async () => {
    const { subjectId, instanceId } = await begin();
    await send(subjectId, "work");
    how.writeFails = true;
    for (let i = 1; i < maxAttempts; i++) await run(instanceId).catch(() => undefined);
    const lastOfFirst = run(instanceId);
    await expect(lastOfFirst).rejects.toThrow();
    expect((await effects(instanceId))[0]).toMatchObject({ state: "failed" });
    expect((await view(subjectId)).status).toBe("incident");
    how.writeFails = false;
    await run(instanceId);
    expect((await effects(instanceId)).map(({ state }) => state)).toEqual(["failed", "done"]);
  });

  it("start and stop work outside, with the revision that tells its results apart", async () => {
    const { subjectId, instanceId } = await begin();
    await send(subjectId, "hire");
    await run(instanceId);
    await send(subjectId, "rest");
    await send(subjectId, "hire");
    await run(instanceId);
    expect(how.calls).toEqual(["start help 1", "stop help 1", "start help 3"]);
  });

  it("bring work that can't be started back as an error", async () => {
    const { subjectId, instanceId } = await begin();
    await send(subjectId, "hire");
    how.helpFails = true;
    for (let i = 0; i < maxAttempts; i++) await run(instanceId).catch(() => undefined);
    expect(await view(subjectId)).toMatchObject({ paths: ["idle"], status: "active" });
    expect(await inside((ctx) => replayInstance(ctx, instanceId))).toMatchObject({ equal: true });
  });
});

describe("the sweeper", () => {
  const failures: unknown[] = [];
  const sweep = () =>
    sweepWorkflows(
      inside,
      (error) => failures.push(error),
      () => false,
    );
  const age = (table: string, column: string, instanceId: string, seconds: number) =>
    rows(
      `UPDATE app.${table} SET ${column} = clock_timestamp() - make_interval(secs => $3::int)
       WHERE institution_id = $1 AND instance_id = $2`,
      [instanceId, seconds],
    );

  it("wakes timers and carries out effects whose jobs were lost, and leaves the others", async () => {
    const [late, early] = [await begin(), await begin()];
    for (const { subjectId } of [late, early]) await send(subjectId, "work");
    await age("workflow_timer", "due_at", late.instanceId, 4);
    await age("workflow_effect", "created_at", late.instanceId, 16);
    await sweep();
    expect(await view(late.subjectId)).toMatchObject({ revision: 2, paths: ["idle"] });
    expect(await view(early.subjectId)).toMatchObject({ revision: 1, paths: ["working"] });
    expect(await written(late.instanceId)).toHaveLength(3);
    expect(await written(early.instanceId)).toHaveLength(0);
  });

  it("gives a failing effect longer each time", async () => {
    const { subjectId, instanceId } = await begin();
    await send(subjectId, "work");
    how.writeFails = true;
    await age("workflow_effect", "created_at", instanceId, 16);
    await sweep();
    await sweep();
    expect((await effects(instanceId))[0]).toMatchObject({ attempts: 1 });
    await age("workflow_effect", "created_at", instanceId, 31);
    await sweep();
    expect((await effects(instanceId))[0]).toMatchObject({ attempts: 2 });
    expect(failures).toHaveLength(2);
  });

  it("catches up on a backlog larger than it looks up at once", async () => {
    const begun = await Promise.all(Array.from({ length: 250 }, () => begin()));
    await Promise.all(begun.map(({ subjectId }) => send(subjectId, "work")));
    await rows(
      `UPDATE app.workflow_timer SET due_at = clock_timestamp() - interval '1 minute'
       WHERE institution_id = $1 AND state = 'armed' AND timer_id = $2`,
      ["working/soon"],
    );
    await sweep();
    const left = await rows(
      `SELECT 1 FROM app.workflow_timer
       WHERE institution_id = $1 AND state = 'armed' AND timer_id = $2`,
      ["working/soon"],
    );
    expect(left).toEqual([]);
  });
});
