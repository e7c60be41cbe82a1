import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Refused, result } from "../graphql/problems.ts";
import { DateScalar, TextScalar } from "../graphql/scalars.ts";
import type { Text } from "../words.ts";

@ObjectType({ description: "The person who asks." })
export class Me {
  personId: string;
  @Field(() => String)
  email: string;
  @Field(() => String)
  locale: string;
}

export const TaskKinds = {
  REGISTER: "REGISTER",
  RANK_MENTORS: "RANK_MENTORS",
  ANSWER_PROPOSAL: "ANSWER_PROPOSAL",
  SIGN_AGREEMENT: "SIGN_AGREEMENT",
  LOG_MEETING: "LOG_MEETING",
  EVALUATE: "EVALUATE",
  SCHEME_NEXT_STEP: "SCHEME_NEXT_STEP",
} as const;
export type TaskKind = (typeof TaskKinds)[keyof typeof TaskKinds];
registerEnumType(TaskKinds, { name: "TaskKind" });

@ObjectType({ description: "Something that waits for the person." })
export class Task {
  @Field(() => TaskKinds)
  kind: TaskKind;
  @Field(() => ID)
  schemeId: string;
  @Field(() => TextScalar)
  schemeName: Text;
  @Field(() => ID, { nullable: true })
  enrolmentId: string | null;
  @Field(() => ID, { nullable: true })
  partnershipId: string | null;
  @Field(() => ID, { nullable: true })
  roundId: string | null;
  @Field(() => DateScalar, { nullable: true })
  dueOn: string | null;
  @Field(() => Int, { nullable: true, description: "About how long it takes." })
  minutes: number | null;
  @Field(() => [String], { description: "Names of those whom it concerns too." })
  with: string[];
}

@ObjectType({ description: "Somebody whom anybody may enter the demo as." })
export class DemoPerson {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  institutionSlug: string;
  @Field(() => String)
  institutionName: string;
  @Field(() => String)
  name: string;
  @Field(() => TextScalar)
  does: Text;
  @Field(() => String)
  role: string;
}

@ObjectType()
export class SignedIn {
  @Field(() => Me)
  me: Me;
}

@ObjectType({ description: "Says the same whether or not anybody has this address." })
export class LinkSent {
  @Field(() => String)
  message: string;
}

export const SignInResult = result("SignInResult", () => [SignedIn, Refused] as const);
