import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A running Quad with its demo, as the other processes of a test run need to know it. */
export interface Product {
  baseURL: string;
  /** Holds the embedded database and, beside it, how to reach it. */
  dataDir: string;
  /** What the server writes: one JSON object a line, warnings and worse. */
  logFile: string;
}

const root = join(import.meta.dirname, "../../../..");
const main = join(root, "apps/api/dist/main.js");
const pages = join(root, "apps/web/dist/index.html");

/** Milliseconds. The first start makes a database and plays the demo. */
const PATIENCE = 150_000;
/** Milliseconds more for each pair of people of a large scheme. */
const PATIENCE_EACH = 150;

/**
 * Starts the built product in a process of its own: API, worker, pages and PostgreSQL, on a free port
 * and a data folder that `stop` removes. Builds it first when it has never been built. With `large`
 * the demo has one scheme more, with so many mentors and as many mentees who wait to be matched.
 */
export async function startProduct({
  large = 0,
} = {}): Promise<Product & { stop(): Promise<void> }> {
  if (!existsSync(main) || !existsSync(pages)) {
    execFileSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" });
  }
  const home = mkdtempSync(join(tmpdir(), "quad-e2e-"));
  const dataDir = join(home, "data");
  const logFile = join(home, "server.log");
  const log = openSync(logFile, "w");
  const port = await freePort();
  // Nothing of the surroundings counts: neither a database of one's own nor the tests' NODE_ENV.
  const server = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      PORT: String(port),
      QUAD_DATA_DIR: dataDir,
      QUAD_DEMO: "on",
      QUAD_DEMO_LARGE: String(large),
      QUAD_REQUESTS_PER_MINUTE: "0",
    },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  // A run that is broken off takes its server along.
  const kill = () => server.kill("SIGKILL");
  process.on("exit", kill);

  const baseURL = `http://localhost:${port}`;
  async function stop() {
    process.off("exit", kill);
    const code = await end(server);
    const said = readFileSync(logFile, "utf8");
    rmSync(home, { recursive: true, force: true });
    if (code !== 0) throw new Error(`Quad ended with exit code ${code}:\n${said}`);
  }
  try {
    await ready(`${baseURL}/readyz`, server, PATIENCE + large * PATIENCE_EACH);
  } catch (error) {
    const said = readFileSync(logFile, "utf8");
    await stop().catch(() => undefined);
    throw new Error(`${(error as Error).message}:\n${said}`);
  }
  return { baseURL, dataDir, logFile, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

async function ready(url: string, server: ChildProcess, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`Quad ended with exit code ${server.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error(`Quad was not ready after ${patience / 1_000} seconds`);
}

/** The exit code, or null for a server that had to be killed. */
async function end(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null) return server.exitCode;
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  const last = setTimeout(() => server.kill("SIGKILL"), 20_000);
  await gone;
  clearTimeout(last);
  return server.exitCode;
}

/** Errors that the server has logged so far; a good run has none. */
export function serverErrors({ logFile }: Pick<Product, "logFile">): string[] {
  return readFileSync(logFile, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{") && (JSON.parse(line) as { level: number }).level >= 50);
}
