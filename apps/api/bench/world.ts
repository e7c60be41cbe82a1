import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { App } from "../src/app.ts";
import type { Context } from "../src/context.ts";

/** This workspace: the bundled file lies below the project's `node_modules`. */
const root = join(fileURLToPath(import.meta.url).split("/node_modules/")[0]!, "apps/api");
export const apiFile = (path: string): string => join(root, path);

/** The text of one of the web's GraphQL documents. */
export const webDocument = (path: string): string =>
  readFileSync(join(root, "../web/src", path), "utf8");

export const machine = `Node ${process.version}, ${availableParallelism()} cores for all, PostgreSQL with fsync`;

export interface BenchApp {
  app: App;
  url: string;
  databases: { ownerUrl: string; appUrl: string };
  inside<T>(institutionId: string, work: (ctx: Context) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The API on a port of its own and on a PostgreSQL of its own; `more`: variables, and a worker. */
export async function openApp(
  port = 4999,
  more: { env?: Record<string, string>; worker?: boolean } = {},
): Promise<BenchApp> {
  await import("reflect-metadata");
  const { createApp } = await import("../src/app.ts");
  const { readEnv } = await import("../src/env.ts");
  const { asSystem } = await import("../src/graphql/request.ts");
  const { startEmbedded } = await import("../src/store/embedded.ts");
  const dataDir = mkdtempSync(join(tmpdir(), "quad-bench-"));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbedded({ dataDir, log: { info() {} } });
  const app = await createApp({
    env: readEnv({
      DATABASE_URL: postgres.ownerUrl,
      PORT: String(port),
      HOST: "127.0.0.1",
      QUAD_DEMO: "off",
      QUAD_REQUESTS_PER_MINUTE: "0",
      LOG_LEVEL: "error",
      ...more.env,
    }),
    databases: postgres,
    roles: { api: true, worker: more.worker ?? false },
  });
  await app.listen();
  return {
    app,
    databases: postgres,
    url: `http://127.0.0.1:${port}/graphql`,
    inside: (institutionId, work) => asSystem(app.backbone, institutionId, work),
    async close() {
      await app.close();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Load {
  connections: number;
  seconds: number;
  cookie: string;
  document: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

interface Cannon {
  requests: { average: number; total: number };
  latency: { p50: number; p97_5: number; p99: number; max: number };
  errors: number;
  non2xx: number;
  /** Milliseconds of processor that this process spent on each request. */
  cpu: number;
}

/** Asks the same over and over from a process of its own. Throws when an answer isn't right. */
export async function fire({ app, url }: BenchApp, load: Load): Promise<Cannon> {
  const { document: query, variables, operationName } = load;
  const body = JSON.stringify({ query, variables, operationName });
  const headers = { "content-type": "application/json", cookie: load.cookie };
  const first = await fetch(url, { method: "POST", headers, body });
  const answer = (await first.json()) as { errors?: unknown };
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  const cannon = createRequire(apiFile("package.json")).resolve("autocannon/autocannon.js");
  const args = [cannon, "--json", "-m", "POST", "-c", String(load.connections)];
  args.push("-d", String(load.seconds), "-b", body);
  for (const [name, value] of Object.entries(headers)) args.push("-H", `${name}=${value}`);
  const before = process.cpuUsage();
  const child = spawn(process.execPath, [...args, url], { stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  for await (const chunk of child.stdout) output += chunk;
  const result = JSON.parse(output) as Cannon;
  const { user, system } = process.cpuUsage(before);
  result.cpu = (user + system) / 1000 / result.requests.total;
  await idle(app);
  if (result.errors + result.non2xx > 0) throw new Error(`${result.non2xx} answers were refused.`);
  return result;
}

/** Waits for those requests that were on their way when the load ended. */
async function idle({ backbone }: App): Promise<void> {
  const { master } = backbone.pool.driver as unknown as {
    master: { totalCount: number; idleCount: number; waitingCount: number };
  };
  while (master.waitingCount > 0 || master.idleCount < master.totalCount) await sleep(20);
}

/** "1234/s, p50 12, p99 34, most 56 ms; 0.9 ms of processor each in the API". */
export function told({ requests, latency, cpu }: Cannon): string {
  const { p50, p99, max } = latency;
  const rate = Math.round(requests.average);
  return `${rate}/s, p50 ${p50}, p99 ${p99}, most ${max} ms; ${cpu.toFixed(2)} ms of processor each in the API`;
}
