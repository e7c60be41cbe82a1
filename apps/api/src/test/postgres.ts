import "reflect-metadata";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../store/embedded.ts";
import { migrate } from "../store/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The empty database `quad` of the run's PostgreSQL, as quad_owner. */
    ownerUrl: string;
    /** The same as quad_app. */
    appUrl: string;
    /** The same as the role that nothing binds: only to show that it is refused. */
    superuserUrl: string;
  }
}

const TEMPLATE = "quad_template";

/** One PostgreSQL for the whole run, without fsync, in a folder that is gone afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "quad-test-"));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbedded({ dataDir, durable: false, log: { info() {} } });
  async function teardown() {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  try {
    await asOwner(postgres.ownerUrl, `create database ${TEMPLATE}`);
    await migrate(inDatabase(postgres.ownerUrl, TEMPLATE));
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("ownerUrl", postgres.ownerUrl);
  project.provide("appUrl", postgres.appUrl);
  project.provide("superuserUrl", postgres.superuserUrl);
  return teardown;
}

/** A migrated database without rows, gone after the run. Give each test file its own. */
export async function createDatabase(name: string): Promise<{ ownerUrl: string; appUrl: string }> {
  const ownerUrl = inject("ownerUrl");
  await asOwner(ownerUrl, `create database ${pg.escapeIdentifier(name)} template ${TEMPLATE}`);
  return { ownerUrl: inDatabase(ownerUrl, name), appUrl: inDatabase(inject("appUrl"), name) };
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}

async function asOwner(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
