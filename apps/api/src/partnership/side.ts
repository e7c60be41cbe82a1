import { actorName } from "../access/actor.ts";
import { may } from "../access/can.ts";
import type { Subject } from "../access/policy.ts";
import type { Context } from "../context.ts";
import { enrolmentsById } from "../enrolment/enrolment.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { schemeRow, schemeSettings, schemeSubject } from "../scheme/scheme.service.ts";
import type { PartnershipRow } from "./partnership.entity.ts";
import { inIt, type MemberState, memberStates } from "./state.ts";

/** What a permission over a partnership is about. */
export async function partnershipSubject(ctx: Context, row: PartnershipRow): Promise<Subject> {
  const members = await memberStates(ctx, row.id);
  const enrolments = await enrolmentsById(
    ctx,
    members.map((one) => one.enrolmentId),
  );
  const areas = [...enrolments.values()].map((one) => one.serviceAreaId);
  const scheme = await schemeRow(ctx, row.schemeId);
  return schemeSubject(ctx, row.schemeId, {
    memberIds: inIt(members).map((one) => one.personId),
    invitedIds: members.filter((one) => one.joining).map((one) => one.personId),
    serviceAreaId: coordinatedArea(ctx, row.schemeId, areas),
    sharedWithCoordinator: schemeSettings(scheme).coordinatorSeesMeetings,
  });
}

/** Members may come from several areas: the coordinator of any of these coordinates them. */
function coordinatedArea(
  ctx: Context,
  schemeId: string,
  areas: readonly (string | null)[],
): string | null {
  const grants = ctx.actor.kind === "person" ? ctx.actor.grants : [];
  const own = areas.find((area) =>
    grants.some(
      (grant) =>
        grant.role === "coordinator" && grant.schemeId === schemeId && grant.serviceAreaId === area,
    ),
  );
  return own ?? areas[0] ?? null;
}

/** What the caller is to a partnership. Whoever is in it is a member, whatever else they are. */
export interface Side {
  me: MemberState | null;
  /** Looks after these people, and isn't one of them. */
  manages: boolean;
}

/** Asked by many fields: once for each request and partnership. */
export function sideOf(ctx: Context, row: PartnershipRow): Promise<Side> {
  const { actor } = ctx;
  return ctx.once(`partnership.side:${row.id}:${actorName(actor)}`, async () => {
    const members = await memberStates(ctx, row.id);
    const me =
      (actor.kind === "person" && members.find((one) => one.personId === actor.personId)) || null;
    if (me) return { me, manages: false };
    return {
      me,
      manages: may(ctx, "partnership.manage", await partnershipSubject(ctx, row)),
    };
  });
}

/** What the caller is to a partnership, in the words of workflow definitions. */
export async function partnershipRoles(ctx: Context, row: PartnershipRow): Promise<string[]> {
  if (ctx.actor.kind === "system") return ["system"];
  const { me, manages } = await sideOf(ctx, row);
  if (me) return me.joining ? [] : ["member", me.role];
  return manages ? ["coordinator"] : [];
}

/** The caller as a member, as it stands now. Throws `FORBIDDEN` for anybody else. */
export async function myState(ctx: Context, row: PartnershipRow): Promise<MemberState> {
  const { actor } = ctx;
  const members = await memberStates(ctx, row.id);
  const me = members.find((one) => actor.kind === "person" && one.personId === actor.personId);
  if (!me) throw new DomainError("FORBIDDEN");
  return me;
}
