import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { Allow } from "../../graphql/allow.ts";
import { perRow } from "../../graphql/limits.ts";
import { runFairness } from "./fairness.ts";
import { RunFairness } from "./fairness.types.ts";

@Resolver()
export class FairnessResolver {
  @Allow("run.fairness")
  @Query(() => RunFairness, {
    complexity: perRow(20),
    description:
      "How groups of people fared in a run that is done, beside the others of its round.",
  })
  fairness(@Ctx() ctx: Context, @Arg("runId", () => ID) runId: string): Promise<RunFairness> {
    return runFairness(ctx, runId);
  }
}
