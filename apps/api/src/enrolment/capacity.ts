import type { Context } from "../context.ts";

/** Gives people so many places more, or less; never less than none. */
export async function changeCapacities(
  ctx: Context,
  changes: readonly { id: string; by: number }[],
): Promise<void> {
  if (changes.length === 0) return;
  await ctx.store.rows(
    `UPDATE app.enrolment e SET capacity = GREATEST(0, e.capacity + v.by)
     FROM unnest($2::uuid[], $3::int[]) AS v (id, by)
     WHERE e.institution_id = $1 AND e.id = v.id`,
    [changes.map((one) => one.id), changes.map((one) => one.by)],
  );
}
