import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../src/context.ts";
import { runDirectly } from "./direct.ts";
import { inLanes, spread } from "./figures.ts";

const connections = 8;
const events = Number(process.env.BENCH_EVENTS ?? 3_000);
const timers = Number(process.env.BENCH_TIMERS ?? 2_000);
const backlog = Number(process.env.BENCH_BACKLOG ?? 2_000);

/**
 * The durable engine on a PostgreSQL of its own, with fsync, everything on this machine: events a
 * second over 8 connections (alone, and with the worker carrying out their effects), how late timers
 * wake when 200 a second are due, and how fast a backlog of them is worked off.
 */
export async function run(): Promise<void> {
  await import("reflect-metadata");
  const { createApp } = await import("../src/app.ts");
  const { readEnv } = await import("../src/env.ts");
  const { asSystem } = await import("../src/graphql/request.ts");
  const { startEmbedded } = await import("../src/store/embedded.ts");
  const engine = await import("../src/workflow/workflow.service.ts");
  const { behaviour, buildScheme, prepareProbe, probe, probePlugin } = await import(
    "../src/test/probe.ts"
  );
  const { v7: uuidv7 } = await import("uuid");

  const dataDir = mkdtempSync(join(tmpdir(), "quad-bench-"));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbedded({ dataDir, log: { info() {} } });
  /** When the timer of a subject is due. */
  const due = new Map<string, number>();
  const probed = probePlugin(behaviour());
  const plugin = {
    ...probed,
    facts: probed.facts?.map((fact) => ({
      ...fact,
      async load(_ctx: Context, { subjectId }: { subjectId: string }) {
        const at = due.get(subjectId) ?? Date.now() + 3_600_000;
        return { soon: new Date(at).toISOString(), passes: true };
      },
    })),
  };
  const open = (worker: boolean) =>
    createApp({
      env: readEnv({ DATABASE_URL: postgres.ownerUrl, QUAD_DEMO: "off", LOG_LEVEL: "silent" }),
      databases: postgres,
      roles: { api: false, worker },
      plugins: [plugin],
    });
  let app = await open(false);
  const institutionId = uuidv7();
  const inside = <T>(work: (ctx: Context) => Promise<T>) =>
    asSystem(app.backbone, institutionId, work);
  try {
    await prepareProbe(postgres.ownerUrl);
    const schemeId = await inside((ctx) => buildScheme(ctx));
    await inside((ctx) => engine.publishWorkflow(ctx, schemeId, probe));
    const begin = async (count: number) => {
      const subjectIds = Array.from({ length: count }, () => uuidv7());
      const from = performance.now();
      await inside((ctx) =>
        engine.startInstances(
          ctx,
          subjectIds.map((subjectId) => ({
            schemeId,
            key: "probe",
            subjectType: "round" as const,
            subjectId,
          })),
        ),
      );
      return { subjectIds, seconds: (performance.now() - from) / 1000 };
    };
    const send = (subjectId: string, type: string, payload?: { n: number }) =>
      inside((ctx) =>
        engine.dispatch(ctx, {
          subjectType: "round",
          subjectId,
          event: { id: uuidv7(), type, ...(payload && { payload }) },
        }),
      );
    const number = async (sql: string, params: unknown[] = []) => {
      const [row] = await inside((ctx) => ctx.store.rows<{ n: number }>(sql, params));
      return row!.n;
    };
    const pending = () =>
      number(
        "SELECT count(*)::int AS n FROM app.workflow_effect WHERE institution_id = $1 AND state = 'pending'",
      );
    const armed = () =>
      number(
        "SELECT count(*)::int AS n FROM app.workflow_timer WHERE institution_id = $1 AND state = 'armed' AND due_at < now() + interval '10 minutes'",
      );

    console.log(
      `Node ${process.version}, ${availableParallelism()} processors for all, PostgreSQL with fsync`,
    );
    const { subjectIds, seconds } = await begin(1_000);
    console.log(`start: 1000 instances in one transaction in ${seconds.toFixed(2)} s`);

    // Of three events one arms a timer and asks for two effects, one cancels it, one asks for one.
    const kinds = ["work", "poke", "rest"];
    const one = (index: number) => {
      const type = kinds[Math.floor(index / 100) % 3]!;
      const subjectId = subjectIds[index % 100]!;
      return send(subjectId, type, type === "poke" ? { n: index } : undefined);
    };
    await inLanes(300, connections, one);
    for (const worker of [false, true]) {
      if (worker) {
        await app.close();
        app = await open(true);
        await inLanes(300, connections, one);
      }
      const before = process.cpuUsage();
      const { each, seconds: took } = await inLanes(events, connections, one);
      const { user, system } = process.cpuUsage(before);
      const rate = Math.round(events / took);
      const how = worker ? "with the worker beside it" : "without a worker";
      console.log(`events, ${connections} connections, ${how}: ${rate}/s over ${events}`);
      const cpu = ((user + system) / 1000 / events).toFixed(2);
      console.log(`  ${spread(each)}; ${cpu} ms of processor each in this process`);
    }
    const left = await pending();
    const from = performance.now();
    while ((await pending()) > 0) await sleep(100);
    const took = (performance.now() - from) / 1000;
    console.log(`effects: the last ${left} done in ${took.toFixed(1)} s`);

    const sleepers = (await begin(timers)).subjectIds;
    const first = Date.now() + 15_000;
    for (const [index, subjectId] of sleepers.entries()) due.set(subjectId, first + index * 5);
    await inLanes(timers, connections, (index) => send(sleepers[index]!, "work"));
    const armedIn = first - Date.now();
    while ((await armed()) > 0) await sleep(200);
    const late = await inside((ctx) =>
      ctx.store.rows<{ ms: number }>(
        `SELECT extract(epoch FROM e.at - t.due_at)::float8 * 1000 AS ms
         FROM app.workflow_timer t
         JOIN app.workflow_event e ON e.institution_id = t.institution_id
           AND e.instance_id = t.instance_id
           AND e.event_id = 'timer:' || t.timer_id || ':' || t.armed_revision
         WHERE t.institution_id = $1 AND t.due_at >= $2`,
        [new Date(first)],
      ),
    );
    if (armedIn < 0) console.log("  (some were due before all were armed)");
    console.log(`timers, 200 due a second: ${late.length} of ${timers} woke late by`);
    console.log(`  ${spread(late.map(({ ms }) => ms))}`);

    await app.close();
    app = await open(false);
    const overslept = (await begin(backlog)).subjectIds;
    for (const subjectId of overslept) due.set(subjectId, Date.now() - 60_000);
    await inLanes(backlog, connections, (index) => send(overslept[index]!, "work"));
    await app.close();
    app = await open(true);
    const woken = performance.now();
    while ((await armed()) > 0) await sleep(200);
    const caughtUp = (performance.now() - woken) / 1000;
    console.log(`after an outage: ${backlog} overdue timers woken in ${caughtUp.toFixed(1)} s`);
  } finally {
    await app.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) runDirectly(import.meta.url);
