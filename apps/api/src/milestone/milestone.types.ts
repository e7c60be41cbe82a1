import type { Text } from "@quad/workflow";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Refused, result } from "../graphql/problems.ts";
import { DateScalar, TextScalar } from "../graphql/scalars.ts";
import type { MilestoneKind } from "../templates/document.ts";

export const MilestoneKinds = {
  TRAINING: "training",
  INDUCTION: "induction",
  MANAGER: "manager",
  CONSENT: "consent",
  CERTIFICATE: "certificate",
} as const satisfies Record<string, MilestoneKind>;
registerEnumType(MilestoneKinds, { name: "MilestoneKind" });

@ObjectType({ description: "Something that somebody who takes part has behind them, or not yet." })
export class Milestone {
  @Field(() => ID, { description: "Of the person's part and the kind together." })
  id: string;
  @Field(() => MilestoneKinds)
  kind: MilestoneKind;
  @Field(() => TextScalar)
  label: Text;
  @Field(() => DateScalar, { nullable: true, description: "Null: not yet." })
  on: string | null;
  @Field(() => String, { nullable: true, description: "Who recorded it, if a person did." })
  by: string | null;
  @Field(() => String, { nullable: true, description: "For those who run the scheme." })
  note: string | null;
  @Field(() => Boolean, { description: "The scheme asks this role for it before matching." })
  required: boolean;
  @Field(() => Boolean, { description: "The caller can record it or take it back." })
  mayRecord: boolean;
}

@ObjectType()
export class MilestonesRecorded {
  @Field(() => Int, { description: "How many people it was new for." })
  count: number;
}

export const MilestoneResult = result(
  "MilestoneResult",
  () => [MilestonesRecorded, Refused] as const,
);
