import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../start-error.ts";
import type { Identity } from "./embedded-programs.ts";

/**
 * The working folder by a name that needs no right to enter the folders above it: run by root,
 * PostgreSQL is another user, who may not enter root's.
 */
const here = (identity: Identity, folder: string) =>
  identity.uid !== undefined && process.platform === "linux" ? "/proc/self/cwd" : folder;

export interface InitialiseOptions {
  home: string;
  /** An empty folder that `identity` owns. */
  folder: string;
  identity: Identity;
  /** A file with the password of the superuser `postgres`, which `identity` owns. */
  passwordFile: string;
  /** False: without waiting for the disk. */
  durable: boolean;
}

/** Runs initdb, which leaves an empty cluster in `folder`. */
export function initialise(options: InitialiseOptions): void {
  const { home, folder, identity, passwordFile, durable } = options;
  const locale = process.platform === "linux" ? "C.UTF-8" : "C";
  const password = openSync(passwordFile, "r");
  const run = spawnSync(
    join(home, "bin", "initdb"),
    [
      ...["-D", here(identity, folder), "--username=postgres", "--pwfile=/dev/fd/3"],
      ...["--auth=scram-sha-256", "--encoding=UTF8", `--locale=${locale}`],
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"],
      ...(durable ? [] : ["--no-sync"]),
    ],
    {
      ...identity,
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, LC_ALL: locale },
      stdio: ["ignore", "pipe", "pipe", password],
    },
  );
  closeSync(password);
  if (run.status === 0) return;
  if (run.stderr?.includes("could not look up effective user ID")) {
    throw new StartError(
      `PostgreSQL does not run under a user id without a name (${process.getuid?.()}): start Quad as a user listed in /etc/passwd or set DATABASE_URL.`,
    );
  }
  const says = run.stderr?.split("\n").find((line) => /(error|FATAL):/.test(line));
  const why = run.error?.message ?? says?.replace(/^.*?(error|FATAL):\s*/, "") ?? run.stderr;
  throw new StartError(`The database could not be created in ${folder}: ${oneLine(why)}.`);
}

/** Of what a program printed, at most 300 characters without the full stop. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 300).replace(/\.$/, "");

export interface PostgresServer {
  /** On 127.0.0.1. */
  port: number;
  /** Ends connections and waits until the server has written everything. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  home: string;
  database: string;
  identity: Identity;
  logFile: string;
  durable: boolean;
  onCrash: ((sentence: string) => void) | undefined;
}

const LOG_LIMIT_BYTES = 1_000_000;

/** Settings that differ from PostgreSQL's own. */
function settings(port: number, durable: boolean): string[] {
  const chosen = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // Parallel queries need more /dev/shm than a container has by default (64 MB).
    max_parallel_workers_per_gather: 0,
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Starts the server and waits until it accepts connections, however long its recovery takes. */
export async function startServer(options: ServerOptions): Promise<PostgresServer> {
  const { home, database, identity, logFile, durable, onCrash } = options;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const tooBig = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES;
    const logFrom = tooBig ? 0 : (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0);
    const log = openSync(logFile, tooBig ? "w" : "a", 0o600);
    // In a process group of its own: Ctrl-C in a terminal must reach Quad first, not the database.
    const child = spawn(
      join(home, "bin", "postgres"),
      ["-D", here(identity, database), ...settings(port, durable)],
      { ...identity, cwd: database, detached: true, stdio: ["ignore", log, log] },
    );
    closeSync(log);
    const ended = new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", () => resolve());
    });
    const guard = guardOf(child, identity);
    let stopping = false;
    let ready = false;
    ended.then(() => {
      guard?.kill("SIGKILL");
      if (ready && !stopping) onCrash?.(`PostgreSQL ended by itself: ${logFile} says why.`);
    });

    while (!ready && child.exitCode === null && child.signalCode === null && child.pid) {
      ready = isReady(database, child.pid);
      if (!ready) await Promise.race([sleep(20), ended]);
    }
    if (ready) {
      return {
        port,
        async stop() {
          stopping = true;
          await end(child, ended);
        },
      };
    }
    await ended;
    const written = readFileSync(logFile, "utf8").slice(logFrom);
    const passing = /could not bind|pre-existing shared memory block|is still in use/.test(written);
    if (passing && attempt < 20) {
      await sleep(500);
      continue;
    }
    const fatal = written.split("\n").findLast((line) => /(FATAL|PANIC):/.test(line));
    const why = oneLine(fatal?.replace(/^.*?(FATAL|PANIC):\s*/, "") ?? written)
      .replace(/^postgres: /, "")
      .replaceAll("/proc/self/cwd", database);
    throw new StartError(
      `PostgreSQL can't open the database in ${database} (${why}): restore it from a backup, or move it away and Quad starts with a new one; ${logFile} has the details.`,
    );
  }
}

/** The last line of postmaster.pid is its state; the first its process. */
function isReady(database: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(database, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

/**
 * A small process that ends the server when this process is killed: its input closes with us.
 * Not on Windows; there the next start ends the server that was left behind.
 */
function guardOf(server: ChildProcess, identity: Identity): ChildProcess | undefined {
  if (process.platform === "win32" || server.pid === undefined) return undefined;
  const guard = spawn("/bin/sh", ["-c", 'cat >/dev/null; kill -INT "$0"', String(server.pid)], {
    ...identity,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  return guard;
}

/** Fast shutdown; after 20 s an immediate one, which recovery makes good at the next start. */
async function end(child: ChildProcess, ended: Promise<void>) {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([ended, sleep(20_000, undefined, { ref: false })]);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port of 127.0.0.1");
  return address.port;
}
