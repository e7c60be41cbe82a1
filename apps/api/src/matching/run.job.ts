import type { Registry } from "@quad/matching";
import type { Context } from "../context.ts";
import type { JobData, JobHandler } from "../domain.ts";
import type { Log } from "../log.ts";
import { completeInvocation } from "../workflow/workflow.service.ts";
import { RunRow } from "./matching.entity.ts";
import { presentPool, registryOf } from "./pool.ts";
import { lockRound, pairingsOf, runRow } from "./rows.ts";
import { type Outcome, RunFailure, type Snapshot, solve } from "./solve.ts";

/** How often progress is written and a cancellation noticed, in milliseconds. */
const beat = 400;

interface Task {
  snapshot: Snapshot;
  poolHash: string;
  registry: Registry;
  log: Log;
}

type Ending = { outcome: Outcome } | { failure: string };

/**
 * Carries out one run: takes a snapshot of the pool, matches outside any transaction, and brings
 * the result back to the round. A run that was interrupted begins again, with the pool as it is then.
 */
export const runMatcher: JobHandler = async (open, data) => {
  const runId = String(data.runId);
  const task = await open((ctx) => begin(ctx, runId));
  if (!task) return;
  const stop = new AbortController();
  let progress = 0;
  const pulse = setInterval(() => {
    open((ctx) => note(ctx, runId, progress)).then(
      (going) => going || stop.abort(),
      () => undefined,
    );
  }, beat);
  let ending: Ending;
  try {
    const outcome = await solve(task.snapshot, task.registry, {
      signal: stop.signal,
      onProgress: (done) => {
        progress = done;
      },
    });
    ending = { outcome };
  } catch (error) {
    if (stop.signal.aborted) return;
    const { name, stack } = error as Error;
    task.log.error({ runId, name, stack }, "a matching run failed");
    ending = { failure: error instanceof RunFailure ? error.code : "BROKEN" };
  } finally {
    clearInterval(pulse);
  }
  await open((ctx) => finish(ctx, data, task, ending));
};

/** Null when there is nothing to do: the run was cancelled, or has been done already. */
async function begin(ctx: Context, runId: string): Promise<Task | null> {
  const { roundId } = await runRow(ctx, runId);
  const { schemeId } = await lockRound(ctx, roundId);
  const run = await runRow(ctx, runId);
  if (run.state !== "queued" && run.state !== "running") return null;
  const { mentees, mentors, hash } = await presentPool(ctx, schemeId);
  const pairings = await pairingsOf(ctx, roundId);
  const pairs = (kind: "locked" | "forbidden") =>
    pairings
      .filter((one) => one.kind === kind)
      .map((one) => ({ mentee: one.menteeEnrolmentId, mentor: one.mentorEnrolmentId }));
  const present = new Set([...mentees, ...mentors].map((one) => one.id));
  const snapshot: Snapshot = {
    format: "matching-snapshot/1",
    matcher: run.params.matcher,
    criteria: run.params.criteria,
    mentees,
    mentors,
    pinned: pairs("locked"),
    // Somebody who has left needn't be kept apart any more.
    forbidden: pairs("forbidden").filter(
      (one) => present.has(one.mentee) && present.has(one.mentor),
    ),
    seed: run.seed,
  };
  await ctx.store.update(
    RunRow,
    { id: runId },
    {
      state: "running",
      progress: 0,
      startedAt: run.startedAt ?? new Date(),
      menteeCount: mentees.length,
      mentorCount: mentors.length,
    },
  );
  return { snapshot, poolHash: hash, registry: registryOf(ctx), log: ctx.log };
}

/** Gives whether the run is still wanted. */
async function note(ctx: Context, runId: string, progress: number): Promise<boolean> {
  const going = await ctx.store.rows(
    `UPDATE app.run SET progress = $3
     WHERE institution_id = $1 AND id = $2 AND state = 'running' RETURNING 1`,
    [runId, progress],
  );
  return going.length > 0;
}

async function finish(ctx: Context, data: JobData, task: Task, ending: Ending): Promise<void> {
  const runId = String(data.runId);
  await lockRound(ctx, String(data.roundId));
  const failure = "failure" in ending ? ending.failure : null;
  const outcome = "outcome" in ending ? ending.outcome : null;
  const matched = outcome?.chosen.length ?? 0;
  const ended = await ctx.store.rows(
    `UPDATE app.run SET state = $3, progress = 1, problem = $4, pool_hash = $5, result = $6,
       matched = $7, failure = $8, finished_at = now()
     WHERE institution_id = $1 AND id = $2 AND state = 'running' RETURNING 1`,
    [
      runId,
      failure ? "failed" : "done",
      JSON.stringify(task.snapshot),
      task.poolHash,
      outcome && JSON.stringify(outcome),
      matched,
      failure,
    ],
  );
  if (ended.length === 0) return;
  await completeInvocation(ctx, {
    instanceId: String(data.instanceId),
    invokeId: String(data.invokeId),
    revision: Number(data.revision),
    ...(failure
      ? { error: { code: failure, message: "The run has no result." } }
      : { output: { runId, matched } }),
  });
}
