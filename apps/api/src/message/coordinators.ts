import type { Context } from "../context.ts";
import { enrolmentRow, enrolmentsById } from "../enrolment/enrolment.service.ts";
import { memberStates } from "../partnership/partnership.service.ts";
import type { InstanceRef } from "../plugins/plugin.ts";
import { coordinatorsOf } from "../scheme/scheme.service.ts";

/**
 * Person ids of those who look after a subject: of the service areas of its people, or of the whole
 * scheme where an area has nobody of its own. Whoever is in a partnership isn't its coordinator, and
 * isn't told of a concern about it; where nobody else is left, all other coordinators are.
 */
export async function coordinatorsOfSubject(
  ctx: Context,
  { subjectType, subjectId, schemeId }: InstanceRef,
): Promise<string[]> {
  if (subjectType === "round") return coordinatorsOf(ctx, schemeId);
  if (subjectType === "enrolment") {
    return coordinatorsOf(ctx, schemeId, (await enrolmentRow(ctx, subjectId)).serviceAreaId);
  }
  const members = await memberStates(ctx, subjectId);
  const ids = members.map((one) => one.enrolmentId);
  const areas = new Set(
    [...(await enrolmentsById(ctx, ids)).values()].map((one) => one.serviceAreaId),
  );
  const lists = await Promise.all([...areas].map((area) => coordinatorsOf(ctx, schemeId, area)));
  const inIt = new Set(members.map((one) => one.personId));
  const others = (list: readonly string[]) => [...new Set(list)].filter((id) => !inIt.has(id));
  const found = others(lists.flat());
  return (found.length > 0 ? found : others(await coordinatorsOf(ctx, schemeId))).sort();
}
