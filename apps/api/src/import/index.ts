import type { Domain } from "../domain.ts";
import { ImportRow } from "./import.entity.ts";
import { runImportJob } from "./import.job.ts";
import { importPolicy } from "./import.policy.ts";
import { ImportFields, ImportResolver } from "./import.resolver.ts";

export const imports: Domain = {
  entities: [ImportRow],
  resolvers: [ImportResolver, ImportFields],
  policies: importPolicy,
  jobs: { imports: runImportJob },
};
