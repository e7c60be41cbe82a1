import type { Scenario } from "@quad/workflow";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { perRow } from "../graphql/limits.ts";
import { Refused, result } from "../graphql/problems.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "A life of a workflow, kept to be tried again." })
export class WorkflowScenario {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  name: string;
  @Field(() => JsonScalar, { description: "wf-scenario/1." })
  scenario: Scenario;
  @Field(() => InstantScalar)
  savedAt: Date;
}

@ObjectType()
export class RemovedScenario {
  @Field(() => ID)
  id: string;
}

@InputType()
export class SaveScenarioInput {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => JsonScalar, {
    description: "wf-scenario/1 with a name; one of the same name is replaced.",
  })
  scenario: unknown;
}

@InputType()
export class TestScenariosInput {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  key: string;
  @Field(() => JsonScalar, { description: "At most 256 KB." })
  definition: unknown;
}

@ObjectType()
export class ScenarioVerdict {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  name: string;
  @Field(() => Boolean)
  passed: boolean;
  @Field(() => String, { nullable: true, description: "A sentence, when it doesn't pass." })
  message: string | null;
}

@ObjectType({ description: "What the kept scenarios say of a definition." })
export class ScenarioTest {
  @Field(() => [ScenarioVerdict], { complexity: perRow(20) })
  verdicts: ScenarioVerdict[];
  @Field(() => [String], { description: "Steps that none of them comes to." })
  uncoveredUids: string[];
}

export const ScenarioResult = result("ScenarioResult", () => [WorkflowScenario, Refused] as const);
export const ScenarioTestResult = result(
  "ScenarioTestResult",
  () => [ScenarioTest, Refused] as const,
);
