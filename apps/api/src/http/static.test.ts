import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { afterAll, describe, expect, it } from "vitest";
import { serveWeb } from "./static.ts";

const parent = mkdtempSync(join(tmpdir(), "quad-static-"));
const root = join(parent, "dist");
mkdirSync(join(root, "assets"), { recursive: true });
writeFileSync(join(parent, "secret.txt"), "secret");
writeFileSync(join(root, "index.html"), "<title>Quad</title>");
writeFileSync(join(root, "assets", "main-1a2b.js"), "let plain;");
writeFileSync(join(root, "assets", "main-1a2b.js.br"), "brotli");

const http = Fastify();
http.get("/healthz", () => ({ status: "ok" }));
await serveWeb(http, root);
afterAll(async () => {
  await http.close();
  rmSync(parent, { recursive: true });
});

const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const get = (url: string, headers: Record<string, string> = BROWSER) =>
  http.inject({ method: "GET", url, headers });

describe("the built pages", () => {
  it.each(["/", "/index.html", "/schemes/1?tab=forms", "/demo"])("are there at %s", async (url) => {
    const reply = await get(url);

    expect([reply.statusCode, reply.body]).toEqual([200, "<title>Quad</title>"]);
    expect(reply.headers["content-type"]).toMatch("text/html");
    expect(reply.headers["cache-control"]).toBe("no-cache");
  });

  it("come compressed to whoever takes it, and are kept when their name has a hash", async () => {
    const reply = await get("/assets/main-1a2b.js", { "accept-encoding": "gzip, br" });

    expect(reply.body).toBe("brotli");
    expect(reply.headers).toMatchObject({
      "content-encoding": "br",
      "content-type": expect.stringContaining("javascript"),
      "cache-control": "public, max-age=31536000, immutable",
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect((await get("/assets/main-1a2b.js", {})).body).toBe("let plain;");
  });

  it.each(["/assets/gone-0000.js", "/nothing"])("don't stand in for the file %s", async (url) => {
    expect((await get(url, { accept: "*/*" })).statusCode).toBe(404);
  });

  it.each(["/graphql/x", "/graphql?query=x", "/readyz"])("leave %s to the API", async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  it.each(["/../secret.txt", "/..%2fsecret.txt", "/assets/..%2f..%2fsecret.txt"])(
    "don't lead out of their folder: %s",
    async (url) => {
      expect((await get(url)).body).not.toContain("secret");
    },
  );

  it("must be built", async () => {
    await expect(serveWeb(Fastify(), parent)).rejects.toThrow("The pages are not built");
  });
});
