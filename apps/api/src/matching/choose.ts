import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { RoundRow } from "./matching.entity.ts";
import { words } from "./matching.words.ts";
import { chosenOf, decisionsOfRun, isGoing, lockRound, roundRow, runsOf } from "./rows.ts";
import { stand } from "./standing.ts";

/**
 * Puts another result of a round on the board, with the locks and bans that were in it: undoing, or
 * going back to an earlier run. Nothing is lost by it.
 */
export async function chooseRun(
  ctx: Context,
  roundId: string,
  runId: string,
): Promise<RoundRow | Refused> {
  const { schemeId } = await roundRow(ctx, roundId);
  authorise(ctx, "round.choose", await schemeSubject(ctx, schemeId));
  const round = await lockRound(ctx, roundId);
  if (round.publishedRunId) return Refused.because("PUBLISHED", say(ctx, words.published));
  const runs = await runsOf(ctx, roundId);
  const run = runs.find((one) => one.id === runId);
  if (!run) throw new DomainError("NOT_FOUND");
  if (isGoing(runs[0])) return Refused.because("RUN_GOING", say(ctx, words.runGoing));
  if (run.state !== "done") return Refused.because("NO_RESULT", say(ctx, words.noResult));
  const before = chosenOf(round, runs)!;
  await stand(ctx, round, await decisionsOfRun(ctx, before.id), await decisionsOfRun(ctx, runId));
  await ctx.store.update(RoundRow, { id: roundId }, { chosenRunId: runId });
  await recordAudit(ctx, "run.choose", { type: "run", id: runId }, { roundId });
  return Object.assign(round, { chosenRunId: runId });
}
