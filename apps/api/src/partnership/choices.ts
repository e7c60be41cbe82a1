import type { Context } from "../context.ts";
import { enrolmentsById, freePeople } from "../enrolment/enrolment.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { modelSizes } from "./models.ts";
import { partnershipRow } from "./rows.ts";
import { memberStates } from "./state.ts";

/**
 * Enrolments that can be named about a partnership, with names in alphabetical order: its members,
 * or those of the pool whom its model has room for.
 */
export async function choicesFor(
  ctx: Context,
  partnershipId: string,
  of: "member" | "candidate",
): Promise<{ value: string; label: string }[]> {
  const members = await memberStates(ctx, partnershipId);
  const ids =
    of === "member"
      ? members.map((one) => one.enrolmentId)
      : await candidates(ctx, partnershipId, members);
  const enrolments = await enrolmentsById(ctx, ids);
  const people = await peopleById(
    ctx,
    [...enrolments.values()].map((one) => one.personId),
  );
  return ids
    .map((value) => ({ value, label: fullName(people.get(enrolments.get(value)!.personId)!) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

async function candidates(
  ctx: Context,
  partnershipId: string,
  members: Awaited<ReturnType<typeof memberStates>>,
): Promise<string[]> {
  const row = await partnershipRow(ctx, partnershipId);
  const sizes = modelSizes(row.model);
  const count = (role: string) => members.filter((one) => one.role === role).length;
  const room = {
    mentor: count("mentor") < sizes.mentors.most,
    mentee: count("mentee") < sizes.mentees.most,
  };
  const there = new Set(members.map((one) => one.personId));
  return (await freePeople(ctx, row.schemeId))
    .filter((one) => room[one.role] && !there.has(one.personId))
    .map((one) => one.id);
}
