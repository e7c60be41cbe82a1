import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import type { Refused } from "../graphql/problems.ts";
import { exploreWorkflow } from "./explore.ts";
import { simulateWorkflow } from "./simulate.ts";
import {
  ExplorationResult,
  type ExplorationView,
  ExploreInput,
  SimulateInput,
  SimulationResult,
  type SimulationView,
} from "./simulate.types.ts";

@Resolver()
export class SimulateResolver {
  @Query(() => SimulationResult, { description: "Plays a scenario. Nothing is changed or sent." })
  @Allow("workflow.see")
  simulateWorkflow(
    @Ctx() ctx: RequestContext,
    @Arg("input", () => SimulateInput) input: SimulateInput,
  ): Promise<SimulationView | Refused> {
    return simulateWorkflow(ctx, input);
  }

  @Query(() => ExplorationResult, {
    description: "Lives a workflow many times by chance. Nothing is changed or sent.",
  })
  @Allow("workflow.see")
  exploreWorkflow(
    @Ctx() ctx: RequestContext,
    @Arg("input", () => ExploreInput) input: ExploreInput,
  ): Promise<ExplorationView | Refused> {
    return exploreWorkflow(ctx, input);
  }
}
