import type { Json } from "@quad/workflow";
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { perRow } from "../graphql/limits.ts";
import { connection } from "../graphql/pagination.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import type { SubjectType } from "./workflow.contract.ts";
import type { WorkflowInstanceRow } from "./workflow.entity.ts";
import { Incident } from "./workflow.types.ts";

export const InstanceStatuses = {
  ACTIVE: "active",
  INCIDENT: "incident",
  DONE: "done",
} as const satisfies Record<string, WorkflowInstanceRow["status"]>;
registerEnumType(InstanceStatuses, {
  name: "InstanceStatus",
  description: "INCIDENT: something failed and waits for somebody.",
});

@ObjectType()
export class InstanceStep {
  @Field(() => String)
  uid: string;
  @Field(() => String)
  label: string;
}

@ObjectType({ description: "One running workflow in a list." })
export class InstanceLine {
  @Field(() => ID)
  id: string;
  @Field(() => String, { description: "enrolment, round or partnership." })
  subject: SubjectType;
  @Field(() => ID)
  subjectId: string;
  @Field(() => [String], { description: "Whom or what it runs for." })
  about: string[];
  @Field(() => [InstanceStep], { description: "Where it is: several in parts side by side." })
  steps: InstanceStep[];
  @Field(() => String)
  stageLabel: string;
  @Field(() => InstantScalar, { description: "When its present stage began." })
  since: Date;
  @Field(() => Int)
  version: number;
  @Field(() => InstanceStatuses)
  status: WorkflowInstanceRow["status"];
}

@ObjectType()
export class InstanceMoment {
  @Field(() => InstantScalar)
  at: Date;
  @Field(() => String)
  text: string;
  @Field(() => String, { nullable: true })
  by: string | null;
  @Field(() => String, { nullable: true, description: "The step that it led into, if any." })
  stepUid: string | null;
}

@ObjectType({ description: "A reminder or deadline." })
export class InstanceTimer {
  @Field(() => String)
  timerId: string;
  @Field(() => String)
  stepUid: string;
  @Field(() => String, { description: "When it is due and what happens then." })
  label: string;
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Null while the date that it counts from is unknown.",
  })
  dueAt: Date | null;
  @Field(() => String, { description: "armed: it waits. fired: it has happened." })
  state: string;
}

@ObjectType()
export class InstanceReason {
  @Field(() => String)
  code: string;
  @Field(() => String)
  message: string;
}

@ObjectType({ description: "Something that could happen to a running workflow." })
export class InstanceAct {
  @Field(() => String)
  event: string;
  @Field(() => String)
  label: string;
  @Field(() => [String], { description: "Who may, in words: a mentor." })
  by: string[];
  @Field(() => Boolean, {
    description: "Quad says so itself when it happens; otherwise somebody presses a button.",
  })
  moment: boolean;
  @Field(() => Boolean, { description: "It could happen now." })
  allowed: boolean;
  @Field(() => [InstanceReason], { description: "If not: everything that stands in the way." })
  reasons: InstanceReason[];
}

@ObjectType({ description: "One running workflow: where it is, how it got there, what comes." })
export class InstanceDetail extends InstanceLine {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => String)
  title: string;
  @Field(() => Int)
  latestVersion: number;
  @Field(() => Int)
  revision: number;
  @Field(() => [String], { description: "The innermost steps where it is." })
  activeUids: string[];
  @Field(() => JsonScalar, { description: "Of its version." })
  definition: Json;
  @Field(() => JsonScalar, { description: "What the definition's types are called." })
  catalogue: Json;
  @Field(() => [InstanceMoment], { complexity: perRow(30) })
  timeline: InstanceMoment[];
  @Field(() => [InstanceTimer], { complexity: perRow(10) })
  timers: InstanceTimer[];
  @Field(() => [InstanceAct], { complexity: perRow(20) })
  acts: InstanceAct[];
  @Field(() => [Incident], { complexity: perRow(10) })
  incidents: Incident[];
}

export const InstanceConnection = connection("Instance", () => InstanceLine);

@InputType()
export class InstanceFilter {
  @Field(() => Int, { nullable: true })
  version?: number | null;
  @Field(() => String, { nullable: true, description: "In this step or one inside it." })
  stepUid?: string | null;
  @Field(() => InstanceStatuses, { nullable: true })
  status?: WorkflowInstanceRow["status"] | null;
  @Field(() => String, { nullable: true, description: "Parts of a name or an e-mail address." })
  search?: string | null;
}

@ArgsType()
export class InstancesArgs {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => InstanceFilter, { nullable: true })
  filter?: InstanceFilter | null;
  @Field(() => Int, { defaultValue: 20 })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
}
