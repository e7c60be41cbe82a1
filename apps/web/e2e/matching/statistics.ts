import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Product } from "../support/product.ts";

// The API's own driver: the pages have no use for one.
const { Client } = createRequire(join(import.meta.dirname, "../../../api/package.json"))(
  "pg",
) as typeof import("pg");

/**
 * Has the database count its rows now, as it does by itself some minutes after thousands have come:
 * until then it plans as if its tables were nearly empty.
 */
export async function countRows(product: Product): Promise<void> {
  const read = (path: string) => JSON.parse(readFileSync(join(product.dataDir, path), "utf8"));
  const client = new Client({
    host: "127.0.0.1",
    port: read("running.json").databasePort,
    database: "quad",
    user: "quad_owner",
    password: read("postgres/quad-passwords.json").owner,
  });
  await client.connect();
  await client.query("ANALYZE");
  await client.end();
}
