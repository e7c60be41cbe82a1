import { Column, Entity, PrimaryColumn } from "typeorm";

/** Something a member wants to know before they answer a proposal. For them and the coordinator. */
@Entity({ schema: "app", name: "proposal_question" })
export class QuestionRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "partnership_id" })
  partnershipId: string;
  /** A person. */
  @Column({ type: "uuid", name: "asked_by" })
  askedBy: string;
  @Column({ type: "text", name: "question" })
  question: string;
  @Column({ type: "timestamptz", name: "asked_at" })
  askedAt: Date;
  @Column({ type: "text", name: "answer", nullable: true })
  answer: string | null;
  @Column({ type: "uuid", name: "answered_by", nullable: true })
  answeredBy: string | null;
  @Column({ type: "timestamptz", name: "answered_at", nullable: true })
  answeredAt: Date | null;
}
