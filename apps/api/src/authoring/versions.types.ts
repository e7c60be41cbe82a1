import type { WorkflowDefinition } from "@quad/workflow";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Conflict, Problem, Refused, result } from "../graphql/problems.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "A published definition. It never changes." })
export class WorkflowVersion {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  key: string;
  @Field(() => Int)
  version: number;
  @Field(() => InstantScalar)
  publishedAt: Date;
  @Field(() => String, { nullable: true })
  publishedBy: string | null;
  @Field(() => String, { description: "What its author says has changed; may be empty." })
  note: string;
  @Field(() => Int, { description: "How many are in it and haven't ended." })
  running: number;
  @Field(() => Boolean, { description: "Whether new ones take it." })
  current: boolean;
  @Field(() => JsonScalar, { complexity: 20 })
  definition: WorkflowDefinition;
}

@InputType()
export class PublishWorkflowInput {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => Int, { description: "Of the draft that was looked at." })
  expectedRevision: number;
  @Field(() => String, { description: "What has changed, for colleagues; may be empty." })
  note: string;
}

@ObjectType()
export class WorkflowProblem {
  @Field(() => String, { description: "The rule of the check, or “scenario”." })
  rule: string;
  @Field(() => String)
  message: string;
  @Field(() => String, { nullable: true })
  uid: string | null;
  @Field(() => [String])
  path: string[];
}

@ObjectType({ implements: Problem, description: "A draft that can't be published as it is." })
export class UnfitWorkflow extends Problem {
  @Field(() => [WorkflowProblem])
  problems: WorkflowProblem[];

  static because(message: string, problems: WorkflowProblem[]): UnfitWorkflow {
    return Object.assign(new UnfitWorkflow(), { code: "UNFIT_WORKFLOW", message, problems });
  }
}

export const PublishResult = result(
  "PublishResult",
  () => [WorkflowVersion, UnfitWorkflow, Conflict, Refused] as const,
);

@ObjectType({ description: "Some who run in the current version, tried on the draft by uid." })
export class PublishSample {
  @Field(() => Int)
  looked: number;
  @Field(() => Int, { description: "How many could be moved without a decision." })
  ready: number;
  @Field(() => [String], { description: "What stands in the way of the others." })
  reasons: string[];
}

@ObjectType({ description: "What publishing the draft would meet. Nothing has been done." })
export class PublishCheck {
  @Field(() => Int)
  revision: number;
  @Field(() => Boolean, {
    description: "Whether the draft means anything else than what is published.",
  })
  changed: boolean;
  @Field(() => [WorkflowProblem], { description: "What stops it." })
  problems: WorkflowProblem[];
  @Field(() => Int, { description: "How many stay in the version that is current now." })
  running: number;
  @Field(() => PublishSample, { nullable: true, description: "Null: the draft doesn't work yet." })
  sample: PublishSample | null;
}
