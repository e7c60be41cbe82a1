import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** Lets `node x.bench.ts` work: hands the module over to run.mjs, and ends with its exit code. */
export function runDirectly(url: string): void {
  const runner = fileURLToPath(new URL("run.mjs", url));
  const name = basename(fileURLToPath(url));
  const { status } = spawnSync(process.execPath, [runner, name], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
