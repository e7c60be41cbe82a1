import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import type { Refused } from "../graphql/problems.ts";
import {
  RemovedScenario,
  SaveScenarioInput,
  ScenarioResult,
  type ScenarioTest,
  ScenarioTestResult,
  TestScenariosInput,
  WorkflowScenario,
} from "./scenario.types.ts";
import { removeScenario, saveScenario, testScenarios, workflowScenarios } from "./scenarios.ts";

@Resolver()
export class ScenarioResolver {
  @Query(() => [WorkflowScenario], { complexity: perRow(50) })
  @Allow("workflow.see")
  workflowScenarios(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("key", () => String) key: string,
  ): Promise<WorkflowScenario[]> {
    return workflowScenarios(ctx, { schemeId, key });
  }

  @Query(() => ScenarioTestResult, { description: "The kept scenarios, played on a definition." })
  @Allow("workflow.see")
  testScenarios(
    @Ctx() ctx: RequestContext,
    @Arg("input", () => TestScenariosInput) input: TestScenariosInput,
  ): Promise<ScenarioTest | Refused> {
    return testScenarios(ctx, input);
  }

  @Mutation(() => ScenarioResult)
  @Allow("workflow.edit")
  saveScenario(
    @Ctx() ctx: RequestContext,
    @Arg("input", () => SaveScenarioInput) input: SaveScenarioInput,
  ): Promise<WorkflowScenario | Refused> {
    return saveScenario(ctx, input);
  }

  @Mutation(() => RemovedScenario)
  @Allow("workflow.edit")
  removeScenario(
    @Ctx() ctx: RequestContext,
    @Arg("id", () => ID) id: string,
  ): Promise<RemovedScenario> {
    return removeScenario(ctx, id);
  }
}
