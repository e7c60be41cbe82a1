import { namedInWhyNot, type PairIds, whyNotSentences } from "@quad/matching";
import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Conflict, Refused } from "../graphql/problems.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import type { Consequence } from "./board.types.ts";
import { cannotSentence, consequenceOf } from "./consequence.ts";
import { RoundRow, RunRow } from "./matching.entity.ts";
import type { ChangeInput } from "./matching.inputs.ts";
import { words } from "./matching.words.ts";
import { namesOf } from "./names.ts";
import { askAboutRun } from "./opened.ts";
import { reasonText } from "./pairing.ts";
import { registryOf } from "./pool.ts";
import { reason } from "./possible.ts";
import { chosenOf, decisionsOfRun, isGoing, lockRound, roundRow, runRow, runsOf } from "./rows.ts";
import { readRun, starter } from "./run.service.ts";
import { stand } from "./standing.ts";
import type { Change, Decisions, Solved } from "./thread/contract.ts";

/** Throws `BAD_USER_INPUT` when somebody isn't named whom this kind of change is about. */
function changeOf({ kind, ...ids }: ChangeInput): Change {
  const { menteeEnrolmentId: mentee, mentorEnrolmentId: mentor, otherMenteeEnrolmentId } = ids;
  const missing = () => new DomainError("BAD_USER_INPUT", "This change needs other people.");
  switch (kind) {
    case "lock":
    case "forbid":
    case "release":
      if (!mentee || !mentor) throw missing();
      return { kind, mentee, mentor };
    case "swap":
      if (!mentee || !otherMenteeEnrolmentId) throw missing();
      return { kind, mentee, other: otherMenteeEnrolmentId };
    case "withdraw": {
      const person = mentee || mentor;
      if (!person) throw missing();
      return { kind, person };
    }
    case "addPlace":
      if (!mentor) throw missing();
      return { kind, mentor };
  }
}

/** The run if it has a result. Throws `BAD_USER_INPUT` otherwise. */
async function doneRun(ctx: Context, id: string): Promise<RunRow> {
  const run = await readRun(ctx, id);
  if (run.state !== "done") throw new DomainError("BAD_USER_INPUT", say(ctx, words.noResult));
  return run;
}

/** What a change of a result would do; nothing is done. */
export async function whatIf(
  ctx: Context,
  runId: string,
  input: ChangeInput,
): Promise<Consequence> {
  const run = await doneRun(ctx, runId);
  const change = changeOf(input);
  return consequenceOf(ctx, change, await askAboutRun(ctx, run, "whatIf", { change }));
}

/** Why a result doesn't have these two together. */
export async function whyNotPair(ctx: Context, runId: string, pair: PairIds): Promise<string[]> {
  const run = await doneRun(ctx, runId);
  const { answer, facts, objective } = await askAboutRun(ctx, run, "whyNot", { pair });
  const nameOf = await namesOf(ctx, namedInWhyNot(answer, pair));
  return whyNotSentences(
    answer,
    pair,
    objective,
    ctx.locale,
    "coordinator",
    (id) => nameOf(id).name,
    registryOf(ctx),
    facts,
  );
}

/**
 * Makes a change by hand on the result on the board, and puts what comes of it there: a new run,
 * proven as any other. A `Conflict` when another result has come onto the board meanwhile.
 */
export async function changeRun(
  ctx: Context,
  runId: string,
  input: ChangeInput,
  why: string | null,
): Promise<RunRow | Refused | Conflict> {
  const change = changeOf(input);
  const text = reasonText(why);
  const { roundId } = await runRow(ctx, runId);
  const { schemeId } = await roundRow(ctx, roundId);
  authorise(ctx, "round.change", await schemeSubject(ctx, schemeId));
  const round = await lockRound(ctx, roundId);
  const runs = await runsOf(ctx, roundId);
  const refused = cannotChange(ctx, round, runs, runId);
  if (refused) return refused;
  const run = chosenOf(round, runs)!;
  const id = uuidv7();
  const as = `${ctx.institutionId} ${id}`;
  const done = await askAboutRun(ctx, run, "apply", { change, as });
  if (!done.possible) {
    const because = await cannotSentence(ctx, change, done.because);
    const reasons = [reason(done.because.code, because)];
    return Refused.because("CANNOT_CHANGE", say(ctx, words.cannotChange), reasons);
  }
  const decisions = withReason(done.decisions, change, text);
  await ctx.store.insert(RunRow, {
    ...resultOf(run, done.solved, decisions),
    id,
    number: runs[0]!.number + 1,
    basedOn: run.id,
    change,
    createdBy: starter(ctx),
  });
  await stand(ctx, round, await decisionsOfRun(ctx, run.id), decisions);
  await ctx.store.update(RoundRow, { id: roundId }, { chosenRunId: id });
  const detail = { roundId, runId, ...change };
  await recordAudit(ctx, "run.change", { type: "run", id }, detail);
  return runRow(ctx, id);
}

function cannotChange(
  ctx: Context,
  round: RoundRow,
  runs: readonly RunRow[],
  runId: string,
): Refused | Conflict | null {
  if (round.publishedRunId) return Refused.because("PUBLISHED", say(ctx, words.published));
  if (isGoing(runs[0])) return Refused.because("RUN_GOING", say(ctx, words.runGoing));
  const chosen = chosenOf(round, runs);
  if (!chosen) return Refused.because("NO_RESULT", say(ctx, words.noResult));
  if (chosen.id === runId) return null;
  return Conflict.at(chosen.number, say(ctx, words.changedMeanwhile));
}

/** A new decision carries the reason that was given for it. */
function withReason(decisions: Decisions, change: Change, text: string | null): Decisions {
  if (!text || !("mentee" in change)) return decisions;
  const people = "other" in change ? [change.mentee, change.other] : [change.mentee];
  return {
    ...decisions,
    pairings: decisions.pairings.map((one) =>
      one.reason === null && people.includes(one.mentee) ? { ...one, reason: text } : one,
    ),
  };
}

function resultOf(run: RunRow, { outcome, proofs }: Solved, decisions: Decisions) {
  const { roundId, params, seed, poolHash, snapshotHash, menteeCount, mentorCount } = run;
  return {
    roundId,
    params,
    seed,
    poolHash,
    snapshotHash,
    menteeCount,
    mentorCount,
    state: "done" as const,
    origin: "change" as const,
    progress: 1,
    decisions: JSON.stringify(decisions),
    outcome: JSON.stringify(outcome),
    proofs: JSON.stringify(proofs),
    matched: outcome.chosen.reduce((sum, one) => sum + one.mentees.length, 0),
    startedAt: new Date(),
    finishedAt: new Date(),
  };
}
