import { In } from "typeorm";
import { authorise, may } from "../../access/can.ts";
import { recordAudit } from "../../audit/audit.service.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../graphql/errors.ts";
import { Refused } from "../../graphql/problems.ts";
import { fullName, peopleById } from "../../person/person.service.ts";
import { schemeRow, schemeSettings, schemeSubject } from "../../scheme/scheme.service.ts";
import { say } from "../../words.ts";
import { RoundRow } from "../matching.entity.ts";
import { words as roundWords } from "../matching.words.ts";
import { reason } from "../possible.ts";
import { lockRound, roundRow } from "../rows.ts";
import { starter } from "../run.service.ts";
import { approvalsOf, type Board, boardOf, handsOn, matchKey, outcomesOf } from "./decisions.ts";
import { ApprovalRow, type OutcomeKind, OutcomeRow } from "./review.entity.ts";
import { RoundReview } from "./review.types.ts";
import { words } from "./review.words.ts";

/** Characters of a note for a letter. */
const longest = 2000;

type Runner = "round.approve" | "round.outcome" | "round.review";

/** The round, held, with the result on its board; or why nothing can be decided about it. */
async function held(ctx: Context, roundId: string, action: Runner) {
  const { schemeId } = await roundRow(ctx, roundId);
  authorise(ctx, action, await schemeSubject(ctx, schemeId));
  const round = await lockRound(ctx, roundId);
  if (round.publishedRunId) return Refused.because("PUBLISHED", say(ctx, roundWords.published));
  const board = await boardOf(ctx, round);
  if (!board) return Refused.because("NO_RESULT", say(ctx, roundWords.noResult));
  return { round, board };
}

/**
 * Approves matches of the result on the board, or takes that back. `keys` null: all of them. An
 * approval holds in every result of the round in which the same people are together.
 */
export async function approveMatches(
  ctx: Context,
  roundId: string,
  keys: readonly string[] | null,
  approve: boolean,
): Promise<RoundRow | Refused> {
  const found = await held(ctx, roundId, "round.approve");
  if (found instanceof Refused) return found;
  const { round, board } = found;
  const known = new Set(board.chosen.map(matchKey));
  const wanted = [...new Set(keys ?? known)];
  if (wanted.some((key) => !known.has(key))) throw new DomainError("NOT_FOUND");
  const before = await approvalsOf(ctx, roundId);
  if (approve)
    await insertApprovals(
      ctx,
      roundId,
      wanted.filter((key) => !before.has(key)),
    );
  else if (wanted.length > 0) {
    await ctx.store.remove(ApprovalRow, { roundId, matchKey: In(wanted) });
    for (const key of wanted) before.delete(key);
  }
  const detail = { approve, count: wanted.length, all: keys === null };
  await recordAudit(ctx, "round.approve", { type: "round", id: roundId }, detail);
  return round;
}

async function insertApprovals(ctx: Context, roundId: string, keys: readonly string[]) {
  const known = await approvalsOf(ctx, roundId);
  const rows = keys.map((key) =>
    Object.assign(new ApprovalRow(), {
      roundId,
      matchKey: key,
      approvedBy: starter(ctx),
      approvedAt: new Date(),
    }),
  );
  await ctx.store.insert(ApprovalRow, rows);
  for (const row of rows) known.set(row.matchKey, row);
}

export interface OutcomeValues {
  roundId: string;
  enrolmentIds: readonly string[] | null;
  kind: OutcomeKind | null;
  note: string | null;
}

/** Decides what becomes of people without a match; `kind` null takes the decision back. */
export async function decideOutcomes(
  ctx: Context,
  { roundId, enrolmentIds, kind, note }: OutcomeValues,
): Promise<RoundRow | Refused> {
  const text = note?.trim() || null;
  if (text && text.length > longest) {
    throw new DomainError("BAD_USER_INPUT", `Write at most ${longest} characters.`);
  }
  const found = await held(ctx, roundId, "round.outcome");
  if (found instanceof Refused) return found;
  const { round, board } = found;
  if (kind === "alternatives" && !text) {
    return Refused.because("NOTE_NEEDED", say(ctx, words.noteNeeded));
  }
  const decided = await outcomesOf(ctx, roundId);
  const unmatched = new Set(board.unmatched);
  const wanted = [...new Set(enrolmentIds ?? board.unmatched.filter((id) => !decided.has(id)))];
  if (wanted.some((id) => !unmatched.has(id))) {
    return Refused.because("NOT_UNMATCHED", say(ctx, words.notUnmatched));
  }
  await writeOutcomes(ctx, roundId, wanted, kind, text);
  const detail = { kind, enrolmentIds: wanted };
  await recordAudit(ctx, "round.outcome", { type: "round", id: roundId }, detail);
  return round;
}

async function writeOutcomes(
  ctx: Context,
  roundId: string,
  enrolmentIds: readonly string[],
  kind: OutcomeKind | null,
  note: string | null,
): Promise<void> {
  if (enrolmentIds.length === 0) return;
  const known = await outcomesOf(ctx, roundId);
  await ctx.store.remove(OutcomeRow, { roundId, enrolmentId: In([...enrolmentIds]) });
  for (const id of enrolmentIds) known.delete(id);
  if (!kind) return;
  const rows = enrolmentIds.map((enrolmentId) =>
    Object.assign(new OutcomeRow(), {
      ...{ roundId, enrolmentId, kind, note },
      decidedBy: starter(ctx),
      decidedAt: new Date(),
    }),
  );
  await ctx.store.insert(OutcomeRow, rows);
  for (const row of rows) known.set(row.enrolmentId, row);
}

