import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { holdOpenPartnerships, leavePartnerships } from "../partnership/partnership.service.ts";
import { person } from "../person/person.service.ts";
import {
  holdQueue,
  type ParticipantRole,
  releasePlace,
  schemeRow,
  schemeSubject,
  serviceAreaFor,
} from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { notTakingPart } from "./dates.ts";
import { enrol } from "./enrol.ts";
import { DeclarationRow, type EnrolmentRow, PreferenceRow } from "./enrolment.entity.ts";
import { words } from "./enrolment.words.ts";
import { offerPlaces } from "./queue.ts";
import { rolesOf } from "./roles.ts";
import { changeEnrolment, enrolmentRow, enrolmentSubject, lockEnrolments } from "./rows.ts";
import { enrolmentView } from "./view.ts";

/**
 * The caller joins an open scheme in a role, once in each; whoever has joined already gets that
 * enrolment. Their place is taken when they register.
 */
export async function enrolMe(
  ctx: Context,
  schemeId: string,
  role: ParticipantRole,
): Promise<EnrolmentRow | Refused> {
  const scheme = await schemeRow(ctx, schemeId);
  authorise(ctx, "enrolment.join", await schemeSubject(ctx, schemeId));
  if (ctx.actor.kind !== "person") throw new DomainError("FORBIDDEN");
  const refused = notTakingPart(ctx, scheme);
  if (refused) return refused;
  const { personId } = ctx.actor;
  const me = await person(ctx, personId);
  const serviceAreaId = await serviceAreaFor(ctx, schemeId, me.unitId);
  const row = await enrol(ctx, { schemeId, personId, role, serviceAreaId });
  const { status } = await enrolmentView(ctx, row.id);
  return status === "done" ? Refused.because("ENROLMENT_OVER", say(ctx, words.over)) : row;
}

/**
 * Ends an enrolment: its partnerships go on without it or end, and its place goes to whoever has
 * waited longest, all in the same transaction.
 */
export async function withdraw(ctx: Context, id: string): Promise<EnrolmentRow | Refused> {
  const seen = await enrolmentRow(ctx, id);
  authorise(ctx, "enrolment.withdraw", await enrolmentSubject(ctx, seen));
  await holdQueue(ctx, seen);
  const row = (await lockEnrolments(ctx, [id])).get(id)!;
  const partnerships = await holdOpenPartnerships(ctx, id);
  const done = await dispatch(ctx, {
    subjectType: "enrolment",
    subjectId: id,
    event: { id: uuidv7(), type: "withdraw" },
    roles: await rolesOf(ctx, row),
  });
  if (done.kind === "refused") {
    return Refused.because(done.code, say(ctx, words.cannotWithdraw), done.reasons);
  }
  if (done.kind !== "done") throw new Error("The workflow could not take a withdrawal.");
  await leavePartnerships(ctx, partnerships, id);
  await ctx.store.remove(PreferenceRow, { enrolmentId: id });
  await ctx.store.remove(PreferenceRow, { mentorEnrolmentId: id });
  await ctx.store.remove(DeclarationRow, { enrolmentId: id });
  const gone = await changeEnrolment(ctx, row, { hasPlace: false, waitingSince: null });
  if (row.hasPlace) {
    await releasePlace(ctx, row);
    await offerPlaces(ctx, row);
  }
  await recordAudit(ctx, "enrolment.withdraw", { type: "enrolment", id });
  return gone;
}
