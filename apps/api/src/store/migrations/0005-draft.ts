import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/** Drafts of workflows: one for each workflow of a scheme. */
export class Draft1763700000005 implements MigrationInterface {
  name = "Draft1763700000005";

  async up(db: QueryRunner): Promise<void> {
    // A discarded draft keeps its row without a definition, so that its revision is never used again.
    await db.query(
      tenantTable(
        "workflow_draft",
        `scheme_id uuid NOT NULL,
         key text NOT NULL,
         definition text,
         revision int NOT NULL,
         saved_by uuid,
         saved_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, scheme_id, key),
         FOREIGN KEY (institution_id, scheme_id) REFERENCES app.scheme (institution_id, id),
         FOREIGN KEY (institution_id, saved_by) REFERENCES app.person (institution_id, id)`,
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error("Drafts can't be removed by a migration: restore a backup instead.");
  }
}
