import DataLoader from "dataloader";
import type { Context } from "../context.ts";
import { type InstanceView, views } from "../workflow/workflow.service.ts";
import type { Answer, Role } from "./partnership.entity.ts";

/** What one member has done so far. */
export interface MemberState {
  partnershipId: string;
  enrolmentId: string;
  personId: string;
  role: Role;
  answer: Answer | null;
  answeredAt: Date | null;
  declineReason: string | null;
  /** When the present text of the agreement was signed. */
  signedAt: Date | null;
  evaluatedAt: Date | null;
  /** Is asked to join those who are in it already, and hasn't said yes. */
  joining: boolean;
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

/** Those who are in it, without whoever is only asked to join. */
export const inIt = (members: readonly MemberState[]): MemberState[] =>
  members.filter((one) => !one.joining);

async function load(ctx: Context, ids: readonly string[]): Promise<MemberState[][]> {
  const rows = await ctx.store.rows<MemberState>(
    `SELECT m.partnership_id AS "partnershipId", m.enrolment_id AS "enrolmentId",
       m.person_id AS "personId", m.role, m.answer, m.answered_at AS "answeredAt", m.decline_reason AS "declineReason",
       m.evaluated_at AS "evaluatedAt", s.signed_at AS "signedAt",
       m.joined_later AND m.answer IS DISTINCT FROM 'accept' AS joining
     FROM app.partnership_member m
     LEFT JOIN app.agreement a ON a.institution_id = $1 AND a.partnership_id = m.partnership_id
     LEFT JOIN app.signature s ON s.institution_id = $1 AND s.partnership_id = m.partnership_id
       AND s.person_id = m.person_id AND s.document_hash = a.document_hash
     WHERE m.institution_id = $1 AND m.partnership_id = ANY ($2::uuid[])
     ORDER BY m.role DESC, m.enrolment_id`,
    [ids],
  );
  const byId = Map.groupBy(rows, (row) => row.partnershipId);
  return ids.map((id) => byId.get(id) ?? []);
}

/** Where a partnership stands, in the words that its workflow gives to others: tags and dates. */
export interface Standing {
  view: InstanceView;
  /** Proposed, and somebody's answer is still to come. */
  waiting: boolean;
  /** Everybody has accepted; they make or have an agreement, and meet. */
  working: boolean;
  evaluating: boolean;
  over: boolean;
  /** Everybody had accepted, whatever came later. */
  matched: boolean;
}

export async function standing(ctx: Context, partnershipId: string): Promise<Standing> {
  const [found, members] = await Promise.all([
    views(ctx, "partnership", [partnershipId]),
    memberStates(ctx, partnershipId),
  ]);
  const view = found.get(partnershipId);
  if (!view) throw new Error("A partnership has no workflow.");
  const has = (tag: string) => view.tags.includes(tag);
  return {
    view,
    waiting: has("open") && !has("working"),
    working: has("working"),
    evaluating: has("evaluating"),
    over: has("over"),
    matched: inIt(members).every((one) => one.answer === "accept"),
  };
}
