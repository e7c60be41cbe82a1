import type { Context } from "../context.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { partnershipRow } from "./rows.ts";

/**
 * How many proposals of a round wait for an answer, or for what follows from one: the next best may
 * still be proposed. `done`: an effect that doesn't count any more, though it isn't marked yet.
 */
export async function waitingIn(ctx: Context, roundId: string, done?: string): Promise<number> {
  const [row] = await ctx.store.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM app.partnership p
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'partnership' AND i.subject_id = p.id
     WHERE p.institution_id = $1 AND p.round_id = $2
       AND ('open' = ANY (i.tags) AND NOT 'working' = ANY (i.tags) OR EXISTS (
         SELECT 1 FROM app.workflow_effect e
         WHERE e.institution_id = $1 AND e.instance_id = i.id AND e.type = 'proposal.next'
           AND e.state = 'pending' AND e.id IS DISTINCT FROM $3::uuid))`,
    [roundId, done ?? null],
  );
  return row!.count;
}

/** Tells a round that its last proposal has been answered or has lapsed. Else nothing happens. */
export async function settleRound(ctx: Context, roundId: string, done?: string): Promise<void> {
  if ((await waitingIn(ctx, roundId, done)) > 0) return;
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
