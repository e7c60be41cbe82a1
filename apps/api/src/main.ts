import { run } from "./run.ts";

await run((env) => env.roles);
