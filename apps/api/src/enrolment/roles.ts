import { may } from "../access/can.ts";
import type { Context } from "../context.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";
import { enrolmentSubject } from "./rows.ts";

/** What the caller is to this enrolment, in the words of workflow definitions. */
export async function rolesOf(ctx: Context, row: EnrolmentRow): Promise<string[]> {
  if (ctx.actor.kind === "system") return ["system"];
  const subject = await enrolmentSubject(ctx, row);
  const roles: string[] = [];
  if (ctx.actor.kind === "person" && ctx.actor.personId === row.personId) roles.push("self");
  if (may(ctx, "enrolment.manage", subject)) roles.push("coordinator");
  return roles;
}
