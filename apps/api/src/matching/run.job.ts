import type { Context } from "../context.ts";
import type { JobData, JobHandler } from "../domain.ts";
import { completeInvocation } from "../workflow/workflow.service.ts";
import { RoundRow, RunRow } from "./matching.entity.ts";
import { hashOf, presentPool } from "./pool.ts";
import {
  chosenOf,
  decisionsOfRun,
  keepSnapshot,
  lockRound,
  pairingsOf,
  runRow,
  runsOf,
  taskOfRun,
} from "./rows.ts";
import { type Answer, type Decisions, RunFailure, type Task } from "./thread/contract.ts";

/** How often progress is written and a cancellation noticed, in milliseconds. */
const beat = 400;
/** A run that a process died of is taken up again, until it has been begun so often. */
const mostStarts = 3;

interface Begun {
  task: Task;
  institutionId: string;
  app: Context["app"];
}

type Ending = { solved: Answer<"solve">["solved"] } | { failure: string; details: string[] };

/**
 * Carries out one run: takes a snapshot of the pool, has it matched in a thread of its own, and
 * brings the result back to the round. A run that was interrupted begins again, with the pool as it
 * is then.
 */
export const runMatcher: JobHandler = async (open, data) => {
  const runId = String(data.runId);
  const begun = await open((ctx) => begin(ctx, runId));
  if (!begun) return;
  if (begun === "tooOften") {
    await open((ctx) => finish(ctx, data, { failure: "GAVE_UP", details: [] }));
    return;
  }
  const { task, app, institutionId } = begun;
  const stop = new AbortController();
  let progress = 0;
  const pulse = setInterval(() => {
    open((ctx) => note(ctx, runId, progress)).then(
      (going) => going || stop.abort(),
      () => undefined,
    );
  }, beat);
  try {
    const { solved, parts } = await app.solver.ask(
      "solve",
      { task },
      {
        signal: stop.signal,
        onProgress: (share) => {
          progress = share;
        },
      },
    );
    clearInterval(pulse);
    if (!(await open((ctx) => finish(ctx, data, { solved })))) return;
    const key = `${institutionId} ${runId}`;
    // So that the first look at it needn't wait. Whoever looks opens it otherwise.
    await app.solver.ask("open", { key, task, solved, parts }).catch(() => undefined);
  } catch (error) {
    if (stop.signal.aborted) return;
    const { name, stack } = error as Error;
    app.log.error({ runId, name, stack }, "a matching run failed");
    const ending =
      error instanceof RunFailure
        ? { failure: error.code, details: [...error.details] }
        : { failure: "BROKEN", details: [] };
    await open((ctx) => finish(ctx, data, ending));
  } finally {
    clearInterval(pulse);
  }
};

/** Null when there is nothing to do: the run was cancelled, or has been done already. */
async function begin(ctx: Context, runId: string): Promise<Begun | "tooOften" | null> {
  const { roundId } = await runRow(ctx, runId);
  const round = await lockRound(ctx, roundId);
  const run = await runRow(ctx, runId);
  if (run.state !== "queued" && run.state !== "running") return null;
  const starts = run.starts + 1;
  await ctx.store.update(RunRow, { id: runId }, { state: "running", starts });
  if (starts > mostStarts) return "tooOften";
  const { hash, ...people } = await presentPool(ctx, round.schemeId);
  await keepSnapshot(ctx, hash, people);
  const decisions = await standing(ctx, round, people);
  const changes = {
    state: "running" as const,
    progress: 0,
    poolHash: hashOf(people, decisions.given),
    snapshotHash: hash,
    decisions: JSON.stringify(decisions),
    startedAt: run.startedAt ?? new Date(),
    menteeCount: people.mentees.length,
    mentorCount: people.mentors.length,
  };
  await ctx.store.update(RunRow, { id: runId }, changes);
  const task = await taskOfRun(ctx, Object.assign(run, changes), people);
  return { task, institutionId: ctx.institutionId, app: ctx.app };
}

/** What is decided by hand in this round as it is now, about people who can be matched. */
async function standing(
  ctx: Context,
  round: RoundRow,
  { mentees, mentors }: Task["people"],
): Promise<Decisions> {
  const before = chosenOf(round, await runsOf(ctx, round.id));
  const earlier = before && (await decisionsOfRun(ctx, before.id));
  const present = new Set([...mentees, ...mentors].map((one) => one.id));
  const leftOut = (earlier?.leftOut ?? []).filter((id) => present.has(id));
  const pairings = (await pairingsOf(ctx, round.id)).map((one) => ({
    mentee: one.menteeEnrolmentId,
    mentor: one.mentorEnrolmentId,
    kind: one.kind,
    reason: one.reason,
  }));
  return {
    pairings: pairings.filter(
      (one) => !leftOut.includes(one.mentee) && !leftOut.includes(one.mentor),
    ),
    leftOut,
    added: {},
    given: earlier?.given ?? {},
  };
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

/** Gives whether the run was still wanted. */
async function finish(ctx: Context, data: JobData, ending: Ending): Promise<boolean> {
  const runId = String(data.runId);
  const roundId = String(data.roundId);
  await lockRound(ctx, roundId);
  const failure = "failure" in ending ? ending.failure : null;
  const solved = "solved" in ending ? ending.solved : null;
  const matched = solved?.outcome.chosen.reduce((sum, one) => sum + one.mentees.length, 0) ?? 0;
  const ended = await ctx.store.rows(
    `UPDATE app.run SET state = $3, progress = 1, outcome = $4, proofs = $5, matched = $6,
       failure = $7, failure_details = $8, finished_at = now()
     WHERE institution_id = $1 AND id = $2 AND state = 'running' RETURNING 1`,
    [
      runId,
      failure ? "failed" : "done",
      solved && JSON.stringify(solved.outcome),
      solved && JSON.stringify(solved.proofs),
      matched,
      failure,
      JSON.stringify("details" in ending ? ending.details : []),
    ],
  );
  if (ended.length === 0) return false;
  if (solved) await ctx.store.update(RoundRow, { id: roundId }, { chosenRunId: runId });
  await completeInvocation(ctx, {
    instanceId: String(data.instanceId),
    invokeId: String(data.invokeId),
    revision: Number(data.revision),
    ...(failure
      ? { error: { code: failure, message: "The run has no result." } }
      : { output: { runId, matched } }),
  });
  return true;
}
