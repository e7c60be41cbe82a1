import { authorise, may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { currentForm } from "../form/form.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { decodeCursor, type Page, page, pageSize } from "../graphql/pagination.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { EnrolmentRow } from "./enrolment.entity.ts";
import { MentorProfile } from "./enrolment.types.ts";
import { words } from "./enrolment.words.ts";
import { wordsOf } from "./list.ts";
import { openPartnershipsSql } from "./pool.ts";
import { declarationsOf, preferencesOf } from "./preferences.ts";
import { mentorProfiles, questionOf, vocabularyOf } from "./profiles.ts";
import { registrationFormKey } from "./register.ts";
import { enrolmentsById } from "./rows.ts";

export interface MentorQuery {
  schemeId: string;
  search?: string | null;
  /** Any of these. */
  expertise?: readonly string[] | null;
  first: number;
  after?: string | null;
}

/**
 * Mentors of a scheme who have room, for a registered mentee or a coordinator; never oneself. With a
 * search, those in whom any word is found (name, job title, biography or area of expertise, as far
 * as searchers may see them), most words first; otherwise by name.
 */
export async function searchMentors(
  ctx: Context,
  query: MentorQuery,
): Promise<Page<MentorProfile>> {
  const { schemeId } = query;
  const first = pageSize(query.first);
  const after = decodeCursor(query.after, 4);
  const mentee = await callersEnrolment(ctx, schemeId);
  const extra = mentee ? { personId: mentee.personId } : {};
  const subject = await schemeSubject(ctx, schemeId, extra);
  authorise(ctx, "mentor.search", subject);
  if (!may(ctx, "enrolment.list", subject) && !mentee?.hasPlace && !mentee?.waitingSince) {
    throw new DomainError("FORBIDDEN", say(ctx, words.registerFirst));
  }

  const form = await currentForm(ctx, schemeId, registrationFormKey("mentor"));
  const seen = (id: string) => questionOf(form, id)?.visibility.includes("searchers") ?? false;
  const terms = seen("expertise") ? vocabularyOf(form, "expertise") : [];
  const sought = wordsOf(query.search ?? "").map((word) => ({
    word,
    terms: terms
      .filter((term) => Object.values(term.label).some((one) => one.toLowerCase().includes(word)))
      .map((term) => term.value),
  }));
  const answer = (id: string) => (seen(id) ? `COALESCE(r.answers->>'${id}', '')` : "''");
  const params: unknown[] = [
    schemeId,
    mentee?.personId ?? null,
    JSON.stringify(sought),
    query.expertise?.length && seen("expertise") ? query.expertise : null,
    registrationFormKey("mentor"),
  ];
  const found = `WITH found AS (
       SELECT e.id::text AS id, p.family_name, p.given_name,
         ARRAY(SELECT w.word FROM jsonb_to_recordset($4::jsonb) AS w (word text, terms jsonb)
           WHERE strpos(lower(concat_ws(' ', p.given_name, p.family_name, p.job_title,
               ${answer("jobTitle")}, ${answer("biography")})), w.word) > 0
             OR r.answers->'expertise' ?| ARRAY(SELECT jsonb_array_elements_text(w.terms))) AS words
       FROM app.enrolment e
       JOIN app.person p ON p.institution_id = $1 AND p.id = e.person_id
       JOIN app.workflow_instance i ON i.institution_id = $1
         AND i.subject_type = 'enrolment' AND i.subject_id = e.id
       JOIN app.response r ON r.institution_id = $1 AND r.subject_type = 'enrolment'
         AND r.subject_id = e.id AND r.form_key = $6 AND r.state = 'submitted'
       WHERE e.institution_id = $1 AND e.scheme_id = $2 AND e.role = 'mentor'
         AND 'matchable' = ANY(i.tags)
         AND e.person_id IS DISTINCT FROM $3::uuid
         AND ($5::text[] IS NULL OR r.answers->'expertise' ?| $5::text[])
         AND e.capacity > ${openPartnershipsSql}
     ), hits AS (
       SELECT *, -COALESCE(array_length(words, 1), 0) AS fewer FROM found
       WHERE jsonb_array_length($4::jsonb) = 0 OR array_length(words, 1) > 0
     )`;
  const [total] = await ctx.store.rows<{ count: number }>(
    `${found} SELECT count(*)::int AS count FROM hits`,
    params,
  );
  const later = after ? "WHERE (fewer, family_name, given_name, id) > ($8::int, $9, $10, $11)" : "";
  const rows = await ctx.store.rows<{ id: string; words: string[]; keys: (string | number)[] }>(
    `${found} SELECT id, words, json_build_array(fewer, family_name, given_name, id) AS keys
     FROM hits ${later} ORDER BY fewer, family_name, given_name, id LIMIT $7`,
    [...params, first + 1, ...(after ?? [])],
  );
  const matchedOn = new Map(rows.map((row) => [row.id, row.words]));
  const profiles = await withChoices(
    ctx,
    mentee,
    rows.map((row) => row.id),
    matchedOn,
  );
  return page(
    rows,
    first,
    total?.count ?? 0,
    (row) => row.keys,
    (row) => profiles.get(row.id)!,
  );
}

/** The caller's enrolment as a mentee of the scheme; null without one. */
async function callersEnrolment(ctx: Context, schemeId: string): Promise<EnrolmentRow | null> {
  if (ctx.actor.kind !== "person") return null;
  const { personId } = ctx.actor;
  return ctx.store.maybe(EnrolmentRow, { schemeId, personId, role: "mentee" });
}

/** Profiles with what this mentee has made of them. */
export async function withChoices(
  ctx: Context,
  mentee: EnrolmentRow | null,
  ids: readonly string[],
  matchedOn: ReadonlyMap<string, string[]> = new Map(),
): Promise<Map<string, MentorProfile>> {
  const [profiles, rows, chosen, declared] = await Promise.all([
    mentorProfiles(ctx, ids),
    enrolmentsById(ctx, ids),
    mentee ? preferencesOf(ctx, mentee.id) : [],
    mentee ? declarationsOf(ctx, mentee.id) : [],
  ]);
  const about = new Set(declared.map((one) => one.aboutPersonId));
  return new Map(
    [...profiles].map(([id, profile]) => [
      id,
      Object.assign(new MentorProfile(), profile, {
        rank: chosen.find((one) => one.mentorEnrolmentId === id)?.rank ?? null,
        declared: about.has(rows.get(id)?.personId ?? ""),
        matchedOn: matchedOn.get(id) ?? [],
      }),
    ]),
  );
}
