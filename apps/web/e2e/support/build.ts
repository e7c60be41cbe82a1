import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(import.meta.dirname, "../..");

/**
 * A production build in a folder of its own, so that dist stays as it is. In a process of its own
 * too: inside Vitest the libraries' development builds would be taken.
 */
export function buildWeb(env: Record<string, string> = {}): { directory: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), "quad-web-"));
  const vite = join(
    dirname(fileURLToPath(import.meta.resolve("vite/package.json"))),
    "bin/vite.js",
  );
  execFileSync(
    process.execPath,
    [vite, "build", "--logLevel", "error", "--outDir", directory, "--emptyOutDir"],
    { cwd: root, env: { ...process.env, NODE_ENV: "production", ...env }, stdio: "inherit" },
  );
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
