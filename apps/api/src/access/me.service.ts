import type { Context } from "../context.ts";
import { enrolmentsOfPerson } from "../enrolment/enrolment.service.ts";
import {
  type PartnershipRow,
  partnershipsOfEnrolments,
} from "../partnership/partnership.service.ts";
import { person } from "../person/person.service.ts";
import { authorise } from "./can.ts";
import { Me } from "./sign-in.types.ts";

/** Whoever asks; null before sign-in. */
export async function currentMe(ctx: Context): Promise<Me | null> {
  authorise(ctx, "me.read");
  return ctx.actor.kind === "person" ? me(ctx, ctx.actor.personId) : null;
}

/** The person of this request, as they see themselves. */
export async function me(ctx: Context, personId: string): Promise<Me> {
  const { email, locale } = await person(ctx, personId);
  return Object.assign(new Me(), { personId, email, locale });
}

/** Whether the caller has a role besides taking part. */
export const isStaff = (ctx: Context): boolean =>
  ctx.actor.kind === "person" && ctx.actor.grants.length > 0;

/** Every partnership that this person is or was in, newest first. */
export async function partnershipsOf(ctx: Context, personId: string): Promise<PartnershipRow[]> {
  const enrolments = await enrolmentsOfPerson(ctx, personId);
  const found = await partnershipsOfEnrolments(
    ctx,
    enrolments.map(({ id }) => id),
  );
  const rows = new Map([...found.values()].flat().map((row) => [row.id, row]));
  return [...rows.values()].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}
