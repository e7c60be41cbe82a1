import type { Context } from "../context.ts";

/** Everything that the overview and the next step are worked out from. */
export interface SchemeState {
  registered: number;
  invited: number;
  waiting: number;
  mentors: number;
  mentees: number;
  notInvited: number;
  invitedNotRegistered: number;
  /** People in the pool whom nobody has been proposed to. */
  freeMentors: number;
  freeMentees: number;
  partnershipsActive: number;
  partnershipsEnded: number;
  unanswered: number;
  replyBy: string | null;
  unevaluated: number;
  /** Of the newest round; null before the first. */
  round: {
    id: string;
    number: number;
    stage: string;
    /** Of its newest run that is done. */
    matched: number | null;
  } | null;
}

/** Where a scheme stands, in two queries. */
export async function schemeState(ctx: Context, schemeId: string): Promise<SchemeState> {
  const people = await ctx.store.rows<Omit<SchemeState, "round">>(
    `WITH open AS (
       SELECT m.enrolment_id, count(*) AS n FROM app.partnership_member m
       JOIN app.workflow_instance i ON i.institution_id = $1
         AND i.subject_type = 'partnership' AND i.subject_id = m.partnership_id
       WHERE m.institution_id = $1 AND i.scheme_id = $2 AND 'open' = ANY(i.tags)
       GROUP BY m.enrolment_id
     ), people AS (
       SELECT e.*, i.status, i.tags, COALESCE(o.n, 0) AS open FROM app.enrolment e
       JOIN app.workflow_instance i ON i.institution_id = $1
         AND i.subject_type = 'enrolment' AND i.subject_id = e.id
       LEFT JOIN open o ON o.enrolment_id = e.id
       WHERE e.institution_id = $1 AND e.scheme_id = $2
     ), members AS (
       SELECT m.*, i.stage, i.tags, p.reply_by FROM app.partnership_member m
       JOIN app.partnership p ON p.institution_id = $1 AND p.id = m.partnership_id
       JOIN app.workflow_instance i ON i.institution_id = $1
         AND i.subject_type = 'partnership' AND i.subject_id = m.partnership_id
       WHERE m.institution_id = $1 AND p.scheme_id = $2
     ), asked AS (
       SELECT * FROM members WHERE 'open' = ANY(tags) AND NOT 'working' = ANY(tags)
         AND answer IS NULL
     )
     SELECT
       count(*) FILTER (WHERE has_place OR waiting_since IS NOT NULL)::int AS registered,
       count(*) FILTER (WHERE invited_at IS NOT NULL)::int AS invited,
       count(*) FILTER (WHERE waiting_since IS NOT NULL)::int AS waiting,
       count(*) FILTER (WHERE role = 'mentor' AND has_place)::int AS mentors,
       count(*) FILTER (WHERE role = 'mentee' AND has_place)::int AS mentees,
       count(*) FILTER (WHERE status <> 'done' AND registered_at IS NULL
         AND invited_at IS NULL)::int AS "notInvited",
       count(*) FILTER (WHERE status <> 'done' AND registered_at IS NULL
         AND invited_at IS NOT NULL)::int AS "invitedNotRegistered",
       count(*) FILTER (WHERE role = 'mentor' AND 'matchable' = ANY(tags)
         AND open < capacity)::int AS "freeMentors",
       count(*) FILTER (WHERE role = 'mentee' AND 'matchable' = ANY(tags)
         AND open < capacity)::int AS "freeMentees",
       (SELECT count(DISTINCT partnership_id)::int FROM members WHERE 'working' = ANY(tags))
         AS "partnershipsActive",
       (SELECT count(DISTINCT partnership_id)::int FROM members
         WHERE 'evaluating' = ANY(tags) OR stage = 'ended') AS "partnershipsEnded",
       (SELECT count(*)::int FROM asked) AS unanswered,
       (SELECT max(reply_by)::text FROM asked) AS "replyBy",
       (SELECT count(*)::int FROM members WHERE 'evaluating' = ANY(tags)
         AND evaluated_at IS NULL) AS unevaluated
     FROM people`,
    [schemeId],
  );
  const [round] = await ctx.store.rows<NonNullable<SchemeState["round"]>>(
    `SELECT r.id, r.number, i.stage,
       (SELECT matched FROM app.run WHERE institution_id = $1 AND round_id = r.id
          AND state = 'done' ORDER BY number DESC LIMIT 1) AS matched
     FROM app.round r
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'round' AND i.subject_id = r.id
     WHERE r.institution_id = $1 AND r.scheme_id = $2
     ORDER BY r.number DESC LIMIT 1`,
    [schemeId],
  );
  return { ...people[0]!, round: round ?? null };
}
