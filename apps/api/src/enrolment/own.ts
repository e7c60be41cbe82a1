import type { Context } from "../context.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";
import { Enrolment, Preference } from "./enrolment.types.ts";
import { withChoices } from "./mentors.ts";
import { preferencesOf } from "./preferences.ts";
import { enrolmentsOfPerson } from "./rows.ts";

/** What the caller takes part in, in one scheme. One query for all schemes of a request. */
export async function ownEnrolments(ctx: Context, schemeId: string): Promise<Enrolment[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") return [];
  const all = await ctx.once("enrolments.own", () => enrolmentsOfPerson(ctx, actor.personId));
  return all.filter((row) => row.schemeId === schemeId).map(Enrolment.of);
}

/** A mentee's choices with the mentors as that mentee sees them. */
export async function chosenMentors(ctx: Context, mentee: EnrolmentRow): Promise<Preference[]> {
  const chosen = await preferencesOf(ctx, mentee.id);
  if (chosen.length === 0) return [];
  const mentors = await withChoices(
    ctx,
    mentee,
    chosen.map((one) => one.mentorEnrolmentId),
  );
  return chosen.flatMap(({ rank, mentorEnrolmentId }) => {
    const mentor = mentors.get(mentorEnrolmentId);
    return mentor ? [Object.assign(new Preference(), { rank, mentor })] : [];
  });
}
