import { once } from "node:events";
import { createServer } from "node:net";
import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { asAppRole, checkAppRole, checkPort } from "./start-checks.ts";

async function taken(): Promise<{ port: number; free(): void }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as { port: number }).port, free: () => server.close() };
}

describe("the port", () => {
  it("is free, or the sentence says how to take another", async () => {
    const { port, free } = await taken();

    await expect(checkPort(port, "127.0.0.1")).rejects.toThrow(
      `Port ${port} is already in use. Stop the other program or start Quad with another port: PORT=${port + 1} npm start`,
    );
    free();
    await expect(checkPort(port, "127.0.0.1")).resolves.toBeUndefined();
  });

  it("belongs to an address of this machine", async () => {
    await expect(checkPort(4000, "192.0.2.1")).rejects.toThrow(
      "Quad can't listen on 192.0.2.1, port 4000 (EADDRNOTAVAIL): check HOST and PORT.",
    );
  });
});

describe("the role of requests", () => {
  it("is quad_app on the owner's connection, whose other options stay", async () => {
    const url = new URL(inject("appUrl"));
    url.searchParams.set("options", "-c statement_timeout=7s");
    const client = new pg.Client({ connectionString: asAppRole(url.href) });
    await client.connect();
    const { rows } = await client.query(
      "select current_setting('role') as role, current_setting('statement_timeout') as timeout",
    );
    await client.end();

    expect(rows).toEqual([{ role: "quad_app", timeout: "7s" }]);
  });

  it("is one that row-level security binds", async () => {
    await expect(checkAppRole(inject("appUrl"))).resolves.toBeUndefined();
  });

  it("is not one that sees every institution", async () => {
    await expect(checkAppRole(inject("superuserUrl"))).rejects.toThrow(
      "The role postgres in DATABASE_APP_URL has SUPERUSER or BYPASSRLS",
    );
  });

  it("must be able to sign in", async () => {
    const url = new URL(inject("appUrl"));
    url.password = "guessed";

    await expect(checkAppRole(url.href)).rejects.toThrow(
      /^Quad can't reach the database in DATABASE_APP_URL: password authentication failed/,
    );
  });
});
