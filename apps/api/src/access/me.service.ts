import type { Context } from "../context.ts";
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
