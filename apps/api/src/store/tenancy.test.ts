import type { DataSource } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../test/postgres.ts";
import { openPool, ownerSource } from "./data-source.ts";
import { TenantStore } from "./tenant-store.ts";
import { begin } from "./transaction.ts";

const wexcombe = uuidv7();
const glanhafan = uuidv7();
let pool: DataSource;
let owner: DataSource;

beforeAll(async () => {
  const databases = await createDatabase("tenancy");
  pool = await openPool(databases.appUrl, []);
  owner = await ownerSource(databases.ownerUrl).initialize();
  for (const [id, slug] of [
    [wexcombe, "wexcombe"],
    [glanhafan, "glanhafan"],
  ] as const) {
    const transaction = await begin(pool, id);
    const store = new TenantStore(transaction.manager, id);
    await transaction.manager.query(
      "INSERT INTO app.institution (id, slug, name, contact_email) VALUES ($1, $2, $2, 'a@b.example')",
      [id, slug],
    );
    await store.rows(
      "INSERT INTO app.unit (institution_id, id, name, kind) VALUES ($1, $2, $3, 'service')",
      [uuidv7(), `Library of ${slug}`],
    );
    await transaction.commit();
  }
});

afterAll(async () => {
  await pool?.destroy();
  await owner?.destroy();
});

/** Runs one statement as an institution and takes it back. */
async function as(institution: string | null, sql: string, params: unknown[] = []) {
  const transaction = await begin(pool, institution);
  try {
    return (await transaction.manager.query(sql, params)) as Record<string, unknown>[];
  } finally {
    await transaction.rollback();
  }
}

describe("row-level security", () => {
  it("shows an institution its own rows alone, whatever the statement asks", async () => {
    expect(await as(wexcombe, "SELECT name FROM app.unit")).toEqual([
      { name: "Library of wexcombe" },
    ]);
    expect(
      await as(wexcombe, "SELECT name FROM app.unit WHERE institution_id = $1", [glanhafan]),
    ).toEqual([]);
  });

  it("shows nothing without an institution", async () => {
    expect(await as(null, "SELECT name FROM app.unit")).toEqual([]);
  });

  it("refuses to write another institution's row", async () => {
    await expect(
      as(
        wexcombe,
        "INSERT INTO app.unit (institution_id, id, name, kind) VALUES ($1, $2, 'x', 'service')",
        [glanhafan, uuidv7()],
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("can't be switched off by the application's role", async () => {
    await expect(as(wexcombe, "ALTER TABLE app.unit DISABLE ROW LEVEL SECURITY")).rejects.toThrow(
      /must be owner/,
    );
    await expect(as(wexcombe, "SET row_security = off; SELECT * FROM app.unit")).rejects.toThrow();
    const [role] = await as(
      wexcombe,
      "SELECT rolsuper OR rolbypassrls AS free FROM pg_roles WHERE rolname = current_user",
    );
    expect(role).toEqual({ free: false });
  });

  it("is forced on every table that has an institution, and its key leads with it", async () => {
    const tables = (await owner.query(`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
        (SELECT bool_and(i.indkey[0] = a.attnum) FROM pg_index i
         WHERE i.indrelid = c.oid AND i.indisunique) AS leads
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'institution_id'
      WHERE c.relkind = 'r' AND c.relnamespace = 'app'::regnamespace`)) as {
      name: string;
      forced: boolean;
      leads: boolean;
    }[];
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !table.forced || !table.leads)).toEqual([]);
  });

  it("holds under a crowd on a small pool, with errors in between", async () => {
    const names = await Promise.all(
      Array.from({ length: 400 }, async (_, i) => {
        const id = i % 2 ? wexcombe : glanhafan;
        const transaction = await begin(pool, id);
        try {
          if (i % 7 === 0) await transaction.manager.query("SELECT 1 / 0");
          const rows = (await transaction.manager.query("SELECT name FROM app.unit")) as {
            name: string;
          }[];
          return { id, names: rows.map((row) => row.name) };
        } catch {
          return null;
        } finally {
          await transaction.rollback();
        }
      }),
    );
    for (const found of names) {
      if (!found) continue;
      expect(found.names).toEqual([
        found.id === wexcombe ? "Library of wexcombe" : "Library of glanhafan",
      ]);
    }
    expect(await as(null, "SELECT name FROM app.unit")).toEqual([]);
  });
});

describe("TenantStore", () => {
  it("refuses a statement that doesn't name the institution", async () => {
    const transaction = await begin(pool, wexcombe);
    const store = new TenantStore(transaction.manager, wexcombe);
    await expect(store.rows("SELECT name FROM app.unit")).rejects.toThrow(/institution as \$1/);
    await transaction.rollback();
  });
});
