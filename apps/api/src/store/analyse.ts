import pg from "pg";

/**
 * Tells the database how large its tables are now. It finds out by itself within minutes; until then,
 * after much has been written at once, it plans as if there were nothing.
 */
export async function analyse(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query("ANALYZE");
  } finally {
    await owner.end();
  }
}
