import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { Refused } from "../graphql/problems.ts";
import { say } from "../words.ts";
import { happen } from "./happen.ts";
import type { EndReason, PartnershipRow } from "./partnership.entity.ts";
import { words } from "./partnership.words.ts";
import { note } from "./proposal.ts";
import { changePartnership, lockPartnership, partnershipRow } from "./rows.ts";
import { partnershipSubject, sideOf } from "./side.ts";
import { standing } from "./state.ts";

/**
 * Ends a partnership that is under way. Any member may, and so may the coordinator; nobody is told
 * who did. The note is for the coordinator alone.
 */
export async function closePartnership(
  ctx: Context,
  id: string,
  endReason: EndReason,
  text?: string | null,
): Promise<PartnershipRow | Refused> {
  const endNote = note(text);
  authorise(ctx, "partnership.close", await partnershipSubject(ctx, await partnershipRow(ctx, id)));
  const row = await lockPartnership(ctx, id);
  if (!(await standing(ctx, id)).working) {
    return Refused.because("NOT_NOW", say(ctx, words.notNow));
  }
  await changePartnership(ctx, row, { endedAt: new Date(), endReason, endNote });
  const { me } = await sideOf(ctx, row);
  const event = { id: `closed:${id}`, type: "partnership.closed" };
  const refused = await happen(ctx, row, event, [me ? "member" : "coordinator"]);
  if (refused) return refused;
  await recordAudit(ctx, "partnership.close", { type: "partnership", id }, { endReason });
  return row;
}
