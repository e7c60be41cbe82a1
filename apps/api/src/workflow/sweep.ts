import type { Context } from "../context.ts";
import type { JobHandler } from "../domain.ts";
import { fireTimer, type TimerKey } from "./dispatch.ts";
import { allRevisions, runEffects } from "./effects.ts";

type Open = Parameters<JobHandler>[0];

/** A timer this late, or an effect pending for so long, has lost its job. Seconds. */
const timerLate = 3;
const effectLate = 15;
/** How many are looked up at once, and how many of them are worked on side by side. */
const batch = 200;
const lanes = 4;

/**
 * Does what the job queue missed in one institution: late timers and forgotten effects. One that
 * fails is reported and left for the next sweep. Ends early when `stopped` says so.
 */
export async function sweepWorkflows(
  open: Open,
  report: (error: unknown) => void,
  stopped: () => boolean,
): Promise<void> {
  const tried = new Set<string>();
  const each = async <T>(
    find: (ctx: Context) => Promise<T[]>,
    work: (item: T) => Promise<unknown>,
  ) => {
    for (;;) {
      const found = await open(find);
      const fresh = found.filter((item) => !tried.has(JSON.stringify(item)));
      for (const item of fresh) tried.add(JSON.stringify(item));
      const lane = async () => {
        for (let item = fresh.pop(); item !== undefined && !stopped(); item = fresh.pop()) {
          await work(item).catch(report);
        }
      };
      const more = found.length === batch && fresh.length > 0;
      await Promise.all(Array.from({ length: lanes }, lane));
      if (!more || stopped()) return;
    }
  };
  await each(lateTimers, (timer) => open((ctx) => fireTimer(ctx, timer)));
  await each(forgottenEffects, ({ instanceId }) =>
    runEffects(open, { institutionId: "", instanceId, revision: allRevisions }),
  );
}

function lateTimers(ctx: Context): Promise<TimerKey[]> {
  return ctx.store.rows<TimerKey>(
    `SELECT instance_id AS "instanceId", timer_id AS "timerId", armed_revision AS "armedRevision"
     FROM app.workflow_timer
     WHERE institution_id = $1 AND state = 'armed'
       AND due_at < clock_timestamp() - make_interval(secs => ${timerLate})
     ORDER BY due_at LIMIT ${batch}`,
  );
}

/** An effect that keeps failing is given longer and longer. */
function forgottenEffects(ctx: Context): Promise<{ instanceId: string }[]> {
  return ctx.store.rows<{ instanceId: string }>(
    `SELECT "instanceId" FROM (
       SELECT DISTINCT ON (instance_id) instance_id AS "instanceId", created_at, attempts
       FROM app.workflow_effect WHERE institution_id = $1 AND state = 'pending'
       ORDER BY instance_id, revision, position) AS first
     WHERE created_at < clock_timestamp() - make_interval(secs => ${effectLate} * 2 ^ attempts)
     LIMIT ${batch}`,
  );
}
