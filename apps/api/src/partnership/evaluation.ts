import type { Answers } from "@quad/forms";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import {
  currentForm,
  formVersions,
  type Registration,
  type ResponseRow,
  registration,
  responseId,
  responsesOf,
  saveDraft,
  submitResponse,
} from "../form/form.service.ts";
import { Conflict, InvalidAnswers, Refused } from "../graphql/problems.ts";
import { say } from "../words.ts";
import { happen } from "./happen.ts";
import { PartnershipMemberRow, type PartnershipRow, type Role } from "./partnership.entity.ts";
import { words } from "./partnership.words.ts";
import { lockPartnership, partnershipRow } from "./rows.ts";
import { myState, partnershipSubject } from "./side.ts";
import { type MemberState, standing } from "./state.ts";
import { endWaits } from "./waits.ts";

export const evaluationFormKey = (role: Role): string => `evaluation-${role}`;

const keyOf = (me: MemberState) => ({
  subjectType: "partnership",
  subjectId: me.partnershipId,
  formKey: evaluationFormKey(me.role),
  personId: me.personId,
});

/** Keeps what the caller has written so far. Nobody else ever reads it. */
export async function saveEvaluation(
  ctx: Context,
  id: string,
  answers: Answers,
  expectedRevision: number,
): Promise<Registration | Conflict | Refused> {
  authorise(ctx, "evaluation.save", await partnershipSubject(ctx, await partnershipRow(ctx, id)));
  const row = await lockPartnership(ctx, id);
  const me = await myState(ctx, row);
  const refused = await notOpen(ctx, me);
  if (refused) return refused;
  const { schemeId } = row;
  const saved = await saveDraft(ctx, { schemeId, ...keyOf(me), answers, expectedRevision });
  if (saved instanceof Conflict || saved instanceof Refused) return saved;
  return shown(ctx, row, me, saved);
}

/** Sends the caller's evaluation, once. Others only ever see it counted together with many. */
export async function submitEvaluation(
  ctx: Context,
  id: string,
  answers: Answers,
): Promise<PartnershipRow | InvalidAnswers | Refused> {
  authorise(ctx, "evaluation.submit", await partnershipSubject(ctx, await partnershipRow(ctx, id)));
  const row = await lockPartnership(ctx, id);
  const me = await myState(ctx, row);
  const refused = await notOpen(ctx, me);
  if (refused) return refused;
  const { schemeId } = row;
  const sent = await submitResponse(ctx, {
    schemeId,
    ...keyOf(me),
    answers,
    expectedRevision: null,
  });
  if (sent instanceof InvalidAnswers) return sent;
  // Two first saves at once can't be here: the partnership is held.
  if (sent instanceof Conflict) throw new Error("An evaluation changed while it was held.");
  await ctx.store.update(
    PartnershipMemberRow,
    { partnershipId: id, enrolmentId: me.enrolmentId },
    { evaluatedAt: new Date() },
  );
  const event = { id: `evaluated:${me.enrolmentId}`, type: "evaluation.submitted" };
  const problem = await happen(ctx, row, event, ["member"]);
  if (problem) return problem;
  await endWaits(ctx, id);
  await recordAudit(ctx, "evaluation.submit", { type: "partnership", id });
  return row;
}

async function notOpen(ctx: Context, me: MemberState): Promise<Refused | null> {
  if (me.evaluatedAt !== null) {
    return Refused.because("ALREADY_SENT", say(ctx, words.evaluationSent));
  }
  if ((await standing(ctx, me.partnershipId)).evaluating) return null;
  return Refused.because("NOT_NOW", say(ctx, words.notNow));
}

/** The caller's own evaluation; empty before the first save. */
export async function ownEvaluation(
  ctx: Context,
  row: PartnershipRow,
  me: MemberState,
): Promise<Registration> {
  const all = await responsesOf(ctx, "partnership", [row.id], evaluationFormKey(me.role));
  const own = all.get(row.id)?.find((one) => one.personId === me.personId) ?? null;
  return shown(ctx, row, me, own);
}

async function shown(
  ctx: Context,
  row: PartnershipRow,
  me: MemberState,
  saved: ResponseRow | null,
): Promise<Registration> {
  const form = saved
    ? (await formVersions(ctx, [saved.formVersionId])).get(saved.formVersionId)!
    : await currentForm(ctx, row.schemeId, evaluationFormKey(me.role));
  return registration(responseId(ctx, keyOf(me)), form, saved, saved?.answers ?? {});
}
