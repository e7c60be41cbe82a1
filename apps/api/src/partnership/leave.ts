import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { PartnershipLeaverRow, PartnershipMemberRow } from "./partnership.entity.ts";
import { changePartnership, lockPartnership } from "./rows.ts";
import { memberStates, standing } from "./state.ts";
import { endWaits } from "./waits.ts";

/**
 * Takes somebody out of a partnership that goes on without them, tells their own workflow, and then
 * the partnership's (`members.changed`). False for whoever isn't in it: then nothing changes.
 * Nobody is asked why.
 */
export async function leave(
  ctx: Context,
  partnershipId: string,
  enrolmentId: string,
): Promise<boolean> {
  const row = await lockPartnership(ctx, partnershipId);
  const member = (await memberStates(ctx, partnershipId)).find(
    (one) => one.enrolmentId === enrolmentId,
  );
  if (!member) return false;
  const { personId, role } = member;
  const { working, evaluating } = await standing(ctx, partnershipId);
  const key = { partnershipId, enrolmentId };
  await ctx.store.remove(PartnershipMemberRow, key);
  await ctx.store.insert(PartnershipLeaverRow, { ...key, personId, role, leftAt: new Date() });
  const subject = { type: "partnership", id: row.id };
  await recordAudit(ctx, "partnership.leave", subject, { enrolmentId });
  const begun = (working || evaluating) && !member.joining;
  await dispatch(ctx, {
    subjectType: "enrolment",
    subjectId: enrolmentId,
    event: { id: uuidv7(), type: begun ? "partnership.ended" : "proposal.ended" },
    roles: ["system"],
  });
  return true;
}

/** Tells the partnership that other people are in it now; whether it waits for that is its affair. */
export async function tellChange(ctx: Context, partnershipId: string): Promise<void> {
  await dispatch(ctx, {
    subjectType: "partnership",
    subjectId: partnershipId,
    event: { id: uuidv7(), type: "members.changed" },
    roles: ["system"],
  });
  await endWaits(ctx, partnershipId);
}

/**
 * Ends a partnership that has no way of going on with others: a proposal is taken back, one under
 * way closes.
 */
export async function endWithout(ctx: Context, partnershipId: string): Promise<void> {
  const row = await lockPartnership(ctx, partnershipId);
  const { waiting, working } = await standing(ctx, partnershipId);
  if (!waiting && !working) return;
  if (working) await changePartnership(ctx, row, { endedAt: row.endedAt ?? new Date() });
  const type = waiting ? "proposal.withdrawn" : "partnership.closed";
  await dispatch(ctx, {
    subjectType: "partnership",
    subjectId: partnershipId,
    event: { id: uuidv7(), type },
    roles: ["system"],
  });
}
