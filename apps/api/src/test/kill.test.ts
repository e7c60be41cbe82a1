import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../context.ts";
import {
  type DispatchRequest,
  publishWorkflow,
  replayInstance,
  startInstances,
} from "../workflow/workflow.service.ts";
import { startTestApp, type TestApp } from "./app.ts";
import { bundle } from "./bundle.ts";
import { Mortal } from "./kill-process.ts";
import { behaviour, buildScheme, prepareProbe, probe, probePlugin } from "./probe.ts";

/** How many different events are sent, spread over at least so long. */
const events = Number(process.env.KILL_EVENTS ?? 2_000);
const seconds = Number(process.env.KILL_SECONDS ?? 20);
/** About how many kills are spread over that time. */
const wanted = Number(process.env.KILL_COUNT ?? 12);
const instances = Math.max(20, Math.round(events / 20));
const senders = 8;
const soonMs = 800;

const institutionId = uuidv7();
let test: TestApp;
let program: Awaited<ReturnType<typeof bundle>>;
let mortals: Mortal[] = [];

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);

beforeAll(async () => {
  test = await startTestApp({ plugins: [probePlugin({ ...behaviour(), soonMs })] });
  const { env } = test.app.backbone.app;
  await prepareProbe(env.databaseUrl!);
  program = await bundle("src/test/kill-child.ts");
  const { url } = test.app.backbone.pool.options as { url: string };
  mortals = [1, 2].map(
    () =>
      new Mortal(program.file, {
        DATABASE_URL: env.databaseUrl!,
        KILL_APP_URL: url,
        KILL_INSTITUTION: institutionId,
        KILL_SOON_MS: String(soonMs),
      }),
  );
});
afterAll(async () => {
  await Promise.all(mortals.map((mortal) => mortal.end()));
  program?.remove();
  await test?.close();
});

/** Delivers to whichever process lives, until one has answered. True: the event was taken. */
async function deliver(request: DispatchRequest): Promise<boolean> {
  for (;;) {
    const up = mortals.filter((mortal) => mortal.isUp);
    const mortal = up[Math.floor(Math.random() * up.length)];
    try {
      if (!mortal) throw new Error("none is up");
      const result = await mortal.send(request);
      expect(["done", "refused"]).toContain(result.kind);
      return result.kind === "done";
    } catch (error) {
      if ((error as Error).name === "AssertionError") throw error;
      await sleep(30);
    }
  }
}

const kinds = ["poke", "poke", "work", "work", "rest"];

async function sendAll(subjectIds: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>();
  const from = performance.now();
  let sent = 0;
  const sender = async () => {
    while (sent < events) {
      const due = from + (sent++ / events) * seconds * 1000;
      if (due > performance.now()) await sleep(due - performance.now());
      const type = kinds[Math.floor(Math.random() * kinds.length)]!;
      const request: DispatchRequest = {
        subjectType: "round",
        subjectId: subjectIds[Math.floor(Math.random() * subjectIds.length)]!,
        event: { id: uuidv7(), type, ...(type === "poke" && { payload: { n: sent } }) },
      };
      // One in five is delivered twice, at the same time or one after the other.
      const again = Math.random() < 0.2;
      const together = Math.random() < 0.5;
      const first = deliver(request);
      const results = [again && together ? deliver(request) : false, first];
      if (again && !together) results.push(first.then(() => deliver(request)));
      if ((await Promise.all(results)).some(Boolean)) taken.add(request.event.id);
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return taken;
}

const count = async (sql: string): Promise<number> => {
  const [row] = await inside((ctx) => ctx.store.rows<{ n: number }>(sql));
  return row!.n;
};

const open = () =>
  count(`SELECT
    (SELECT count(*) FROM app.workflow_effect WHERE institution_id = $1 AND state <> 'done')::int
    + (SELECT count(*) FROM app.workflow_timer WHERE institution_id = $1 AND state = 'armed'
         AND timer_id = 'working/soon')::int AS n`);

it(
  `loses and doubles nothing when its processes are killed at random (${events} events)`,
  async () => {
    const schemeId = await inside((ctx) => buildScheme(ctx));
    await inside((ctx) => publishWorkflow(ctx, schemeId, probe));
    const subjectIds = Array.from({ length: instances }, () => uuidv7());
    const started = await inside((ctx) =>
      startInstances(
        ctx,
        subjectIds.map((subjectId) => ({
          schemeId,
          key: "probe",
          subjectType: "round",
          subjectId,
        })),
      ),
    );
    while (!mortals.every((mortal) => mortal.isUp)) await sleep(50);

    const pause = (seconds * 1_000) / wanted;
    let kills = 0;
    let sending = true;
    const killing = (async () => {
      while (sending) {
        await sleep((0.5 + Math.random()) * pause);
        const up = mortals.filter((mortal) => mortal.isUp);
        // Mostly while the other goes on working, now and then the last one too.
        if (up.length < mortals.length && Math.random() < 0.6) continue;
        const victim = up[Math.floor(Math.random() * up.length)];
        if (!victim || !sending) continue;
        victim.kill();
        kills++;
        if (kills % 100 === 0) console.log(`${kills} kills so far`);
      }
    })();
    const taken = await sendAll(subjectIds).finally(() => {
      sending = false;
    });
    await killing;

    const drainFrom = performance.now();
    while ((await open()) > 0 && performance.now() - drainFrom < 90_000 + events * 5)
      await sleep(250);
    const drained = ((performance.now() - drainFrom) / 1000).toFixed(1);
    expect(await open()).toBe(0);

    const sentLines = await inside((ctx) =>
      ctx.store.rows<{ eventId: string }>(
        `SELECT event_id AS "eventId" FROM app.workflow_event WHERE institution_id = $1
           AND event_id <> 'start' AND event_id NOT LIKE 'timer:%'`,
      ),
    );
    expect(sentLines.map((line) => line.eventId).sort()).toEqual([...taken].sort());

    const woken = await count(`SELECT count(*)::int AS n FROM app.workflow_event
      WHERE institution_id = $1 AND event_id LIKE 'timer:%'`);
    const fired = await count(`SELECT count(*)::int AS n FROM app.workflow_timer
      WHERE institution_id = $1 AND state = 'fired'`);
    expect(woken).toBe(fired);

    const asked = await count(
      "SELECT count(*)::int AS n FROM app.workflow_effect WHERE institution_id = $1",
    );
    const written = await count(`SELECT count(*)::int AS n FROM app.probe_effect p
      JOIN app.workflow_effect e ON e.institution_id = p.institution_id AND e.id = p.id
      WHERE p.institution_id = $1`);
    const counted = await count(
      "SELECT COALESCE(sum(n), 0)::int AS n FROM app.probe_count WHERE institution_id = $1",
    );
    expect({ written, counted }).toEqual({ written: asked, counted: asked });

    for (const { instanceId } of started) {
      const replay = await inside((ctx) => replayInstance(ctx, instanceId));
      expect(replay.differences).toEqual([]);
    }
    console.log(
      `${kills} kills, ${taken.size} of ${events} events taken, ${fired} timers fired, ${asked} effects; drained in ${drained} s; nothing lost or doubled`,
    );
    expect(kills).toBeGreaterThan(3);
  },
  (2 * seconds + 600 + events / 50) * 1_000,
);
