import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import type { Conflict, Refused } from "../graphql/problems.ts";
import { publishCheck, publishWorkflow } from "./publish.ts";
import { workflowVersions } from "./versions.ts";
import {
  PublishCheck,
  PublishResult,
  PublishWorkflowInput,
  type UnfitWorkflow,
  WorkflowVersion,
} from "./versions.types.ts";

@Resolver()
export class VersionsResolver {
  @Query(() => [WorkflowVersion], { complexity: perRow(100) })
  @Allow("workflow.edit")
  workflowVersions(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("key", () => String) key: string,
  ): Promise<WorkflowVersion[]> {
    return workflowVersions(ctx, { schemeId, key });
  }

  @Query(() => PublishCheck)
  @Allow("workflow.edit")
  publishCheck(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("key", () => String) key: string,
  ): Promise<PublishCheck> {
    return publishCheck(ctx, { schemeId, key });
  }

  @Mutation(() => PublishResult)
  @Allow("workflow.publish")
  publishWorkflow(
    @Ctx() ctx: RequestContext,
    @Arg("input", () => PublishWorkflowInput) input: PublishWorkflowInput,
  ): Promise<WorkflowVersion | UnfitWorkflow | Conflict | Refused> {
    return publishWorkflow(ctx, input);
  }
}
