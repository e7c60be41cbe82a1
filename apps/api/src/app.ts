import { pino } from "pino";
import type { PolicyTable } from "./access/policy.ts";
import type { AppServices, Context } from "./context.ts";
import { loadDemo } from "./demo/index.ts";
import type { JobData } from "./domain.ts";
import { domains } from "./domains.ts";
import type { Env } from "./env.ts";
import { errorFormatter } from "./graphql/errors.ts";
import { asSystem, type Backbone } from "./graphql/request.ts";
import { createSchema } from "./graphql/schema.ts";
import { createServer } from "./http/server.ts";
import { serveWeb } from "./http/static.ts";
import type { QueueName } from "./jobs/queues.ts";
import { startSchedules } from "./jobs/schedules.ts";
import { JobSender } from "./jobs/send.ts";
import { JobBell, startWorker } from "./jobs/worker.ts";
import type { Log } from "./log.ts";
import { createSolver } from "./matching/thread/host.ts";
import { plugins as shippedPlugins } from "./plugins/index.ts";
import type { Plugin } from "./plugins/plugin.ts";
import { createRegistry } from "./plugins/registry.ts";
import { analyse } from "./store/analyse.ts";
import { openPool } from "./store/data-source.ts";
import { migrate } from "./store/migrate.ts";

export interface Databases {
  ownerUrl: string;
  appUrl: string;
}

export interface AppOptions {
  env: Env;
  roles: { api: boolean; worker: boolean };
  databases: Databases;
  log?: Log;
  plugins?: readonly Plugin[];
  /** False in tests that start from a migrated template. */
  migrate?: boolean;
  /** The file of the thread for matching; another one knows the plugins of a test. */
  solver?: URL;
  /** The built pages; null serves the API alone. */
  webRoot?: string | null;
}

export interface App {
  backbone: Backbone;
  /** Starts to answer; gives the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
  demoLines: string[];
}

/** The one place where the parts are put together. What was opened is closed if a later part fails. */
export async function createApp(options: AppOptions): Promise<App> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await assemble(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(
  { env, roles, databases, ...options }: AppOptions,
  closers: (() => Promise<void>)[],
): Promise<Omit<App, "close">> {
  const log: Log = options.log ?? pino({ level: env.logLevel });
  if (options.migrate !== false) await migrate(databases.ownerUrl);

  const policies: PolicyTable = Object.assign({}, ...domains.map((domain) => domain.policies));
  const plugins = createRegistry(options.plugins ?? shippedPlugins);
  const solver = createSolver(log, options.solver);
  closers.push(() => solver.close());
  const app: AppServices = { env, log, policies, plugins, solver };
  const pool = await openPool(
    databases.appUrl,
    domains.flatMap((domain) => domain.entities) as never[],
  );
  closers.push(() => pool.destroy());
  const sender = await JobSender.open(pool);
  closers.push(() => sender.close());
  const bell = new JobBell();
  const format = errorFormatter(log);
  const backbone: Backbone = {
    app,
    pool,
    sender,
    bell,
    describe: (error) => format({ message: "" }, error),
  };

  const demoLines = env.demo ? await loadDemo(backbone) : [];
  if (env.demo && env.demoLarge > 0) await analyse(databases.ownerUrl);
  if (roles.worker) {
    const worker = await startWorker({
      url: databases.appUrl,
      handlers: jobHandlers(backbone),
      bell,
      log,
    });
    closers.push(() => worker.close());
    const schedules = startSchedules(backbone);
    closers.push(() => schedules.close());
  }
  if (!roles.api) return { backbone, demoLines, listen: async () => env.publicUrl };

  const resolvers = domains.flatMap((domain) => domain.resolvers);
  const http = await createServer(backbone, createSchema(resolvers, policies));
  closers.push(async () => http.close());
  if (options.webRoot) await serveWeb(http, options.webRoot);
  return {
    backbone,
    demoLines,
    listen: () => http.listen({ port: env.port, host: env.host }),
  };
}

function jobHandlers(backbone: Backbone): Map<QueueName, (data: JobData) => Promise<void>> {
  const handlers = new Map<QueueName, (data: JobData) => Promise<void>>();
  for (const domain of domains) {
    for (const [queue, handle] of Object.entries(domain.jobs ?? {})) {
      handlers.set(queue as QueueName, (data) =>
        handle(
          <T>(work: (ctx: Context) => Promise<T>) => asSystem(backbone, data.institutionId, work),
          data,
        ),
      );
    }
  }
  return handlers;
}
