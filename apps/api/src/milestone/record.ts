import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { enrolmentRow, todayIn } from "../enrolment/enrolment.service.ts";
import { schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import type { MilestoneKind } from "../templates/document.ts";
import { dispatch } from "../workflow/workflow.service.ts";

export interface Reached {
  enrolmentId: string;
  kind: MilestoneKind;
  /** Which certificate. Default: empty. */
  detail?: string;
  /** A plain date. Default: today, where the scheme is. */
  on?: string;
  note?: string | null;
  /** Of those that the definition of the person's workflow names. Default: none. */
  roles?: readonly string[];
}

/**
 * Writes down that somebody has something behind them, and tells their workflow. False when that
 * was known: then nothing changes. A workflow that doesn't wait for it reads it when it next looks.
 */
export async function reach(ctx: Context, given: Reached): Promise<boolean> {
  const { enrolmentId, kind, detail = "", note = null } = given;
  const { schemeId } = await enrolmentRow(ctx, enrolmentId);
  const on = given.on ?? todayIn(schemeSettings(await schemeRow(ctx, schemeId)).timeZone);
  const by = ctx.actor.kind === "person" ? ctx.actor.personId : null;
  const added = await ctx.store.rows(
    `INSERT INTO app.milestone (institution_id, enrolment_id, kind, detail, reached_on, note, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1`,
    [enrolmentId, kind, detail, on, note, by],
  );
  if (added.length === 0) return false;
  await recordAudit(ctx, "milestone.record", { type: "enrolment", id: enrolmentId }, { kind });
  await dispatch(ctx, {
    subjectType: "enrolment",
    subjectId: enrolmentId,
    event: { id: uuidv7(), type: "milestone.recorded", payload: { kind } },
    roles: given.roles ?? [],
  });
  return true;
}
