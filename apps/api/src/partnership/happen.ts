import { DateTime } from "luxon";
import type { Context } from "../context.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import type { PartnershipRow } from "./partnership.entity.ts";
import { words } from "./partnership.words.ts";

/**
 * Tells the partnership's workflow what has happened; null when it took it. A step that fails is
 * kept as an incident, and what happened stays written: trying the step again takes it up.
 */
export async function happen(
  ctx: Context,
  row: PartnershipRow,
  event: { id: string; type: string },
  roles: readonly string[],
): Promise<Refused | null> {
  const subject = { subjectType: "partnership", subjectId: row.id } as const;
  const done = await dispatch(ctx, { ...subject, event, roles });
  if (done.kind !== "refused") return null;
  return Refused.because(done.code, say(ctx, words.notNow), done.reasons);
}

/** The plain date that it is where the scheme is. */
export async function today(ctx: Context, schemeId: string): Promise<string> {
  const { timeZone } = schemeSettings(await schemeRow(ctx, schemeId));
  return DateTime.now().setZone(timeZone).toISODate()!;
}
