import { run } from "./run.ts";
import { StartError } from "./start-error.ts";

await run((env) => {
  if (env.databaseUrl === undefined) {
    throw new StartError("A worker on its own needs DATABASE_URL, the database of its API.");
  }
  return { api: false, worker: true };
});
