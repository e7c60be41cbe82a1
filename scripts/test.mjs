// npm test [-- word]: everything that must hold, one after the other; with a word, only the steps
// whose name contains it. The last line is "N passed, N failed": a check counts as one, a suite as
// its tests.
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const TURBO = ["turbo", "run", "--output-logs=errors-only"];

/** Name and command. A check of generated files fails when they differ from what the code gives. */
const CHECKS = [
  ["lint", "npm", "run", "-s", "lint"],
  ["types", ...TURBO, "typecheck"],
  ["environment table of the README", "node", "scripts/env-table.mjs", "--check"],
  ["typed operations of the web", "node", "apps/web/scripts/codegen.mjs", "--check"],
  ["build", ...TURBO, "build"],
];

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "quad-npm-test-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const PATH = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
// CI: a snapshot that is missing or stale fails and is never written.
const env = { ...process.env, PATH, TURBO_TELEMETRY_DISABLED: "1", CI: "true" };
const word = process.argv[2] ?? "";

/** Every Vitest configuration is a suite; the browser's come last. */
const suites = globSync("{scripts,packages/*,apps/*}/vitest*.config.{ts,mjs}", { cwd: root })
  .map((path) => path.replaceAll("\\", "/"))
  .sort((a, b) => Number(a.includes("e2e")) - Number(b.includes("e2e")) || (a > b ? -1 : 1));

const results = [];
for (const [name, ...command] of CHECKS) step(name, () => check(command));
for (const config of suites) step(nameOf(config), () => suite(config));

const total = (count) => results.reduce((sum, result) => sum + result[count], 0);
if (results.length === 0) console.error(`No step has "${word}" in its name.`);
console.log("");
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${failed === 0 ? "ok  " : "FAIL"} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
}
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = results.length > 0 && total("failed") === 0 ? 0 : 1;

function step(name, work) {
  if (!name.includes(word)) return;
  console.log(`\n== ${name}`);
  const start = performance.now();
  const result = work();
  results.push({ name, ...result, seconds: ((performance.now() - start) / 1000).toFixed(1) });
}

/** apps/web/vitest.e2e.config.ts is "apps/web e2e". */
function nameOf(config) {
  return config.replace(/\/vitest((?:\.\w+)*)\.config\.\w+$/, (_, kind) => kind.replace(".", " "));
}

function run([command, ...args], cwd = root) {
  const { status, signal, error } = spawnSync(command, args, { cwd, env, stdio: "inherit" });
  if (signal === "SIGINT" || signal === "SIGTERM") process.exit(130);
  if (error) console.error(error.message);
  return status === 0;
}

function check(command) {
  const ok = run(command);
  return { passed: Number(ok), failed: Number(!ok) };
}

/** A suite that fails as a whole (no tests, an error outside of them) counts as one failure. */
function suite(config) {
  const report = join(scratch, "report.json");
  rmSync(report, { force: true });
  const [folder, file] = [config.slice(0, config.lastIndexOf("/")), config.split("/").at(-1)];
  const args = ["run", "--config", file, "--reporter=default"];
  const ok = run(
    ["vitest", ...args, "--reporter=json", `--outputFile.json=${report}`],
    join(root, folder),
  );
  let numbers = { numPassedTests: 0, numFailedTests: 0 };
  try {
    numbers = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    // no report: the suite didn't get so far, and counts as failed below
  }
  const failed = Math.max(numbers.numFailedTests, ok ? 0 : 1);
  return { passed: numbers.numPassedTests, failed };
}
