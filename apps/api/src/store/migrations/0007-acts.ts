import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/** Milestones, notices, and partnerships that somebody leaves or joins on the way. */
export class Acts1763700000007 implements MigrationInterface {
  name = "Acts1763700000007";

  async up(db: QueryRunner): Promise<void> {
    const statements = [
      // `detail` tells certificates apart; it is empty for every other kind.
      tenantTable(
        "milestone",
        `enrolment_id uuid NOT NULL,
         kind text NOT NULL CHECK (kind IN ('training', 'induction', 'manager', 'consent', 'certificate')),
         detail text NOT NULL DEFAULT '',
         reached_on date NOT NULL,
         note text,
         recorded_by uuid,
         recorded_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, enrolment_id, kind, detail),
         FOREIGN KEY (institution_id, enrolment_id) REFERENCES app.enrolment (institution_id, id),
         FOREIGN KEY (institution_id, recorded_by) REFERENCES app.person (institution_id, id)`,
      ),
      // The key makes telling the same thing twice one notice.
      tenantTable(
        "notice",
        `id uuid NOT NULL,
         key text NOT NULL,
         person_id uuid NOT NULL,
         scheme_id uuid NOT NULL,
         subject_type text NOT NULL CHECK (subject_type IN ('enrolment', 'round', 'partnership')),
         subject_id uuid NOT NULL,
         form text CHECK (form IN ('registration', 'agreement', 'meeting', 'evaluation', 'review')),
         text jsonb,
         created_at timestamptz NOT NULL DEFAULT now(),
         dismissed_at timestamptz,
         PRIMARY KEY (institution_id, id),
         UNIQUE (institution_id, key),
         FOREIGN KEY (institution_id, person_id) REFERENCES app.person (institution_id, id),
         FOREIGN KEY (institution_id, scheme_id) REFERENCES app.scheme (institution_id, id)`,
      ),
      `CREATE INDEX notice_person ON app.notice (institution_id, person_id, created_at)
         WHERE dismissed_at IS NULL;`,
      // Who was in a partnership and left it before its end.
      tenantTable(
        "partnership_leaver",
        `partnership_id uuid NOT NULL,
         enrolment_id uuid NOT NULL,
         person_id uuid NOT NULL,
         role text NOT NULL CHECK (role IN ('mentor', 'mentee')),
         left_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, partnership_id, enrolment_id, left_at),
         FOREIGN KEY (institution_id, partnership_id) REFERENCES app.partnership (institution_id, id),
         FOREIGN KEY (institution_id, enrolment_id) REFERENCES app.enrolment (institution_id, id),
         FOREIGN KEY (institution_id, person_id) REFERENCES app.person (institution_id, id)`,
        "SELECT, INSERT",
      ),
      `ALTER TABLE app.partnership_member ADD COLUMN joined_later boolean NOT NULL DEFAULT false;`,
      // An agreement that a workflow has begun was saved by nobody yet.
      `ALTER TABLE app.agreement ALTER COLUMN saved_by DROP NOT NULL;`,
    ];
    for (const sql of statements) await db.query(sql);
  }

  async down(): Promise<void> {
    throw new Error("Milestones can't be removed by a migration: restore a backup instead.");
  }
}
