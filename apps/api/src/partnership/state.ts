import DataLoader from "dataloader";
import type { Context } from "../context.ts";
import type { Answer, Role } from "./partnership.entity.ts";

/** What one member has done so far. */
export interface MemberState {
  partnershipId: string;
  enrolmentId: string;
  personId: string;
  role: Role;
  answer: Answer | null;
  /** When the present text of the agreement was signed. */
  signedAt: Date | null;
  evaluatedAt: Date | null;
}

/**
 * Mentors first, as it stands in this transaction. Gathers what is asked for together, but
 * remembers nothing: a step may lie between two readings.
 */
export function memberStates(ctx: Context, partnershipId: string): Promise<MemberState[]> {
  return ctx
    .once(
      "partnership.memberStates",
      () => new DataLoader<string, MemberState[]>((ids) => load(ctx, ids), { cache: false }),
    )
    .load(partnershipId);
}

async function load(ctx: Context, ids: readonly string[]): Promise<MemberState[][]> {
  const rows = await ctx.store.rows<MemberState>(
    `SELECT m.partnership_id AS "partnershipId", m.enrolment_id AS "enrolmentId",
       m.person_id AS "personId", m.role, m.answer, m.evaluated_at AS "evaluatedAt",
       s.signed_at AS "signedAt"
     FROM app.partnership_member m
     LEFT JOIN app.agreement a ON a.institution_id = $1 AND a.partnership_id = m.partnership_id
     LEFT JOIN app.signature s ON s.institution_id = $1 AND s.partnership_id = m.partnership_id
       AND s.person_id = m.person_id AND s.document_hash = a.document_hash
     WHERE m.institution_id = $1 AND m.partnership_id = ANY ($2::uuid[])
     ORDER BY m.role DESC, m.enrolment_id`,
    [ids],
  );
  return ids.map((id) => rows.filter((row) => row.partnershipId === id));
}
