import type { Context } from "../context.ts";
import { changeCapacities } from "../enrolment/enrolment.service.ts";
import { PairingRow, type RoundRow } from "./matching.entity.ts";
import { pairingsOf } from "./rows.ts";
import { starter } from "./run.service.ts";
import type { Decision, Decisions } from "./thread/contract.ts";

const keyOf = ({ mentee, mentor, kind }: Pick<Decision, "mentee" | "mentor" | "kind">) =>
  `${kind} ${mentee} ${mentor}`;

/**
 * Makes what was decided by hand in a result that comes onto the board stand: its locks and bans are
 * those of the round, and mentors have the places that they got in it. `before`: of the result that
 * leaves the board.
 */
export async function stand(
  ctx: Context,
  { id: roundId }: RoundRow,
  before: Decisions,
  after: Decisions,
): Promise<void> {
  const rows = await pairingsOf(ctx, roundId);
  const wanted = new Map(after.pairings.map((one) => [keyOf(one), one]));
  for (const { menteeEnrolmentId, mentorEnrolmentId, kind } of rows) {
    const key = keyOf({ mentee: menteeEnrolmentId, mentor: mentorEnrolmentId, kind });
    if (wanted.delete(key)) continue;
    await ctx.store.remove(PairingRow, { roundId, menteeEnrolmentId, mentorEnrolmentId });
  }
  await ctx.store.insert(
    PairingRow,
    [...wanted.values()].map(({ mentee, mentor, kind, reason }) => ({
      roundId,
      menteeEnrolmentId: mentee,
      mentorEnrolmentId: mentor,
      kind,
      reason,
      createdBy: starter(ctx),
      createdAt: new Date(),
    })),
  );
  const mentors = new Set([...Object.keys(before.given), ...Object.keys(after.given)]);
  const changes = [...mentors].map((id) => ({
    id,
    by: (after.given[id] ?? 0) - (before.given[id] ?? 0),
  }));
  // A place that was added is really there: otherwise its match couldn't be sent.
  await changeCapacities(
    ctx,
    changes.filter((one) => one.by !== 0),
  );
}
