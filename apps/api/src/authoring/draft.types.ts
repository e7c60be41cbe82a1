import type { Text, WorkflowDefinition } from "@quad/workflow";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Conflict, Refused, result } from "../graphql/problems.ts";
import { InstantScalar, JsonScalar, TextScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "How many are in a step, or in one of the steps inside it." })
export class StepCount {
  @Field(() => String)
  uid: string;
  @Field(() => Int)
  count: number;
}

@ObjectType({
  description: "A workflow as it may become: published nowhere, changed by anybody who may.",
})
export class WorkflowDraft {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => TextScalar)
  title: Text;
  @Field(() => JsonScalar, { description: "The published definition while nothing is saved." })
  definition: WorkflowDefinition;
  @Field(() => Int, {
    description: "0 before anything was ever saved; give it with the next save.",
  })
  revision: number;
  @Field(() => Int, { description: "The version that new instances take now." })
  baseVersion: number;
  @Field(() => JsonScalar)
  baseDefinition: WorkflowDefinition;
  @Field(() => InstantScalar, { nullable: true, description: "Null: nothing is saved." })
  savedAt: Date | null;
  @Field(() => String, { nullable: true })
  savedBy: string | null;
  @Field(() => Int, { description: "Instances of the base version that haven't ended." })
  running: number;
  @Field(() => [StepCount])
  counts: StepCount[];
  @Field(() => Boolean)
  editable: boolean;
}

@InputType()
export class SaveWorkflowDraftInput {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => JsonScalar)
  definition: unknown;
  @Field(() => Int)
  expectedRevision: number;
}

export const WorkflowDraftResult = result(
  "WorkflowDraftResult",
  () => [WorkflowDraft, Conflict, Refused] as const,
);
