import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { bySystem, enrolmentRow } from "../enrolment/enrolment.service.ts";
import { dispatch, views } from "../workflow/workflow.service.ts";
import { happen } from "./happen.ts";
import { leave, tellChange } from "./leave.ts";
import { modelSizes } from "./models.ts";
import { type Answer, PartnershipMemberRow, type PartnershipRow } from "./partnership.entity.ts";
import { lockPartnership, openCounts } from "./rows.ts";
import { type MemberState, memberStates } from "./state.ts";

/** Why somebody can't be asked to join; null when they can. */
export type NoRoom = "unknown" | "gone" | "full" | "there" | "complete";

/** Whether a person of the pool can be asked to join these. */
export async function roomFor(
  ctx: Context,
  row: PartnershipRow,
  enrolmentId: string,
): Promise<NoRoom | null> {
  const enrolment = await enrolmentRow(ctx, enrolmentId);
  if (enrolment.schemeId !== row.schemeId) return "unknown";
  const members = await memberStates(ctx, row.id);
  if (members.some((one) => one.personId === enrolment.personId)) return "there";
  const view = (await views(ctx, "enrolment", [enrolmentId])).get(enrolmentId);
  if (!view?.tags.includes("matchable")) return "gone";
  const open = (await openCounts(ctx, [enrolmentId])).get(enrolmentId) ?? 0;
  if (open >= enrolment.capacity) return "full";
  const sizes = modelSizes(row.model);
  const { most } = enrolment.role === "mentor" ? sizes.mentors : sizes.mentees;
  return members.filter((one) => one.role === enrolment.role).length < most ? null : "complete";
}

/**
 * Asks somebody to join a partnership that is under way. They answer as others answer a proposal;
 * until they have said yes they are not in it. False when they were asked already.
 * Throws when there is no room for them any more.
 */
export async function join(
  ctx: Context,
  partnershipId: string,
  enrolmentId: string,
): Promise<boolean> {
  const row = await lockPartnership(ctx, partnershipId);
  const no = await roomFor(ctx, row, enrolmentId);
  if (no === "there") return false;
  if (no) throw new Error(`Somebody can't be asked to join: ${no}.`);
  const { personId, role } = await enrolmentRow(ctx, enrolmentId);
  await ctx.store.insert(PartnershipMemberRow, {
    partnershipId,
    enrolmentId,
    personId,
    role,
    joinedLater: true,
  });
  await recordAudit(
    ctx,
    "partnership.join",
    { type: "partnership", id: partnershipId },
    { enrolmentId },
  );
  return true;
}

/** Somebody who was asked to join says yes or no. The others go on meanwhile. */
export async function answerToJoin(
  ctx: Context,
  row: PartnershipRow,
  me: MemberState,
  answer: Answer,
  declineReason: string | null,
): Promise<void> {
  const key = { partnershipId: row.id, enrolmentId: me.enrolmentId };
  await ctx.store.update(PartnershipMemberRow, key, {
    answer,
    answeredAt: new Date(),
    declineReason,
  });
  const type = answer === "accept" ? "proposal.accepted" : "proposal.declined";
  // Only a partnership that waits for this answer takes it up.
  await happen(ctx, row, { id: uuidv7(), type }, ["member"]);
  const system = bySystem(ctx);
  if (answer === "decline") await leave(system, row.id, me.enrolmentId);
  else await tellStarted(system, me.enrolmentId);
  await tellChange(system, row.id);
  await recordAudit(ctx, `proposal.${answer}`, { type: "partnership", id: row.id });
}

async function tellStarted(ctx: Context, enrolmentId: string) {
  await dispatch(ctx, {
    subjectType: "enrolment",
    subjectId: enrolmentId,
    // Not named after the partnership: somebody who left can join it again.
    event: { id: uuidv7(), type: "partnership.started" },
    roles: ["system"],
  });
}
