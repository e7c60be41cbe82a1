import { Column, Entity, PrimaryColumn } from "typeorm";

/** Somebody's unpublished changes to a workflow. A scheme has at most one of each of its workflows. */
@Entity({ schema: "app", name: "workflow_draft" })
export class WorkflowDraftRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "scheme_id", type: "uuid" })
  schemeId: string;
  @PrimaryColumn({ name: "key", type: "text" })
  key: string;
  /** JSON; null once it was discarded or published. */
  @Column({ name: "definition", type: "text", nullable: true })
  definition: string | null;
  /** One more with each save, also after it was discarded. */
  @Column({ name: "revision", type: "int" })
  revision: number;
  @Column({ name: "saved_by", type: "uuid", nullable: true })
  savedBy: string | null;
  @Column({ name: "saved_at", type: "timestamptz" })
  savedAt: Date;
}
