import type { PairIds } from "@quad/matching";
import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { Refused } from "../graphql/problems.ts";
import { lockScheme, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { dispatch, startInstance } from "../workflow/workflow.service.ts";
import { RoundRow } from "./matching.entity.ts";
import { words } from "./matching.words.ts";
import { namesOf } from "./names.ts";
import { faultsOf, reason, tooSmall } from "./possible.ts";
import { pairsIn } from "./reasons.ts";
import { approvalsOf, matchKey } from "./review/decisions.ts";
import { readyToSend, type Sending } from "./review/review.ts";
import {
  chosenOf,
  isGoing,
  lockRound,
  outcomeOfRun,
  pairingsOf,
  roundRow,
  roundsOfScheme,
  roundView,
  runsOf,
} from "./rows.ts";

export type { RoundRow, RunRow } from "./matching.entity.ts";
export { setPairing } from "./pairing.ts";
export { presentPool } from "./pool.ts";
export { chosenOf, latestDone, outcomeOfRun, roundRow, roundsOfScheme, runsOf } from "./rows.ts";
export { cancelRun, startRun } from "./run.service.ts";

/** Begins a matching exercise. A scheme has one at a time, and needs enough people for it. */
export async function createRound(ctx: Context, schemeId: string): Promise<RoundRow | Refused> {
  authorise(ctx, "round.create", await schemeSubject(ctx, schemeId));
  const scheme = await lockScheme(ctx, schemeId);
  if (scheme.state !== "open") {
    const message = say(ctx, words.schemeNotOpen);
    return Refused.because("SCHEME_NOT_OPEN", message, [
      reason("SCHEME_NOT_OPEN", message, "settings"),
    ]);
  }
  const [last] = await roundsOfScheme(ctx, schemeId);
  if (last && (await roundView(ctx, last.id)).status !== "done") {
    const message = say(ctx, words.roundOpen, { number: last.number });
    return Refused.because("ROUND_OPEN", message);
  }
  const small = await tooSmall(ctx, schemeId);
  if (small) return small;
  const id = uuidv7();
  await ctx.store.insert(RoundRow, { id, schemeId, number: (last?.number ?? 0) + 1 });
  await startInstance(ctx, { schemeId, key: "round", subjectType: "round", subjectId: id });
  await recordAudit(ctx, "round.create", { type: "round", id }, { schemeId });
  return roundRow(ctx, id);
}

/** Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readRound(ctx: Context, id: string): Promise<RoundRow> {
  const row = await roundRow(ctx, id);
  authorise(ctx, "round.read", await schemeSubject(ctx, row.schemeId));
  return row;
}

/**
 * Sends the pairs of the result on the round's board to the people in them. Refused when anything has
 * changed that makes one of these pairs impossible; each is named.
 */
export async function publishRound(
  ctx: Context,
  roundId: string,
  runId: string,
  sending: Sending = { approvedOnly: false, unmatched: null },
): Promise<RoundRow | Refused> {
  const { schemeId } = await roundRow(ctx, roundId);
  authorise(ctx, "round.publish", await schemeSubject(ctx, schemeId));
  const round = await lockRound(ctx, roundId);
  if (round.publishedRunId === runId) return round;
  const refused =
    (await cannotPublish(ctx, round, runId, sending)) ?? (await readyToSend(ctx, round, sending));
  if (refused) return refused;
  const { approvedOnly } = sending;
  const changes = { publishedRunId: runId, publishedAt: new Date(), approvedOnly };
  await ctx.store.update(RoundRow, { id: roundId }, changes);
  const done = await dispatch(ctx, {
    subjectType: "round",
    subjectId: roundId,
    event: { id: `published:${runId}`, type: "round.published" },
    roles: ["coordinator"],
  });
  if (done.kind === "refused") {
    return Refused.because(done.code, say(ctx, words.notNow), done.reasons);
  }
  if (done.kind !== "done") throw new Error("The round's workflow could not be published.");
  await recordAudit(ctx, "round.publish", { type: "round", id: roundId }, { runId, approvedOnly });
  return Object.assign(round, changes);
}

async function cannotPublish(
  ctx: Context,
  round: RoundRow,
  runId: string,
  { approvedOnly }: Sending,
): Promise<Refused | null> {
  if (round.publishedRunId) return Refused.because("PUBLISHED", say(ctx, words.published));
  const runs = await runsOf(ctx, round.id);
  if (isGoing(runs[0])) return Refused.because("RUN_GOING", say(ctx, words.runGoing));
  if (chosenOf(round, runs)?.id !== runId) {
    return Refused.because("NOT_CHOSEN", say(ctx, words.notChosen));
  }
  const approvals = await approvalsOf(ctx, round.id);
  const chosen = (await outcomeOfRun(ctx, runId))?.chosen ?? [];
  const sent = chosen.filter((one) => !approvedOnly || approvals.has(matchKey(one)));
  if (chosen.length === 0) return Refused.because("NOTHING", say(ctx, words.nothingToSend));
  const faults = [
    ...(await faultsOf(ctx, round.schemeId, sent)),
    ...(await decidedSince(ctx, round.id, chosen.flatMap(pairsIn))),
  ];
  if (faults.length === 0) return null;
  return Refused.because("PAIRS_IMPOSSIBLE", say(ctx, words.noLonger), faults);
}

/** Locks and rule-outs that were made after the run. */
async function decidedSince(ctx: Context, roundId: string, pairs: readonly PairIds[]) {
  const keyOf = (pair: PairIds) => `${pair.mentee} ${pair.mentor}`;
  const chosen = new Set(pairs.map(keyOf));
  const differs = (await pairingsOf(ctx, roundId))
    .map((one) => ({
      kind: one.kind,
      mentee: one.menteeEnrolmentId,
      mentor: one.mentorEnrolmentId,
    }))
    .filter((one) => chosen.has(keyOf(one)) === (one.kind === "forbidden"));
  const nameOf = await namesOf(
    ctx,
    differs.flatMap((one) => [one.mentee, one.mentor]),
  );
  return differs.map(({ kind, mentee, mentor }) => {
    const names = { mentee: nameOf(mentee).name, mentor: nameOf(mentor).name };
    return kind === "forbidden"
      ? reason("PAIR_FORBIDDEN", say(ctx, words.pairForbidden, names))
      : reason("PAIR_NOT_LOCKED", say(ctx, words.pairNotLocked, names));
  });
}
