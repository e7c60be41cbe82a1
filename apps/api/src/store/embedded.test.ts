import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { type Embedded, startEmbedded } from "./embedded.ts";

const clean: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const undo of clean.splice(0).reverse()) await undo();
});

function folder(): string {
  const parent = mkdtempSync(join(tmpdir(), "quad-embedded-"));
  clean.push(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, "data");
}

async function start(dataDir: string): Promise<Embedded & { said: string[] }> {
  const said: string[] = [];
  const log = { info: (message: string) => said.push(message) };
  const embedded = await startEmbedded({ dataDir, log, durable: false });
  clean.push(embedded.stop);
  return { ...embedded, said };
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A second process with its own database server: says its ownerUrl, or why it can't, then waits. */
const SCRIPT = `
const { startEmbedded } = await import(process.argv[1]);
startEmbedded({ dataDir: process.argv[2], log: { info() {} }, address: "http://other" }).then(
  (it) => { console.log(it.ownerUrl); process.on("SIGTERM", () => it.stop().then(() => process.exit(0))); },
  (error) => { console.log(error.message); process.exit(1); },
);
setInterval(() => {}, 1000);`;
const MODULE = fileURLToPath(new URL("./embedded.ts", import.meta.url));

async function startElsewhere(dataDir: string, uid?: number) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", SCRIPT, MODULE, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  clean.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  });
  const [line] = await once(child.stdout, "data");
  return { child, says: String(line).trim() };
}

