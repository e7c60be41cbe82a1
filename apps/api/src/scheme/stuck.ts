import type { Context } from "../context.ts";
import { schemeDocumentOf } from "./scheme.service.ts";

/** Somebody who has been in a stage for longer than the scheme allows there. */
export interface Stuck {
  enrolmentId: string;
  partnershipId: string | null;
  subject: "enrolment" | "partnership";
  subjectId: string;
  stage: string;
  days: number;
  serviceAreaId: string | null;
}

/**
 * Everybody who is late, longest first: people in a stage of their own, and those members of a
 * partnership who hold it up. Whole days. One query, and one for the scheme's document.
 */
export async function stuckPeople(ctx: Context, schemeId: string): Promise<Stuck[]> {
  const { stages } = await schemeDocumentOf(ctx, schemeId);
  const limits = stages.flatMap(({ subject, stage, lateAfterDays, who }) =>
    lateAfterDays === undefined
      ? []
      : [{ subject, stage, days: lateAfterDays, who: who ?? "members" }],
  );
  return ctx.store.rows<Stuck>(
    `WITH allowed AS (
       SELECT * FROM jsonb_to_recordset($3::jsonb) AS t (subject text, stage text, days int, who text)
     ), late AS (
       SELECT i.subject_type, i.subject_id, i.stage, i.stage_since, a.who
       FROM app.workflow_instance i
       JOIN allowed a ON a.subject = i.subject_type AND a.stage = i.stage
       WHERE i.institution_id = $1 AND i.scheme_id = $2 AND i.status <> 'done'
         AND i.stage_since <= now() - make_interval(days => a.days)
     ), people AS (
       SELECT e.id AS enrolment_id, NULL::uuid AS partnership_id, l.*, e.service_area_id
       FROM late l
       JOIN app.enrolment e ON e.institution_id = $1 AND e.id = l.subject_id
       WHERE l.subject_type = 'enrolment'
       UNION ALL
       SELECT m.enrolment_id, m.partnership_id, l.*, e.service_area_id
       FROM late l
       JOIN app.partnership_member m ON m.institution_id = $1 AND m.partnership_id = l.subject_id
       JOIN app.enrolment e ON e.institution_id = $1 AND e.id = m.enrolment_id
       WHERE l.subject_type = 'partnership' AND CASE l.who
         WHEN 'unanswered' THEN m.answer IS NULL
         WHEN 'unevaluated' THEN m.evaluated_at IS NULL
         WHEN 'unsigned' THEN NOT EXISTS (SELECT FROM app.agreement g
           JOIN app.signature s ON s.institution_id = $1 AND s.partnership_id = g.partnership_id
             AND s.person_id = m.person_id AND s.document_hash = g.document_hash
           WHERE g.institution_id = $1 AND g.partnership_id = m.partnership_id)
         ELSE true END
     )
     SELECT enrolment_id AS "enrolmentId", partnership_id AS "partnershipId",
       subject_type AS subject, subject_id AS "subjectId", stage,
       floor(extract(epoch FROM now() - stage_since) / 86400)::int AS days,
       service_area_id AS "serviceAreaId"
     FROM people ORDER BY stage_since, enrolment_id`,
    [schemeId, JSON.stringify(limits)],
  );
}
