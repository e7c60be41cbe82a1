// npm start: builds what is out of date, then runs the API, the worker and the pages in this process.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const NODE_MAJOR = 24;
const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

if (!existsSync(bin("turbo"))) giveUp("Quad's packages are not installed: run npm ci first.");

if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR) {
  runWithOwnNode();
} else {
  build();
  await import("../apps/api/dist/main.js");
}

/** npm puts the Node that the lockfile pins first on the path; a direct call may come with another. */
function runWithOwnNode() {
  const child = spawn(bin("node"), [fileURLToPath(import.meta.url)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("error", () => giveUp(`Quad needs Node ${NODE_MAJOR}: start it with npm start.`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** Turbo answers in a tenth of a second when nothing has changed. */
function build() {
  if (!existsSync(new URL("../apps/api/dist/main.js", import.meta.url))) {
    console.log("Building Quad; the first time takes about half a minute …");
  }
  const turbo = spawnSync(bin("turbo"), ["run", "build", "--output-logs=errors-only"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  if (turbo.status === 0) return;
  if (turbo.signal !== null) process.exit(128 + constants.signals[turbo.signal]);
  console.error(turbo.stdout, turbo.stderr);
  giveUp("Quad could not be built: the lines above say why.");
}

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}
