import type { Context } from "../context.ts";

/**
 * Person ids with whom each of these people had a partnership that failed: one that was declined,
 * or closed because it didn't work or the other side didn't answer. Sorted.
 */
export async function earlierFailures(
  ctx: Context,
  personIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await ctx.store.rows<{ id: string; others: string[] }>(
    `SELECT m.person_id AS id, array_agg(DISTINCT o.person_id ORDER BY o.person_id) AS others
     FROM app.partnership_member m
     JOIN app.partnership p ON p.institution_id = $1 AND p.id = m.partnership_id
     JOIN app.partnership_member o ON o.institution_id = $1 AND o.partnership_id = p.id
       AND o.person_id <> m.person_id
     WHERE m.institution_id = $1 AND m.person_id = ANY ($2::uuid[])
       AND (p.end_reason IN ('not_working', 'no_response') OR EXISTS (
         SELECT FROM app.partnership_member d WHERE d.institution_id = $1
           AND d.partnership_id = p.id AND d.answer = 'decline'))
     GROUP BY m.person_id`,
    [personIds],
  );
  return new Map(rows.map((row) => [row.id, row.others]));
}
