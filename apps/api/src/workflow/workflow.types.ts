import type { Text } from "@quad/workflow";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { perRow } from "../graphql/limits.ts";
import { Refused, result } from "../graphql/problems.ts";
import { InstantScalar, TextScalar } from "../graphql/scalars.ts";

@ObjectType()
export class OutlineStep {
  @Field(() => String)
  uid: string;
  @Field(() => String)
  label: string;
  @Field(() => Int, { description: "0 for an outermost step." })
  depth: number;
  @Field(() => Int, { description: "How many are in this step now, or in one inside it." })
  count: number;
}

@ObjectType({ description: "A workflow and where everyone in it is." })
export class WorkflowOutline {
  @Field(() => String)
  key: string;
  @Field(() => Int)
  version: number;
  @Field(() => String)
  subject: string;
  @Field(() => TextScalar)
  title: Text;
  @Field(() => TextScalar, { nullable: true })
  description: Text | null;
  @Field(() => [OutlineStep], {
    complexity: perRow(60),
    description: "In the author's order, each before those inside it.",
  })
  steps: OutlineStep[];
}

@ObjectType({ description: "A step or an effect that failed and waits for somebody." })
export class Incident {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  instanceId: string;
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  workflowKey: string;
  @Field(() => String)
  subject: string;
  @Field(() => InstantScalar)
  at: Date;
  @Field(() => String, { description: "What could not be carried out, in a sentence." })
  what: string;
  @Field(() => String, { description: "What went wrong, for an administrator." })
  message: string;
  @Field(() => String)
  eventType: string;
  @Field(() => String, { description: "open, retried or skipped." })
  state: string;
  @Field(() => String, { description: "Whom or what it concerns." })
  about: string;
}

export const IncidentResult = result("IncidentResult", () => [Incident, Refused] as const);
