import { Column, Entity, PrimaryColumn } from "typeorm";

/** Somebody has approved a match of a round's results. */
@Entity({ schema: "app", name: "match_approval" })
export class ApprovalRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "round_id" })
  roundId: string;
  /** `matchKey` of the people in it. */
  @PrimaryColumn({ type: "text", name: "match_key" })
  matchKey: string;
  @Column({ type: "uuid", name: "approved_by" })
  approvedBy: string;
  @Column({ type: "timestamptz", name: "approved_at" })
  approvedAt: Date;
}

/**
 * What becomes of somebody without a match: they stay for the next round; the coordinator gets in
 * touch; they are told of something else (the note); they leave the scheme.
 */
export type OutcomeKind = "nextRound" | "contact" | "alternatives" | "leaves";

@Entity({ schema: "app", name: "match_outcome" })
export class OutcomeRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "round_id" })
  roundId: string;
  @PrimaryColumn({ type: "uuid", name: "enrolment_id" })
  enrolmentId: string;
  @Column({ type: "text", name: "kind" })
  kind: OutcomeKind;
  /** For the person's letter. */
  @Column({ type: "text", name: "note", nullable: true })
  note: string | null;
  @Column({ type: "uuid", name: "decided_by" })
  decidedBy: string;
  @Column({ type: "timestamptz", name: "decided_at" })
  decidedAt: Date;
}
