import { Column, Entity, PrimaryColumn } from "typeorm";

/** One message to one person, as it was or will be sent. */
@Entity({ schema: "app", name: "message" })
export class MessageRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  /** Unique in the institution: the same thing is said once. */
  @Column({ type: "text", name: "key" })
  key: string;
  @Column({ type: "uuid", name: "person_id" })
  personId: string;
  @Column({ type: "uuid", name: "scheme_id", nullable: true })
  schemeId: string | null;
  /** The name of the channel plugin that carries it. */
  @Column({ type: "text", name: "channel" })
  channel: string;
  @Column({ type: "text", name: "template" })
  template: string;
  @Column({ type: "text", name: "to_address" })
  toAddress: string;
  @Column({ type: "text", name: "subject" })
  subject: string;
  @Column({ type: "text", name: "body" })
  body: string;
  @Column({ type: "text", name: "state" })
  state: "queued" | "sent" | "failed";
  @Column({ type: "int", name: "attempts" })
  attempts: number;
  /** What went wrong last: a code, nothing personal. */
  @Column({ type: "text", name: "error", nullable: true })
  error: string | null;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
  @Column({ type: "timestamptz", name: "sent_at", nullable: true })
  sentAt: Date | null;
}
