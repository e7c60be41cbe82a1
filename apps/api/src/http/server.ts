import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import cookies from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { GraphQLSchema } from "graphql";
import { errorFormatter } from "../graphql/errors.ts";
import { limits, limitsPlugin } from "../graphql/limits.ts";
import { type Backbone, cookieName, OpenRequest } from "../graphql/request.ts";
import { transactionPlugin } from "../graphql/transaction.ts";

/** HTTP in front of the API: security headers, limits, health, and `/graphql`. */
export async function createServer(
  backbone: Backbone,
  schema: GraphQLSchema,
): Promise<FastifyInstance> {
  const { env, log } = backbone.app;
  const http = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    bodyLimit: limits.bodyBytes,
    // A proxy on this machine or this network may name the client; nobody further off may.
    trustProxy: "loopback, linklocal, uniquelocal",
    logController: new LogController({ disableRequestLogging: true }),
  });
  await http.register(cookies);
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: env.publicUrl.startsWith("https:") ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: "same-origin" },
  });
  if (env.requestsPerMinute > 0) {
    await http.register(rateLimit, {
      max: env.requestsPerMinute,
      timeWindow: "1 minute",
      allowList: (request) => !request.url.startsWith("/graphql"),
      keyGenerator: (request) => request.cookies[cookieName(env.publicUrl)] ?? request.ip,
    });
  }
  http.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/graphql")) reply.header("cache-control", "no-store");
  });

  const apollo = new ApolloServer<OpenRequest>({
    schema,
    introspection: env.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Stored queries would be a cache that strangers fill.
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: !env.introspection,
    parseOptions: { maxTokens: limits.tokens },
    formatError: errorFormatter(log),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(http),
      limitsPlugin(() => schema) as ApolloServerPlugin<OpenRequest>,
      transactionPlugin() as ApolloServerPlugin<OpenRequest>,
      statusPlugin,
    ],
  });
  await apollo.start();
  const open = new WeakMap<object, OpenRequest>();
  http.route({
    method: ["GET", "POST"],
    url: "/graphql",
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        const ctx = new OpenRequest(backbone, { request, reply });
        open.set(request, ctx);
        return ctx;
      },
    }),
  });
  // Whatever way a request ended, its transaction doesn't outlive it.
  http.addHook("onResponse", async (request) => open.get(request)?.rollback());
  http.addHook("onRequestAbort", async (request) => open.get(request)?.rollback());

  http.get("/healthz", async () => ({ status: "ok" }));
  http.get("/readyz", async (_request, reply) => {
    try {
      await backbone.pool.query("SELECT 1");
      return { status: "ready" };
    } catch {
      return reply.code(503).send({ status: "the database doesn't answer" });
    }
  });
  return http;
}

/**
 * Under `application/json`, GraphQL over HTTP asks for status 200 when the server understood the
 * request but the document or its variables are wrong.
 */
const statusPlugin: ApolloServerPlugin<OpenRequest> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const code =
          response.body.kind === "single"
            ? response.body.singleResult.errors?.[0]?.extensions?.code
            : undefined;
        const modern = /graphql-response\+json/.test(request.http?.headers.get("accept") ?? "");
        if (
          response.http.status === 400 &&
          !modern &&
          (code === "GRAPHQL_PARSE_FAILED" ||
            code === "GRAPHQL_VALIDATION_FAILED" ||
            code === "BAD_USER_INPUT")
        ) {
          response.http.status = 200;
        }
      },
    };
  },
};
