import type { Subject } from "../access/policy.ts";
import { coordinator, institutionAdmin, unitAdmin } from "../access/policy.ts";
import type { Context } from "../context.ts";

/**
 * The service areas of a scheme whose people the caller may see; null means all of them. A
 * coordinator of some areas sees those alone.
 */
export function areasSeen(ctx: Context, scheme: Subject): string[] | null {
  const { actor } = ctx;
  if (actor.kind === "system") return null;
  const whole = { ...scheme, serviceAreaId: null };
  if ([institutionAdmin, unitAdmin, coordinator].some((one) => one.allows(actor, whole))) {
    return null;
  }
  if (actor.kind !== "person") return [];
  return actor.grants.flatMap((grant) =>
    grant.role === "coordinator" && grant.schemeId === scheme.schemeId && grant.serviceAreaId
      ? [grant.serviceAreaId]
      : [],
  );
}
