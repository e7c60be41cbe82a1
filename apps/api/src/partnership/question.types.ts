import { Field, ID, ObjectType } from "type-graphql";
import { Refused, result } from "../graphql/problems.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { Partnership } from "./partnership.types.ts";

@ObjectType({
  description: "What a member asked the coordinator before answering. Nobody else reads it.",
})
export class ProposalQuestion {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  askedBy: string;
  @Field(() => String)
  question: string;
  @Field(() => InstantScalar)
  askedAt: Date;
  @Field(() => String, { nullable: true })
  answer: string | null;
  @Field(() => InstantScalar, { nullable: true })
  answeredAt: Date | null;
}

export const QuestionResult = result("QuestionResult", () => [Partnership, Refused] as const);
