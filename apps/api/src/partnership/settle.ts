import type { Context } from "../context.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { partnershipRow } from "./rows.ts";

/** How many proposals of a round wait for an answer. */
export async function waitingIn(ctx: Context, roundId: string): Promise<number> {
  const [row] = await ctx.store.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM app.partnership p
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'partnership' AND i.subject_id = p.id
     WHERE p.institution_id = $1 AND p.round_id = $2
       AND 'open' = ANY (i.tags) AND NOT 'working' = ANY (i.tags)`,
    [roundId],
  );
  return row!.count;
}

/** Tells a round that its last proposal has been answered or has lapsed. Else nothing happens. */
export async function settleRound(ctx: Context, roundId: string): Promise<void> {
  if ((await waitingIn(ctx, roundId)) > 0) return;
  await dispatch(ctx, {
    subjectType: "round",
    subjectId: roundId,
    event: { id: `settled:${roundId}`, type: "proposals.settled" },
  });
}

export async function settleRoundOf(ctx: Context, partnershipId: string): Promise<void> {
  const { roundId } = await partnershipRow(ctx, partnershipId);
  if (roundId !== null) await settleRound(ctx, roundId);
}
