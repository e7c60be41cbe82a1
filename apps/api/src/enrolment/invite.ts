import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { areasSeen, schemeRow, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { dispatch } from "../workflow/workflow.service.ts";

import type { EnrolmentRow } from "./enrolment.entity.ts";
import { Invited } from "./enrolment.types.ts";
import { words } from "./enrolment.words.ts";
import { rolesOf } from "./roles.ts";
import { enrolmentSubject, enrolmentsById, lockEnrolments } from "./rows.ts";

/**
 * Writes to people who haven't registered. Without ids: to everybody of the caller's service areas
 * who has not been invited yet. Those who have registered or withdrawn are left out.
 */
export async function inviteEnrolments(
  ctx: Context,
  schemeId: string,
  ids: readonly string[] | null,
): Promise<Invited | Refused> {
  const scheme = await schemeRow(ctx, schemeId);
  const subject = await schemeSubject(ctx, schemeId);
  authorise(ctx, "enrolment.invite", subject);
  if (ids) await authoriseEach(ctx, schemeId, ids);
  if (scheme.state !== "open") {
    const reason = { code: "SCHEME_NOT_OPEN", message: say(ctx, words.inviteBeforeOpen) };
    return Refused.because("SCHEME_NOT_OPEN", reason.message, [{ ...reason, place: "overview" }]);
  }
  return write(ctx, ids ?? (await notInvited(ctx, schemeId, areasSeen(ctx, subject))));
}

/** Writes again to people who were invited and haven't registered. */
export async function remindEnrolments(
  ctx: Context,
  schemeId: string,
  ids: readonly string[],
): Promise<Invited | Refused> {
  authorise(ctx, "enrolment.remind", await schemeSubject(ctx, schemeId));
  await authoriseEach(ctx, schemeId, ids);
  return write(ctx, ids);
}

/** A service area's coordinator has only some of a scheme's people. Throws `NOT_FOUND`. */
async function authoriseEach(
  ctx: Context,
  schemeId: string,
  ids: readonly string[],
): Promise<void> {
  const rows = await enrolmentsById(ctx, ids);
  for (const id of ids) {
    const row = rows.get(id);
    if (row?.schemeId !== schemeId) throw new DomainError("NOT_FOUND");
    authorise(ctx, "enrolment.manage", await enrolmentSubject(ctx, row));
  }
}

async function notInvited(
  ctx: Context,
  schemeId: string,
  areas: string[] | null,
): Promise<string[]> {
  const rows = await ctx.store.rows<{ id: string }>(
    `SELECT id FROM app.enrolment
     WHERE institution_id = $1 AND scheme_id = $2 AND invited_at IS NULL AND registered_at IS NULL
       AND ($3::uuid[] IS NULL OR service_area_id = ANY($3::uuid[]))
     ORDER BY id`,
    [schemeId, areas],
  );
  return rows.map((row) => row.id);
}

async function write(ctx: Context, ids: readonly string[]): Promise<Invited | Refused> {
  const rows = await lockEnrolments(ctx, ids);
  const written: string[] = [];
  for (const row of rows.values()) if (await invite(ctx, row)) written.push(row.id);
  if (written.length === 0) {
    return Refused.because("NOBODY_TO_INVITE", say(ctx, words.nobodyToInvite));
  }
  await ctx.store.rows(
    `UPDATE app.enrolment SET invited_at = now(), revision = revision + 1
     WHERE institution_id = $1 AND id = ANY($2::uuid[])`,
    [written],
  );
  await lockEnrolments(ctx, written);
  for (const id of written) await recordAudit(ctx, "enrolment.invite", { type: "enrolment", id });
  return Object.assign(new Invited(), { count: written.length });
}

/** False for whoever needs no invitation any more. */
async function invite(ctx: Context, row: EnrolmentRow): Promise<boolean> {
  const done = await dispatch(ctx, {
    subjectType: "enrolment",
    subjectId: row.id,
    event: { id: uuidv7(), type: "invitation.sent" },
    roles: await rolesOf(ctx, row),
  });
  return done.kind === "done" || done.kind === "incident";
}
