import { createHash } from "node:crypto";
import type { TestApp } from "../test/app.ts";
import type { World } from "./walk.world.ts";

/** One hash over every row that these institutions have. */
export async function fingerprint(test: TestApp, worlds: readonly World[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { institutionId } of worlds) {
    await test.inside(institutionId, async (ctx) => {
      const tables = await ctx.store.rows<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.columns
         WHERE table_schema = 'app' AND column_name = 'institution_id' AND $1::uuid IS NOT NULL
         ORDER BY 1 -- institution_id = $1`,
      );
      for (const { name } of tables) {
        const [row] = await ctx.store.rows<{ rows: string }>(
          `SELECT md5(COALESCE(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS rows
           FROM app.${name} t WHERE institution_id = $1`,
        );
        hash.update(`${name} ${row!.rows}\n`);
      }
    });
  }
  const [jobs] = await test.app.backbone.pool.query<{ count: string }[]>(
    "SELECT count(*) AS count FROM jobs.job",
  );
  return hash.update(jobs!.count).digest("hex");
}
