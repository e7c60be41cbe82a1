import type { Context } from "../context.ts";
import { completeInvocation, latestInvocations } from "../workflow/workflow.service.ts";
import { inIt, type MemberState, memberStates } from "./state.ts";

/** What a workflow can wait for every member to have done. */
export type WaitFor = "accepted" | "signed" | "evaluated";

/** The name under which workflows know this work. */
export const WAIT = "members.wait";

const done: Record<WaitFor, (one: MemberState) => boolean> = {
  accepted: (one) => one.answer === "accept",
  signed: (one) => one.signedAt !== null,
  evaluated: (one) => one.evaluatedAt !== null,
};

export async function allHave(ctx: Context, partnershipId: string, what: WaitFor) {
  const members = inIt(await memberStates(ctx, partnershipId));
  return members.length > 0 && members.every(done[what]);
}

/** Ends whatever a partnership's workflow waits for, where every member has done it now. */
export async function endWaits(ctx: Context, partnershipId: string): Promise<void> {
  const subject = { subjectType: "partnership", subjectId: partnershipId } as const;
  for (const work of await latestInvocations(ctx, subject, WAIT)) {
    const { instanceId, invokeId, revision, params } = work;
    if (!(await allHave(ctx, partnershipId, params.for as WaitFor))) continue;
    await completeInvocation(ctx, { instanceId, invokeId, revision });
  }
}
