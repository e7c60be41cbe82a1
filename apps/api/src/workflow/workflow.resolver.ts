import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import type { Refused } from "../graphql/problems.ts";
import { incidents, retryIncident, skipIncident, workflowOutlines } from "./workflow.service.ts";
import { Incident, IncidentResult, WorkflowOutline } from "./workflow.types.ts";

@Resolver()
export class WorkflowResolver {
  @Query(() => [WorkflowOutline], { complexity: perRow(3) })
  @Allow("workflow.see")
  workflowOutlines(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
  ): Promise<WorkflowOutline[]> {
    return workflowOutlines(ctx, schemeId);
  }

  @Query(() => [Incident], { complexity: perRow(100) })
  @Allow("workflow.incidents")
  incidents(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
  ): Promise<Incident[]> {
    return incidents(ctx, schemeId);
  }

  @Mutation(() => IncidentResult)
  @Allow("workflow.mend")
  retryIncident(
    @Ctx() ctx: RequestContext,
    @Arg("id", () => ID) id: string,
  ): Promise<Incident | Refused> {
    return retryIncident(ctx, id);
  }

  @Mutation(() => IncidentResult)
  @Allow("workflow.mend")
  skipIncident(
    @Ctx() ctx: RequestContext,
    @Arg("id", () => ID) id: string,
  ): Promise<Incident | Refused> {
    return skipIncident(ctx, id);
  }
}
