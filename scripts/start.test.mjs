import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { startEmbedded } from "../apps/api/src/store/embedded.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "quad-start-"));
const running = new Set();
afterAll(() => {
  for (const child of running) process.kill(-child.pid, "SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  return port;
}

/** What `npm start` runs, in a process group of its own, as a terminal has it. */
function start(env, script = "scripts/start.mjs") {
  const child = spawn(process.execPath, [script], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: "", ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      printed += text;
    });
  }
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return { code, lastLine: printed.trim().split("\n").at(-1) };
  });
  return {
    ended,
    /** Resolves with everything that was printed, up to the line that says where Quad is. */
    async ready(line = "Quad is ready at ") {
      while (!printed.includes(line)) {
        if (!running.has(child)) throw new Error(`Quad ended:\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return printed;
    },
    /** As Ctrl-C does: to the whole group. */
    async interrupt() {
      process.kill(-child.pid, "SIGINT");
      return await ended;
    },
    groupIsGone() {
      try {
        process.kill(-child.pid, 0);
        return false;
      } catch {
        return true;
      }
    },
  };
}

const WORKER = "apps/api/dist/worker.js";
const dataDir = join(scratch, "data");
const fileIn = (name) => JSON.parse(readFileSync(join(dataDir, name), "utf8"));

describe("starting Quad", () => {
  it("gives pages and API, names what is in the way of a second one, and stops on Ctrl-C", async () => {
    const port = await freePort();
    const first = start({ PORT: `${port}`, QUAD_DATA_DIR: dataDir });
    expect(await first.ready()).toContain(`Quad is ready at http://localhost:${port}\n`);
    const page = await fetch(`http://localhost:${port}/`, { headers: { accept: "text/html" } });
    expect(await page.text()).toContain('<div id="app">');
    expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);

    const samePort = start({ PORT: `${port}`, QUAD_DATA_DIR: join(scratch, "other") });
    expect(await samePort.ended).toEqual({
      code: 1,
      lastLine: `Port ${port} is already in use. Stop the other program or start Quad with another port: PORT=${port + 1} npm start`,
    });
    const sameData = start({ PORT: `${await freePort()}`, QUAD_DATA_DIR: dataDir });
    expect(await sameData.ended).toEqual({
      code: 1,
      lastLine: expect.stringMatching(
        `^Quad already runs with the data folder ${dataDir} at http://localhost:${port} `,
      ),
    });

    const { databasePort } = fileIn("running.json");
    expect((await first.interrupt()).code).toBe(0);
    expect(first.groupIsGone()).toBe(true);
    await expect(fetch(`http://127.0.0.1:${databasePort}/`)).rejects.toThrow("fetch failed");
  });

  it("is there within 5 s when it has been started before", async () => {
    const from = performance.now();
    const again = start({ PORT: `${await freePort()}`, QUAD_DATA_DIR: dataDir });
    await again.ready();
    const seconds = (performance.now() - from) / 1000;
    expect((await again.interrupt()).code).toBe(0);

    expect(seconds).toBeLessThan(5);
  });

  it("refuses a database that newer code has changed", async () => {
    const port = await freePort();
    const before = start({ PORT: `${port}`, QUAD_DATA_DIR: dataDir });
    await before.ready();
    const { superuser } = fileIn("postgres/quad-passwords.json");
    const client = new pg.Client(
      `postgres://postgres:${superuser}@127.0.0.1:${fileIn("running.json").databasePort}/quad`,
    );
    await client.connect();
    await client.query(
      "insert into app.migration (timestamp, name) values (9e15, 'FromTheFuture')",
    );
    await client.end();
    await before.interrupt();

    const after = start({ PORT: `${port}`, QUAD_DATA_DIR: dataDir });
    expect(await after.ended).toEqual({
      code: 1,
      lastLine: expect.stringMatching(/^The database is newer than this version of Quad/),
    });
  });

  it("runs on a database of one's own, with workers in processes of their own", async () => {
    const postgres = await startEmbedded({
      dataDir: join(scratch, "own"),
      log: { info() {} },
      durable: false,
    });
    try {
      const port = await freePort();
      const env = { PORT: `${port}`, DATABASE_URL: postgres.superuserUrl };
      const api = start({ ...env, QUAD_ROLES: "api" });
      await api.ready();
      const worker = start(env, WORKER);
      await worker.ready("Quad's worker is ready");

      expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
      expect((await worker.interrupt()).code).toBe(0);
      expect((await api.interrupt()).code).toBe(0);
    } finally {
      await postgres.stop();
    }
  });

  it("gives a worker no database of its own", async () => {
    expect(await start({}, WORKER).ended).toEqual({
      code: 1,
      lastLine: "A worker on its own needs DATABASE_URL, the database of its API.",
    });
  });

  it("says what is wrong with a database that it can't reach", async () => {
    const url = "postgres://nobody@127.0.0.1:1/none";
    const { ended } = start({ PORT: `${await freePort()}`, DATABASE_URL: url });

    expect(await ended).toEqual({
      code: 1,
      lastLine: expect.stringMatching(/^Quad can't reach the database in DATABASE_URL: .*REFUSED/),
    });
  });

  it("says what is wrong with a half-written data folder", async () => {
    const broken = join(scratch, "broken");
    mkdirSync(join(broken, "postgres"), { recursive: true });
    writeFileSync(join(broken, "postgres", "PG_VERSION"), "18\n");
    const { ended } = start({ PORT: `${await freePort()}`, QUAD_DATA_DIR: broken });

    expect(await ended).toEqual({
      code: 1,
      lastLine: expect.stringMatching(/broken\/postgres is not a complete database \(global, base/),
    });
  });

  it("says what is wrong with a variable", async () => {
    const { ended } = start({ PORT: "http" });

    expect(await ended).toEqual({
      code: 1,
      lastLine: 'PORT must be a whole number from 1 to 65535, not "http".',
    });
  });
});
