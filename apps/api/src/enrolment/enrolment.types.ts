import type { Answers } from "@quad/forms";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connection } from "../graphql/pagination.ts";
import { Conflict, InvalidAnswers, Refused, result } from "../graphql/problems.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { ParticipantRoles, VocabularyTerm } from "../scheme/scheme.types.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";

export const EnrolmentOrders = { NAME: "name", STAGE: "stage", SINCE: "since" } as const;
export type EnrolmentOrder = (typeof EnrolmentOrders)[keyof typeof EnrolmentOrders];
registerEnumType(EnrolmentOrders, { name: "EnrolmentOrder" });

@ObjectType({ description: "A person's taking part in a scheme, in one role." })
export class Enrolment {
  /** For the fields that are looked up when asked for. */
  row: EnrolmentRow;
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  schemeId: string;
  @Field(() => ParticipantRoles)
  role: EnrolmentRow["role"];
  @Field(() => Int)
  revision: number;
  @Field(() => InstantScalar, { nullable: true })
  invitedAt: Date | null;
  @Field(() => InstantScalar, { nullable: true })
  registeredAt: Date | null;

  static of(row: EnrolmentRow): Enrolment {
    const { id, schemeId, role, revision, invitedAt, registeredAt } = row;
    const values = { id, schemeId, role, revision, invitedAt, registeredAt };
    return Object.assign(new Enrolment(), { row, ...values });
  }
}

@ObjectType({ description: "One line of what happened, in the caller's language." })
export class HistoryEntry {
  @Field(() => InstantScalar)
  at: Date;
  @Field(() => String)
  text: string;
  @Field(() => String, { nullable: true, description: "Who did it; null when nobody did." })
  by: string | null;
}

@ObjectType({ description: "What a searching mentee may see of a mentor." })
export class MentorProfile {
  @Field(() => ID)
  enrolmentId: string;
  @Field(() => String)
  name: string;
  @Field(() => String, { nullable: true })
  jobTitle: string | null;
  unitId: string | null;
  @Field(() => String)
  biography: string;
  @Field(() => [VocabularyTerm])
  expertise: VocabularyTerm[];
  @Field(() => JsonScalar)
  answers: Answers;
  @Field(() => Int)
  placesLeft: number;
  @Field(() => Int, { nullable: true, description: "The caller's choice; 1 is the first." })
  rank: number | null;
  @Field(() => Boolean, { description: "The caller has declared a conflict of interest." })
  declared: boolean;
  @Field(() => [String], { description: "Words of the search found here." })
  matchedOn: string[];
}

@ObjectType()
export class Preference {
  @Field(() => Int)
  rank: number;
  @Field(() => MentorProfile)
  mentor: MentorProfile;
}

@ObjectType({ description: "A conflict of interest. Nobody else ever reads about it." })
export class Declaration {
  @Field(() => ID)
  id: string;
  aboutPersonId: string;
}

@ObjectType({
  description: "`waiting`: the service area is full and the person stands on the waiting list.",
})
export class RegistrationAccepted {
  @Field(() => Enrolment)
  enrolment: Enrolment;
  @Field(() => Boolean)
  waiting: boolean;
  @Field(() => Int, { nullable: true })
  waitingPosition: number | null;
  @Field(() => String)
  message: string;
}

@ObjectType()
export class Invited {
  @Field(() => Int)
  count: number;
}

export const EnrolmentConnection = connection("Enrolment", () => Enrolment);
export const MentorConnection = connection("Mentor", () => MentorProfile);

export const SubmitRegistrationResult = result(
  "SubmitRegistrationResult",
  () => [RegistrationAccepted, InvalidAnswers, Conflict, Refused] as const,
);
export const EnrolmentResult = result("EnrolmentResult", () => [Enrolment, Refused] as const);
export const PreferencesResult = result("PreferencesResult", () => [Enrolment, Refused] as const);
export const InviteResult = result("InviteResult", () => [Invited, Refused] as const);
