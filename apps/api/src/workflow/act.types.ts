import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Conflict, Reason, Refused, result } from "../graphql/problems.ts";
import { JsonScalar } from "../graphql/scalars.ts";
import type { SubjectType } from "./workflow.contract.ts";

@ObjectType()
export class ActChoice {
  @Field(() => String)
  value: string;
  @Field(() => String)
  label: string;
}

@ObjectType({ description: "Something that is given along with an act." })
export class ActField {
  @Field(() => String)
  name: string;
  @Field(() => String, { description: "In the caller's language." })
  label: string;
  @Field(() => String, { description: "text, number, date, yesNo or choice." })
  kind: string;
  @Field(() => Boolean)
  required: boolean;
  @Field(() => [ActChoice], { description: "Of a choice." })
  choices: ActChoice[];
  @Field(() => Int, { nullable: true, description: "Characters of a text." })
  maxLength: number | null;
}

@ObjectType({ description: "Something that the caller can do to a subject by pressing a button." })
export class Act {
  @Field(() => ID, { description: "Of the subject and the event together." })
  id: string;
  @Field(() => String)
  event: string;
  @Field(() => String, { description: "In the caller's language." })
  label: string;
  @Field(() => Boolean, { description: "To be asked once more before it is done." })
  confirm: boolean;
  @Field(() => Boolean, { description: "Only the coordinators will know." })
  confidential: boolean;
  @Field(() => [ActField])
  fields: ActField[];
  @Field(() => Boolean)
  allowed: boolean;
  @Field(() => [Reason], { description: "Why it isn't possible now." })
  reasons: Reason[];
}

@InputType()
export class ActInput {
  @Field(() => String, { description: "enrolment, round or partnership." })
  subjectType: SubjectType;
  @Field(() => ID)
  subjectId: string;
  @Field(() => String)
  event: string;
  @Field(() => JsonScalar, { nullable: true, description: "What the fields hold, by name." })
  payload?: unknown;
  @Field(() => Int, { nullable: true, description: "Refuses when it has moved on since." })
  expectedRevision?: number | null;
}

@ObjectType()
export class ActDone {
  @Field(() => ID)
  subjectId: string;
  @Field(() => Int)
  revision: number;
}

export const ActResult = result("ActResult", () => [ActDone, Refused, Conflict] as const);
