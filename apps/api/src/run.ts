import "reflect-metadata";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { createApp } from "./app.ts";
import { type Env, readEnv } from "./env.ts";
import { asAppRole, checkAppRole, checkPort } from "./start-checks.ts";
import { StartError } from "./start-error.ts";
import { startEmbedded } from "./store/embedded.ts";

/** Requests and jobs in flight get so long to end before the database goes. */
const CLOSE_SECONDS = 8;
/** npm passes on the Ctrl-C that the terminal sent too: within this time it is the same one. */
const SAME_SIGNAL_MS = 1_000;

/**
 * The life of a process: check, start the database, start the app, say where it is, and close all of
 * it on SIGINT or SIGTERM (exit code 0; a second signal ends at once). What makes a start impossible
 * is one sentence on stderr and exit code 1.
 */
export async function run(chooseRoles: (env: Env) => Env["roles"]): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      for (const step of closers.reverse()) await step().catch(report);
    })();
    return closing;
  };
  const end = (code: number) => close().finally(() => process.exit(code));
  const fail = (error: unknown) => {
    report(error);
    void end(1);
  };

  let signalledAt = 0;
  const onSignal = () => {
    const now = performance.now();
    if (signalledAt === 0) {
      signalledAt = now;
      void end(0);
    } else if (now - signalledAt > SAME_SIGNAL_MS) {
      process.exit(1);
    }
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  process.on("uncaughtException", fail).on("unhandledRejection", fail);

  try {
    const env = readEnv();
    const roles = chooseRoles(env);
    if (roles.api) await checkPort(env.port, env.host);
    const log = pino({ level: env.logLevel });

    const databases = await openDatabases(env, log, closers, fail);
    if (signalledAt !== 0) return;
    const webRoot = fileURLToPath(new URL("../../web/dist", import.meta.url));
    const app = await createApp({ env, roles, databases, log, webRoot });
    closers.push(() => Promise.race([app.close(), sleep(CLOSE_SECONDS * 1_000)]));
    if (signalledAt !== 0) return;
    await app.listen();
    const lines = roles.api ? [`Quad is ready at ${env.publicUrl}`, ...app.demoLines] : [WORKING];
    console.log(lines.join("\n"));
  } catch (error) {
    if (signalledAt === 0) {
      await close();
      report(error);
      process.exit(1);
    }
  }
}

const WORKING = "Quad's worker is ready";

async function openDatabases(
  env: Env,
  log: { info(message: string): void },
  closers: (() => Promise<void>)[],
  fail: (error: unknown) => void,
): Promise<{ ownerUrl: string; appUrl: string }> {
  if (env.databaseUrl === undefined) {
    const embedded = await startEmbedded({
      dataDir: env.dataDir,
      address: env.publicUrl,
      log,
      onCrash: (sentence) => fail(new StartError(sentence)),
    });
    closers.push(embedded.stop);
    return embedded;
  }
  if (env.databaseAppUrl !== undefined) await checkAppRole(env.databaseAppUrl);
  return {
    ownerUrl: env.databaseUrl,
    appUrl: env.databaseAppUrl ?? asAppRole(env.databaseUrl),
  };
}

function report(error: unknown): void {
  if (error instanceof StartError) {
    console.error(error.message);
    return;
  }
  console.error(error);
  console.error(`Quad met an error that it did not expect: ${(error as Error)?.message ?? error}`);
}
