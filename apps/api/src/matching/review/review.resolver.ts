import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Allow } from "../../graphql/allow.ts";
import { Refused } from "../../graphql/problems.ts";
import { fullName, peopleById } from "../../person/person.service.ts";
import { say } from "../../words.ts";
import { RunPartnership } from "../board.types.ts";
import type { RoundRow } from "../matching.entity.ts";
import { Round, RoundResult, UnmatchedPerson } from "../matching.types.ts";
import { approvalsOf, matchKey, outcomesOf } from "./decisions.ts";
import { exportRun } from "./export.ts";
import { approveMatches, decideOutcomes, reviewOf, reviewRound } from "./review.ts";
import { CsvFile, MatchOutcome, OutcomesInput, RoundReview } from "./review.types.ts";
import { words } from "./review.words.ts";

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
export class ApprovalFields {
  @FieldResolver(() => String, { description: "Names this match for approving it." })
  matchKey(@Root() { row }: RunPartnership): string {
    return matchKey(row);
  }

  @FieldResolver(() => String, { nullable: true, description: "Who approved it." })
  async approvedBy(@Ctx() ctx: Context, @Root() { run, row }: RunPartnership) {
    const approval = (await approvalsOf(ctx, run.roundId)).get(matchKey(row));
    if (!approval) return null;
    const person = (await peopleById(ctx, [approval.approvedBy])).get(approval.approvedBy);
    return person ? fullName(person) : "";
  }
}

@Resolver(() => UnmatchedPerson)
export class OutcomeFields {
  @FieldResolver(() => MatchOutcome, { nullable: true })
  async outcome(@Ctx() ctx: Context, @Root() { roundId, enrolmentId }: UnmatchedPerson) {
    const row = (await outcomesOf(ctx, roundId)).get(enrolmentId);
    if (!row) return null;
    const { kind, note } = row;
    return Object.assign(new MatchOutcome(), { kind, note, label: say(ctx, words.outcomes[kind]) });
  }
}
