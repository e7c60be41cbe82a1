import { Column, Entity, PrimaryColumn } from "typeorm";

/** A life of a workflow that somebody tried and kept. Its name is unique within its workflow. */
@Entity({ schema: "app", name: "workflow_scenario" })
export class WorkflowScenarioRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Column({ name: "scheme_id", type: "uuid" })
  schemeId: string;
  @Column({ name: "key", type: "text" })
  key: string;
  @Column({ name: "name", type: "text" })
  name: string;
  /** JSON of a Scenario. */
  @Column({ name: "scenario", type: "text" })
  scenario: string;
  @Column({ name: "saved_by", type: "uuid", nullable: true })
  savedBy: string | null;
  @Column({ name: "saved_at", type: "timestamptz" })
  savedAt: Date;
}
