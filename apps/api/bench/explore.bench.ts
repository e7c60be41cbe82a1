import { compile, explore } from "@quad/workflow";
import { plugins } from "../src/plugins/index.ts";
import { createRegistry } from "../src/plugins/registry.ts";
import { shippedWorkflows } from "../src/templates/index.ts";

/** How long a thousand random lives of each shipped one-to-one workflow take, on one thread. */
export async function run(): Promise<void> {
  const registry = createRegistry(plugins).workflow;
  const begins = "2027-01-11T09:00:00.000Z";
  console.log("explore: 1,000 random lives of each one-to-one workflow that ships");
  for (const { model, subject, definition } of shippedWorkflows()) {
    if (model !== "one-to-one") continue;
    const compiled = compile(definition, registry);
    explore(compiled, { runs: 20, seed: 1, begins });
    const before = process.cpuUsage();
    const began = performance.now();
    const { ends, hanging } = explore(compiled, { runs: 1000, seed: 2, begins });
    const wall = Math.round(performance.now() - began);
    const cpu = Math.round(process.cpuUsage(before).user / 1000);
    const ended = ends.reduce((sum, { count }) => sum + count, 0);
    const kinds = `${ends.length} ends, ${hanging.length} places to hang`;
    console.log(`  ${subject}: ${wall} ms (${cpu} ms of processor), ${ended} ended; ${kinds}`);
  }
}
