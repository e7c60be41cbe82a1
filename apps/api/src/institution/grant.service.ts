import { v7 as uuidv7 } from "uuid";
import type { GrantRole } from "../access/actor.ts";
import { authorise } from "../access/can.ts";
import type { Subject } from "../access/policy.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { fullName, person } from "../person/person.service.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { GrantRow } from "./grant.entity.ts";
import { unitPath } from "./institution.service.ts";
import { words } from "./institution.words.ts";

export type { GrantRow };

export interface GrantRequest {
  personId: string;
  role: GrantRole;
  unitId?: string | null;
  schemeId?: string | null;
  serviceAreaId?: string | null;
}

type Need = "needed" | "allowed" | "none";

/** What each role is held over. */
const scopes: Readonly<Record<GrantRole, { unit: Need; scheme: Need; area: Need }>> = {
  institution_admin: { unit: "none", scheme: "none", area: "none" },
  unit_admin: { unit: "needed", scheme: "none", area: "none" },
  coordinator: { unit: "none", scheme: "needed", area: "allowed" },
  committee: { unit: "none", scheme: "needed", area: "none" },
  trainer: { unit: "none", scheme: "needed", area: "none" },
};

const fits = (need: Need, value: string | null | undefined): boolean =>
  need === "allowed" || (need === "needed") === (value != null);

/** Every grant of the institution. */
export async function grants(ctx: Context): Promise<GrantRow[]> {
  authorise(ctx, "grant.list");
  return ctx.store.find(GrantRow, {}, { order: { role: "ASC", id: "ASC" } });
}

export function grantsOfPerson(ctx: Context, personId: string): Promise<GrantRow[]> {
  return ctx.store.find(GrantRow, { personId }, { order: { role: "ASC", id: "ASC" } });
}

/**
 * Gives somebody a role. A role that they hold already is returned as it is. Refused when its scope
 * is missing something. Throws `BAD_USER_INPUT` for a scope that the role doesn't have.
 */
export async function grantRole(ctx: Context, request: GrantRequest): Promise<GrantRow | Refused> {
  const scope = scopes[request.role];
  const subject = await subjectOf(ctx, request);
  const to = await person(ctx, request.personId);
  if (request.serviceAreaId) await unitPath(ctx, request.serviceAreaId);
  authorise(ctx, "grant.give", subject);
  if (scope.unit === "needed" && !request.unitId) {
    return Refused.because("UNIT_NEEDED", say(ctx, words.unitNeeded));
  }
  if (scope.scheme === "needed" && !request.schemeId) {
    return Refused.because("SCHEME_NEEDED", say(ctx, words.schemeNeeded));
  }
  if (
    !fits(scope.unit, request.unitId) ||
    !fits(scope.scheme, request.schemeId) ||
    !fits(scope.area, request.serviceAreaId)
  ) {
    throw new DomainError("BAD_USER_INPUT");
  }
  const values = {
    personId: to.id,
    role: request.role,
    unitId: request.unitId ?? null,
    schemeId: request.schemeId ?? null,
    serviceAreaId: request.serviceAreaId ?? null,
  };
  const held = (await grantsOfPerson(ctx, to.id)).find((grant) =>
    Object.entries(values).every(([key, value]) => grant[key as keyof GrantRow] === value),
  );
  if (held) return held;
  const row = Object.assign(new GrantRow(), {
    institutionId: ctx.institutionId,
    id: uuidv7(),
    ...values,
  });
  await ctx.store.insert(GrantRow, row);
  await recordAudit(ctx, "grant.give", { type: "grant", id: row.id }, values);
  return row;
}

/** Takes a role away. Throws `BAD_USER_INPUT` for the institution's last administrator. */
export async function revokeGrant(ctx: Context, id: string): Promise<true> {
  const row = await ctx.store.get(GrantRow, id, { lock: true });
  authorise(ctx, "grant.revoke", await subjectOf(ctx, row));
  if (row.role === "institution_admin") {
    const admins = await ctx.store.find(
      GrantRow,
      { role: "institution_admin" },
      { lock: true, order: { id: "ASC" } },
    );
    if (new Set(admins.map((grant) => grant.personId)).size === 1 && admins.length === 1) {
      const last = fullName(await person(ctx, row.personId));
      throw new DomainError("BAD_USER_INPUT", say(ctx, words.lastAdmin, { name: last }));
    }
  }
  await ctx.store.remove(GrantRow, { id });
  const { personId, role, unitId, schemeId, serviceAreaId } = row;
  const detail = { personId, role, unitId, schemeId, serviceAreaId };
  await recordAudit(ctx, "grant.revoke", { type: "grant", id }, detail);
  return true;
}

/** The unit or scheme that a role is held over, for the policy. Throws `NOT_FOUND`. */
async function subjectOf(
  ctx: Context,
  scope: { unitId?: string | null; schemeId?: string | null },
): Promise<Subject> {
  if (scope.schemeId) return schemeSubject(ctx, scope.schemeId);
  if (scope.unitId) return { unitIds: await unitPath(ctx, scope.unitId) };
  return {};
}
