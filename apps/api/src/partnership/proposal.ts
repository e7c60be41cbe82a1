import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { longDate, say } from "../words.ts";
import { happen, today } from "./happen.ts";
import { answerToJoin } from "./join.ts";
import { type Answer, PartnershipMemberRow, type PartnershipRow } from "./partnership.entity.ts";
import { words } from "./partnership.words.ts";
import { lockPartnership, partnershipRow } from "./rows.ts";
import { myState, partnershipSubject } from "./side.ts";
import { standing } from "./state.ts";
import { endWaits } from "./waits.ts";

const events = { accept: "proposal.accepted", decline: "proposal.declined" } as const;
/** Characters of anything that somebody writes freely beside a form. */
const longest = 2000;

/** What somebody wrote, without blanks around it; null when that is nothing. */
export function note(text: string | null | undefined): string | null {
  const written = text?.trim() ?? "";
  if (written.length > longest) {
    throw new DomainError("BAD_USER_INPUT", `Write at most ${longest} characters.`);
  }
  return written === "" ? null : written;
}

/**
 * The caller says yes or no to a proposal, until its last day. The same answer again changes
 * nothing. The reason for a no is for the coordinator alone.
 */
export async function answerProposal(
  ctx: Context,
  id: string,
  answer: Answer,
  reason?: string | null,
): Promise<PartnershipRow | Refused> {
  const declineReason = answer === "decline" ? note(reason) : null;
  authorise(ctx, "proposal.answer", await partnershipSubject(ctx, await partnershipRow(ctx, id)));
  const row = await lockPartnership(ctx, id);
  const me = await myState(ctx, row);
  if (me.answer === answer) return row;
  if (me.answer !== null) {
    return Refused.because("ALREADY_ANSWERED", say(ctx, words.alreadyAnswered));
  }
  const now = await standing(ctx, id);
  if (me.joining) {
    if (now.over) return Refused.because("PROPOSAL_OVER", say(ctx, words.proposalOver));
    await answerToJoin(ctx, row, me, answer, declineReason);
    return row;
  }
  if (!now.waiting) {
    return Refused.because("PROPOSAL_OVER", say(ctx, words.proposalOver));
  }
  if (row.replyBy !== null && (await today(ctx, row.schemeId)) > row.replyBy) {
    const date = longDate(ctx, row.replyBy);
    return Refused.because("TOO_LATE", say(ctx, words.tooLate, { date }));
  }
  await ctx.store.update(
    PartnershipMemberRow,
    { partnershipId: id, enrolmentId: me.enrolmentId },
    { answer, answeredAt: new Date(), declineReason },
  );
  const event = { id: `${answer}:${me.enrolmentId}`, type: events[answer] };
  const refused = await happen(ctx, row, event, ["member"]);
  if (refused) return refused;
  await endWaits(ctx, id);
  await recordAudit(ctx, `proposal.${answer}`, { type: "partnership", id });
  return row;
}
