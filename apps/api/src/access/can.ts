import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import type { Subject } from "./policy.ts";

/** Whether the caller may do it. The system may do everything. Throws on an unknown action. */
export function may(ctx: Context, action: string, subject: Subject): boolean {
  const grantees = ctx.app.policies[action];
  if (!grantees) throw new Error(`There is no policy for ${action}.`);
  if (ctx.actor.kind === "system") return true;
  return grantees.some((grantee) => grantee.allows(ctx.actor, subject));
}

/** Lets the caller pass, or throws `UNAUTHENTICATED` or `FORBIDDEN`. */
export function authorise(ctx: Context, action: string, subject: Subject = {}): void {
  ctx.asked.add(action);
  if (may(ctx, action, subject)) return;
  throw new DomainError(ctx.actor.kind === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN");
}
