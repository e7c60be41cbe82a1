import pg from "pg";

/**
 * The database `quad` and its two roles, made on the first run and put right on every later one.
 * `superuserUrl` leads to the database `postgres`. quad_owner may make further databases, which the
 * tests use.
 */
export async function prepareRoles(
  superuserUrl: string,
  passwords: { owner: string; app: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select rolname as name from pg_roles union all select datname from pg_database",
    );
    const exists = new Set(rows.map((row) => row.name));
    for (const [role, password, rights] of [
      ["quad_owner", passwords.owner, "createdb"],
      ["quad_app", passwords.app, "nocreatedb"],
    ] as const) {
      await client.query(
        `${exists.has(role) ? "alter" : "create"} role ${role} login nosuperuser nobypassrls ` +
          `nocreaterole ${rights} password ${client.escapeLiteral(password)}`,
      );
    }
    if (!exists.has("quad")) await client.query("create database quad owner quad_owner");
    await client.query("revoke all on database postgres, quad from public");
    await client.query("grant connect on database quad to quad_app");
  } finally {
    await client.end();
  }
}
