import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { InstanceConnection, InstanceDetail, InstancesArgs } from "./instance.types.ts";
import { workflowInstances } from "./instance-list.ts";
import { workflowInstance } from "./instance-view.ts";

@Resolver()
export class InstanceResolver {
  @Allow("workflow.instance")
  @Query(() => InstanceDetail)
  workflowInstance(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<InstanceDetail> {
    return workflowInstance(ctx, id);
  }

  @Allow("workflow.instances")
  @Query(() => InstanceConnection, { complexity: perRow() })
  workflowInstances(@Ctx() ctx: Context, @Args(() => InstancesArgs) args: InstancesArgs) {
    return workflowInstances(ctx, args);
  }
}
