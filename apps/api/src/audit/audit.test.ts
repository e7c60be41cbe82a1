import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildInstitution } from "../test/build.ts";
import { recordAudit, verifyAudit } from "./audit.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

/** Institutions begin with their own creation in the log: entry 1. */
const institution = async () => (await buildInstitution(test)).id;

const note = (id: string, action: string) =>
  test.inside(id, (ctx) => recordAudit(ctx, action, { type: "thing", id: null }, { action }));
const verify = (id: string) => test.inside(id, verifyAudit);

/** As somebody who holds the database's owner role. */
async function tamper(id: string, sql: string): Promise<void> {
  const [row] = await test.app.backbone.pool.query("SELECT current_database() AS name");
  const url = new URL(inject("ownerUrl"));
  url.pathname = `/${row.name}`;
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  await owner.query(`SET app.institution = '${id}'`);
  const done = await owner.query(sql);
  await owner.end();
  expect(done.rowCount).toBeGreaterThan(0);
}

it("holds entries in the order of their commits, across transactions that run together", async () => {
  const id = await institution();

  await Promise.all(Array.from({ length: 12 }, (_, n) => note(id, `act.${n}`)));

  expect(await verify(id)).toEqual({ ok: true, entries: 13 });
});

it("keeps an entry with its change: neither stays when the transaction fails", async () => {
  const id = await institution();
  await note(id, "first");

  await expect(
    test.inside(id, async (ctx) => {
      await recordAudit(ctx, "lost", { type: "thing", id: null });
      throw new Error("too bad");
    }),
  ).rejects.toThrow("too bad");

  expect(await verify(id)).toEqual({ ok: true, entries: 2 });
});

it("is a chain for each institution", async () => {
  const [one, other] = [await institution(), await institution()];
  await note(one, "a");
  await note(one, "b");

  expect(await verify(one)).toEqual({ ok: true, entries: 3 });
  expect(await verify(other)).toEqual({ ok: true, entries: 1 });
});

it("can't be changed by the application's role", async () => {
  const id = await institution();
  await note(id, "a");

  await expect(
    test.inside(id, (ctx) =>
      ctx.store.rows("UPDATE app.audit SET actor = 'nobody' WHERE institution_id = $1"),
    ),
  ).rejects.toThrow(/permission denied/);
});

it.each([
  ["changed text", "UPDATE app.audit SET detail = '{}' WHERE seq = 2", 2, "changed"],
  ["a changed actor", "UPDATE app.audit SET actor = 'system2' WHERE seq = 3", 3, "changed"],
  ["a moved time", "UPDATE app.audit SET at = at + interval '1 ms' WHERE seq = 1", 1, "changed"],
  ["a removed entry", "DELETE FROM app.audit WHERE seq = 2", 2, "missing"],
  ["a cut end", "DELETE FROM app.audit WHERE seq = 4", 4, "cut"],
])("tells %s", async (_what, sql, seq, fault) => {
  const id = await institution();
  for (const action of ["b", "c", "d"]) await note(id, action);

  await tamper(id, sql);

  expect(await verify(id)).toEqual({ ok: false, seq, fault });
});
