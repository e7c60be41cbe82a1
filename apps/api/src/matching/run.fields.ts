import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { perRow } from "../graphql/limits.ts";
import { MatchReason } from "../partnership/partnership.types.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { ModelResult, RunPartnership } from "./board.types.ts";
import { Run, UnmatchedPerson } from "./matching.types.ts";
import { CriterionWeight, MatcherUse } from "./method.types.ts";
import { criteriaOfRun, matcherOfRun, modelsOfRun, titleOf } from "./method.view.ts";
import { outcomeOfRun, runRow } from "./rows.ts";
import { totalsOf } from "./thread/effect.ts";
import { failureOf, partnershipsOf, poolChanged, reasonsOf, unmatchedOf } from "./view.ts";

@Resolver(() => Run)
export class RunFields {
  @FieldResolver(() => String, { description: "What tells it from the others, in a few words." })
  title(@Ctx() ctx: Context, @Root() { row }: Run): Promise<string> {
    return titleOf(ctx, row);
  }

  @FieldResolver(() => String, { nullable: true, description: "Who started it or decided." })
  async by(@Ctx() ctx: Context, @Root() { row }: Run): Promise<string | null> {
    const who = (await peopleById(ctx, [row.createdBy])).get(row.createdBy);
    return who ? fullName(who) : null;
  }

  @FieldResolver(() => Int, { nullable: true, description: "The number of the run it came from." })
  async basedOn(@Ctx() ctx: Context, @Root() { row }: Run): Promise<number | null> {
    return row.basedOn ? (await runRow(ctx, row.basedOn)).number : null;
  }

  @FieldResolver(() => MatcherUse)
  matcher(@Ctx() ctx: Context, @Root() { row }: Run): MatcherUse {
    return matcherOfRun(ctx, row);
  }

  @FieldResolver(() => [CriterionWeight], { complexity: perRow(20) })
  criteria(@Ctx() ctx: Context, @Root() { row }: Run): CriterionWeight[] {
    return criteriaOfRun(ctx, row);
  }

  @FieldResolver(() => [ModelResult], { complexity: perRow(5) })
  models(@Ctx() ctx: Context, @Root() { row }: Run): Promise<ModelResult[]> {
    return modelsOfRun(ctx, row);
  }

  @FieldResolver(() => Float, { nullable: true, description: "0 to 100." })
  async averageFit(@Ctx() ctx: Context, @Root() { id }: Run): Promise<number | null> {
    const outcome = await outcomeOfRun(ctx, id);
    const mean = outcome && totalsOf(outcome).mean;
    return mean === null ? null : mean / 10_000;
  }

  @FieldResolver(() => Int, { description: "Mentees with their first choice." })
  async firstChoices(@Ctx() ctx: Context, @Root() { id }: Run): Promise<number> {
    const outcome = await outcomeOfRun(ctx, id);
    return outcome ? totalsOf(outcome).firstChoices : 0;
  }

  @FieldResolver(() => Boolean, {
    description: "Checked by a program of its own before the result was kept.",
  })
  async provenOptimal(@Ctx() ctx: Context, @Root() { id }: Run): Promise<boolean> {
    const outcome = await outcomeOfRun(ctx, id);
    return outcome?.models.every((one) => one.proven) ?? false;
  }

  @FieldResolver(() => Boolean, {
    description: "Other people, answers or rooms than the run knew.",
  })
  poolChanged(@Ctx() ctx: Context, @Root() { row }: Run): Promise<boolean> {
    return poolChanged(ctx, row);
  }

  @FieldResolver(() => [RunPartnership], {
    complexity: perRow(100),
    description: "Mentees with the fewest possibilities first.",
  })
  partnerships(@Ctx() ctx: Context, @Root() { row }: Run): Promise<RunPartnership[]> {
    return partnershipsOf(ctx, row);
  }

  @FieldResolver(() => RunPartnership, { nullable: true, description: "The one with this key." })
  async partnership(
    @Ctx() ctx: Context,
    @Root() { row }: Run,
    @Arg("key", () => String) key: string,
  ): Promise<RunPartnership | null> {
    return (await partnershipsOf(ctx, row)).find((one) => one.key === key) ?? null;
  }

  @FieldResolver(() => [UnmatchedPerson], { complexity: perRow(20) })
  unmatched(@Ctx() ctx: Context, @Root() { row }: Run): Promise<UnmatchedPerson[]> {
    return unmatchedOf(ctx, row);
  }

  @FieldResolver(() => String, { nullable: true })
  failure(@Ctx() ctx: Context, @Root() { row }: Run): Promise<string | null> {
    return failureOf(ctx, row);
  }
}

@Resolver(() => RunPartnership)
export class RunPartnershipFields {
  @FieldResolver(() => [MatchReason], {
    description: "Worked out when asked for: ask for the reasons of one, not of all.",
  })
  reasons(@Ctx() ctx: Context, @Root() partnership: RunPartnership): Promise<MatchReason[]> {
    return reasonsOf(ctx, partnership);
  }
}
