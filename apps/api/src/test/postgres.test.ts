import pg from "pg";
import { expect, it } from "vitest";
import { createDatabase } from "./postgres.ts";

it("gives each caller a migrated database of its own, reached as the role that row-level security binds", async () => {
  const one = await createDatabase("postgres_test_one");
  const other = await createDatabase("postgres_test_other");
  const owner = new pg.Client({ connectionString: one.ownerUrl });
  await owner.connect();
  await owner.query("create table app.only_here (n int)");
  await owner.end();

  const app = new pg.Client({ connectionString: other.appUrl });
  await app.connect();
  const { rows } = await app.query(
    `select to_regclass('app.migration') is not null as migrated,
            to_regclass('app.only_here') is not null as shared,
            rolsuper or rolbypassrls as unbound
       from pg_roles where rolname = current_user`,
  );
  await app.end();

  expect(rows).toEqual([{ migrated: true, shared: false, unbound: false }]);
});
