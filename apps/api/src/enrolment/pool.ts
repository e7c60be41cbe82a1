import type { Answers, FormDefinition } from "@quad/forms";
import { In } from "typeorm";
import type { Context } from "../context.ts";
import { formVersions, responsesOf } from "../form/form.service.ts";
import { type PersonRow, peopleById } from "../person/person.service.ts";
import { DeclarationRow, EnrolmentRow, PreferenceRow } from "./enrolment.entity.ts";
import { registrationFormKey } from "./register.ts";

/** Somebody who can be matched, with what matching may know. */
export interface PoolMember {
  enrolment: EnrolmentRow;
  person: PersonRow;
  /** Submitted answers to the questions that are for matching, by question id. */
  answers: Answers;
  /** Partnerships this person can still take. */
  capacityLeft: number;
  /** Enrolment ids of chosen mentors, best first. */
  preferences: string[];
  /** Person ids about whom this person has declared a conflict. */
  conflicts: string[];
}

export interface MatchingPool {
  mentors: PoolMember[];
  mentees: PoolMember[];
}

/**
 * SQL of the partnerships of `e` that are open, for statements of this domain. `institution_id` is
 * `$1` in it, as everywhere.
 */
export const openPartnershipsSql = `(SELECT count(*)::int FROM app.partnership_member m
    JOIN app.workflow_instance pi ON pi.institution_id = $1
      AND pi.subject_type = 'partnership' AND pi.subject_id = m.partnership_id
    WHERE m.institution_id = $1 AND m.enrolment_id = e.id AND 'open' = ANY(pi.tags))`;

/**
 * Everybody of a scheme whose workflow lets them be matched and who has room left, in the order of
 * their ids. The number of queries doesn't depend on how many they are.
 */
export async function matchable(ctx: Context, schemeId: string): Promise<MatchingPool> {
  const found = await ctx.store.rows<{ id: string; left: number }>(
    `SELECT e.id, e.capacity - ${openPartnershipsSql} AS "left"
     FROM app.enrolment e
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'enrolment' AND i.subject_id = e.id
     WHERE e.institution_id = $1 AND e.scheme_id = $2 AND 'matchable' = ANY(i.tags)`,
    [schemeId],
  );
  const left = new Map(found.map((row) => [row.id, row.left]));
  const ids = found.filter((row) => row.left > 0).map((row) => row.id);
  if (ids.length === 0) return { mentors: [], mentees: [] };
  const rows = await ctx.store.find(EnrolmentRow, { id: In(ids) }, { order: { id: "ASC" } });
  const people = await peopleById(
    ctx,
    rows.map((row) => row.personId),
  );
  const [answers, preferences, declarations] = await Promise.all([
    matchingAnswers(ctx, rows),
    ctx.store.find(PreferenceRow, { enrolmentId: In(ids) }, { order: { rank: "ASC" } }),
    ctx.store.find(DeclarationRow, { enrolmentId: In(ids) }),
  ]);
  const chosen = Map.groupBy(preferences, (one) => one.enrolmentId);
  const declared = Map.groupBy(declarations, (one) => one.enrolmentId);
  const members = rows.map((enrolment) => ({
    enrolment,
    person: people.get(enrolment.personId)!,
    answers: answers.get(enrolment.id) ?? {},
    capacityLeft: left.get(enrolment.id) ?? 0,
    preferences: (chosen.get(enrolment.id) ?? []).map((one) => one.mentorEnrolmentId),
    conflicts: (declared.get(enrolment.id) ?? []).map((one) => one.aboutPersonId),
  }));
  return {
    mentors: members.filter((one) => one.enrolment.role === "mentor"),
    mentees: members.filter((one) => one.enrolment.role === "mentee"),
  };
}

/** How many people of each role could be matched now. */
export async function poolSizes(
  ctx: Context,
  schemeId: string,
): Promise<{ mentor: number; mentee: number }> {
  const sizes = { mentor: 0, mentee: 0 };
  for (const { role } of await freePeople(ctx, schemeId)) sizes[role] += 1;
  return sizes;
}

/** Those who could be matched now, without what matching knows of them. */
export function freePeople(
  ctx: Context,
  schemeId: string,
): Promise<{ id: string; personId: string; role: EnrolmentRow["role"] }[]> {
  return ctx.store.rows(
    `SELECT e.id, e.person_id AS "personId", e.role
     FROM app.enrolment e
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'enrolment' AND i.subject_id = e.id
     WHERE e.institution_id = $1 AND e.scheme_id = $2 AND 'matchable' = ANY(i.tags)
       AND e.capacity > ${openPartnershipsSql}
     ORDER BY e.id`,
    [schemeId],
  );
}

async function matchingAnswers(
  ctx: Context,
  rows: readonly EnrolmentRow[],
): Promise<Map<string, Answers>> {
  const found = new Map<string, Answers>();
  for (const role of ["mentor", "mentee"] as const) {
    const ids = rows.filter((row) => row.role === role).map((row) => row.id);
    const byId = await responsesOf(ctx, "enrolment", ids, registrationFormKey(role));
    const responses = [...byId.values()].flat().filter((row) => row.state === "submitted");
    const forms = await formVersions(
      ctx,
      responses.map((row) => row.formVersionId),
    );
    for (const row of responses) {
      found.set(row.subjectId, forMatching(forms.get(row.formVersionId)!.definition, row.answers));
    }
  }
  return found;
}

function forMatching(form: FormDefinition, answers: Answers): Answers {
  const ids = form.pages.flatMap((page) =>
    page.questions.filter((question) => question.matching).map((question) => question.id),
  );
  return Object.fromEntries(
    ids.flatMap((id) => (Object.hasOwn(answers, id) ? [[id, answers[id]!]] : [])),
  );
}
