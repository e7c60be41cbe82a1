import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MilestoneKind } from "../templates/document.ts";

/** Something that somebody who takes part has behind them. */
@Entity({ schema: "app", name: "milestone" })
export class MilestoneRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "enrolment_id" })
  enrolmentId: string;
  @PrimaryColumn({ type: "text", name: "kind" })
  kind: MilestoneKind;
  /** Tells certificates apart: "completion" or "training"; empty for every other kind. */
  @PrimaryColumn({ type: "text", name: "detail" })
  detail: string;
  /** A plain date in the scheme's time zone. */
  @Column({ type: "date", name: "reached_on" })
  reachedOn: string;
  /** For those who run the scheme. */
  @Column({ type: "text", name: "note", nullable: true })
  note: string | null;
  /** Null: a workflow. */
  @Column({ type: "uuid", name: "recorded_by", nullable: true })
  recordedBy: string | null;
  @Column({ type: "timestamptz", name: "recorded_at" })
  recordedAt: Date;
}
