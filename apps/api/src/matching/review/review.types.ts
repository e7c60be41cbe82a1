import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Reason } from "../../graphql/problems.ts";
import { InstantScalar } from "../../graphql/scalars.ts";
import type { OutcomeKind } from "./review.entity.ts";

export const OutcomeKinds = {
  NEXT_ROUND: "nextRound",
  CONTACT: "contact",
  ALTERNATIVES: "alternatives",
  LEAVES: "leaves",
} as const satisfies Record<string, OutcomeKind>;
registerEnumType(OutcomeKinds, { name: "OutcomeKind" });

@ObjectType({ description: "A match that somebody has approved." })
export class MatchApproval {
  @Field(() => String)
  matchKey: string;
  @Field(() => String)
  by: string;
}

@ObjectType({ description: "What becomes of somebody without a match." })
export class MatchOutcome {
  @Field(() => ID)
  enrolmentId: string;
  @Field(() => OutcomeKinds)
  kind: OutcomeKind;
  @Field(() => String)
  label: string;
  @Field(() => String, { nullable: true, description: "For the person's letter." })
  note: string | null;
}

@ObjectType({ description: "How far the result on the board is looked over." })
export class RoundReview {
  @Field(() => Int, { description: "Matches of the result on the board." })
  total: number;
  @Field(() => Int)
  approved: number;
  @Field(() => Int, { description: "People without a match of whom nothing is decided." })
  undecided: number;
  @Field(() => Boolean, { description: "The scheme wants a second person to look it over." })
  secondNeeded: boolean;
  @Field(() => String, { nullable: true, description: "Who has, as the second person." })
  secondBy: string | null;
  @Field(() => InstantScalar, { nullable: true })
  secondAt: Date | null;
  @Field(() => Boolean, { description: "The caller can be the second person." })
  maySecond: boolean;
  @Field(() => [MatchApproval], { description: "Of the matches of this result." })
  approvals: MatchApproval[];
  @Field(() => [MatchOutcome], { description: "Of those whom this result leaves without a match." })
  outcomes: MatchOutcome[];
  @Field(() => [Reason], { description: "What stands in the way of sending it; empty: nothing." })
  blocks: Reason[];
}

@InputType()
export class OutcomesInput {
  @Field(() => ID)
  roundId: string;
  @Field(() => [ID], { nullable: true, description: "Null: everybody of whom nothing is decided." })
  enrolmentIds: string[] | null;
  @Field(() => OutcomeKinds, { nullable: true, description: "Null takes the decision back." })
  kind: OutcomeKind | null;
  @Field(() => String, { nullable: true })
  note: string | null;
}

@ObjectType({ description: "A file of comma-separated values." })
export class CsvFile {
  @Field(() => String)
  name: string;
  @Field(() => String)
  content: string;
}
