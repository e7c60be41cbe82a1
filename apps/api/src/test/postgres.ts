import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../store/embedded.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The database `quad` of the run's PostgreSQL, as quad_owner. Empty: migrations don't run there. */
    ownerUrl: string;
    /** The same as quad_app. */
    appUrl: string;
  }
}

export const TEMPLATE = "quad_template";

/** One PostgreSQL for the whole run, without fsync, in a folder that is gone afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "quad-test-"));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbedded({ dataDir, durable: false, log: { info() {} } });
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  await owner.query(`create database ${TEMPLATE}`);
  await owner.end();
  project.provide("ownerUrl", postgres.ownerUrl);
  project.provide("appUrl", postgres.appUrl);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
