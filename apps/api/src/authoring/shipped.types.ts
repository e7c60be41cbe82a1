import type { Text, WorkflowDefinition } from "@quad/workflow";
import { Field, ObjectType } from "type-graphql";
import { JsonScalar, TextScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "A workflow that ships, to start a draft from." })
export class ShippedWorkflow {
  @Field(() => String, { description: "The model of mentoring that it is made for." })
  model: string;
  @Field(() => TextScalar)
  title: Text;
  @Field(() => TextScalar, { nullable: true })
  description: Text | null;
  @Field(() => JsonScalar, { description: "Under the key of the workflow that asks for it." })
  definition: WorkflowDefinition;
}
