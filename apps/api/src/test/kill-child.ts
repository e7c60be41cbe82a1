import "reflect-metadata";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { createApp } from "../app.ts";
import { readEnv } from "../env.ts";
import { asSystem } from "../graphql/request.ts";
import { type DispatchRequest, dispatch } from "../workflow/workflow.service.ts";
import { behaviour, probePlugin } from "./probe.ts";

/**
 * A process to be killed: the worker, and a server that takes events by POST and answers what became
 * of them. Prints its port once it listens.
 */
const { DATABASE_URL = "", KILL_APP_URL = "", KILL_INSTITUTION = "", KILL_SOON_MS } = process.env;

const how = { ...behaviour(), soonMs: Number(KILL_SOON_MS) };
const { backbone } = await createApp({
  env: readEnv({ DATABASE_URL, QUAD_DEMO: "off", LOG_LEVEL: "silent" }),
  databases: { ownerUrl: DATABASE_URL, appUrl: KILL_APP_URL },
  roles: { api: false, worker: true },
  plugins: [probePlugin(how)],
  migrate: false,
});

const server = createServer(async (request, response) => {
  try {
    const asked = JSON.parse(await text(request)) as DispatchRequest;
    const done = await asSystem(backbone, KILL_INSTITUTION, (ctx) => dispatch(ctx, asked));
    response.end(JSON.stringify(done));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as { port: number }).port);
});
