import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { Problem } from "../graphql/problems.ts";
import { CandidateList, Consequence, RunComparison, Trial } from "./board.types.ts";
import { candidates } from "./candidates.ts";
import { changeRun, whatIf, whyNotPair } from "./change.ts";
import { chooseRun } from "./choose.ts";
import { compareRuns } from "./compare.ts";
import type { RoundRow, RunRow } from "./matching.entity.ts";
import { ChangeInput, PairingInput, RunOptionsInput, WeightInput } from "./matching.inputs.ts";
import { Round, RoundResult, Run, RunResult } from "./matching.types.ts";
import { MatcherChoice } from "./method.types.ts";
import { matchersFor } from "./method.view.ts";
import { setPairing } from "./pairing.ts";
import type { OutcomeKind } from "./review/review.entity.ts";
import { OutcomeKinds } from "./review/review.types.ts";
import { createRound, publishRound, readRound } from "./round.service.ts";
import type { RunOptions } from "./run.options.ts";
import { cancelRun, readRun, startRun } from "./run.service.ts";
import { tryWeights } from "./weights.ts";

const round = <T extends Problem>(done: RoundRow | T) =>
  done instanceof Problem ? done : Round.of(done as RoundRow);
const run = <T extends Problem>(done: RunRow | T) =>
  done instanceof Problem ? done : Run.of(done as RunRow);

@Resolver()
export class MatchingResolver {
  @Allow("round.read")
  @Query(() => Round)
  async round(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<Round> {
    return Round.of(await readRound(ctx, id));
  }

  @Allow("round.read")
  @Query(() => Run)
  async run(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<Run> {
    return Run.of(await readRun(ctx, id));
  }

  @Allow("round.read")
  @Query(() => CandidateList, { complexity: perRow() })
  candidates(
    @Ctx() ctx: Context,
    @Arg("roundId", () => ID) roundId: string,
    @Arg("menteeEnrolmentId", () => ID) menteeEnrolmentId: string,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
  ): Promise<CandidateList> {
    return candidates(ctx, roundId, menteeEnrolmentId, first);
  }

  @Allow("round.read")
  @Query(() => Consequence, { description: "What a change of a run's result would do." })
  whatIf(
    @Ctx() ctx: Context,
    @Arg("runId", () => ID) runId: string,
    @Arg("change", () => ChangeInput) change: ChangeInput,
  ): Promise<Consequence> {
    return whatIf(ctx, runId, change);
  }

  @Allow("round.read")
  @Query(() => [String], { description: "Why a run didn't match these two, in sentences." })
  whyNot(
    @Ctx() ctx: Context,
    @Arg("runId", () => ID) runId: string,
    @Arg("menteeEnrolmentId", () => ID) mentee: string,
    @Arg("mentorEnrolmentId", () => ID) mentor: string,
  ): Promise<string[]> {
    return whyNotPair(ctx, runId, { mentee, mentor });
  }

  @Allow("round.read")
  @Query(() => RunComparison, {
    complexity: perRow(20),
    description: "Two to four results of one round beside each other.",
  })
  compareRuns(
    @Ctx() ctx: Context,
    @Arg("runIds", () => [ID]) runIds: string[],
  ): Promise<RunComparison> {
    return compareRuns(ctx, runIds);
  }

  @Allow("round.read")
  @Query(() => Trial, { description: "What other weights would do to the result on the board." })
  tryWeights(
    @Ctx() ctx: Context,
    @Arg("roundId", () => ID) roundId: string,
    @Arg("weights", () => [WeightInput]) weights: WeightInput[],
  ): Promise<Trial> {
    return tryWeights(ctx, roundId, weights);
  }

  @Allow("round.matchers")
  @Query(() => [MatcherChoice])
  matchers(
    @Ctx() ctx: Context,
    @Arg("schemeId", () => ID) schemeId: string,
  ): Promise<MatcherChoice[]> {
    return matchersFor(ctx, schemeId);
  }

  @Allow("round.create")
  @Mutation(() => RoundResult)
  async createRound(@Ctx() ctx: Context, @Arg("schemeId", () => ID) schemeId: string) {
    return round(await createRound(ctx, schemeId));
  }

  @Allow("round.run")
  @Mutation(() => RunResult)
  async startRun(
    @Ctx() ctx: Context,
    @Arg("roundId", () => ID) roundId: string,
    @Arg("options", () => RunOptionsInput, { nullable: true }) options?: RunOptionsInput | null,
  ) {
    return run(await startRun(ctx, roundId, (options ?? {}) as RunOptions));
  }

  @Allow("round.cancel")
  @Mutation(() => RunResult)
  async cancelRun(@Ctx() ctx: Context, @Arg("runId", () => ID) runId: string) {
    return run(await cancelRun(ctx, runId));
  }

  @Allow("round.change")
  @Mutation(() => RunResult, {
    description: "Makes a change; its result is a run of its own, and on the board at once.",
  })
  async changeRun(
    @Ctx() ctx: Context,
    @Arg("runId", () => ID) runId: string,
    @Arg("change", () => ChangeInput) change: ChangeInput,
    @Arg("reason", () => String, { nullable: true }) reason?: string | null,
  ) {
    return run(await changeRun(ctx, runId, change, reason ?? null));
  }

  @Allow("round.choose")
  @Mutation(() => RoundResult, {
    description: "Puts another result on the board, with what was decided by hand in it.",
  })
  async chooseRun(
    @Ctx() ctx: Context,
    @Arg("roundId", () => ID) roundId: string,
    @Arg("runId", () => ID) runId: string,
  ) {
    return round(await chooseRun(ctx, roundId, runId));
  }

  @Allow("round.pair")
  @Mutation(() => RoundResult)
  async setPairing(@Ctx() ctx: Context, @Arg("input", () => PairingInput) input: PairingInput) {
    return round(
      await setPairing(ctx, {
        roundId: input.roundId,
        mentee: input.menteeEnrolmentId,
        mentor: input.mentorEnrolmentId,
        kind: input.kind ?? null,
        reason: input.reason ?? null,
      }),
    );
  }

  @Allow("round.publish")
  @Mutation(() => RoundResult)
  async publishRound(
    @Ctx() ctx: Context,
    @Arg("roundId", () => ID) roundId: string,
    @Arg("runId", () => ID) runId: string,
    @Arg("approvedOnly", () => Boolean, { defaultValue: false }) approvedOnly: boolean,
    @Arg("unmatched", () => OutcomeKinds, {
      nullable: true,
      description: "What becomes of everybody without a match of whom nothing is decided.",
    })
    unmatched: OutcomeKind | null,
  ) {
    const sending = { approvedOnly, unmatched: unmatched ?? null };
    return round(await publishRound(ctx, roundId, runId, sending));
  }
}
