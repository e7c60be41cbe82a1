import { Field, ID, InputType, Int } from "type-graphql";
import { DateScalar, TextScalar } from "../graphql/scalars.ts";
import { MilestoneKinds } from "../milestone/milestone.types.ts";
import type { MilestoneKind, Text } from "../templates/document.ts";
import type { ParticipantRole } from "./scheme.entity.ts";
import { ParticipantRoles } from "./scheme.types.ts";

@InputType()
export class CreateSchemeInput {
  @Field(() => String)
  templateKey: string;
  @Field(() => ID, { description: "The unit whose scheme it is." })
  unitId: string;
  @Field(() => String)
  name: string;
}

@InputType()
export class QuotaInput {
  @Field(() => ID)
  serviceAreaId: string;
  @Field(() => ParticipantRoles)
  role: ParticipantRole;
  @Field(() => Int)
  places: number;
}

@InputType({ description: "What is left out stays as it is; a date that is null is taken away." })
export class SchemeSettingsInput {
  @Field(() => ID)
  id: string;
  @Field(() => Int)
  expectedRevision: number;
  @Field(() => TextScalar, { nullable: true })
  name?: Text | null;
  @Field(() => TextScalar, { nullable: true })
  summary?: Text | null;
  @Field(() => String, { nullable: true })
  contactEmail?: string | null;
  @Field(() => DateScalar, { nullable: true })
  opensOn?: string | null;
  @Field(() => DateScalar, { nullable: true })
  registrationClosesOn?: string | null;
  @Field(() => DateScalar, { nullable: true })
  matchingOn?: string | null;
  @Field(() => DateScalar, { nullable: true })
  endsOn?: string | null;
  @Field(() => Int, { nullable: true })
  replyDays?: number | null;
  @Field(() => Int, { nullable: true })
  minMonths?: number | null;
  @Field(() => Int, { nullable: true })
  maxMonths?: number | null;
  @Field(() => Int, { nullable: true })
  minimumMentors?: number | null;
  @Field(() => Int, { nullable: true })
  minimumMentees?: number | null;
  @Field(() => Int, { nullable: true })
  maxPreferences?: number | null;
  @Field(() => Boolean, { nullable: true })
  coordinatorSeesMeetings?: boolean | null;
  @Field(() => [ParticipantRoles], { nullable: true })
  trainingRequired?: ParticipantRole[] | null;
  @Field(() => [ParticipantRoles], { nullable: true })
  managerRequired?: ParticipantRole[] | null;
  @Field(() => [MilestoneKinds], { nullable: true })
  ownWord?: MilestoneKind[] | null;
  @Field(() => Boolean, { nullable: true })
  ownUnitOnly?: boolean | null;
  @Field(() => Boolean, { nullable: true })
  secondReviewer?: boolean | null;
  @Field(() => Boolean, { nullable: true })
  cascadeNext?: boolean | null;
  @Field(() => [QuotaInput], { nullable: true })
  quotas?: QuotaInput[] | null;
}
