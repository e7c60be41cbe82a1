import type { DataSource } from "typeorm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDatabase } from "../test/postgres.ts";
import { openPool } from "./data-source.ts";

let pool: DataSource;

beforeAll(async () => {
  const { appUrl } = await createDatabase("prepared");
  pool = await openPool(appUrl, [], 1);
});
afterAll(() => pool?.destroy());

const prepared = async () =>
  (
    await pool.query<{ statement: string }[]>(
      "SELECT statement FROM pg_prepared_statements WHERE NOT from_sql",
    )
  ).map(({ statement }) => statement);

it("keeps a statement prepared once it has come often", async () => {
  const often = "SELECT $1::int + 1 AS next";
  for (const given of [1, 2, 3, 4, 5]) {
    expect(await pool.query(often, [given])).toEqual([{ next: given + 1 }]);
  }
  await pool.query("SELECT $1::int + 2 AS next", [1]);

  expect(await prepared()).toEqual([often]);
});

it("goes on after an error, also with the same statement sent many times at once", async () => {
  const sql = "SELECT 10 / $1::int AS part";
  const divisors = [1, 2, 0, 5, 10, 0, 1];
  const ask = () => Promise.allSettled(divisors.map((by) => pool.query(sql, [by])));
  await ask();

  const states = (await ask()).map((one) => (one.status === "fulfilled" ? one.value : "refused"));
  expect(states).toEqual([
    [{ part: 10 }],
    [{ part: 5 }],
    "refused",
    [{ part: 2 }],
    [{ part: 1 }],
    "refused",
    [{ part: 10 }],
  ]);
});

it("takes back a failed transaction and prepares the same statement later", async () => {
  const sql = "SELECT 7 / $1::int AS seventh";
  const runner = pool.createQueryRunner();
  await runner.startTransaction();
  const all = await Promise.allSettled([0, 1, 7, 1, 7].map((by) => runner.query(sql, [by])));
  expect(all.every(({ status }) => status === "rejected")).toBe(true);
  await runner.rollbackTransaction();

  for (const _ of "again") expect(await runner.query(sql, [7])).toEqual([{ seventh: 1 }]);
  await runner.release();
});
