import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { behaviour, buildScheme, prepareProbe, probe, probePlugin } from "../test/probe.ts";
import { dispatch, publishWorkflow, startInstance, views } from "../workflow/workflow.service.ts";
import { startSchedules } from "./schedules.ts";

const institutionId = uuidv7();
const how = { ...behaviour(), soonMs: -10_000 };
let test: TestApp;
let ownerUrl: string;
let schemeId: string;

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);
const rows = <R extends object>(sql: string, params: unknown[] = []) =>
  inside((ctx) => ctx.store.rows<R>(sql, params));

beforeAll(async () => {
  test = await startTestApp({ plugins: [probePlugin(how)] });
  ownerUrl = test.app.backbone.app.env.databaseUrl!;
  await prepareProbe(ownerUrl);
  schemeId = await inside((ctx) => buildScheme(ctx));
  await inside((ctx) => publishWorkflow(ctx, schemeId, probe));
});
afterAll(() => test?.close());

/** An instance whose timer is long due. */
async function overdue(): Promise<string> {
  const subjectId = uuidv7();
  await inside(async (ctx) => {
    const subject = { subjectType: "round" as const, subjectId };
    await startInstance(ctx, { schemeId, key: "probe", ...subject });
    await dispatch(ctx, { ...subject, event: { id: uuidv7(), type: "work" } });
  });
  return subjectId;
}

const isWorking = async (subjectId: string) =>
  (await inside((ctx) => views(ctx, "round", [subjectId]))).get(subjectId)!.tags.includes("busy");

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 100) throw new Error("It never came about.");
    await sleep(50);
  }
}

it("wakes what is overdue, again and again", async () => {
  const schedules = startSchedules(test.app.backbone, 50);
  try {
    const first = await overdue();
    await until(async () => !(await isWorking(first)));
    const second = await overdue();
    await until(async () => !(await isWorking(second)));
  } finally {
    await schedules.close();
  }
});

it("forgets idempotency keys, sessions and sign-in links that nobody can use any more", async () => {
  const personId = uuidv7();
  await rows(
    `INSERT INTO app.person (institution_id, id, email, given_name, family_name)
     VALUES ($1, $2, 'ann@institution.example', 'Ann', 'Lee')`,
    [personId],
  );
  for (const [key, age] of [
    ["old-key-1", "25 hours"],
    ["new-key-1", "23 hours"],
  ]) {
    await rows(
      `INSERT INTO app.idempotency (institution_id, actor, key, request_hash, created_at)
       VALUES ($1, $2, $3, '\\x00', now() - $4::interval)`,
      [personId, key, age],
    );
  }
  for (const [token, seen, ends] of [
    ["live", "1 minute", "1 hour"],
    ["idle", "30 days", "1 hour"],
    ["ended", "1 minute", "-1 hour"],
  ]) {
    await rows(
      `INSERT INTO app.session (institution_id, token_hash, person_id, seen_at, expires_at)
       VALUES ($1, $2, $3, now() - $4::interval, now() + $5::interval)`,
      [Buffer.from(token!), personId, seen, ends],
    );
  }
  for (const [token, ends] of [
    ["fresh", "10 minutes"],
    ["used up", "-25 hours"],
  ]) {
    await rows(
      `INSERT INTO app.sign_in_link (institution_id, token_hash, person_id, expires_at)
       VALUES ($1, $2, $3, now() + $4::interval)`,
      [Buffer.from(token!), personId, ends],
    );
  }
  const schedules = startSchedules(test.app.backbone, 50);
  const left = async () => [
    ...(await rows<{ name: string }>(
      `SELECT key AS name FROM app.idempotency WHERE institution_id = $1`,
    )),
    ...(await rows<{ name: string }>(
      `SELECT convert_from(token_hash, 'UTF8') AS name FROM app.session WHERE institution_id = $1`,
    )),
    ...(await rows<{ name: string }>(
      `SELECT convert_from(token_hash, 'UTF8') AS name FROM app.sign_in_link
       WHERE institution_id = $1`,
    )),
  ];
  try {
    await until(async () => (await left()).length === 3);
  } finally {
    await schedules.close();
  }
  expect((await left()).map(({ name }) => name)).toEqual(["new-key-1", "live", "fresh"]);
});

it("leaves the work to another process that is at it", async () => {
  const other = new pg.Client({ connectionString: ownerUrl });
  await other.connect();
  const subjectId = await overdue();
  await other.query("BEGIN; SELECT pg_advisory_xact_lock(7283002)");
  const schedules = startSchedules(test.app.backbone, 50);
  try {
    await sleep(400);
    expect(await isWorking(subjectId)).toBe(true);
    await other.query("COMMIT");
    await until(async () => !(await isWorking(subjectId)));
  } finally {
    await schedules.close();
    await other.end();
  }
});

it("ends what it is doing before it closes", async () => {
  const subjectId = await overdue();
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  await holder.query(`BEGIN; SET LOCAL app.institution = '${institutionId}'`);
  await holder.query("SELECT 1 FROM app.workflow_instance WHERE subject_id = $1 FOR UPDATE", [
    subjectId,
  ]);
  const schedules = startSchedules(test.app.backbone, 50);
  await sleep(300);
  let closed = false;
  const closing = schedules.close().then(() => {
    closed = true;
  });
  await sleep(200);
  expect(closed).toBe(false);
  await holder.query("COMMIT");
  await closing;
  await holder.end();
  expect(await isWorking(subjectId)).toBe(false);
});
