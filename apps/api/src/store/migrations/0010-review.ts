import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/** What people decide about a result before it is sent: each match, each person without one. */
export class Review1763700000010 implements MigrationInterface {
  name = "Review1763700000010";

  async up(db: QueryRunner): Promise<void> {
    const statements = [
      // By the people in it, so that it holds in every result of the round that has the same match.
      tenantTable(
        "match_approval",
        `round_id uuid NOT NULL,
         match_key text NOT NULL,
         approved_by uuid NOT NULL,
         approved_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, round_id, match_key),
         FOREIGN KEY (institution_id, round_id) REFERENCES app.round (institution_id, id)`,
      ),
      tenantTable(
        "match_outcome",
        `round_id uuid NOT NULL,
         enrolment_id uuid NOT NULL,
         kind text NOT NULL CHECK (kind IN ('nextRound', 'contact', 'alternatives', 'leaves')),
         note text,
         decided_by uuid NOT NULL,
         decided_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, round_id, enrolment_id),
         FOREIGN KEY (institution_id, round_id) REFERENCES app.round (institution_id, id),
         FOREIGN KEY (institution_id, enrolment_id) REFERENCES app.enrolment (institution_id, id)`,
      ),
      `ALTER TABLE app.round
         ADD COLUMN reviewed_run_id uuid,
         ADD COLUMN reviewed_by uuid,
         ADD COLUMN reviewed_at timestamptz,
         ADD COLUMN approved_only boolean NOT NULL DEFAULT false,
         ADD FOREIGN KEY (institution_id, reviewed_run_id) REFERENCES app.run (institution_id, id);`,
    ];
    for (const sql of statements) await db.query(sql);
  }

  async down(): Promise<void> {
    throw new Error("Decisions can't be removed by a migration: restore a backup instead.");
  }
}
