import { PgBoss } from "pg-boss";
import { queues } from "../jobs/queues.ts";
import { StartError } from "../start-error.ts";
import { ownerSource } from "./data-source.ts";
import { migrations } from "./migrations/index.ts";

const lockKey = 7_283_001;

/**
 * Brings the database to this code's version: schema, application role, job tables. Several
 * processes may start at once; an advisory lock lets one do the work while the others wait.
 *
 * Throws `StartError` when the database can't be reached, or was migrated by newer code.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const source = ownerSource(ownerUrl);
  try {
    await source.initialize();
  } catch (error) {
    throw new StartError(
      `Quad can't reach the database in DATABASE_URL: ${(error as Error).message || String((error as { code?: string }).code)}. Check that PostgreSQL runs there and that the address, user and database are right.`,
    );
  }
  const lock = source.createQueryRunner();
  try {
    await lock.connect();
    await lock.query("SELECT pg_advisory_lock($1)", [lockKey]);
    await lock.query("CREATE SCHEMA IF NOT EXISTS app");
    await refuseNewer(lock.query.bind(lock));
    await lock.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quad_app') THEN
        CREATE ROLE quad_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
        -- An owner that isn't a superuser needs this to act as the application's role.
        GRANT quad_app TO CURRENT_USER;
      END IF;
    END $$`);
    await source.runMigrations({ transaction: "each" });
    await prepareJobs(ownerUrl);
    await lock.query(`
      GRANT USAGE ON SCHEMA jobs TO quad_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO quad_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA jobs TO quad_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs TO quad_app;
    `);
  } finally {
    await lock.query("SELECT pg_advisory_unlock($1)", [lockKey]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

async function refuseNewer(query: (sql: string) => Promise<unknown>): Promise<void> {
  const [table] = (await query("SELECT to_regclass('app.migration') AS name")) as {
    name: string | null;
  }[];
  if (!table?.name) return;
  const done = (await query("SELECT name FROM app.migration")) as { name: string }[];
  const known = new Set(migrations.map((m) => m.name));
  const newer = done.map((m) => m.name).filter((name) => !known.has(name));
  if (newer.length > 0) {
    throw new StartError(
      `The database is newer than this version of Quad (it holds the change ${newer.at(-1)}). Start the newer version of Quad, or restore a backup made by this one.`,
    );
  }
}

async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: "jobs",
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const { name, options } of queues) {
      await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
