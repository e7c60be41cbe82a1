import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { ParticipantRoles } from "../../scheme/scheme.types.ts";

@ObjectType({
  description: "How people of one group fared, or of several that are shown together.",
})
export class FairnessRow {
  @Field(() => String)
  label: string;
  @Field(() => Int)
  people: number;
  @Field(() => Int, { nullable: true, description: "Null: too few to tell." })
  matched: number | null;
  @Field(() => Float, { nullable: true, description: "0 to 1. Null: too few to tell." })
  share: number | null;
  @Field(() => Float, { nullable: true, description: "0 to 100. Null: too few to tell." })
  fit: number | null;
  @Field(() => Float, { nullable: true, description: "Rounds without a match before this one." })
  waited: number | null;
}

@ObjectType({ description: "Which of their choices the people of a group were matched with." })
export class ChoiceRow {
  @Field(() => String)
  label: string;
  @Field(() => Int, { description: "Those who chose anybody." })
  people: number;
  @Field(() => [Int], { description: "A number for each column." })
  counts: number[];
}

@ObjectType()
export class ChoiceTable {
  @Field(() => [String])
  columns: string[];
  @Field(() => [ChoiceRow])
  rows: ChoiceRow[];
}

@ObjectType({ description: "How the groups of one kind fared: service areas, or answers." })
export class FairnessGroup {
  @Field(() => String)
  key: string;
  @Field(() => String)
  label: string;
  @Field(() => Boolean, { description: "The scores or the rules knew it." })
  used: boolean;
  @Field(() => [String], { description: "What the rows say, or why there are none." })
  sentences: string[];
  @Field(() => [FairnessRow])
  rows: FairnessRow[];
  @Field(() => ChoiceTable, { nullable: true })
  choices: ChoiceTable | null;
}

@ObjectType()
export class FairnessSide {
  @Field(() => ParticipantRoles)
  role: "mentor" | "mentee";
  @Field(() => FairnessRow, { nullable: true, description: "Null: too few to tell." })
  total: FairnessRow | null;
  @Field(() => [FairnessGroup])
  groups: FairnessGroup[];
}

@ObjectType({ description: "What one way of matching gives up beside the best total, and gains." })
export class FairnessPrice {
  @Field(() => ID)
  runId: string;
  @Field(() => String)
  title: string;
  @Field(() => Boolean, { description: "The run that the report is about." })
  current: boolean;
  @Field(() => Int)
  matched: number;
  @Field(() => Int)
  firstChoices: number;
  @Field(() => Float, { nullable: true, description: "0 to 100. Null: too few to tell." })
  lowestFit: number | null;
  @Field(() => Float, { description: "0 to 1: the part of the highest total fit given up." })
  cost: number;
  @Field(() => [String])
  sentences: string[];
}

@ObjectType({
  description:
    "How groups fared in a run. It names nobody, and tells nothing of fewer people than `smallest`.",
})
export class RunFairness {
  @Field(() => ID)
  runId: string;
  @Field(() => ID)
  roundId: string;
  @Field(() => Int, { description: "The run's, in its round." })
  number: number;
  @Field(() => Int)
  smallest: number;
  @Field(() => String, { description: "What the scores and the rules knew about people." })
  used: string;
  @Field(() => [FairnessSide])
  sides: FairnessSide[];
  @Field(() => [FairnessPrice], {
    description: "This run and others of the round with the same people and weights.",
  })
  prices: FairnessPrice[];
}
