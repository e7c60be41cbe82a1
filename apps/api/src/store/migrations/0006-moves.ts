import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/** Who published a version and why; moving running workflows from one version to another. */
export class Moves1763700000006 implements MigrationInterface {
  name = "Moves1763700000006";

  async up(db: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE app.workflow_version
         ADD COLUMN published_by uuid,
         ADD COLUMN note text NOT NULL DEFAULT '',
         ADD FOREIGN KEY (institution_id, published_by) REFERENCES app.person (institution_id, id);`,
      tenantTable(
        "workflow_migration",
        `id uuid NOT NULL,
         scheme_id uuid NOT NULL,
         key text NOT NULL,
         from_version_id uuid NOT NULL,
         to_version_id uuid NOT NULL,
         plan jsonb NOT NULL,
         state text NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'undoing', 'undone')),
         created_by uuid,
         created_at timestamptz NOT NULL DEFAULT now(),
         finished_at timestamptz,
         PRIMARY KEY (institution_id, id),
         FOREIGN KEY (institution_id, scheme_id) REFERENCES app.scheme (institution_id, id),
         FOREIGN KEY (institution_id, from_version_id) REFERENCES app.workflow_version (institution_id, id),
         FOREIGN KEY (institution_id, to_version_id) REFERENCES app.workflow_version (institution_id, id),
         FOREIGN KEY (institution_id, created_by) REFERENCES app.person (institution_id, id)`,
      ),
      `CREATE INDEX workflow_migration_scheme ON app.workflow_migration (institution_id, scheme_id, key, created_at);`,
      // One of a scheme's workflow at a time.
      `CREATE UNIQUE INDEX workflow_migration_going ON app.workflow_migration (institution_id, scheme_id, key)
         WHERE state IN ('running', 'undoing');`,
      // One instance of a migration. `before` is JSON: what taking it back needs.
      tenantTable(
        "workflow_migration_item",
        `migration_id uuid NOT NULL,
         instance_id uuid NOT NULL,
         state text NOT NULL DEFAULT 'waiting'
           CHECK (state IN ('waiting', 'moved', 'stayed', 'undone', 'kept')),
         reason jsonb,
         revision int,
         before text,
         PRIMARY KEY (institution_id, migration_id, instance_id),
         FOREIGN KEY (institution_id, migration_id) REFERENCES app.workflow_migration (institution_id, id),
         FOREIGN KEY (institution_id, instance_id) REFERENCES app.workflow_instance (institution_id, id)`,
      ),
      `CREATE INDEX workflow_instance_version ON app.workflow_instance (institution_id, workflow_version_id, id);`,
    ];
    for (const sql of statements) await db.query(sql);
  }

  async down(): Promise<void> {
    throw new Error(
      "Moves of workflows can't be removed by a migration: restore a backup instead.",
    );
  }
}
