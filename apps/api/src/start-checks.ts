import { once } from "node:events";
import { createServer } from "node:net";
import pg from "pg";
import { StartError } from "./start-error.ts";

/** Throws a StartError when nothing can listen there. Asked first: before any database starts. */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, "listening");
  } catch (error) {
    throw new StartError(whyNot((error as NodeJS.ErrnoException).code, port, host));
  }
  probe.close();
  await once(probe, "close");
}

function whyNot(code: string | undefined, port: number, host: string): string {
  const elsewhere = `PORT=${port < 65_535 ? port + 1 : 4000} npm start`;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is already in use. Stop the other program or start Quad with another port: ${elsewhere}`;
    case "EACCES":
      return `Port ${port} is reserved for the system's administrator. Start Quad with a port from 1024 up: PORT=4000 npm start`;
    default:
      return `Quad can't listen on ${host}, port ${port} (${code}): check HOST and PORT.`;
  }
}

/**
 * The requests' connection for a database that only DATABASE_URL describes: the same login, switched
 * to quad_app, so that row-level security binds it.
 */
export function asAppRole(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = [url.searchParams.get("options"), "-c role=quad_app"].filter(Boolean).join(" ");
  url.searchParams.set("options", options);
  return url.href;
}

/** Throws a StartError when row-level security would not bind the role of DATABASE_APP_URL. */
export async function checkAppRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; unbound: boolean }>(
      "select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user",
    );
    if (rows[0]?.unbound) {
      throw new StartError(
        `The role ${rows[0].name} in DATABASE_APP_URL has SUPERUSER or BYPASSRLS and would see every institution: use a role without them.`,
      );
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { message, code } = error as NodeJS.ErrnoException;
    throw new StartError(`Quad can't reach the database in DATABASE_APP_URL: ${message || code}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
