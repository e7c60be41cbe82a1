import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import files from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { StartError } from "../start-error.ts";

/** Paths that belong to the API: a wrong one below them is never answered with a page. */
const API = /^\/(graphql|healthz|readyz)(\/|\?|$)/;

/**
 * Serves the built pages from `webRoot`: files as they are, compressed ones where the browser takes
 * them, and index.html for every other path that a browser navigates to. Files below assets/ carry
 * a hash in their name and are kept for a year; the rest is asked for again each time.
 */
export async function serveWeb(http: FastifyInstance, webRoot: string): Promise<void> {
  if (!existsSync(join(webRoot, "index.html"))) {
    throw new StartError(`The pages are not built (${webRoot} has no index.html): npm run build.`);
  }
  const assets = join(webRoot, "assets") + sep;
  await http.register(files, {
    root: webRoot,
    preCompressed: true,
    wildcard: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.startsWith(assets);
      reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  http.setNotFoundHandler((request, reply) => {
    const navigates = request.method === "GET" && request.headers.accept?.includes("text/html");
    if (navigates && !API.test(request.url)) return reply.sendFile("index.html");
    return reply
      .code(404)
      .send({ code: "NOT_FOUND", message: "There is nothing at this address." });
  });
}
