import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/**
 * Results of matching that are changed by hand: each change is a run of its own, the people are kept
 * once for all runs that share them. Results from before can't be read any more; such a round is
 * matched again.
 */
export class Results1763700000009 implements MigrationInterface {
  name = "Results1763700000009";

  async up(db: QueryRunner): Promise<void> {
    const statements = [
      // The people as they were, by the SHA-256 of the text in hex.
      tenantTable(
        "matching_snapshot",
        `hash text NOT NULL,
         people text NOT NULL,
         created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, hash)`,
        "SELECT, INSERT",
      ),
      `ALTER TABLE app.run
         DROP COLUMN problem,
         DROP COLUMN result,
         ADD COLUMN origin text NOT NULL DEFAULT 'matcher' CHECK (origin IN ('matcher', 'change')),
         ADD COLUMN based_on uuid,
         ADD COLUMN change jsonb,
         ADD COLUMN snapshot_hash text,
         ADD COLUMN decisions text,
         ADD COLUMN outcome text,
         ADD COLUMN proofs text,
         ADD COLUMN failure_details jsonb NOT NULL DEFAULT '[]',
         ADD COLUMN starts int NOT NULL DEFAULT 0,
         ADD FOREIGN KEY (institution_id, based_on) REFERENCES app.run (institution_id, id),
         ADD FOREIGN KEY (institution_id, snapshot_hash)
           REFERENCES app.matching_snapshot (institution_id, hash);`,
      `ALTER TABLE app.round
         ADD COLUMN chosen_run_id uuid,
         ADD FOREIGN KEY (institution_id, chosen_run_id) REFERENCES app.run (institution_id, id);`,
    ];
    for (const sql of statements) await db.query(sql);
  }

  async down(): Promise<void> {
    throw new Error("Results can't be removed by a migration: restore a backup instead.");
  }
}
