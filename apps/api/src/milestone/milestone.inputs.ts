import { Field, ID, InputType } from "type-graphql";
import { DateScalar } from "../graphql/scalars.ts";
import type { MilestoneKind } from "../templates/document.ts";
import { MilestoneKinds } from "./milestone.types.ts";

@InputType()
export class RecordMilestoneInput {
  @Field(() => [ID], { description: "Of one scheme; at most 500." })
  enrolmentIds: string[];
  @Field(() => MilestoneKinds)
  kind: MilestoneKind;
  @Field(() => DateScalar, { nullable: true, description: "Default: today." })
  on?: string | null;
  @Field(() => String, { nullable: true, description: "At most 500 characters." })
  note?: string | null;
}
