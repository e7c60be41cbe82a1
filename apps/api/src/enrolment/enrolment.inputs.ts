import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import type { ParticipantRole } from "../scheme/scheme.service.ts";
import { ParticipantRoles } from "../scheme/scheme.types.ts";
import { type EnrolmentOrder, EnrolmentOrders } from "./enrolment.types.ts";

@InputType()
export class EnrolmentFilter {
  @Field(() => ParticipantRoles, { nullable: true })
  role?: ParticipantRole | null;
  @Field(() => String, { nullable: true })
  stage?: string | null;
  @Field(() => String, { nullable: true, description: "Parts of a name or an e-mail address." })
  search?: string | null;
  @Field(() => ID, { nullable: true })
  serviceAreaId?: string | null;
  @Field(() => Boolean, { nullable: true })
  stuckOnly?: boolean | null;
}

@ArgsType()
export class EnrolmentsArgs {
  @Field(() => ID)
  schemeId: string;
  @Field(() => EnrolmentFilter, { nullable: true })
  filter?: EnrolmentFilter | null;
  @Field(() => EnrolmentOrders, { defaultValue: EnrolmentOrders.NAME })
  order: EnrolmentOrder;
  @Field(() => Int, { defaultValue: 20 })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ArgsType()
export class MentorsArgs {
  @Field(() => ID)
  schemeId: string;
  @Field(() => String, { nullable: true })
  search?: string | null;
  @Field(() => [String], { nullable: true, description: "Any of these areas of expertise." })
  expertise?: string[] | null;
  @Field(() => Int, { defaultValue: 20 })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
}
