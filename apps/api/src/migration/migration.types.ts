import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Refused, result } from "../graphql/problems.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";

@InputType({ description: "Which running workflows go from which version to which, and how." })
export class MigrationInput {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => Int)
  fromVersion: number;
  @Field(() => Int)
  toVersion: number;
  @Field(() => JsonScalar, { nullable: true, description: "A MigrationPlan; default: by uid." })
  plan?: unknown;
  @Field(() => [ID], { nullable: true, description: "These alone, at most 1,000." })
  instanceIds?: string[] | null;
  @Field(() => [String], { nullable: true, description: "Only those in these steps, by uid." })
  stepUids?: string[] | null;
}

@InputType()
export class StartMigrationInput extends MigrationInput {
  @Field(() => Boolean, { description: "Whoever asks has seen the preview." })
  confirm: boolean;
}

@ObjectType()
export class StepOption {
  @Field(() => String)
  uid: string;
  @Field(() => String)
  label: string;
}

@ObjectType({ description: "A step in use that the new version doesn't have." })
export class MigrationDecision extends StepOption {
  @Field(() => Int)
  count: number;
  @Field(() => [StepOption])
  options: StepOption[];
  @Field(() => String, { nullable: true, description: "The uid of the most likely option." })
  suggested: string | null;
}

@ObjectType({ description: "How many stand in a step, and where they go." })
export class MigrationStep extends StepOption {
  @Field(() => String, { nullable: true })
  toUid: string | null;
  @Field(() => String, { nullable: true })
  toLabel: string | null;
  @Field(() => Int)
  count: number;
}

@ObjectType()
export class MigrationExample {
  @Field(() => ID)
  instanceId: string;
  @Field(() => String, { description: "Whom or what it concerns." })
  about: string;
}

@ObjectType({ description: "Some that stay where they are, for the same reason." })
export class MigrationStays {
  @Field(() => String)
  message: string;
  @Field(() => Int)
  count: number;
  @Field(() => [MigrationExample], { description: "At most five." })
  examples: MigrationExample[];
}

@ObjectType({ description: "What becomes of reminders and deadlines that run." })
export class MigrationReminders {
  @Field(() => Int)
  kept: number;
  @Field(() => Int)
  cancelled: number;
  @Field(() => Int)
  begun: number;
}

@ObjectType({ description: "What a move would do. Nothing has been done." })
export class MigrationPreview {
  @Field(() => JsonScalar, { description: "The MigrationPlan that it is about." })
  plan: unknown;
  @Field(() => Int)
  total: number;
  @Field(() => Int, { description: "How many of all were looked at: the first 20,000." })
  looked: number;
  @Field(() => Int)
  ready: number;
  @Field(() => Int)
  blocked: number;
  @Field(() => [MigrationDecision])
  decisions: MigrationDecision[];
  @Field(() => [MigrationStep])
  steps: MigrationStep[];
  @Field(() => [MigrationStays])
  blockedReasons: MigrationStays[];
  @Field(() => [String])
  warnings: string[];
  @Field(() => MigrationReminders)
  reminders: MigrationReminders;
}

@ObjectType({ description: "A move of running workflows to another version." })
export class Migration {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => Int)
  fromVersion: number;
  @Field(() => Int)
  toVersion: number;
  @Field(() => String, { description: "running, done, cancelled, undoing or undone." })
  state: string;
  @Field(() => Int)
  total: number;
  @Field(() => Int, { description: "Not looked at yet." })
  waiting: number;
  @Field(() => Int, { description: "In the new version because of this move." })
  moved: number;
  @Field(() => Int)
  stayed: number;
  @Field(() => Int)
  undone: number;
  @Field(() => Int, { description: "Had moved on when the move was taken back." })
  kept: number;
  @Field(() => [MigrationStays], { description: "Those that stayed or were kept, by reason." })
  stays: MigrationStays[];
  @Field(() => InstantScalar)
  startedAt: Date;
  @Field(() => InstantScalar, { nullable: true })
  finishedAt: Date | null;
  @Field(() => String, { nullable: true })
  startedBy: string | null;
  @Field(() => Boolean, { description: "Whether it can be taken back." })
  undoable: boolean;
}

export const MigrationResult = result("MigrationResult", () => [Migration, Refused] as const);
