// npm run bench [-- word]: runs bench/*.bench.ts of packages and apps, one after the other; with a
// word, only those whose path contains it.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const word = process.argv[2] ?? "";
const all = globSync("{packages,apps}/*/bench/**/*.bench.ts", { cwd: root }).sort().reverse();
const chosen = all.filter((path) => path.includes(word));

if (chosen.length === 0) {
  console.error(`No benchmark has "${word}" in its path. There are: ${all.join(", ")}`);
  process.exit(1);
}
const failed = chosen.filter((path) => {
  console.log(`\n== ${path}`);
  return spawnSync(process.execPath, [path], { cwd: root, stdio: "inherit" }).status !== 0;
});
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exit(1);
}
