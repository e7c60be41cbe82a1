import type { Answers, Json, Question, Text } from "@quad/forms";
import DataLoader from "dataloader";
import type { Context } from "../context.ts";
import {
  answersFor,
  type FormVersionRow,
  formVersions,
  responsesOf,
} from "../form/form.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";
import { MentorProfile } from "./enrolment.types.ts";
import { openPartnershipsSql } from "./pool.ts";
import { registrationFormKey, registrationKey } from "./register.ts";
import { enrolmentsById } from "./rows.ts";

export interface Term {
  value: string;
  label: Text;
}

/** The options of a question, such as the vocabulary of expertise. Empty without that question. */
export function vocabularyOf(form: FormVersionRow, questionId: string): Term[] {
  const question = questionOf(form, questionId);
  const options = question?.rules?.options as { value: string; label: Text }[] | undefined;
  return (options ?? []).map(({ value, label }) => ({ value, label }));
}

export const questionOf = (form: FormVersionRow, id: string): Question | undefined =>
  form.definition.pages.flatMap((page) => page.questions).find((one) => one.id === id);

/** What the caller made of a mentor, besides what the mentor says. */
export interface Choice {
  rank: number | null;
  declared: boolean;
  matchedOn: string[];
}

/** Mentors as searching mentees may see them: visibility is applied to every answer. */
export async function mentorProfiles(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, MentorProfile>> {
  const loader = ctx.once(
    "mentor.profiles",
    () => new DataLoader<string, MentorProfile | null>((keys) => load(ctx, keys)),
  );
  const found = await loader.loadMany([...ids]);
  return new Map(
    found.flatMap((one) => (one && !(one instanceof Error) ? [[one.enrolmentId, one]] : [])),
  );
}

async function load(ctx: Context, ids: readonly string[]): Promise<(MentorProfile | null)[]> {
  const rows = await enrolmentsById(ctx, ids);
  const mentors = [...rows.values()].filter((row) => row.role === "mentor");
  const [people, responses, left] = await Promise.all([
    peopleById(
      ctx,
      mentors.map((row) => row.personId),
    ),
    responsesOf(ctx, "enrolment", [...rows.keys()], registrationFormKey("mentor")),
    placesLeft(ctx, [...rows.keys()]),
  ]);
  const all = [...responses.values()].flat();
  const forms = await formVersions(
    ctx,
    all.map((response) => response.formVersionId),
  );
  return ids.map((id) => {
    const row = rows.get(id);
    const person = row && people.get(row.personId);
    if (!row || !person) return null;
    const response = responses.get(id)?.find((one) => one.personId === row.personId);
    const form = response && forms.get(response.formVersionId);
    const answers = response && form ? answersFor(ctx, response, form, ["searchers"]) : {};
    return profile(row, fullName(person), person, answers, form ?? null, left.get(id) ?? 0);
  });
}

function profile(
  row: EnrolmentRow,
  name: string,
  person: { jobTitle: string | null; unitId: string | null },
  answers: Answers,
  form: FormVersionRow | null,
  placesLeft: number,
): MentorProfile {
  const terms = form ? vocabularyOf(form, "expertise") : [];
  const offered = (answers.expertise ?? []) as Json[];
  return Object.assign(new MentorProfile(), {
    enrolmentId: row.id,
    name,
    jobTitle: typeof answers.jobTitle === "string" ? answers.jobTitle : person.jobTitle,
    unitId: person.unitId,
    biography: typeof answers.biography === "string" ? answers.biography : "",
    expertise: terms.filter((term) => offered.includes(term.value)),
    answers,
    placesLeft,
    rank: null,
    declared: false,
    matchedOn: [],
  });
}

async function placesLeft(ctx: Context, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.store.rows<{ id: string; left: number }>(
    `SELECT e.id, GREATEST(0, e.capacity - ${openPartnershipsSql}) AS "left"
     FROM app.enrolment e WHERE e.institution_id = $1 AND e.id = ANY($2::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.left]));
}

export { registrationKey };
