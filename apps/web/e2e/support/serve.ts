import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** The policy that the product is served with. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

export interface Served {
  baseURL: string;
  close: () => Promise<void>;
}

/**
 * A built folder on a free port, under the product's Content-Security-Policy, with index.html for
 * every other path. `graphql` answers POST /graphql with the data it returns for an operation's name.
 */
export async function serve(
  directory: string,
  graphql: (operation: string, variables: Record<string, unknown>) => unknown = () => ({
    me: null,
  }),
): Promise<Served> {
  const server = createServer((request, response) => {
    response.setHeader("content-security-policy", POLICY);
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    if (path === "/graphql") {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        const { operationName, variables } = JSON.parse(body);
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ data: graphql(operationName, variables) }));
      });
      return;
    }
    const wanted = join(directory, path);
    const file =
      existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(directory, "index.html");
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
