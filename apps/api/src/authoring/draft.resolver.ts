import type { Json } from "@quad/workflow";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import type { Conflict, Refused } from "../graphql/problems.ts";
import { JsonScalar } from "../graphql/scalars.ts";
import { SaveWorkflowDraftInput, WorkflowDraft, WorkflowDraftResult } from "./draft.types.ts";
import {
  discardWorkflowDraft,
  saveWorkflowDraft,
  workflowCatalogue,
  workflowDraft,
} from "./drafts.ts";
import { shippedFor } from "./shipped.ts";
import { ShippedWorkflow } from "./shipped.types.ts";

@Resolver()
export class DraftResolver {
  @Query(() => WorkflowDraft)
  @Allow("workflow.see")
  workflowDraft(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("key", () => String) key: string,
  ): Promise<WorkflowDraft> {
    return workflowDraft(ctx, { schemeId, key });
  }

  @Query(() => JsonScalar, { description: "What definitions may use, as a Catalogue." })
  @Allow("workflow.see")
  workflowCatalogue(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
  ): Promise<Json> {
    return workflowCatalogue(ctx, schemeId);
  }

  @Query(() => [ShippedWorkflow])
  @Allow("workflow.edit")
  shippedWorkflows(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("key", () => String) key: string,
  ): Promise<ShippedWorkflow[]> {
    return shippedFor(ctx, { schemeId, key });
  }

  @Mutation(() => WorkflowDraftResult)
  @Allow("workflow.edit")
  saveWorkflowDraft(
    @Ctx() ctx: RequestContext,
    @Arg("input", () => SaveWorkflowDraftInput) input: SaveWorkflowDraftInput,
  ): Promise<WorkflowDraft | Conflict | Refused> {
    return saveWorkflowDraft(ctx, input);
  }

  @Mutation(() => WorkflowDraftResult)
  @Allow("workflow.edit")
  discardWorkflowDraft(
    @Ctx() ctx: RequestContext,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("key", () => String) key: string,
    @Arg("expectedRevision", () => Int) expectedRevision: number,
  ): Promise<WorkflowDraft | Conflict> {
    return discardWorkflowDraft(ctx, { schemeId, key, expectedRevision });
  }
}
