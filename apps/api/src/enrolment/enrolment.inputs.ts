import { Field, ID, InputType } from "type-graphql";
import type { ParticipantRole } from "../scheme/scheme.service.ts";
import { ParticipantRoles } from "../scheme/scheme.types.ts";

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
