import { v7 as uuidv7 } from "uuid";
import type { Context } from "../context.ts";
import { bySystem } from "../enrolment/enrolment.service.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { endWithout, leave, tellChange } from "./leave.ts";
import { lockPartnership } from "./rows.ts";
import { settleRoundOf } from "./settle.ts";

/** Holds every open partnership of an enrolment, in one order. Gives their ids. */
export async function holdOpenPartnerships(ctx: Context, enrolmentId: string): Promise<string[]> {
  const rows = await ctx.store.rows<{ id: string }>(
    `SELECT m.partnership_id AS id FROM app.partnership_member m
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'partnership' AND i.subject_id = m.partnership_id
     WHERE m.institution_id = $1 AND m.enrolment_id = $2 AND 'open' = ANY (i.tags)
     ORDER BY m.partnership_id`,
    [enrolmentId],
  );
  for (const { id } of rows) await lockPartnership(ctx, id);
  return rows.map(({ id }) => id);
}

/**
 * Takes somebody who no longer takes part out of partnerships that are held, and tells each: it goes
 * on without them, or ends. It doesn't say who left, nor why.
 */
export async function leavePartnerships(
  ctx: Context,
  partnershipIds: readonly string[],
  enrolmentId: string,
): Promise<void> {
  const system = bySystem(ctx);
  for (const id of partnershipIds) {
    if (!(await leave(system, id, enrolmentId))) continue;
    const told = await dispatch(system, {
      subjectType: "partnership",
      subjectId: id,
      event: { id: uuidv7(), type: "member.left", payload: { enrolmentId } },
      roles: ["system"],
    });
    if (told.kind === "refused") await endWithout(system, id);
    await tellChange(system, id);
    await settleRoundOf(system, id);
  }
}
