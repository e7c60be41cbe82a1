import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { Refused } from "../graphql/problems.ts";
import { say } from "../words.ts";
import { MapImportInput, StartImportInput } from "./import.inputs.ts";
import {
  cancelImport,
  type ImportRow,
  importRow,
  imports,
  mapImport,
  runImport,
  startImport,
  targets,
} from "./import.service.ts";
import { Import, ImportResult, ImportTarget } from "./import.types.ts";

const shown = (ctx: Context, row: ImportRow | Refused): Import | Refused =>
  row instanceof Refused ? row : Import.of(row, ctx.locale);

@Resolver()
export class ImportResolver {
  @Allow("enrolment.import")
  @Query(() => Import)
  async import(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<Import> {
    return Import.of(await importRow(ctx, id), ctx.locale);
  }

  @Allow("enrolment.import")
  @Query(() => [Import], { complexity: perRow(20) })
  async imports(
    @Ctx() ctx: Context,
    @Arg("schemeId", () => ID) schemeId: string,
  ): Promise<Import[]> {
    return (await imports(ctx, schemeId)).map((row) => Import.of(row, ctx.locale));
  }

  @Allow("enrolment.import")
  @Mutation(() => ImportResult)
  async startImport(
    @Ctx() ctx: Context,
    @Arg("input", () => StartImportInput) input: StartImportInput,
  ): Promise<Import | Refused> {
    return shown(ctx, await startImport(ctx, input));
  }

  @Allow("enrolment.import")
  @Mutation(() => ImportResult, { description: "Checks every row; nothing is brought in." })
  async mapImport(
    @Ctx() ctx: Context,
    @Arg("input", () => MapImportInput) input: MapImportInput,
  ): Promise<Import | Refused> {
    return shown(ctx, await mapImport(ctx, input));
  }

  @Allow("enrolment.import")
  @Mutation(() => ImportResult)
  async runImport(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<Import | Refused> {
    return shown(ctx, await runImport(ctx, id));
  }

  @Allow("enrolment.import")
  @Mutation(() => ImportResult, { description: "What has come in stays." })
  async cancelImport(
    @Ctx() ctx: Context,
    @Arg("id", () => ID) id: string,
  ): Promise<Import | Refused> {
    return shown(ctx, await cancelImport(ctx, id));
  }
}

@Resolver(() => Import)
export class ImportFields {
  @FieldResolver(() => [ImportTarget], { complexity: perRow(30) })
  async targets(@Ctx() ctx: Context, @Root() row: Import): Promise<ImportTarget[]> {
    return (await targets(ctx, row)).map(({ key, label, required, group }) => ({
      key,
      label: say(ctx, label),
      required,
      group: say(ctx, group),
    }));
  }
}
