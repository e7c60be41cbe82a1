// node bench/run.mjs [word]: runs the benchmarks of this folder whose name has the word in it, one
// after the other. Each is a module `x.bench.ts` with `export async function run()`. Node can't read
// the API's decorators, so each is bundled first, as the build does it.
import { globSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../src/test/bundle.ts";

const word = process.argv[2] ?? "";
const names = globSync("*.bench.ts", { cwd: fileURLToPath(new URL(".", import.meta.url)) })
  .filter((name) => name.includes(word))
  .sort();
if (names.length === 0) {
  console.error(`No benchmark here has "${word}" in its name.`);
  process.exit(1);
}
for (const name of names) {
  const { file, remove } = await bundle(`bench/${name}`);
  try {
    const { run } = await import(pathToFileURL(file).href);
    await run();
  } finally {
    remove();
  }
}
