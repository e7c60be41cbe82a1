import { Column, Entity, PrimaryColumn } from "typeorm";

/** One entry of an institution's audit log. Written once, never changed. */
@Entity({ schema: "app", name: "audit" })
export class AuditRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  /** 1, 2, 3, … without gaps. A string, because it is a bigint. */
  @PrimaryColumn({ type: "bigint", name: "seq" })
  seq: string;
  /** To the millisecond. */
  @Column({ type: "timestamptz", name: "at" })
  at: Date;
  @Column({ type: "text", name: "actor" })
  actor: string;
  @Column({ type: "text", name: "action" })
  action: string;
  @Column({ type: "text", name: "subject_type" })
  subjectType: string;
  @Column({ type: "uuid", name: "subject_id", nullable: true })
  subjectId: string | null;
  /** JSON text: ids and names of fields, no personal values. */
  @Column({ type: "text", name: "detail" })
  detail: string;
  @Column({ type: "bytea", name: "previous_hash" })
  previousHash: Buffer;
  @Column({ type: "bytea", name: "hash" })
  hash: Buffer;
}
