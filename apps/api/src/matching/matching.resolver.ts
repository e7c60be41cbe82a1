import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { Refused } from "../graphql/problems.ts";
import { candidates } from "./candidates.ts";
import type { RoundRow, RunRow } from "./matching.entity.ts";
import { PairingInput } from "./matching.inputs.ts";
import { Candidate, Round, RoundResult, Run, RunResult } from "./matching.types.ts";
import { setPairing } from "./pairing.ts";
import { createRound, publishRound, readRound } from "./round.service.ts";
import { cancelRun, readRun, startRun } from "./run.service.ts";

const round = (done: RoundRow | Refused) => (done instanceof Refused ? done : Round.of(done));
const run = (done: RunRow | Refused) => (done instanceof Refused ? done : Run.of(done));

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
  @Query(() => [Candidate], { complexity: perRow(100) })
  candidates(
    @Ctx() ctx: Context,
    @Arg("roundId", () => ID) roundId: string,
    @Arg("menteeEnrolmentId", () => ID) menteeEnrolmentId: string,
  ): Promise<Candidate[]> {
    return candidates(ctx, roundId, menteeEnrolmentId);
  }

  @Allow("round.create")
  @Mutation(() => RoundResult)
  async createRound(@Ctx() ctx: Context, @Arg("schemeId", () => ID) schemeId: string) {
    return round(await createRound(ctx, schemeId));
  }

  @Allow("round.run")
  @Mutation(() => RunResult)
  async startRun(@Ctx() ctx: Context, @Arg("roundId", () => ID) roundId: string) {
    return run(await startRun(ctx, roundId));
  }

  @Allow("round.cancel")
  @Mutation(() => RunResult)
  async cancelRun(@Ctx() ctx: Context, @Arg("runId", () => ID) runId: string) {
    return run(await cancelRun(ctx, runId));
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
  ) {
    return round(await publishRound(ctx, roundId, runId));
  }
}
