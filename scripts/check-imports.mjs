// Holds the boundaries between packages, apps and domains (docs/ARCHITECTURE.md). Prints every import
// that crosses one as file:line and exits with code 1.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { parseSync } from "vite";

const IN_PACKAGE = /^packages\/([^/]+)\/src\//;
const TEST = /\.test\.tsx?$|^packages\/[^/]+\/(bench|src\/test)\/|^apps\/api\/src\/test\//;
const XSTATE_ADAPTER = "packages/workflow/src/xstate-adapter.ts";
/** Folders of apps/api/src that every domain may use; all others are domains. */
const SHARED = new Set([
  "access",
  "demo",
  "graphql",
  "http",
  "jobs",
  "plugins",
  "store",
  "templates",
  "test",
]);
const ofPackage = (name, ...names) => names.some((n) => name === n || name.startsWith(`${n}/`));

/** The domain that a path lies in; undefined outside domains. */
function domainOf(path) {
  const folder = /^apps\/api\/src\/([^/]+)\//.exec(path)?.[1];
  return folder === undefined || SHARED.has(folder) ? undefined : folder;
}

/**
 * One row per boundary. `from`: the file that imports; `name`: what it asks for, as written;
 * `to`: the path of a relative import from the project's root, otherwise "".
 */
const BOUNDARIES = [
  {
    crossed: (from, name, to) =>
      IN_PACKAGE.test(from) &&
      (name.startsWith("@quad/") || (to !== "" && !to.startsWith(IN_PACKAGE.exec(from)[0]))),
    says: "a package stands alone: it imports neither another package nor an app",
  },
  {
    crossed: (from, name) =>
      IN_PACKAGE.test(from) &&
      ofPackage(name, "typeorm", "pg", "graphql", "type-graphql", "react", "react-dom", "@apollo"),
    says: "a package is pure: it knows neither the database, GraphQL nor React",
  },
  {
    crossed: (from, name) => IN_PACKAGE.test(from) && !TEST.test(from) && name.startsWith("node:"),
    says: "a package runs in a browser too: it imports nothing of Node",
  },
  {
    crossed: (from, name) =>
      ofPackage(name, "xstate") && from !== XSTATE_ADAPTER && !TEST.test(from),
    says: `XState stays behind ${XSTATE_ADAPTER}`,
  },
  {
    crossed: (from, name, to) =>
      from.startsWith("apps/web/src/") &&
      (ofPackage(name, "@quad/api") || to.startsWith("apps/api/")),
    says: "the web knows the API by its schema alone, never by its code",
  },
  {
    crossed: (from, name, to) =>
      from.startsWith("apps/api/") && (ofPackage(name, "@quad/web") || to.startsWith("apps/web/")),
    says: "the API does not know the web",
  },
  {
    crossed: (from, _name, to) => {
      const [mine, theirs] = [domainOf(from), domainOf(to)];
      if (mine === undefined || theirs === undefined || mine === theirs) return false;
      return !TEST.test(from) && !/\.(service|types)\.ts$/.test(to);
    },
    says: "a domain calls another domain's service, may use its GraphQL types, and imports nothing else of it",
  },
  {
    crossed: (from, _name, to) =>
      from.endsWith(".resolver.ts") && to.startsWith("apps/api/src/store/"),
    says: "a resolver only delegates: its service reaches the store",
  },
];

/** What the module asks for, with where: static and dynamic imports and re-exports. */
function importsOf(path, source) {
  const { module, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    name: /^["'`]([^"'`]*)["'`]$/.exec(source.slice(start, end))?.[1],
    start,
  }));
  const exported = module.staticExports.flatMap(({ entries }) => entries);
  const fixed = [...module.staticImports, ...exported].map(({ moduleRequest }) => ({
    name: moduleRequest?.value,
    start: moduleRequest?.start,
  }));
  return [...fixed, ...dynamic].filter(({ name }) => name !== undefined);
}

/** The sentences about one file; `path` is relative to the project's root. */
export function crossings(path, source) {
  const found = importsOf(path, source).flatMap(({ name, start }) => {
    const to = name.startsWith(".") ? normalize(join(dirname(path), name)) : "";
    const line = source.slice(0, start).split("\n").length;
    return BOUNDARIES.filter(({ crossed }) => crossed(path, name, to)).map(
      ({ says }) => `${path}:${line}: "${name}": ${says}`,
    );
  });
  return [...new Set(found)];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = new URL("../", import.meta.url);
  const paths = globSync("{packages,apps}/*/{src,bench,e2e}/**/*.{ts,tsx}", { cwd: root });
  const all = paths
    .sort()
    .flatMap((path) => crossings(path, readFileSync(new URL(path, root), "utf8")));
  for (const sentence of all) console.error(sentence);
  if (all.length > 0) process.exit(1);
}
