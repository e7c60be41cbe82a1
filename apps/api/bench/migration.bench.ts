import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "../src/context.ts";
import { runDirectly } from "./direct.ts";
import { inLanes } from "./figures.ts";

const instances = Number(process.env.BENCH_INSTANCES ?? 10_000);
const moved = Number(process.env.BENCH_MOVED ?? 1_000);

/**
 * Moving what runs: a dry run of ten thousand instances, each in a state of its own, and a real move
 * and its undoing of a thousand of them, on a PostgreSQL of its own, everything on this machine.
 */
export async function run(): Promise<void> {
  await import("reflect-metadata");
  const { createApp } = await import("../src/app.ts");
  const { readEnv } = await import("../src/env.ts");
  const { asSystem } = await import("../src/graphql/request.ts");
  const { startEmbedded } = await import("../src/store/embedded.ts");
  const engine = await import("../src/workflow/workflow.service.ts");
  const moves = await import("../src/migration/migration.service.ts");
  const { runMoves } = await import("../src/migration/migration.job.ts");
  const { behaviour, buildScheme, prepareProbe, probe, probePlugin } = await import(
    "../src/test/probe.ts"
  );
  const { v7: uuidv7 } = await import("uuid");

  const dataDir = mkdtempSync(join(tmpdir(), "quad-bench-"));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbedded({ dataDir, log: { info() {} } });
  const app = await createApp({
    env: readEnv({ DATABASE_URL: postgres.ownerUrl, QUAD_DEMO: "off", LOG_LEVEL: "silent" }),
    databases: postgres,
    roles: { api: false, worker: false },
    plugins: [probePlugin(behaviour())],
  });
  const institutionId = uuidv7();
  const inside = <T>(work: (ctx: Context) => Promise<T>) =>
    asSystem(app.backbone, institutionId, work);
  try {
    await prepareProbe(postgres.ownerUrl);
    const schemeId = await inside((ctx) => buildScheme(ctx));
    await inside((ctx) => engine.publishWorkflow(ctx, schemeId, probe));
    const next = structuredClone(probe);
    next.timers!.nap = { offset: "P3D" };
    next.states.working!.after!.nap = [{ id: "working-nap" }];
    next.states.working!.uid = "busy";
    await inside((ctx) => engine.publishWorkflow(ctx, schemeId, next));
    const [to, from] = await inside((ctx) => engine.versionsOf(ctx, schemeId, "probe"));

    const subjectIds = Array.from({ length: instances }, () => uuidv7());
    const begun = await inside((ctx) =>
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
    // As if they had begun before the new version, and each remembers something of its own.
    await inside((ctx) =>
      ctx.store.rows(
        `UPDATE app.workflow_instance SET workflow_version_id = $2,
           snapshot = replace(snapshot, '"context":{}', '"context":{"pokes":"' || id || '"}')
         WHERE institution_id = $1`,
        [from!.id],
      ),
    );
    await inLanes(instances / 5, 4, (index) =>
      inside((ctx) =>
        engine.dispatch(ctx, {
          subjectType: "round",
          subjectId: subjectIds[index * 5]!,
          event: { id: uuidv7(), type: "work" },
        }),
      ),
    );
    console.log(
      `Node ${process.version}, ${availableParallelism()} processors for all, PostgreSQL with fsync`,
    );
    const whom = { schemeId, key: "probe", fromVersion: from!.version, toVersion: to!.version };
    const plan = {
      map: { idle: "idle", working: "busy", helped: "helped", over: "over" },
      timers: "as-defined",
      entry: false,
    };
    const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
      const start = performance.now();
      return [await work(), (performance.now() - start) / 1000];
    };
    const [seen, took] = await timed(() =>
      inside((ctx) => moves.migrationPreview(ctx, { ...whom, plan })),
    );
    const { looked, ready, blocked, reminders } = seen;
    console.log(
      `dry run: ${looked} instances in ${took.toFixed(1)} s; ${ready} ready, ${blocked} blocked; reminders kept ${reminders.kept}, begun ${reminders.begun}`,
    );

    const instanceIds = begun.slice(0, moved).map(({ instanceId }) => instanceId);
    const asked = await inside((ctx) =>
      moves.startMigration(ctx, { ...whom, plan, instanceIds, confirm: true }),
    );
    if (!("id" in asked)) throw new Error(asked.message);
    const job = () => runMoves(inside, { institutionId, migrationId: asked.id });
    const state = () => inside((ctx) => moves.migration(ctx, asked.id));
    const [, forwards] = await timed(job);
    console.log(
      `move: ${(await state()).moved} instances, each a transaction, in ${forwards.toFixed(1)} s`,
    );
    await inside((ctx) => moves.undoMigration(ctx, asked.id));
    const [, backwards] = await timed(job);
    console.log(`undo: ${(await state()).undone} instances in ${backwards.toFixed(1)} s`);
    const [first] = instanceIds;
    const { equal } = await inside((ctx) => engine.replayInstance(ctx, first!));
    console.log(`replay of one that was moved and taken back: ${equal ? "equal" : "DIFFERENT"}`);
  } finally {
    await app.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) runDirectly(import.meta.url);
