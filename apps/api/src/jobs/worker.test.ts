import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { behaviour, buildScheme, prepareProbe, probe, probePlugin } from "../test/probe.ts";
import { dispatch, publishWorkflow, startInstance, views } from "../workflow/workflow.service.ts";

const institutionId = uuidv7();
const how = behaviour();
let test: TestApp;
let schemeId: string;

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);

beforeAll(async () => {
  test = await startTestApp({ worker: true, plugins: [probePlugin(how)] });
  await prepareProbe(test.app.backbone.app.env.databaseUrl!);
  schemeId = await inside((ctx) => buildScheme(ctx));
  await inside((ctx) => publishWorkflow(ctx, schemeId, probe));
});
afterAll(() => test?.close());

async function atWork(): Promise<{ subjectId: string; instanceId: string }> {
  const subjectId = uuidv7();
  const subject = { subjectType: "round" as const, subjectId };
  const { instanceId } = await inside(async (ctx) => {
    const started = await startInstance(ctx, { schemeId, key: "probe", ...subject });
    await dispatch(ctx, { ...subject, event: { id: uuidv7(), type: "work" } });
    return started;
  });
  return { subjectId, instanceId };
}

const effects = (instanceId: string) =>
  inside((ctx) =>
    ctx.store.rows<{ state: string; attempts: number }>(
      `SELECT state, attempts FROM app.workflow_effect
       WHERE institution_id = $1 AND instance_id = $2 ORDER BY position`,
      [instanceId],
    ),
  );

/** Seconds until it holds. */
async function until(holds: () => Promise<boolean>): Promise<number> {
  const from = performance.now();
  while (!(await holds())) {
    if (performance.now() - from > 14_000) throw new Error("It never came about.");
    await sleep(50);
  }
  return (performance.now() - from) / 1000;
}

it("carries out what a step asks for as soon as it has committed", async () => {
  const { instanceId } = await atWork();
  const took = await until(async () =>
    (await effects(instanceId)).every(({ state }) => state === "done"),
  );
  expect(took).toBeLessThan(5);
});

it("tries a job that failed again after a pause", async () => {
  how.writeFails = true;
  const { instanceId } = await atWork();
  await until(async () => (await effects(instanceId))[0]!.attempts > 0);
  how.writeFails = false;
  await until(async () => (await effects(instanceId)).every(({ state }) => state === "done"));
});

it("wakes a timer when it is due", async () => {
  how.soonMs = 1_000;
  const { subjectId } = await atWork();
  const stage = async () =>
    (await inside((ctx) => views(ctx, "round", [subjectId]))).get(subjectId)!.stage;
  expect(await stage()).toBe("work");
  await until(async () => (await stage()) === "rest");
});
