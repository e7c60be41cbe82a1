import { readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";

/** What the process that uses a data folder writes into it while it runs. */
export interface RunFile {
  pid: number;
  /** Tells a process from a later one with the same id: start time in clock ticks since boot. */
  startedAt: string;
  /** Where people reach this Quad. */
  address: string;
  /** The port of its PostgreSQL on 127.0.0.1; 0 until chosen. */
  databasePort: number;
  /** A copy of PostgreSQL's programs to remove afterwards. */
  temporaryPrograms?: string;
}

/** Field 22 of /proc/<pid>/stat, counted after the name, which may hold spaces. Elsewhere empty. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** True unless the process certainly works in another folder; only Linux can tell. */
export function worksIn(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return process.platform !== "linux";
  }
}

const pathOf = (dataDir: string) => join(dataDir, "running.json");

function read(dataDir: string): RunFile | undefined {
  try {
    return JSON.parse(readFileSync(pathOf(dataDir), "utf8")) as RunFile;
  } catch {
    return undefined;
  }
}

/**
 * Takes the data folder for this process. Throws a StartError when a living process has it.
 * Returns what a dead process left behind, for cleaning up after it.
 */
export function takeDataDir(dataDir: string, address: string): RunFile | undefined {
  const before = read(dataDir);
  if (before !== undefined && isAlive(before.pid)) {
    if (startTime(before.pid) === before.startedAt) throw alreadyRunning(dataDir, before);
  }
  rmSync(pathOf(dataDir), { force: true });
  const mine: RunFile = {
    pid: process.pid,
    startedAt: startTime(process.pid),
    address,
    databasePort: 0,
  };
  try {
    writeFileSync(pathOf(dataDir), JSON.stringify(mine), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw alreadyRunning(dataDir, read(dataDir));
  }
  return before;
}

function alreadyRunning(dataDir: string, other: RunFile | undefined): StartError {
  const where = other === undefined ? "" : ` at ${other.address} (process ${other.pid})`;
  return new StartError(
    `Quad already runs with the data folder ${dataDir}${where}: stop it first, or give this one another folder with QUAD_DATA_DIR.`,
  );
}

export function noteInRunFile(dataDir: string, change: Partial<RunFile>): void {
  const merged = { ...read(dataDir), ...change };
  writeFileSync(pathOf(dataDir), JSON.stringify(merged), { mode: 0o600 });
}

export function releaseDataDir(dataDir: string): void {
  rmSync(pathOf(dataDir), { force: true });
}
