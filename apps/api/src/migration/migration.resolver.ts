import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import type { Refused } from "../graphql/problems.ts";
import {
  cancelMigration,
  migration,
  migrationPreview,
  migrations,
  startMigration,
  undoMigration,
} from "./migration.service.ts";
import {
  Migration,
  MigrationInput,
  MigrationPreview,
  MigrationResult,
  StartMigrationInput,
} from "./migration.types.ts";

@Resolver()
export class MigrationResolver {
  @Query(() => MigrationPreview)
  @Allow("workflow.migrate")
  migrationPreview(
    @Ctx() ctx: RequestContext,
    @Arg("input", () => MigrationInput) input: MigrationInput,
  ): Promise<MigrationPreview> {
    return migrationPreview(ctx, input);
  }

  @Query(() => [Migration], { complexity: perRow(50) })
  @Allow("workflow.migrate")
  migrations(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("key", () => String) key: string,
  ): Promise<Migration[]> {
    return migrations(ctx, schemeId, key);
  }

  @Query(() => Migration)
  @Allow("workflow.migrate")
  migration(@Ctx() ctx: RequestContext, @Arg("id", () => ID) id: string): Promise<Migration> {
    return migration(ctx, id);
  }

  @Mutation(() => MigrationResult)
  @Allow("workflow.migrate")
  startMigration(
    @Ctx() ctx: RequestContext,
    @Arg("input", () => StartMigrationInput) input: StartMigrationInput,
  ): Promise<Migration | Refused> {
    return startMigration(ctx, input);
  }

  @Mutation(() => MigrationResult)
  @Allow("workflow.migrate")
  cancelMigration(
    @Ctx() ctx: RequestContext,
    @Arg("id", () => ID) id: string,
  ): Promise<Migration | Refused> {
    return cancelMigration(ctx, id);
  }

  @Mutation(() => MigrationResult)
  @Allow("workflow.migrate")
  undoMigration(
    @Ctx() ctx: RequestContext,
    @Arg("id", () => ID) id: string,
  ): Promise<Migration | Refused> {
    return undoMigration(ctx, id);
  }
}
