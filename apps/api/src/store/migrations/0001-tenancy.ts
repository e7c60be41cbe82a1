import type { MigrationInterface, QueryRunner } from "typeorm";
import { tenantTable } from "./tenant-table.ts";

/** Institutions, units, people, grants, sign-in, idempotency and the audit log. */
export class Tenancy1763700000001 implements MigrationInterface {
  name = "Tenancy1763700000001";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT USAGE ON SCHEMA app TO quad_app;

      CREATE FUNCTION app.current_institution() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT NULLIF(current_setting('app.institution', true), '')::uuid $$;

      CREATE TABLE app.institution (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        name text NOT NULL,
        accent_hue double precision NOT NULL DEFAULT 248,
        accent_chroma double precision NOT NULL DEFAULT 0.085,
        languages text[] NOT NULL DEFAULT '{en,cy}',
        contact_email text NOT NULL,
        demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      -- Names and colours of institutions are public: the sign-in page shows them.
      ALTER TABLE app.institution ENABLE ROW LEVEL SECURITY;
      ALTER TABLE app.institution FORCE ROW LEVEL SECURITY;
      CREATE POLICY directory ON app.institution FOR SELECT USING (true);
      CREATE POLICY own_insert ON app.institution FOR INSERT WITH CHECK (id = app.current_institution());
      CREATE POLICY own_update ON app.institution FOR UPDATE
        USING (id = app.current_institution()) WITH CHECK (id = app.current_institution());
      GRANT SELECT, INSERT, UPDATE ON app.institution TO quad_app;
    `);
    await db.query(
      tenantTable(
        "unit",
        `id uuid NOT NULL,
         parent_id uuid,
         name text NOT NULL,
         kind text NOT NULL,
         created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, id),
         UNIQUE (institution_id, name),
         FOREIGN KEY (institution_id, parent_id) REFERENCES app.unit (institution_id, id)`,
      ),
    );
    await db.query(
      tenantTable(
        "person",
        `id uuid NOT NULL,
         email text NOT NULL CHECK (email = lower(email)),
         given_name text NOT NULL,
         family_name text NOT NULL,
         job_title text,
         grade text,
         unit_id uuid,
         line_manager_id uuid,
         locale text NOT NULL DEFAULT 'en',
         demo_role jsonb,
         created_at timestamptz NOT NULL DEFAULT now(),
         updated_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, id),
         UNIQUE (institution_id, email),
         FOREIGN KEY (institution_id, unit_id) REFERENCES app.unit (institution_id, id),
         FOREIGN KEY (institution_id, line_manager_id) REFERENCES app.person (institution_id, id)`,
      ),
    );
    await db.query(
      `CREATE INDEX person_name ON app.person (institution_id, family_name, given_name);`,
    );
    await db.query(
      tenantTable(
        "session",
        `token_hash bytea NOT NULL,
         person_id uuid NOT NULL,
         created_at timestamptz NOT NULL DEFAULT now(),
         seen_at timestamptz NOT NULL DEFAULT now(),
         expires_at timestamptz NOT NULL,
         PRIMARY KEY (institution_id, token_hash),
         FOREIGN KEY (institution_id, person_id) REFERENCES app.person (institution_id, id) ON DELETE CASCADE`,
      ),
    );
    await db.query(
      tenantTable(
        "sign_in_link",
        `token_hash bytea NOT NULL,
         person_id uuid NOT NULL,
         created_at timestamptz NOT NULL DEFAULT now(),
         expires_at timestamptz NOT NULL,
         used_at timestamptz,
         PRIMARY KEY (institution_id, token_hash),
         FOREIGN KEY (institution_id, person_id) REFERENCES app.person (institution_id, id) ON DELETE CASCADE`,
      ),
    );
    await db.query(
      tenantTable(
        "idempotency",
        `actor text NOT NULL,
         key text NOT NULL,
         request_hash bytea NOT NULL,
         response text,
         created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (institution_id, actor, key)`,
      ),
    );
    await db.query(`CREATE INDEX idempotency_age ON app.idempotency (institution_id, created_at);`);
    await db.query(
      tenantTable(
        "audit",
        `seq bigint NOT NULL,
         at timestamptz NOT NULL,
         actor text NOT NULL,
         action text NOT NULL,
         subject_type text NOT NULL,
         subject_id uuid,
         detail text NOT NULL,
         previous_hash bytea NOT NULL,
         hash bytea NOT NULL,
         PRIMARY KEY (institution_id, seq)`,
        "SELECT, INSERT",
      ),
    );
    await db.query(
      `CREATE INDEX audit_subject ON app.audit (institution_id, subject_type, subject_id, seq);`,
    );
    await db.query(
      tenantTable(
        "audit_head",
        `seq bigint NOT NULL,
         hash bytea NOT NULL,
         PRIMARY KEY (institution_id)`,
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error("The first migration can't be undone: drop the database instead.");
  }
}
