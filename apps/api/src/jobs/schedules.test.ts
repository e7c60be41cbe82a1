import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, expect, it } from "vitest";
import { type Begun, startProbeApp } from "../test/probe-app.ts";
import { startSchedules } from "./schedules.ts";

const world = await startProbeApp();
const { test, how, ownerUrl, institutionId, rows, begin, send, view } = world;
how.soonMs = -10_000;
afterAll(world.close);

/** An instance whose timer is long due. */
async function overdue(): Promise<Begun> {
  const begun = await begin();
  await send(begun, "work");
  return begun;
}

const isWorking = async (begun: Begun) => (await view(begun)).tags.includes("busy");

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
  const begun = await overdue();
  await other.query("BEGIN; SELECT pg_advisory_xact_lock(7283002)");
  const schedules = startSchedules(test.app.backbone, 50);
  try {
    await sleep(400);
    expect(await isWorking(begun)).toBe(true);
    await other.query("COMMIT");
    await until(async () => !(await isWorking(begun)));
  } finally {
    await schedules.close();
    await other.end();
  }
});

it("ends what it is doing before it closes", async () => {
  const begun = await overdue();
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  await holder.query(`BEGIN; SET LOCAL app.institution = '${institutionId}'`);
  await holder.query("SELECT 1 FROM app.workflow_instance WHERE subject_id = $1 FOR UPDATE", [
    begun.subjectId,
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
  expect(await isWorking(begun)).toBe(false);
});
