import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Makes one TypeScript entry of this workspace into a file that Node can run, as the build does it.
 * The folder lies below `node_modules`, so that packages are found from there.
 */
export async function bundle(entry: string): Promise<{ file: string; remove(): void }> {
  const cache = join(root, "../../node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "quad-bundle-"));
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: true,
      target: "node24",
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        // The thread for matching is looked for beside whatever starts it.
        input: { entry: join(root, entry), solver: join(root, "src/matching/thread/solver.ts") },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
    ssr: { noExternal: [/^@quad\//] },
  });
  return {
    file: join(folder, "entry.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
