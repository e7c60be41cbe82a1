import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { enrolmentRow } from "../enrolment/enrolment.service.ts";
import { DomainError } from "../graphql/errors.ts";
import type { Effect } from "../plugins/plugin.ts";
import { schemeRow } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { NoticeRow } from "./notice.entity.ts";
import { Notice } from "./notice.types.ts";
import { formWords, words } from "./notice.words.ts";
import { pageOf, staffPage } from "./notify.ts";

/** Puts a notice on the first page of some people. The effect's id keeps each from having it twice. */
export async function showNotice(
  ctx: Context,
  { id, instance }: Effect,
  personIds: readonly string[],
  what: Pick<NoticeRow, "form" | "text">,
): Promise<void> {
  const { schemeId, subjectType, subjectId } = instance;
  for (const personId of personIds) {
    await ctx.store.rows(
      `INSERT INTO app.notice
         (institution_id, id, key, person_id, scheme_id, subject_type, subject_id, form, text)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)
       ON CONFLICT (institution_id, key) DO NOTHING`,
      [
        uuidv7(),
        `${id}:${personId}`,
        personId,
        schemeId,
        subjectType,
        subjectId,
        what.form,
        what.text && JSON.stringify(what.text),
      ],
    );
  }
}

/** How many stand on the first page at most. */
const shown = 20;

/**
 * What stands on the caller's first page, newest first: notices that weren't taken away, and forms
 * that weren't filled in since. What the caller's tasks ask for anyway isn't repeated.
 */
export async function noticesOf(ctx: Context): Promise<Notice[]> {
  authorise(ctx, "notice.read");
  if (ctx.actor.kind !== "person") throw new DomainError("UNAUTHENTICATED");
  const rows = await ctx.store.rows<NoticeRow>(
    `SELECT n.id, n.key, n.person_id AS "personId", n.scheme_id AS "schemeId",
       n.subject_type AS "subjectType", n.subject_id AS "subjectId", n.form, n.text,
       n.created_at AS "createdAt"
     FROM app.notice n
     LEFT JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = n.subject_type AND i.subject_id = n.subject_id
     WHERE n.institution_id = $1 AND n.person_id = $2 AND n.dismissed_at IS NULL
       AND CASE n.form
         WHEN 'registration' THEN EXISTS (SELECT FROM app.enrolment e WHERE e.institution_id = $1
           AND e.id = n.subject_id AND e.registered_at IS NULL AND i.status <> 'done')
         WHEN 'meeting' THEN 'working' = ANY (i.tags) AND NOT EXISTS (
           SELECT FROM app.meeting m WHERE m.institution_id = $1
             AND m.partnership_id = n.subject_id AND m.logged_at > n.created_at)
         WHEN 'agreement' THEN 'working' = ANY (i.tags) AND NOT EXISTS (
           SELECT FROM app.agreement a JOIN app.signature s ON s.institution_id = $1
             AND s.partnership_id = a.partnership_id AND s.document_hash = a.document_hash
             AND s.person_id = n.person_id
           WHERE a.institution_id = $1 AND a.partnership_id = n.subject_id)
         WHEN 'evaluation' THEN 'evaluating' = ANY (i.tags) AND NOT EXISTS (
           SELECT FROM app.partnership_member m WHERE m.institution_id = $1
             AND m.partnership_id = n.subject_id AND m.person_id = n.person_id
             AND m.evaluated_at IS NOT NULL)
         ELSE true END
     ORDER BY n.created_at DESC, n.id DESC LIMIT ${shown}`,
    [ctx.actor.personId],
  );
  const open = rows.filter(({ form }) => form === null || !asTask.has(form));
  return Promise.all(open.map((row) => noticeOf(ctx, row)));
}

/** These wait among the caller's tasks for as long as they are open. */
const asTask: ReadonlySet<string> = new Set(["registration", "agreement", "evaluation"]);

const pages: Readonly<Record<string, string>> = {
  registration: "/register",
  agreement: "/agreement",
  meeting: "/meetings/new",
  evaluation: "/evaluation",
};

async function noticeOf(ctx: Context, row: NoticeRow): Promise<Notice> {
  const { id, form, text, createdAt, schemeId } = row;
  const instance = { ...row, instanceId: "", revision: 0 };
  const enrolment = row.subjectType === "enrolment" ? await enrolmentRow(ctx, row.subjectId) : null;
  const asStaff = enrolment !== null && enrolment.personId !== row.personId;
  return Object.assign(new Notice(), {
    id,
    text: form ? say(ctx, formWords[form].title) : say(ctx, text ?? {}),
    act: say(ctx, form ? formWords[form].act : words.open),
    to: asStaff ? staffPage(instance) : pageOf(instance, form ? (pages[form] ?? "") : ""),
    schemeName: (await schemeRow(ctx, schemeId)).name,
    at: createdAt,
  });
}

/** Takes a notice away. Once more changes nothing. Throws `NOT_FOUND`. */
export async function dismissNotice(ctx: Context, id: string): Promise<Notice> {
  const row = await ctx.store.get(NoticeRow, id, { lock: true });
  authorise(ctx, "notice.dismiss", { personId: row.personId });
  if (!row.dismissedAt) await ctx.store.update(NoticeRow, { id }, { dismissedAt: new Date() });
  return noticeOf(ctx, row);
}
