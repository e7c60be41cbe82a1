import type { MigrationPlan, Text } from "@quad/workflow";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** A move of running workflows from one version to another. */
@Entity({ schema: "app", name: "workflow_migration" })
export class MigrationRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Column({ name: "scheme_id", type: "uuid" })
  schemeId: string;
  @Column({ name: "key", type: "text" })
  key: string;
  @Column({ name: "from_version_id", type: "uuid" })
  fromVersionId: string;
  @Column({ name: "to_version_id", type: "uuid" })
  toVersionId: string;
  @Column({ name: "plan", type: "jsonb" })
  plan: MigrationPlan;
  /** One of a workflow at a time is `running` or `undoing`. */
  @Column({ name: "state", type: "text" })
  state: "running" | "done" | "cancelled" | "undoing" | "undone";
  /** Null: the system. */
  @Column({ name: "created_by", type: "uuid", nullable: true })
  createdBy: string | null;
  @Column({ name: "created_at", type: "timestamptz" })
  createdAt: Date;
  @Column({ name: "finished_at", type: "timestamptz", nullable: true })
  finishedAt: Date | null;
}

/** One running workflow of a move. */
@Entity({ schema: "app", name: "workflow_migration_item" })
export class MigrationItemRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "migration_id", type: "uuid" })
  migrationId: string;
  @PrimaryColumn({ name: "instance_id", type: "uuid" })
  instanceId: string;
  /** `kept`: it had moved on when the move was taken back. */
  @Column({ name: "state", type: "text" })
  state: "waiting" | "moved" | "stayed" | "undone" | "kept";
  /** Why it stayed. */
  @Column({ name: "reason", type: "jsonb", nullable: true })
  reason: Text | null;
  /** That the move gave it. */
  @Column({ name: "revision", type: "int", nullable: true })
  revision: number | null;
  /** JSON: what taking it back needs. */
  @Column({ name: "before", type: "text", nullable: true })
  before: string | null;
}
