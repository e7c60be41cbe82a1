import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Enrolment } from "../enrolment/enrolment.types.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import type { MilestoneKind } from "../templates/document.ts";
import { RecordMilestoneInput } from "./milestone.inputs.ts";
import { milestonesOf, recordMilestone, withdrawMilestone } from "./milestone.service.ts";
import { Milestone, MilestoneKinds, MilestoneResult } from "./milestone.types.ts";

@Resolver()
export class MilestoneResolver {
  @Allow("milestone.record")
  @Mutation(() => MilestoneResult)
  recordMilestone(
    @Ctx() ctx: Context,
    @Arg("input", () => RecordMilestoneInput) input: RecordMilestoneInput,
  ) {
    return recordMilestone(ctx, input);
  }

  @Allow("milestone.manage")
  @Mutation(() => MilestoneResult)
  withdrawMilestone(
    @Ctx() ctx: Context,
    @Arg("enrolmentIds", () => [ID]) enrolmentIds: string[],
    @Arg("kind", () => MilestoneKinds) kind: MilestoneKind,
  ) {
    return withdrawMilestone(ctx, enrolmentIds, kind);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentMilestones {
  @FieldResolver(() => [Milestone], { complexity: perRow(5) })
  milestones(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<Milestone[]> {
    return milestonesOf(ctx, row);
  }
}