/** The second person has looked the result on the board over. */
export async function reviewRound(
  ctx: Context,
  roundId: string,
  runId: string,
): Promise<RoundRow | Refused> {
  const found = await held(ctx, roundId, "round.review");
  if (found instanceof Refused) return found;
  const { round, board } = found;
  if (board.run.id !== runId) return Refused.because("NOT_CHOSEN", say(ctx, roundWords.notChosen));
  if ((await handsOn(ctx, board)).has(starter(ctx))) {
    return Refused.because("NOT_SECOND", say(ctx, words.notSecond));
  }
  const changes = { reviewedRunId: runId, reviewedBy: starter(ctx), reviewedAt: new Date() };
  await ctx.store.update(RoundRow, { id: roundId }, changes);
  await recordAudit(ctx, "round.review", { type: "round", id: roundId }, { runId });
  return Object.assign(round, changes);
}

/** How far the result on the board is looked over; null before there is one. */
export async function reviewOf(ctx: Context, round: RoundRow): Promise<RoundReview | null> {
  const board = await boardOf(ctx, round);
  if (!board) return null;
  const approvals = await approvalsOf(ctx, round.id);
  const decided = await outcomesOf(ctx, round.id);
  const second = await secondNeeded(ctx, round);
  const seen = round.reviewedRunId === board.run.id;
  const reviewer = seen && round.reviewedBy ? round.reviewedBy : null;
  const approved = board.chosen.flatMap((one) => approvals.get(matchKey(one)) ?? []);
  const people = await peopleById(ctx, [
    ...(reviewer ? [reviewer] : []),
    ...approved.map((one) => one.approvedBy),
  ]);
  const nameOf = (id: string) => {
    const person = people.get(id);
    return person ? fullName(person) : "";
  };
  const subject = await schemeSubject(ctx, round.schemeId);
  const me = ctx.actor.kind === "person" ? ctx.actor.personId : null;
  const free = me !== null && !(await handsOn(ctx, board)).has(me);
  return Object.assign(new RoundReview(), {
    total: board.chosen.length,
    approved: approved.length,
    approvals: approved.map(({ matchKey, approvedBy }) => ({ matchKey, by: nameOf(approvedBy) })),
    outcomes: board.unmatched.flatMap((enrolmentId) => {
      const row = decided.get(enrolmentId);
      if (!row) return [];
      const { kind, note } = row;
      return [{ enrolmentId, kind, note, label: say(ctx, words.outcomes[kind]) }];
    }),
    undecided: board.unmatched.filter((id) => !decided.has(id)).length,
    secondNeeded: second,
    secondBy: reviewer ? nameOf(reviewer) : null,
    secondAt: seen ? round.reviewedAt : null,
    maySecond: !seen && free && !round.publishedRunId && may(ctx, "round.review", subject),
    blocks: round.publishedRunId ? [] : await blocksOf(ctx, round, board),
  });
}

const secondNeeded = async (ctx: Context, { schemeId }: RoundRow): Promise<boolean> =>
  schemeSettings(await schemeRow(ctx, schemeId)).review?.second ?? false;

/** What stands in the way of sending a result, beside what its people would say to it. */
async function blocksOf(ctx: Context, round: RoundRow, board: Board) {
  const decided = await outcomesOf(ctx, round.id);
  const count = board.unmatched.filter((id) => !decided.has(id)).length;
  const blocks = [];
  if (count > 0) {
    blocks.push(reason("UNDECIDED", say(ctx, words.withoutOutcome, { count }), "unmatched"));
  }
  if (await secondNeeded(ctx, round)) {
    const me = ctx.actor.kind === "person" ? ctx.actor.personId : null;
    if (round.reviewedRunId !== board.run.id) {
      blocks.push(reason("SECOND_NEEDED", say(ctx, words.secondNeeded), "review"));
    } else if (round.reviewedBy === me) {
      blocks.push(reason("SECOND_SENDS", say(ctx, words.secondSends), "review"));
    }
  }
  return blocks;
}

export interface Sending {
  /** Only the matches that are approved; the others stay for the next round. */
  approvedOnly: boolean;
  /** What becomes of everybody of whom nothing is decided; null: then the result can't be sent. */
  unmatched: OutcomeKind | null;
}

/**
 * Makes a result ready to be sent: whoever sends all of it approves what nobody had approved, and
 * everybody without a match has an outcome. Gives why it can't be sent, or null.
 */
export async function readyToSend(
  ctx: Context,
  round: RoundRow,
  { approvedOnly, unmatched }: Sending,
): Promise<Refused | null> {
  const board = await boardOf(ctx, round);
  if (!board) return Refused.because("NO_RESULT", say(ctx, roundWords.noResult));
  const approvals = await approvalsOf(ctx, round.id);
  const open = board.chosen.map(matchKey).filter((key) => !approvals.has(key));
  if (approvedOnly && open.length === board.chosen.length) {
    return Refused.because("NOT_APPROVED", say(ctx, words.notApproved));
  }
  if (unmatched && unmatched !== "alternatives") {
    const decided = await outcomesOf(ctx, round.id);
    const rest = board.unmatched.filter((id) => !decided.has(id));
    await writeOutcomes(ctx, round.id, rest, unmatched, null);
  }
  const blocks = await blocksOf(ctx, round, board);
  if (blocks.length > 0) return Refused.because("NOT_READY", say(ctx, words.cannotSend), blocks);
  if (!approvedOnly) await insertApprovals(ctx, round.id, open);
  return null;
}
