import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../start-error.ts";
import {
  findPrograms,
  type Identity,
  postgresIdentity,
  removeTemporaryPrograms,
} from "./embedded-programs.ts";
import { prepareRoles } from "./embedded-roles.ts";
import {
  isAlive,
  noteInRunFile,
  releaseDataDir,
  takeDataDir,
  worksIn,
} from "./embedded-run-file.ts";
import { initialise, type PostgresServer, startServer } from "./embedded-server.ts";

/** The part of a logger that is used here. */
export interface Log {
  info(message: string): void;
}

export interface EmbeddedOptions {
  /** Absolute path; made when absent. */
  dataDir: string;
  log: Log;
  /** Where people reach this Quad: named to whoever starts a second one on the same folder. */
  address?: string;
  /** False: without fsync, for tests. */
  durable?: boolean;
  /** Called when PostgreSQL ends although nobody stopped it; with one sentence. */
  onCrash?: (sentence: string) => void;
}

export interface Embedded {
  /** Role quad_owner: owns the database, migrates, bypasses nothing. */
  ownerUrl: string;
  /** Role quad_app: subject to row-level security. */
  appUrl: string;
  /** Role postgres, for repairs: nothing of Quad's uses it. */
  superuserUrl: string;
  stop(): Promise<void>;
}

export interface Passwords {
  superuser: string;
  owner: string;
  app: string;
}

/**
 * Starts the PostgreSQL that npm installed on `dataDir`/postgres, listening on a free port of
 * 127.0.0.1 only, and makes the database `quad` with its two roles on the first run. Throws a
 * StartError. The server ends with this process, even when that is killed.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, log, address = "an unknown address", durable = true } = options;
  makeDataDir(dataDir);
  const database = join(dataDir, "postgres");
  const leftover = takeDataDir(dataDir, address);
  let programs: ReturnType<typeof findPrograms> | undefined;
  let server: PostgresServer | undefined;

  async function stop() {
    await server?.stop();
    if (programs?.temporary) removeTemporaryPrograms(programs.home);
    releaseDataDir(dataDir);
  }

  try {
    if (leftover?.temporaryPrograms) removeTemporaryPrograms(leftover.temporaryPrograms);
    const identity = postgresIdentity(database);
    programs = findPrograms(identity);
    if (programs.temporary) noteInRunFile(dataDir, { temporaryPrograms: programs.home });
    if (!holdsDatabase(database)) {
      log.info("Creating the database for the first time");
      create(database, programs.home, identity, durable);
    }
    await endOrphan(database, log);
    const passwords = readPasswords(database);
    server = await startServer({
      home: programs.home,
      database,
      identity,
      logFile: join(dataDir, "postgres.log"),
      durable,
      onCrash: options.onCrash,
    });
    noteInRunFile(dataDir, { databasePort: server.port });
    const urlOf = (role: string, password: string, name: string) =>
      `postgres://${role}:${password}@127.0.0.1:${server?.port}/${name}`;
    const superuserUrl = urlOf("postgres", passwords.superuser, "quad");
    await prepareRoles(urlOf("postgres", passwords.superuser, "postgres"), passwords);
    return {
      superuserUrl,
      ownerUrl: urlOf("quad_owner", passwords.owner, "quad"),
      appUrl: urlOf("quad_app", passwords.app, "quad"),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function makeDataDir(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} can't be written (${(error as NodeJS.ErrnoException).code}): make it writable or choose another with QUAD_DATA_DIR.`,
    );
  }
}

/** False: nothing there yet. Throws when there is something that is not a whole database. */
function holdsDatabase(database: string): boolean {
  if (!existsSync(database)) return false;
  let content: string[];
  try {
    content = readdirSync(database);
  } catch {
    throw new StartError(
      `The database in ${database} belongs to another user of this machine: start Quad as that user or choose another folder with QUAD_DATA_DIR.`,
    );
  }
  if (content.length === 0) {
    rmdirSync(database);
    return false;
  }
  const missing = ["PG_VERSION", "global", "base", PASSWORD_FILE].filter(
    (name) => !content.includes(name),
  );
  if (missing.length > 0) {
    throw new StartError(
      `${database} is not a complete database (${missing.join(", ")} missing): restore it from a backup, or move it away and Quad starts with a new one.`,
    );
  }
  return true;
}

/**
 * Makes the database beside its final place and renames it when whole, so an interrupted first
 * start leaves only the unfinished folder, which holds nothing and is made again.
 */
function create(database: string, home: string, identity: Identity, durable: boolean) {
  const unfinished = `${database}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const random = () => randomBytes(24).toString("base64url");
  const passwords: Passwords = { superuser: random(), owner: random(), app: random() };
  const own = (path: string) => {
    if (identity.uid !== undefined && identity.gid !== undefined) {
      chownSync(path, identity.uid, identity.gid);
    }
  };
  mkdirSync(unfinished, { mode: 0o700 });
  own(unfinished);
  const file = join(dirname(database), PASSWORD_FILE);
  try {
    writeFileSync(file, `${passwords.superuser}\n`, { mode: 0o600 });
    own(file);
    initialise({ home, folder: unfinished, identity, passwordFile: file, durable });
    writeFileSync(file, JSON.stringify(passwords));
    renameSync(file, join(unfinished, PASSWORD_FILE));
    renameSync(unfinished, database);
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * A server that outlived its Quad (both killed at once, say) still holds the folder: it is asked to
 * end, which keeps everything that it has committed.
 */
async function endOrphan(database: string, log: Log) {
  const pidFile = join(database, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
  if (!(pid > 0) || !isAlive(pid)) return;
  if (!worksIn(pid, database)) {
    rmSync(pidFile); // another program has the id of the dead server; PostgreSQL would give up
    return;
  }
  log.info(`Ending the database server that an earlier Quad left running (process ${pid})`);
  for (const [signal, seconds] of [
    ["SIGINT", 20],
    ["SIGQUIT", 10],
  ] as const) {
    process.kill(pid, signal);
    for (let tenths = 0; tenths < seconds * 10; tenths++) {
      if (!worksIn(pid, database)) return;
      await sleep(100);
    }
  }
  throw new StartError(
    `An earlier database server (process ${pid}) still runs in ${database} and does not end: end it and start again.`,
  );
}

const PASSWORD_FILE = "quad-passwords.json";

function readPasswords(database: string): Passwords {
  const file = join(database, PASSWORD_FILE);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Passwords;
  } catch {
    throw new StartError(
      `${file} can't be read, so nobody can sign in to the database beside it: restore it from a backup, or move ${database} away and Quad starts with a new one.`,
    );
  }
}