async function kill(child: ChildProcess) {
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("the embedded database", () => {
  it("has an owner and an application role that bypass nothing, in UTF-8 and UTC", async () => {
    const { ownerUrl, appUrl } = await start(folder());

    const facts = `select current_user::text as role, rolsuper or rolbypassrls as unbound,
      current_setting('timezone') as zone, current_setting('server_encoding') as encoding,
      current_setting('listen_addresses') as listens
      from pg_roles where rolname = current_user`;
    const common = { unbound: false, zone: "UTC", encoding: "UTF8", listens: "127.0.0.1" };
    expect(await ask(ownerUrl, facts)).toEqual([{ role: "quad_owner", ...common }]);
    expect(await ask(appUrl, facts)).toEqual([{ role: "quad_app", ...common }]);
  });

  it("refuses a wrong password", async () => {
    const url = new URL((await start(folder())).ownerUrl);
    url.password = "guessed";

    await expect(ask(url.href, "select 1")).rejects.toThrow("password authentication failed");
  });

  it("keeps its data from one start to the next", async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await ask(first.ownerUrl, "create table kept as select 'ŵ' as letter");
    await first.stop();

    const second = await start(dataDir);

    expect(await ask(second.ownerUrl, "select upper(letter) as letter from kept")).toEqual([
      { letter: "Ŵ" },
    ]);
    expect(second.said).toEqual([]);
  });

  it("names the Quad that already runs with the same folder", async () => {
    const dataDir = folder();
    const { child } = await startElsewhere(dataDir);

    await expect(start(dataDir)).rejects.toThrow(
      `Quad already runs with the data folder ${dataDir} at http://other (process ${child.pid}): ` +
        "stop it first, or give this one another folder with QUAD_DATA_DIR.",
    );
  });

  it("ends when its Quad is killed, and the next start has all that was committed", async () => {
    const dataDir = folder();
    const { child, says: ownerUrl } = await startElsewhere(dataDir);
    await ask(ownerUrl, "create table kept as select 1 as n");
    await kill(child);
    const answer = () => ask(ownerUrl, "select 1").catch((error) => error.code);
    await expect.poll(answer, { timeout: 10_000 }).toBe("ECONNREFUSED");

    const next = await start(dataDir);

    expect(await ask(next.ownerUrl, "select n from kept")).toEqual([{ n: 1 }]);
    expect(next.said).toEqual([]);
  });

  // Only Linux tells which processes are somebody's children, and in which folder one works.
  it.runIf(process.platform === "linux")("ends a server that outlived its Quad", async () => {
    const dataDir = folder();
    const { child, says: ownerUrl } = await startElsewhere(dataDir);
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
    const guard = children
      .split(" ")
      .map(Number)
      .find((pid) => pid > 0 && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("cat"));
    process.kill(guard as number, "SIGKILL");
    await ask(ownerUrl, "create table kept as select 1 as n");
    await kill(child);
    await ask(ownerUrl, "select 1");

    const next = await start(dataDir);

    expect(next.said).toEqual([
      expect.stringContaining("Ending the database server that an earlier Quad left running"),
    ]);
    expect(await ask(next.ownerUrl, "select n from kept")).toEqual([{ n: 1 }]);
  });

  it("makes again what an interrupted first start left", async () => {
    const dataDir = folder();
    mkdirSync(join(dataDir, "postgres.new", "base"), { recursive: true });
    writeFileSync(join(dataDir, "postgres.new", "PG_VERSION"), "18\n");

    await start(dataDir);

    expect(existsSync(join(dataDir, "postgres.new"))).toBe(false);
  });

  it("leaves a folder alone that is not a whole database", async () => {
    const dataDir = folder();
    mkdirSync(join(dataDir, "postgres"), { recursive: true });
    writeFileSync(join(dataDir, "postgres", "thesis.doc"), "");

    await expect(start(dataDir)).rejects.toThrow(
      `${dataDir}/postgres is not a complete database (PG_VERSION, global, base, quad-passwords.json missing)`,
    );
    expect(readdirSync(join(dataDir, "postgres"))).toEqual(["thesis.doc"]);
    expect(readdirSync(dataDir)).toEqual(["postgres"]);
  });

  it("says when the database's passwords are lost", async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, "postgres", "quad-passwords.json"), "");

    await expect(start(dataDir)).rejects.toThrow("quad-passwords.json can't be read");
  });

  it("says why PostgreSQL can't open a damaged database", async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, "postgres", "global", "pg_control"));

    await expect(start(dataDir)).rejects.toThrow(
      /^PostgreSQL can't open the database in .*data\/postgres \(could not find .*pg_control.*\): restore it/,
    );
  });

  it("says when the data folder can't be made", async () => {
    const file = join(tmpdir(), `quad-embedded-${process.pid}`);
    writeFileSync(file, "");
    clean.push(() => rmSync(file));

    await expect(start(join(file, "data"))).rejects.toThrow(
      `The data folder ${file}/data can't be written (ENOTDIR)`,
    );
  });
});

// Only root can become another user, and only where the checkout is open to that user.
const DAEMON = 1;
const canBeDaemon =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, ["-e", "fs.accessSync(process.argv[1])", MODULE], { uid: DAEMON })
    .status === 0;

describe.runIf(canBeDaemon)("the embedded database of an ordinary user", () => {
  function ownFolder(uid: number): string {
    const parent = mkdtempSync(join(tmpdir(), "quad-embedded-"));
    chownSync(parent, uid, uid);
    clean.push(() => rmSync(parent, { recursive: true, force: true }));
    return join(parent, "data");
  }

  it("belongs to that user, and root can start it too", async () => {
    const dataDir = ownFolder(DAEMON);
    const { child, says: ownerUrl } = await startElsewhere(dataDir, DAEMON);
    await ask(ownerUrl, "create table kept as select 1 as n");
    child.kill("SIGTERM");
    await once(child, "exit");

    const asRoot = await start(dataDir);

    expect(await ask(asRoot.ownerUrl, "select n from kept")).toEqual([{ n: 1 }]);
  });

  it("needs the user to have a name", async () => {
    const { says } = await startElsewhere(ownFolder(54_321), 54_321);

    expect(says).toBe(
      "PostgreSQL does not run under a user id without a name (54321): start Quad as a user listed in /etc/passwd or set DATABASE_URL.",
    );
  });
});
