import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeDocumentOf, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { type RoundRow, type RunParams, RunRow } from "./matching.entity.ts";
import { words } from "./matching.words.ts";
import { presentPool } from "./pool.ts";
import { faultsOf, tooSmall } from "./possible.ts";
import { isGoing, lockRound, pairingsOf, roundRow, runRow, runsOf } from "./rows.ts";
import { paramsOf, type RunOptions } from "./run.options.ts";

/** Equally good results are told apart by this, so that running again doesn't shuffle people. */
const seed = 1;

/** Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readRun(ctx: Context, id: string): Promise<RunRow> {
  const row = await runRow(ctx, id);
  const { schemeId } = await roundRow(ctx, row.roundId);
  authorise(ctx, "round.read", await schemeSubject(ctx, schemeId));
  return row;
}

/** Asks for a run of the matcher. It is carried out by a job; its progress is in its row. */
export async function startRun(
  ctx: Context,
  roundId: string,
  options: RunOptions = {},
): Promise<RunRow | Refused> {
  const { schemeId } = await roundRow(ctx, roundId);
  authorise(ctx, "round.run", await schemeSubject(ctx, schemeId));
  const round = await lockRound(ctx, roundId);
  const runs = await runsOf(ctx, roundId);
  if (isGoing(runs[0])) return Refused.because("RUN_GOING", say(ctx, words.runGoing));
  const small = await tooSmall(ctx, schemeId);
  if (small) return small;
  const locked = (await pairingsOf(ctx, roundId)).filter((one) => one.kind === "locked");
  const { models } = (await schemeDocumentOf(ctx, schemeId)).settings;
  const faults = await faultsOf(
    ctx,
    schemeId,
    locked.map((one) => ({
      model: models[0]!,
      mentors: [one.mentorEnrolmentId],
      mentees: [one.menteeEnrolmentId],
    })),
  );
  if (faults.length > 0) {
    return Refused.because("LOCKS_IMPOSSIBLE", say(ctx, words.locksImpossible), faults);
  }
  const params = await paramsOf(ctx, round, options);
  if (params instanceof Refused) return params;
  return request(ctx, round, params, (runs[0]?.number ?? 0) + 1);
}

async function request(
  ctx: Context,
  round: RoundRow,
  asked: Omit<RunParams, "revision">,
  number: number,
): Promise<RunRow | Refused> {
  const pool = await presentPool(ctx, round.schemeId);
  const id = uuidv7();
  const done = await dispatch(ctx, {
    subjectType: "round",
    subjectId: round.id,
    event: { id: `run:${id}`, type: "run.requested" },
    roles: ["coordinator"],
  });
  if (done.kind === "refused") {
    return Refused.because(done.code, say(ctx, words.notNow), done.reasons);
  }
  if (done.kind !== "done") throw new Error("The round's workflow could not take a run.");
  const params: RunParams = { ...asked, revision: done.view.revision };
  await ctx.store.insert(RunRow, {
    id,
    roundId: round.id,
    number,
    params,
    seed,
    menteeCount: pool.mentees.length,
    mentorCount: pool.mentors.length,
    createdBy: starter(ctx),
  });
  await recordAudit(ctx, "run.start", { type: "run", id }, { roundId: round.id, number });
  return runRow(ctx, id);
}

/** Runs and pairings say who made them: the demo and other work of the system does so as nobody. */
export function starter(ctx: Context): string {
  if (ctx.actor.kind === "person") return ctx.actor.personId;
  if (ctx.actor.kind === "system") return nobody;
  throw new DomainError("FORBIDDEN");
}
const nobody = "00000000-0000-0000-0000-000000000000";

/** Stops a run that hasn't finished. What it had found is thrown away. */
export async function cancelRun(ctx: Context, id: string): Promise<RunRow | Refused> {
  const { roundId } = await runRow(ctx, id);
  const { schemeId } = await roundRow(ctx, roundId);
  authorise(ctx, "round.cancel", await schemeSubject(ctx, schemeId));
  await lockRound(ctx, roundId);
  const run = await runRow(ctx, id);
  if (run.state === "cancelled") return run;
  if (!isGoing(run)) return Refused.because("RUN_OVER", say(ctx, words.runOver));
  await endRun(ctx, id);
  const done = await dispatch(ctx, {
    subjectType: "round",
    subjectId: roundId,
    event: { id: `cancel:${id}`, type: "run.cancelled" },
    roles: ["coordinator"],
  });
  if (done.kind === "refused") {
    return Refused.because(done.code, say(ctx, words.notNow), done.reasons);
  }
  await recordAudit(ctx, "run.cancel", { type: "run", id });
  return runRow(ctx, id);
}

/** Marks a run as cancelled if it hasn't finished; its job then stops by itself. */
export async function endRun(ctx: Context, id: string): Promise<void> {
  await ctx.store.rows(
    `UPDATE app.run SET state = 'cancelled', finished_at = now()
     WHERE institution_id = $1 AND id = $2 AND state IN ('queued', 'running')`,
    [id],
  );
}
