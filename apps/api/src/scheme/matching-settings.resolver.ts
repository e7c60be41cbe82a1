import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { matchingSettings, updateMatching } from "./matching-settings.ts";
import {
  MatchingSettings,
  MatchingSettingsInput,
  MatchingSettingsResult,
} from "./matching-settings.types.ts";

@Resolver()
export class MatchingSettingsResolver {
  @Allow("scheme.edit")
  @Query(() => MatchingSettings, { complexity: perRow(10) })
  matchingSettings(
    @Ctx() ctx: Context,
    @Arg("schemeId", () => ID) schemeId: string,
  ): Promise<MatchingSettings> {
    return matchingSettings(ctx, schemeId);
  }

  @Allow("scheme.edit")
  @Mutation(() => MatchingSettingsResult)
  updateMatching(
    @Ctx() ctx: Context,
    @Arg("input", () => MatchingSettingsInput) input: MatchingSettingsInput,
  ) {
    return updateMatching(ctx, input);
  }
}
