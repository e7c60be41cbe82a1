import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/** What people ask the coordinator before they answer a proposal. */
export class Questions1763700000011 implements MigrationInterface {
  name = "Questions1763700000011";

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      tenantTable(
        "proposal_question",
        `id uuid NOT NULL,
         partnership_id uuid NOT NULL,
         asked_by uuid NOT NULL,
         question text NOT NULL,
         asked_at timestamptz NOT NULL DEFAULT now(),
         answer text,
         answered_by uuid,
         answered_at timestamptz,
         PRIMARY KEY (institution_id, id),
         FOREIGN KEY (institution_id, partnership_id) REFERENCES app.partnership (institution_id, id),
         FOREIGN KEY (institution_id, asked_by) REFERENCES app.person (institution_id, id),
         FOREIGN KEY (institution_id, answered_by) REFERENCES app.person (institution_id, id)`,
      ),
    );
    await db.query(
      `CREATE INDEX proposal_question_of ON app.proposal_question (institution_id, partnership_id);`,
    );
  }

  async down(): Promise<void> {
    throw new Error("Questions can't be removed by a migration: restore a backup instead.");
  }
}
