import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Allow } from "../../graphql/allow.ts";
import { Refused } from "../../graphql/problems.ts";
import { RunPartnership } from "../board.types.ts";
import type { RoundRow } from "../matching.entity.ts";
import { Round, RoundResult } from "../matching.types.ts";
import { matchKey } from "./decisions.ts";
import { exportRun } from "./export.ts";
import { approveMatches, decideOutcomes, reviewOf, reviewRound } from "./review.ts";
import { CsvFile, OutcomesInput, RoundReview } from "./review.types.ts";

const round = (done: RoundRow | Refused) => (done instanceof Refused ? done : Round.of(done));

@Resolver()
export class ReviewResolver {
  @Allow("round.approve")
  @Mutation(() => RoundResult)
  async approveMatches(
    @Ctx() ctx: Context,
    @Arg("roundId", () => ID) roundId: string,
    @Arg("keys", () => [String], { nullable: true, description: "Null: all on the board." })
    keys: string[] | null,
    @Arg("approve", () => Boolean, { defaultValue: true }) approve: boolean,
  ) {
    return round(await approveMatches(ctx, roundId, keys ?? null, approve));
  }

  @Allow("round.outcome")
  @Mutation(() => RoundResult)
  async decideOutcomes(
    @Ctx() ctx: Context,
    @Arg("input", () => OutcomesInput) input: OutcomesInput,
  ) {
    const { roundId, enrolmentIds = null, kind = null, note = null } = input;
    return round(await decideOutcomes(ctx, { roundId, enrolmentIds, kind, note }));
  }

  @Allow("round.review")
  @Mutation(() => RoundResult)
  async reviewRound(
    @Ctx() ctx: Context,
    @Arg("roundId", () => ID) roundId: string,
    @Arg("runId", () => ID) runId: string,
  ) {
    return round(await reviewRound(ctx, roundId, runId));
  }

  @Allow("round.export")
  @Mutation(() => CsvFile, { description: "A result as a file. It is noted who took it." })
  exportRun(@Ctx() ctx: Context, @Arg("runId", () => ID) runId: string): Promise<CsvFile> {
    return exportRun(ctx, runId);
  }
}

@Resolver(() => Round)
export class RoundReviewFields {
  @FieldResolver(() => RoundReview, { nullable: true })
  review(@Ctx() ctx: Context, @Root() { row }: Round): Promise<RoundReview | null> {
    return reviewOf(ctx, row);
  }
}

@Resolver(() => RunPartnership)
export class MatchKeyField {
  @FieldResolver(() => String, { description: "Names this match for approving it." })
  matchKey(@Root() { row }: RunPartnership): string {
    return matchKey(row);
  }
}
