import type { Domain } from "../domain.ts";
import { MigrationItemRow, MigrationRow } from "./migration.entity.ts";
import { runMoves } from "./migration.job.ts";
import { migrationPolicy } from "./migration.policy.ts";
import { MigrationResolver } from "./migration.resolver.ts";

/** Moving what runs from one version of a workflow to another. */
export const migration: Domain = {
  entities: [MigrationRow, MigrationItemRow],
  resolvers: [MigrationResolver],
  policies: migrationPolicy,
  jobs: { moves: runMoves },
};
