import type { Context } from "../context.ts";
import { memberStates } from "./state.ts";

/** Whom a workflow may write to about a partnership. */
export type Recipients =
  | "members"
  | "mentors"
  | "mentees"
  | "unanswered"
  | "unsigned"
  | "unevaluated";

/** Person ids. */
export async function recipients(
  ctx: Context,
  partnershipId: string,
  to: Recipients,
): Promise<string[]> {
  const members = await memberStates(ctx, partnershipId);
  const wanted = {
    members: (one) => !one.joining,
    mentors: (one) => !one.joining && one.role === "mentor",
    mentees: (one) => !one.joining && one.role === "mentee",
    unanswered: (one) => one.answer === null,
    unsigned: (one) => !one.joining && one.signedAt === null,
    unevaluated: (one) => !one.joining && one.evaluatedAt === null,
  } satisfies Record<Recipients, (one: (typeof members)[number]) => boolean>;
  return members.filter(wanted[to]).map((one) => one.personId);
}
