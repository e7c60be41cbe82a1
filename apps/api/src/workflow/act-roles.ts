import { may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { enrolmentRoles, enrolmentRow } from "../enrolment/enrolment.service.ts";
import { partnershipRoles, partnershipRow } from "../partnership/partnership.service.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import type { SubjectRef } from "./workflow.contract.ts";

/** What the caller is to a subject, in the words of workflow definitions. */
export async function rolesTo(
  ctx: Context,
  { subjectType, subjectId, schemeId }: SubjectRef & { schemeId: string },
): Promise<string[]> {
  switch (subjectType) {
    case "enrolment":
      return enrolmentRoles(ctx, await enrolmentRow(ctx, subjectId));
    case "partnership":
      return partnershipRoles(ctx, await partnershipRow(ctx, subjectId));
    case "round":
      return may(ctx, "round.publish", await schemeSubject(ctx, schemeId)) ? ["coordinator"] : [];
  }
}
