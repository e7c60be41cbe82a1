import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Product } from "./product.ts";

// The API's own driver: the pages have no use for one.
const { Client } = createRequire(join(import.meta.dirname, "../../../api/package.json"))(
  "pg",
) as typeof import("pg");

/**
 * Lets the time of one timer run out: those of this name that are armed for the subject (an
 * enrolment, a round or a partnership) become due a minute ago. The product's worker then fires
 * them. This is the only thing that the journeys do behind the product's back.
 */
export async function runOut(
  product: Product,
  institution: string,
  subjectId: string,
  timer: string,
): Promise<void> {
  const read = (path: string) => JSON.parse(readFileSync(join(product.dataDir, path), "utf8"));
  const client = new Client({
    host: "127.0.0.1",
    port: read("running.json").databasePort,
    database: "quad",
    user: "quad_app",
    password: read("postgres/quad-passwords.json").app,
  });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT id FROM app.institution WHERE slug = $1", [
      institution,
    ]);
    const id: string = rows[0].id;
    await client.query("SELECT set_config('app.institution', $1, false)", [id]);
    const { rowCount } = await client.query(
      `UPDATE app.workflow_timer t SET due_at = now() - interval '1 minute'
       FROM app.workflow_instance i
       WHERE t.institution_id = $1 AND i.institution_id = $1 AND i.id = t.instance_id
         AND i.subject_id = $2 AND t.state = 'armed' AND split_part(t.timer_id, '/', 2) = $3`,
      [id, subjectId, timer],
    );
    if (rowCount === 0) throw new Error(`No timer ${timer} is armed for ${subjectId}.`);
  } finally {
    await client.end();
  }
}
