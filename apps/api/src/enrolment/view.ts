import { authorise, may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { type InstanceView, views, waitsFor } from "../workflow/workflow.service.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";
import { enrolmentRow, enrolmentSubject } from "./rows.ts";

/** One enrolment, for the person and the coordinators. */
export async function readEnrolment(ctx: Context, id: string): Promise<EnrolmentRow> {
  const row = await enrolmentRow(ctx, id);
  authorise(ctx, "enrolment.read", await enrolmentSubject(ctx, row));
  return row;
}

/** Where the enrolment stands. */
export async function enrolmentView(ctx: Context, id: string): Promise<InstanceView> {
  const view = (await views(ctx, "enrolment", [id])).get(id);
  if (!view) throw new DomainError("NOT_FOUND");
  return view;
}

/** The actions that the caller could take on this enrolment now. */
export async function mayOnEnrolment(ctx: Context, row: EnrolmentRow): Promise<string[]> {
  const subject = await enrolmentSubject(ctx, row);
  const view = await enrolmentView(ctx, row.id);
  const over = view.status === "done" || view.tags.includes("done");
  const choosing = row.role === "mentee" && row.registeredAt !== null && !over;
  const asked = view.status === "active" && row.registeredAt === null;
  const possible: Record<string, boolean> = {
    "enrolment.register": !over && may(ctx, "registration.edit", subject),
    "enrolment.withdraw":
      may(ctx, "enrolment.withdraw", subject) &&
      (await waitsFor(ctx, { subjectType: "enrolment", subjectId: row.id }, "withdraw")),
    "enrolment.rank": choosing && may(ctx, "preference.edit", subject),
    "enrolment.declare": choosing && may(ctx, "declaration.edit", subject),
    "enrolment.invite": asked && row.invitedAt === null && may(ctx, "enrolment.manage", subject),
    "enrolment.remind": asked && row.invitedAt !== null && may(ctx, "enrolment.manage", subject),
  };
  return Object.keys(possible).filter((action) => possible[action]);
}
