import type { Context } from "../context.ts";
import type { Effect } from "../plugins/plugin.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { settleRoundOf } from "./settle.ts";
import { inIt, memberStates } from "./state.ts";

/**
 * Sends an event to the enrolment of every member. Somebody who left before a proposal reached
 * them ends that proposal.
 */
export async function tell(ctx: Context, effect: Effect): Promise<void> {
  const { subjectId } = effect.instance;
  const type = String(effect.params.event);
  const members = inIt(await memberStates(ctx, subjectId));
  let refused = false;
  // In one order, so that two of these never wait for each other.
  for (const id of members.map((one) => one.enrolmentId).sort()) {
    const done = await dispatch(ctx, {
      subjectType: "enrolment",
      subjectId: id,
      event: { id: `${effect.id}:${id}`, type },
    });
    refused ||= done.kind === "refused";
  }
  if (refused && type === "proposal.made") {
    await dispatch(ctx, {
      subjectType: "partnership",
      subjectId,
      event: { id: `${effect.id}:withdrawn`, type: "proposal.withdrawn" },
    });
  }
  await settleRoundOf(ctx, subjectId);
}
