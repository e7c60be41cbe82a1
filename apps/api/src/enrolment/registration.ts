import type { Answers } from "@quad/forms";
import { authorise, may } from "../access/can.ts";
import type { Context } from "../context.ts";
import {
  answersFor,
  formVersions,
  type Registration,
  registration,
  responseId,
  responsesOf,
  saveDraft,
} from "../form/form.service.ts";
import { type Conflict, type InvalidAnswers, Problem, Refused } from "../graphql/problems.ts";
import { units } from "../institution/institution.service.ts";
import { schemeRow } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { notTakingPart } from "./dates.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";
import { Enrolment, RegistrationAccepted } from "./enrolment.types.ts";
import { words } from "./enrolment.words.ts";
import {
  completeRegistration,
  type Placed,
  registrationForm,
  registrationFormKey,
  registrationKey,
} from "./register.ts";
import { enrolmentRow, enrolmentSubject } from "./rows.ts";
import { enrolmentView } from "./view.ts";

/** Keeps an unfinished registration. */
export async function saveRegistration(
  ctx: Context,
  enrolmentId: string,
  answers: Answers,
  expectedRevision: number,
): Promise<Registration | Conflict | Refused> {
  const row = await enrolmentRow(ctx, enrolmentId);
  authorise(ctx, "registration.edit", await enrolmentSubject(ctx, row));
  if ((await enrolmentView(ctx, row.id)).status === "done") {
    return Refused.because("ENROLMENT_OVER", say(ctx, words.over));
  }
  const saved = await saveDraft(ctx, {
    ...registrationKey(row),
    schemeId: row.schemeId,
    answers,
    expectedRevision,
  });
  if (saved instanceof Problem) return saved;
  return registration(saved.id, await registrationForm(ctx, row), saved, saved.answers);
}

/** Sends a registration, or changed answers. The first gives a place or a place in the queue. */
export async function submitRegistration(
  ctx: Context,
  enrolmentId: string,
  answers: Answers,
  expectedRevision: number,
): Promise<RegistrationAccepted | InvalidAnswers | Conflict | Refused> {
  const row = await enrolmentRow(ctx, enrolmentId);
  authorise(ctx, "registration.edit", await enrolmentSubject(ctx, row));
  const refused = row.registeredAt ? null : notTakingPart(ctx, await schemeRow(ctx, row.schemeId));
  if (refused) return refused;
  const placed = await completeRegistration(ctx, row, answers, expectedRevision);
  if (placed instanceof Problem) return placed;
  return accepted(ctx, await enrolmentRow(ctx, enrolmentId), placed);
}

async function accepted(
  ctx: Context,
  row: EnrolmentRow,
  placed: Placed,
): Promise<RegistrationAccepted> {
  const { settings } = await schemeRow(ctx, row.schemeId);
  const area = (await units(ctx)).find((unit) => unit.id === row.serviceAreaId)?.name ?? "";
  const sentence = placed.waiting
    ? say(ctx, words.waiting, { area, position: placed.position ?? 1 })
    : row.role === "mentee"
      ? say(ctx, words.registeredMentee, { most: settings.maxPreferences })
      : say(ctx, words.registered);
  return Object.assign(new RegistrationAccepted(), {
    enrolment: Enrolment.of(row),
    waiting: placed.waiting,
    waitingPosition: placed.position,
    message: sentence,
  });
}

/** Whether the caller may know what this person answered, whom they chose and what they declared. */
export const maySeeAnswers = async (ctx: Context, row: EnrolmentRow): Promise<boolean> =>
  may(ctx, "registration.read", await enrolmentSubject(ctx, row));

/**
 * The registration as the caller may see it: the person all of it, draft included; a coordinator what
 * the form shows coordinators of submitted answers; others that it is there, without an answer.
 */
export async function registrationOf(ctx: Context, row: EnrolmentRow): Promise<Registration> {
  const key = registrationKey(row);
  const found = await responsesOf(ctx, "enrolment", [row.id], registrationFormKey(row.role));
  const response = found.get(row.id)?.find((one) => one.personId === row.personId) ?? null;
  const current = await registrationForm(ctx, row);
  // A draft moves on to the current form; what was sent stays with the form it answered.
  const form =
    response?.state === "submitted"
      ? (await formVersions(ctx, [response.formVersionId])).get(response.formVersionId)!
      : current;
  const own = ctx.actor.kind === "person" && ctx.actor.personId === row.personId;
  const audience = own ? ("self" as const) : ("coordinator" as const);
  const seen = await maySeeAnswers(ctx, row);
  const answers = response && seen ? answersFor(ctx, response, form, [audience]) : {};
  return registration(responseId(ctx, key), form, response, answers);
}
