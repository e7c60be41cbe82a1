import { type Answers, type Audience, normalise, redact } from "@quad/forms";
import DataLoader from "dataloader";
import { In } from "typeorm";
import { v5 as uuidv5 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { Conflict, type InvalidAnswers, Refused } from "../graphql/problems.ts";
import { say } from "../words.ts";
import { checkAnswers, fieldsOf } from "./check.ts";
import { type FormVersionRow, ResponseRow } from "./form.entity.ts";
import { words } from "./form.words.ts";
import { currentForm } from "./versions.ts";

/** Whose answers, about what. */
export interface ResponseKey {
  subjectType: string;
  subjectId: string;
  formKey: string;
  personId: string;
}

export interface ResponseInput extends ResponseKey {
  schemeId: string;
  answers: Answers;
  /** The revision that the answers were typed into; 0 for the first save. Null: whatever it is. */
  expectedRevision: number | null;
}

/** The id that a response has or will have: known before the first answer is saved. */
export const responseId = (ctx: Context, key: ResponseKey): string =>
  uuidv5([key.subjectType, key.subjectId, key.formKey, key.personId].join(" "), ctx.institutionId);

/** Null before the first save. */
export function responseOf(ctx: Context, key: ResponseKey): Promise<ResponseRow | null> {
  const { subjectType, subjectId, formKey, personId } = key;
  return ctx.store.maybe(ResponseRow, { subjectType, subjectId, formKey, personId });
}

const responses = (ctx: Context, subjectType: string, formKey: string) =>
  ctx.once(
    `responses:${subjectType}:${formKey}`,
    () =>
      new DataLoader<string, ResponseRow[]>(async (ids) => {
        const rows = await ctx.store.find(ResponseRow, {
          subjectType,
          formKey,
          subjectId: In(ids),
        });
        return ids.map((id) => rows.filter((row) => row.subjectId === id));
      }),
  );

/** The responses about several subjects, batched with those that other fields ask for. */
export async function responsesOf(
  ctx: Context,
  subjectType: string,
  subjectIds: readonly string[],
  formKey: string,
): Promise<Map<string, ResponseRow[]>> {
  const ids = [...new Set(subjectIds)];
  const lists = await responses(ctx, subjectType, formKey).loadMany(ids);
  return new Map(
    ids.map((id, i) => {
      const list = lists[i]!;
      if (list instanceof Error) throw list;
      return [id, list];
    }),
  );
}

/** Everybody's submitted answers to a form of a scheme, for reports. */
export function allResponses(
  ctx: Context,
  schemeId: string,
  formKey: string,
): Promise<ResponseRow[]> {
  return ctx.store.find(ResponseRow, { schemeId, formKey, state: "submitted" });
}

/**
 * What of somebody's answers these audiences may see. The rule for every read: nobody but the person
 * sees a draft.
 */
export function answersFor(
  ctx: Context,
  row: Pick<ResponseRow, "answers" | "state">,
  form: Pick<FormVersionRow, "definition">,
  audiences: Audience[],
): Answers {
  if (row.state === "draft" && !audiences.includes("self")) return {};
  return redact(form.definition, row.answers, audiences, fieldsOf(ctx.app.plugins));
}

/**
 * Keeps unfinished answers; unknown questions are dropped. Nothing is checked but their form.
 * Refused once the answers have been submitted: from then on they change by submitting again.
 */
export async function saveDraft(
  ctx: Context,
  input: ResponseInput,
): Promise<ResponseRow | Conflict | Refused> {
  const form = await currentForm(ctx, input.schemeId, input.formKey);
  const earlier = await locked(ctx, input);
  if (earlier?.state === "submitted") {
    return Refused.because("ALREADY_SUBMITTED", say(ctx, words.alreadySubmitted));
  }
  const answers = normalise(form.definition, input.answers, fieldsOf(ctx.app.plugins));
  return write(ctx, input, form, earlier, { state: "draft", answers, submittedAt: null });
}

/** Takes complete and valid answers, in place of a draft or of earlier answers. */
export async function submitResponse(
  ctx: Context,
  input: ResponseInput,
): Promise<ResponseRow | Conflict | InvalidAnswers> {
  const form = await currentForm(ctx, input.schemeId, input.formKey);
  const checked = checkAnswers(ctx, form, input.answers);
  if (!checked.ok) return checked.problems;
  const earlier = await locked(ctx, input);
  const { answers } = checked;
  return write(ctx, input, form, earlier, { state: "submitted", answers, submittedAt: new Date() });
}

/** Somebody saved these answers since the caller read them. */
export const answersConflict = (ctx: Context, revision: number): Conflict =>
  Conflict.at(revision, say(ctx, words.conflict));

/** The row, held until the transaction ends; null when there is none yet. */
const locked = (ctx: Context, input: ResponseInput): Promise<ResponseRow | null> =>
  ctx.store.maybe(ResponseRow, { id: responseId(ctx, input) }, { lock: true });

async function write(
  ctx: Context,
  input: ResponseInput,
  form: FormVersionRow,
  earlier: ResponseRow | null,
  values: Pick<ResponseRow, "state" | "answers" | "submittedAt">,
): Promise<ResponseRow | Conflict> {
  const { schemeId, formKey, subjectType, subjectId, personId, expectedRevision } = input;
  const revision = earlier?.revision ?? 0;
  if (expectedRevision !== null && expectedRevision !== revision) {
    return answersConflict(ctx, revision);
  }
  const row = Object.assign(new ResponseRow(), {
    institutionId: ctx.institutionId,
    id: responseId(ctx, input),
    ...{ schemeId, formKey, subjectType, subjectId, personId },
    formVersionId: form.id,
    revision: revision + 1,
    savedAt: new Date(),
    ...values,
  });
  // Two first saves at once: the second waits for the first, and then is one too late.
  const written = await ctx.store.rows(
    `INSERT INTO app.response AS r (institution_id, id, scheme_id, form_key, form_version_id,
       subject_type, subject_id, person_id, state, answers, revision, saved_at, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13)
     ON CONFLICT (institution_id, id) DO UPDATE SET form_version_id = $5, state = $9,
       answers = $10::jsonb, revision = $11, saved_at = $12, submitted_at = $13
     WHERE r.revision = $11 - 1
     RETURNING 1`,
    [
      row.id,
      schemeId,
      formKey,
      form.id,
      subjectType,
      subjectId,
      personId,
      row.state,
      JSON.stringify(row.answers),
      row.revision,
      row.savedAt,
      row.submittedAt,
    ],
  );
  if (written.length === 0) return answersConflict(ctx, 1);
  responses(ctx, subjectType, formKey).clear(subjectId);
  const action = values.state === "draft" ? "response.save" : "response.submit";
  const detail = { form: formKey, version: form.version, questions: Object.keys(row.answers) };
  await recordAudit(ctx, action, { type: "response", id: row.id }, detail);
  return row;
}

/** One person's complete answers in a batch. They have been through `checkAnswers`. */
export interface CheckedResponse {
  subjectId: string;
  personId: string;
  answers: Answers;
}

/** Submits many checked responses of one form in one statement, in place of whatever was there. */
export async function submitChecked(
  ctx: Context,
  form: FormVersionRow,
  subjectType: string,
  checked: readonly CheckedResponse[],
): Promise<void> {
  const ids = checked.map((one) => responseId(ctx, { subjectType, formKey: form.key, ...one }));
  await ctx.store.rows(
    `INSERT INTO app.response AS r (institution_id, id, scheme_id, form_key, form_version_id,
       subject_type, subject_id, person_id, state, answers, revision, saved_at, submitted_at)
     SELECT f.institution_id, v.id, f.scheme_id, f.key, f.id, $3, v.subject_id, v.person_id,
       'submitted', v.answers, 1, now(), now()
     FROM app.form_version f,
       unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::jsonb[])
         AS v (id, subject_id, person_id, answers)
     WHERE f.institution_id = $1 AND f.id = $2
     ON CONFLICT (institution_id, id) DO UPDATE SET form_version_id = $2, state = 'submitted',
       answers = excluded.answers, revision = r.revision + 1, saved_at = now(), submitted_at = now()`,
    [
      form.id,
      subjectType,
      ids,
      checked.map((one) => one.subjectId),
      checked.map((one) => one.personId),
      checked.map((one) => JSON.stringify(one.answers)),
    ],
  );
  const loader = responses(ctx, subjectType, form.key);
  for (const one of checked) loader.clear(one.subjectId);
  for (const [i, one] of checked.entries()) {
    const detail = { form: form.key, version: form.version, questions: Object.keys(one.answers) };
    await recordAudit(ctx, "response.submit", { type: "response", id: ids[i]! }, detail);
  }
}
