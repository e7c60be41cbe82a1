import { Ctx, FieldResolver, Float, Int, Resolver, Root } from "type-graphql";
import { may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { perRow } from "../graphql/limits.ts";
import { TextScalar } from "../graphql/scalars.ts";
import { partnershipsOfRound } from "../partnership/partnership.service.ts";
import { Partnership } from "../partnership/partnership.types.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { Scheme } from "../scheme/scheme.types.ts";
import type { Text } from "../templates/document.ts";
import { Pairing, ProposedPair, Round, Run, UnmatchedPerson } from "./matching.types.ts";
import { presentPool } from "./pool.ts";
import { outcomeOfRun, roundsOfScheme, roundView, runsOf } from "./rows.ts";
import { failureOf, mayDo, pairingsSeen, pairsOf, poolChanged, unmatchedOf } from "./view.ts";

@Resolver(() => Round)
export class RoundFields {
  @FieldResolver(() => String)
  async stage(@Ctx() ctx: Context, @Root() { id }: Round): Promise<string> {
    return (await roundView(ctx, id)).stage;
  }

  @FieldResolver(() => TextScalar)
  async stageLabel(@Ctx() ctx: Context, @Root() { id }: Round): Promise<Text> {
    return (await roundView(ctx, id)).stageLabel;
  }

  @FieldResolver(() => Boolean, { description: "Every proposal is settled; another can begin." })
  async over(@Ctx() ctx: Context, @Root() { id }: Round): Promise<boolean> {
    return (await roundView(ctx, id)).status === "done";
  }

  @FieldResolver(() => [Run], { complexity: perRow(5), description: "Newest first." })
  async runs(@Ctx() ctx: Context, @Root() { id }: Round): Promise<Run[]> {
    return (await runsOf(ctx, id)).map(Run.of);
  }

  @FieldResolver(() => Run, { nullable: true })
  async latestRun(@Ctx() ctx: Context, @Root() { id }: Round): Promise<Run | null> {
    const [latest] = await runsOf(ctx, id);
    return latest ? Run.of(latest) : null;
  }

  @FieldResolver(() => [Pairing], { complexity: perRow(20) })
  pairings(@Ctx() ctx: Context, @Root() { row }: Round): Promise<Pairing[]> {
    return pairingsSeen(ctx, row);
  }

  @FieldResolver(() => [String], { description: "Actions that the caller could take now." })
  may(@Ctx() ctx: Context, @Root() { row }: Round): Promise<string[]> {
    return mayDo(ctx, row);
  }

  @FieldResolver(() => [Partnership], { complexity: perRow(100), description: "Oldest first." })
  async proposals(@Ctx() ctx: Context, @Root() { id }: Round): Promise<Partnership[]> {
    return (await partnershipsOfRound(ctx, id)).map(Partnership.of);
  }

  @FieldResolver(() => Int, { description: "Mentors who can be matched now." })
  async poolMentors(@Ctx() ctx: Context, @Root() { schemeId }: Round): Promise<number> {
    return (await presentPool(ctx, schemeId)).mentors.length;
  }

  @FieldResolver(() => Int, { description: "Mentees who can be matched now." })
  async poolMentees(@Ctx() ctx: Context, @Root() { schemeId }: Round): Promise<number> {
    return (await presentPool(ctx, schemeId)).mentees.length;
  }
}

@Resolver(() => Run)
export class RunFields {
  @FieldResolver(() => Float, { nullable: true, description: "The sum of all fits." })
  async objective(@Ctx() ctx: Context, @Root() { id }: Run): Promise<number | null> {
    return (await outcomeOfRun(ctx, id))?.result.objective ?? null;
  }

  @FieldResolver(() => Float, { nullable: true, description: "No outcome could have more." })
  async bound(@Ctx() ctx: Context, @Root() { id }: Run): Promise<number | null> {
    return (await outcomeOfRun(ctx, id))?.result.bound ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: "Checked by a program of its own before the result was kept.",
  })
  async provenOptimal(@Ctx() ctx: Context, @Root() { id }: Run): Promise<boolean> {
    return (await outcomeOfRun(ctx, id))?.result.gap === 0;
  }

  @FieldResolver(() => Boolean, {
    description: "Other people, answers or rooms than the run knew.",
  })
  poolChanged(@Ctx() ctx: Context, @Root() { row }: Run): Promise<boolean> {
    return poolChanged(ctx, row);
  }

  @FieldResolver(() => [ProposedPair], {
    complexity: perRow(100),
    description: "Mentees with the fewest possibilities first.",
  })
  pairs(@Ctx() ctx: Context, @Root() { row }: Run): Promise<ProposedPair[]> {
    return pairsOf(ctx, row);
  }

  @FieldResolver(() => [UnmatchedPerson], { complexity: perRow(20) })
  unmatched(@Ctx() ctx: Context, @Root() { row }: Run): Promise<UnmatchedPerson[]> {
    return unmatchedOf(ctx, row);
  }

  @FieldResolver(() => String, { nullable: true })
  failure(@Ctx() ctx: Context, @Root() { row }: Run): string | null {
    return failureOf(ctx, row);
  }
}

@Resolver(() => Scheme)
export class SchemeRounds {
  @FieldResolver(() => [Round], {
    complexity: perRow(5),
    description: "Newest first; for those who run them.",
  })
  async rounds(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<Round[]> {
    if (!may(ctx, "round.read", await schemeSubject(ctx, id))) return [];
    return (await roundsOfScheme(ctx, id)).map(Round.of);
  }
}
