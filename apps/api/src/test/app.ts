import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { hashToken, newToken, writeCookie } from "../access/session.ts";
import { type App, type AppOptions, createApp } from "../app.ts";
import type { Context } from "../context.ts";
import { domains } from "../domains.ts";
import { readEnv } from "../env.ts";
import { asSystem } from "../graphql/request.ts";
import { createSchema } from "../graphql/schema.ts";
import { createServer } from "../http/server.ts";
import { createDatabase } from "./postgres.ts";

export interface Answer<T = Record<string, unknown>> {
  status: number;
  data: T;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; reference?: string };
  }[];
  headers: Record<string, unknown>;
}

export interface TestApp {
  app: App;
  /** As the system, in one institution, in a transaction of its own. */
  inside<T>(institutionId: string, work: (ctx: Context) => Promise<T>): Promise<T>;
  /** A session cookie of that person. */
  session(institutionId: string, personId: string): Promise<string>;
  /** One GraphQL request over HTTP, without a network. */
  ask<T = Record<string, unknown>>(
    document: string,
    variables?: Record<string, unknown>,
    options?: { cookie?: string; headers?: Record<string, string> },
  ): Promise<Answer<T>>;
  inject: Awaited<ReturnType<typeof createServer>>["inject"];
  /** Answers on a free port of this machine; gives the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** The whole API on an own database, with its worker if asked for, and no port. */
export async function startTestApp(
  options: {
    worker?: boolean;
    env?: Record<string, string>;
    plugins?: AppOptions["plugins"];
    solver?: URL;
  } = {},
): Promise<TestApp> {
  const databases = await createDatabase(`t${randomUUID().replaceAll("-", "")}`);
  const env = readEnv({
    DATABASE_URL: databases.ownerUrl,
    QUAD_DEMO: "off",
    QUAD_REQUESTS_PER_MINUTE: "0",
    ...options.env,
  });
  const app = await createApp({
    env,
    databases,
    roles: { api: false, worker: options.worker ?? false },
    log: pino({ level: process.env.TEST_LOG ?? "silent" }),
    migrate: false,
    ...(options.plugins ? { plugins: options.plugins } : {}),
    ...(options.solver ? { solver: options.solver } : {}),
  });
  const http = await createServer(
    app.backbone,
    createSchema(
      domains.flatMap((domain) => domain.resolvers),
      app.backbone.app.policies,
    ),
  );
  await http.ready();
  return {
    app,
    inside: (institutionId, work) => asSystem(app.backbone, institutionId, work),
    async session(institutionId, personId) {
      const token = newToken();
      await asSystem(app.backbone, institutionId, (ctx) =>
        ctx.store.rows(
          `INSERT INTO app.session (institution_id, token_hash, person_id, expires_at)
           VALUES ($1, $2, $3, now() + interval '1 hour')`,
          [hashToken(token), personId],
        ),
      );
      return `quad=${writeCookie({ institutionId, token })}`;
    },
    async ask<T>(
      document: string,
      variables: Record<string, unknown> = {},
      { cookie, headers }: { cookie?: string; headers?: Record<string, string> } = {},
    ) {
      const response = await http.inject({
        method: "POST",
        url: "/graphql",
        headers: {
          "content-type": "application/json",
          accept: "application/graphql-response+json",
          ...(cookie ? { cookie } : {}),
          ...headers,
        },
        payload: JSON.stringify({ query: document, variables }),
      });
      const body = response.json() as { data: T; errors?: Answer["errors"] };
      return { status: response.statusCode, ...body, headers: response.headers };
    },
    inject: http.inject.bind(http) as TestApp["inject"],
    listen: () => http.listen({ port: 0, host: "127.0.0.1" }),
    async close() {
      await http.close();
      await app.close();
    },
  };
}
