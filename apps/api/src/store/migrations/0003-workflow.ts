import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/** Definitions, running instances, and what a step leaves behind: events, effects, timers. */
export class Workflow1763700000003 implements MigrationInterface {
  name = "Workflow1763700000003";

  async up(db: QueryRunner): Promise<void> {
    const tables = [
      tenantTable(
        "workflow_version",
        `id uuid NOT NULL,
         scheme_id uuid NOT NULL,
         key text NOT NULL,
         version int NOT NULL,
         definition text NOT NULL,
         hash text NOT NULL,
         published_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, id),
         UNIQUE (institution_id, scheme_id, key, version),
         FOREIGN KEY (institution_id, scheme_id) REFERENCES app.scheme (institution_id, id)`,
        "SELECT, INSERT",
      ),
      // The snapshot is text: the key order of its JSON matters to the machine that reads it.
      tenantTable(
        "workflow_instance",
        `id uuid NOT NULL,
         scheme_id uuid NOT NULL,
         workflow_version_id uuid NOT NULL,
         subject_type text NOT NULL,
         subject_id uuid NOT NULL,
         snapshot text NOT NULL,
         revision int NOT NULL,
         status text NOT NULL CHECK (status IN ('active', 'done', 'incident')),
         paths text[] NOT NULL,
         tags text[] NOT NULL,
         stage text NOT NULL,
         stage_since timestamptz NOT NULL DEFAULT now(),
         created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, id),
         UNIQUE (institution_id, subject_type, subject_id),
         FOREIGN KEY (institution_id, scheme_id) REFERENCES app.scheme (institution_id, id),
         FOREIGN KEY (institution_id, workflow_version_id) REFERENCES app.workflow_version (institution_id, id)`,
      ),
      `CREATE INDEX workflow_instance_stage ON app.workflow_instance (institution_id, scheme_id, subject_type, stage, stage_since);`,
      // The log of one instance. Revision 0 is its start. Replaying it gives the stored snapshot.
      tenantTable(
        "workflow_event",
        `instance_id uuid NOT NULL,
         revision int NOT NULL,
         event_id text NOT NULL,
         event text NOT NULL,
         facts text NOT NULL,
         actor text NOT NULL,
         outcome text NOT NULL,
         at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, instance_id, revision),
         UNIQUE (institution_id, instance_id, event_id),
         FOREIGN KEY (institution_id, instance_id) REFERENCES app.workflow_instance (institution_id, id)`,
        "SELECT, INSERT",
      ),
      tenantTable(
        "workflow_effect",
        `id uuid NOT NULL,
         instance_id uuid NOT NULL,
         revision int NOT NULL,
         position int NOT NULL,
         type text NOT NULL,
         params jsonb NOT NULL,
         event text NOT NULL,
         state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed', 'skipped')),
         attempts int NOT NULL DEFAULT 0,
         error text,
         created_at timestamptz NOT NULL DEFAULT now(),
         done_at timestamptz,
         PRIMARY KEY (institution_id, id),
         UNIQUE (institution_id, instance_id, revision, position),
         FOREIGN KEY (institution_id, instance_id) REFERENCES app.workflow_instance (institution_id, id)`,
      ),
      `CREATE INDEX workflow_effect_open ON app.workflow_effect (institution_id, created_at) WHERE state = 'pending';`,
      tenantTable(
        "workflow_timer",
        `instance_id uuid NOT NULL,
         timer_id text NOT NULL,
         armed_revision int NOT NULL,
         due_at timestamptz,
         definition jsonb NOT NULL,
         state text NOT NULL DEFAULT 'armed' CHECK (state IN ('armed', 'fired', 'cancelled')),
         PRIMARY KEY (institution_id, instance_id, timer_id, armed_revision),
         FOREIGN KEY (institution_id, instance_id) REFERENCES app.workflow_instance (institution_id, id)`,
      ),
      `CREATE INDEX workflow_timer_due ON app.workflow_timer (institution_id, due_at) WHERE state = 'armed';`,
      tenantTable(
        "workflow_incident",
        `id uuid NOT NULL,
         scheme_id uuid NOT NULL,
         instance_id uuid NOT NULL,
         event_id text NOT NULL,
         event text NOT NULL,
         actor text NOT NULL,
         effect_id uuid,
         message text NOT NULL,
         state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'retried', 'skipped')),
         created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, id),
         FOREIGN KEY (institution_id, scheme_id) REFERENCES app.scheme (institution_id, id),
         FOREIGN KEY (institution_id, instance_id) REFERENCES app.workflow_instance (institution_id, id)`,
      ),
      `CREATE UNIQUE INDEX workflow_incident_open ON app.workflow_incident (institution_id, instance_id, event_id) WHERE state = 'open';`,
    ];
    for (const sql of tables) await db.query(sql);
  }

  async down(): Promise<void> {
    throw new Error("Workflow records can't be removed by a migration: restore a backup instead.");
  }
}
