import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runDirectly } from "./direct.ts";
import { quantile } from "./figures.ts";
import { apiFile } from "./world.ts";

const port = 4998;
const runs = Number(process.env.BENCH_RUNS ?? 5);

/**
 * From the start of the process to its first answer, and its memory then and after some requests: the
 * built API with its worker, its own PostgreSQL and the demo, on a database that is there already.
 */
export async function run(): Promise<void> {
  const main = apiFile("dist/main.js");
  if (!existsSync(main)) throw new Error("Build Quad first: npm run build.");
  const dataDir = mkdtempSync(join(tmpdir(), "quad-bench-"));
  chmodSync(dataDir, 0o711);
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, ${runs} starts of dist/main.js`,
  );
  try {
    const first = await oneStart(main, dataDir);
    console.log(
      `the first start, which makes database and demo: ${(first.ms / 1000).toFixed(1)} s`,
    );
    const all: Started[] = [];
    for (let i = 0; i < runs; i++) all.push(await oneStart(main, dataDir));
    const median = (of: (one: Started) => number) => quantile(all.map(of), 0.5);
    console.log(
      `on an existing database: first answer after ${(median((one) => one.ms) / 1000).toFixed(2)} s`,
    );
    console.log(
      `memory of the process: ${median((one) => one.atStart).toFixed(0)} MB at the first answer, ${median((one) => one.later).toFixed(0)} MB after 300 requests`,
    );
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Started {
  ms: number;
  /** Megabytes in memory, as Linux counts them. */
  atStart: number;
  later: number;
}

async function oneStart(main: string, dataDir: string): Promise<Started> {
  const from = performance.now();
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      QUAD_DATA_DIR: dataDir,
      QUAD_DEMO: "on",
      QUAD_REQUESTS_PER_MINUTE: "0",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    while (!(await answers())) {
      if (child.exitCode !== null) throw new Error("It didn't start.");
      await sleep(10);
    }
    const ms = performance.now() - from;
    const atStart = megabytes(child);
    for (let i = 0; i < 300; i++) await answers();
    return { ms, atStart, later: megabytes(child) };
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
  }
}

async function answers(): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ institutions { slug name } }"}',
    });
    return (await response.text()).includes('"institutions"');
  } catch {
    return false;
  }
}

const megabytes = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

if (import.meta.main) runDirectly(import.meta.url);
