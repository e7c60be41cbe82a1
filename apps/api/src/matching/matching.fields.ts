import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { perRow } from "../graphql/limits.ts";
import { TextScalar } from "../graphql/scalars.ts";
import { partnershipsOfRound } from "../partnership/partnership.service.ts";
import { Partnership } from "../partnership/partnership.types.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { Scheme } from "../scheme/scheme.types.ts";
import type { Text } from "../templates/document.ts";
import { Pairing, Round, Run } from "./matching.types.ts";
import { presentPool } from "./pool.ts";
import { chosenOf, roundsOfScheme, roundView, runsOf } from "./rows.ts";
import { mayDo, pairingsSeen } from "./view.ts";

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

  @FieldResolver(() => Run, {
    nullable: true,
    description: "The result on the board, and what publishing sends.",
  })
  async chosenRun(@Ctx() ctx: Context, @Root() { row }: Round): Promise<Run | null> {
    const chosen = chosenOf(row, await runsOf(ctx, row.id));
    return chosen ? Run.of(chosen) : null;
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
