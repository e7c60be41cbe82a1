import type { Context } from "../context.ts";
import { enrolmentsById } from "../enrolment/enrolment.service.ts";
import { units } from "../institution/institution.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";

export interface Named {
  name: string;
  unitName: string | null;
}

/** Names and units of the people behind enrolments, in a constant number of queries. */
export async function namesOf(
  ctx: Context,
  enrolmentIds: readonly string[],
): Promise<(enrolmentId: string) => Named> {
  const enrolments = await enrolmentsById(ctx, enrolmentIds);
  const people = await peopleById(
    ctx,
    [...enrolments.values()].map((one) => one.personId),
  );
  const unitNames = new Map((await units(ctx)).map((unit) => [unit.id, unit.name]));
  return (id) => {
    const person = people.get(enrolments.get(id)?.personId ?? "");
    if (!person) return { name: "?", unitName: null };
    const unitName = person.unitId ? (unitNames.get(person.unitId) ?? null) : null;
    return { name: fullName(person), unitName };
  };
}
