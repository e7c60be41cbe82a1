import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/** Lives of a workflow that were tried and kept, to be tried again before it is published. */
export class Scenario1763700000008 implements MigrationInterface {
  name = "Scenario1763700000008";

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        "workflow_scenario",
        `id uuid NOT NULL,
         scheme_id uuid NOT NULL,
         key text NOT NULL,
         name text NOT NULL,
         scenario text NOT NULL,
         saved_by uuid,
         saved_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, id),
         UNIQUE (institution_id, scheme_id, key, name),
         FOREIGN KEY (institution_id, scheme_id) REFERENCES app.scheme (institution_id, id),
         FOREIGN KEY (institution_id, saved_by) REFERENCES app.person (institution_id, id)`,
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error("Scenarios can't be removed by a migration: restore a backup instead.");
  }
}
