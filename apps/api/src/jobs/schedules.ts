import type { DataSource } from "typeorm";
import type { Context } from "../context.ts";
import { asSystem, type Backbone } from "../graphql/request.ts";
import { sweepWorkflows } from "../workflow/workflow.service.ts";

const lockKey = 7_283_002;
const hour = 3_600_000;

/**
 * Work that comes back by the clock, institution by institution, each in its own transactions: late
 * timers and forgotten effects every few seconds; old idempotency keys, sessions and sign-in links
 * every hour. Of all processes of one database, one at a time does it.
 */
export function startSchedules(backbone: Backbone, everyMs = 3_000): { close(): Promise<void> } {
  const { log } = backbone.app;
  let stopped = false;
  let cleanedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  const report = (error: unknown) => {
    if (stopped) return;
    const { name, stack } = error as Error;
    const at = stack?.split("\n").find((line) => line.trimStart().startsWith("at "));
    log.error({ name, at: at?.trim() }, "a scheduled piece of work failed and comes back later");
  };
  const pass = () =>
    alone(backbone.pool, async () => {
      const clean = Date.now() - cleanedAt >= hour;
      for (const id of await institutionIds(backbone.pool)) {
        if (stopped) return;
        const open = <T>(work: (ctx: Context) => Promise<T>) => asSystem(backbone, id, work);
        if (clean) await open(cleanUp).catch(report);
        await sweepWorkflows(open, report, () => stopped).catch(report);
      }
      if (clean) cleanedAt = Date.now();
    });
  const next = async (): Promise<void> => {
    await pass().catch(report);
    if (!stopped) timer = setTimeout(() => (running = next()), everyMs);
  };
  let running = next();

  return {
    async close() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Runs work unless another process is at it. The lock goes with the connection, whatever happens. */
async function alone(pool: DataSource, work: () => Promise<void>): Promise<void> {
  const runner = pool.createQueryRunner();
  try {
    await runner.startTransaction();
    const [row] = (await runner.query("SELECT pg_try_advisory_xact_lock($1) AS free", [
      lockKey,
    ])) as { free: boolean }[];
    if (row?.free) await work();
    await runner.commitTransaction();
  } finally {
    await runner.release();
  }
}

async function institutionIds(pool: DataSource): Promise<string[]> {
  const rows = (await pool.query("SELECT id FROM app.institution ORDER BY id")) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** What nobody can use any more. */
async function cleanUp(ctx: Context): Promise<void> {
  await ctx.store.rows(
    `DELETE FROM app.idempotency
     WHERE institution_id = $1 AND created_at < now() - interval '24 hours'`,
  );
  await ctx.store.rows(
    `DELETE FROM app.session WHERE institution_id = $1
       AND (expires_at < now() OR seen_at < now() - make_interval(mins => $2::int))`,
    [ctx.app.env.sessionIdleMinutes],
  );
  await ctx.store.rows(
    `DELETE FROM app.sign_in_link
     WHERE institution_id = $1 AND expires_at < now() - interval '24 hours'`,
  );
}
