import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { act, acts } from "./act.ts";
import { Act, ActInput, ActResult } from "./act.types.ts";
import type { SubjectType } from "./workflow.contract.ts";

@Resolver()
export class ActResolver {
  @Allow("act.see")
  @Query(() => [Act], {
    complexity: perRow(10),
    description: "What the caller could do by a button, in the workflow's own words.",
  })
  acts(
    @Ctx() ctx: Context,
    @Arg("subjectType", () => String) subjectType: SubjectType,
    @Arg("subjectId", () => ID) subjectId: string,
  ): Promise<Act[]> {
    return acts(ctx, { subjectType, subjectId });
  }

  @Allow("act.send")
  @Mutation(() => ActResult)
  act(@Ctx() ctx: Context, @Arg("input", () => ActInput) input: ActInput) {
    return act(ctx, input);
  }
}
