import { createHash } from "node:crypto";
import {
  type Answers,
  builtInFields,
  type FieldRegistry,
  fieldRegistry,
  type Json,
  normalise,
} from "@quad/forms";
import { DateTime } from "luxon";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import {
  checkAnswers,
  currentForm,
  type FormVersionRow,
  formVersions,
} from "../form/form.service.ts";
import { AnswerProblem, Conflict, InvalidAnswers, Refused } from "../graphql/problems.ts";
import { fullName, person } from "../person/person.service.ts";
import { schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { refreshTimers } from "../workflow/workflow.service.ts";
import { happen, today } from "./happen.ts";
import { AgreementRow, type PartnershipRow, SignatureRow } from "./partnership.entity.ts";
import { words } from "./partnership.words.ts";
import { changePartnership, lockPartnership, partnershipRow } from "./rows.ts";
import { myState, partnershipSubject } from "./side.ts";
import { inIt, memberStates, standing } from "./state.ts";
import { endWaits } from "./waits.ts";

export const agreementForm = (ctx: Context, row: PartnershipRow): Promise<FormVersionRow> =>
  currentForm(ctx, row.schemeId, "agreement");

const fieldsOf = (ctx: Context): FieldRegistry => {
  const own = builtInFields.filter((field) => !ctx.app.plugins.fields.has(field.type));
  return fieldRegistry([...own, ...ctx.app.plugins.fields.values()]);
};

/** JSON that is equal for equal values, whatever the order of their keys. */
const canonicalJson = (value: Json): string =>
  JSON.stringify(value, (_, one: Json) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/** What is signed: these answers to this version of the form. */
const documentHash = (form: FormVersionRow, answers: Answers): string =>
  createHash("sha256")
    .update(canonicalJson({ form: form.hash, answers }))
    .digest("hex");

/**
 * Keeps the agreement as it is being written, finished or not; what is there must be valid. With
 * other words than before, earlier signatures stand under a text that is no longer the present one.
 */
export async function saveAgreement(
  ctx: Context,
  id: string,
  answers: Answers,
  expectedRevision: number,
): Promise<PartnershipRow | Conflict | Refused | InvalidAnswers> {
  authorise(ctx, "agreement.edit", await partnershipSubject(ctx, await partnershipRow(ctx, id)));
  const row = await lockPartnership(ctx, id);
  const me = await myState(ctx, row);
  if (!(await standing(ctx, id)).working) {
    return Refused.because("NOT_NOW", say(ctx, words.notNow));
  }
  const earlier = await ctx.store.maybe(AgreementRow, { partnershipId: id });
  const revision = earlier?.revision ?? 0;
  if (revision !== expectedRevision) return conflict(ctx, revision);
  const form = await agreementForm(ctx, row);
  const given = normalise(form.definition, answers, fieldsOf(ctx));
  const checked = checkAnswers(ctx, form, given);
  const faults = checked.ok ? [] : checked.problems.problems.filter((p) => p.code !== "required");
  faults.push(...(await datesOf(ctx, row, given)));
  if (faults.length > 0) return InvalidAnswers.of(say(ctx, words.mend), faults);
  const values = {
    formVersionId: form.id,
    answers: given,
    documentHash: checked.ok ? documentHash(form, checked.answers) : null,
    revision: revision + 1,
    savedBy: me.personId,
    savedAt: new Date(),
  };
  if (earlier) await ctx.store.update(AgreementRow, { partnershipId: id }, values);
  else await ctx.store.insert(AgreementRow, { partnershipId: id, ...values });
  const detail = { questions: Object.keys(given), complete: checked.ok };
  await recordAudit(ctx, "agreement.save", { type: "partnership", id }, detail);
  return row;
}

async function datesOf(ctx: Context, row: PartnershipRow, { endsOn }: Answers) {
  if (typeof endsOn !== "string" || endsOn > (await today(ctx, row.schemeId))) return [];
  const message = say(ctx, words.endsInPast);
  const problem = { path: ["endsOn"], code: "notInFuture", params: {}, message };
  return [Object.assign(new AnswerProblem(), problem)];
}

const conflict = (ctx: Context, revision: number) =>
  Conflict.at(revision, say(ctx, words.agreementChanged));

/**
 * The caller puts their name under the text with this hash. When everybody has, the partnership's
 * dates are set: from today until the day agreed.
 */
export async function signAgreement(
  ctx: Context,
  id: string,
  typedName: string,
  hash: string,
): Promise<PartnershipRow | Conflict | Refused | InvalidAnswers> {
  authorise(ctx, "agreement.sign", await partnershipSubject(ctx, await partnershipRow(ctx, id)));
  const row = await lockPartnership(ctx, id);
  const me = await myState(ctx, row);
  if (!(await standing(ctx, id)).working) {
    return Refused.because("NOT_NOW", say(ctx, words.notNow));
  }
  const agreement = await ctx.store.maybe(AgreementRow, { partnershipId: id });
  if (!agreement) return Refused.because("NOTHING_TO_SIGN", say(ctx, words.nothingToSign));
  const form = (await formVersions(ctx, [agreement.formVersionId])).get(agreement.formVersionId)!;
  const checked = checkAnswers(ctx, form, agreement.answers);
  if (!checked.ok) return checked.problems;
  if (agreement.documentHash !== hash) return conflict(ctx, agreement.revision);
  const name = fullName(await person(ctx, me.personId));
  if (!sameName(typedName, name)) {
    return Refused.because("NAME_DIFFERS", say(ctx, words.nameDiffers, { name }));
  }
  await ctx.store.rows(
    `INSERT INTO app.signature (institution_id, partnership_id, person_id, document_hash, full_name)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [id, me.personId, hash, typedName.trim()],
  );
  const complete = inIt(await memberStates(ctx, id)).every((one) => one.signedAt !== null);
  if (complete) await setDates(ctx, row, agreement.answers);
  const event = { id: `signed:${me.personId}:${hash}`, type: "agreement.signed" };
  const refused = await happen(ctx, row, event, ["member"]);
  // A partnership that is under way signs a new text without moving on.
  if (refused && refused.code !== "NOT_NOW") return refused;
  await endWaits(ctx, id);
  if (complete) await refreshTimers(ctx, { subjectType: "partnership", subjectId: id });
  await recordAudit(ctx, "agreement.sign", { type: "partnership", id }, { documentHash: hash });
  return row;
}

async function setDates(ctx: Context, row: PartnershipRow, { endsOn }: Answers): Promise<void> {
  const startsOn = row.startsOn ?? (await today(ctx, row.schemeId));
  const { maxMonths } = schemeSettings(await schemeRow(ctx, row.schemeId));
  const latest = DateTime.fromISO(startsOn).plus({ months: maxMonths }).toISODate()!;
  await changePartnership(ctx, row, {
    startsOn,
    endsOn: typeof endsOn === "string" ? endsOn : latest,
  });
}

/** Letters alone: without accents, case, punctuation or the number of blanks. */
const letters = (name: string): string[] =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "");

/** Whether every part of the name is there, in order; middle names may stand in between. */
function sameName(typed: string, name: string): boolean {
  const wanted = letters(name);
  let found = 0;
  for (const part of letters(typed)) if (part === wanted[found]) found++;
  return wanted.length > 0 && found === wanted.length;
}

/** The agreement with its signatures, newest last. Null before the first save. */
export async function agreementOf(ctx: Context, id: string) {
  const agreement = await ctx.store.maybe(AgreementRow, { partnershipId: id });
  if (!agreement) return null;
  const signatures = await ctx.store.find(
    SignatureRow,
    { partnershipId: id },
    { order: { signedAt: "ASC", personId: "ASC" } },
  );
  return { agreement, signatures };
}
