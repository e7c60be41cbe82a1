import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { MatchReason } from "../partnership/partnership.types.ts";
import type { PairingRow, RunRow } from "./matching.entity.ts";
import { PairingKinds, Run } from "./matching.types.ts";
import type { ChosenPartnership } from "./thread/contract.ts";

@ObjectType()
export class RunPerson {
  @Field(() => ID)
  enrolmentId: string;
  @Field(() => String)
  name: string;
  @Field(() => String, { nullable: true })
  unitName: string | null;
  @Field(() => Int, { description: "People with whom this person could be matched at all." })
  optionCount: number;
  @Field(() => Int, {
    nullable: true,
    description: "Of a mentee: which choice the best placed of the mentors is.",
  })
  rank: number | null;
}

@ObjectType({ description: "People whom a run put together." })
export class RunPartnership {
  /** For the reasons, which are looked up when asked for. */
  run: RunRow;
  row: ChosenPartnership;
  @Field(() => String, { description: "Tells it from the others of the same run." })
  key: string;
  @Field(() => String)
  model: string;
  @Field(() => [RunPerson])
  mentors: RunPerson[];
  @Field(() => [RunPerson])
  mentees: RunPerson[];
  @Field(() => Int, { description: "1 to 4, in words in fitLabel." })
  fit: number;
  @Field(() => String)
  fitLabel: string;
  @Field(() => Boolean, { description: "Some two of it were locked by hand." })
  locked: boolean;
}

@ObjectType({ description: "What came out for one of the scheme's models." })
export class ModelResult {
  @Field(() => String)
  model: string;
  @Field(() => String)
  label: string;
  @Field(() => Int, { description: "Mentees." })
  matched: number;
  @Field(() => Int)
  partnerships: number;
  @Field(() => String, { description: "How good this is, in a sentence." })
  worth: string;
  @Field(() => Boolean, { description: "Checked by a program of its own before it was kept." })
  proven: boolean;
}

@ObjectType({
  description: "A mentor for one mentee, by the people and rules of the board's result.",
})
export class Candidate {
  @Field(() => ID)
  mentorEnrolmentId: string;
  @Field(() => String)
  mentorName: string;
  @Field(() => String, { nullable: true })
  mentorUnit: string | null;
  @Field(() => Int)
  fit: number;
  @Field(() => String)
  fitLabel: string;
  @Field(() => [MatchReason])
  reasons: MatchReason[];
  @Field(() => [String], { description: "Names of the mentees that the result gave them." })
  matchedTo: string[];
  @Field(() => Int, { description: "Room left beside those." })
  placesLeft: number;
  @Field(() => PairingKinds, { nullable: true })
  pairing: PairingRow["kind"] | null;
  @Field(() => Boolean, { description: "The result gave this mentor to this mentee." })
  current: boolean;
}

@ObjectType({ description: "Mentors whom one rule keeps from a mentee." })
export class RuledOut {
  @Field(() => String)
  rule: string;
  @Field(() => Int)
  count: number;
  @Field(() => [String], { description: "At most 20." })
  names: string[];
}

@ObjectType({ description: "The mentors for one mentee." })
export class CandidateList {
  @Field(() => [Candidate], { description: "Best first." })
  options: Candidate[];
  @Field(() => Int, { description: "Mentors with whom a match is possible." })
  total: number;
  @Field(() => [RuledOut], { description: "The rule that keeps most away first." })
  ruledOut: RuledOut[];
}

@ObjectType({ description: "A mentee whose match changes." })
export class Move {
  @Field(() => ID)
  enrolmentId: string;
  @Field(() => String)
  name: string;
  @Field(() => String, { description: "Names, or that there is no match." })
  before: string;
  @Field(() => String)
  after: string;
  @Field(() => Int, { nullable: true })
  fitBefore: number | null;
  @Field(() => Int, { nullable: true })
  fitAfter: number | null;
}

@ObjectType({ description: "What a change would do. Nothing has happened yet." })
export class Consequence {
  @Field(() => Boolean)
  possible: boolean;
  @Field(() => String, { nullable: true, description: "Why it isn't possible." })
  because: string | null;
  @Field(() => [String])
  sentences: string[];
  @Field(() => Int)
  matchedBefore: number;
  @Field(() => Int)
  matchedAfter: number;
  @Field(() => Float, { description: "Per cent of the total fit; negative is worse." })
  fitChange: number;
  @Field(() => [Move])
  moves: Move[];
}

@ObjectType({ description: "One of several results beside each other." })
export class ComparedRun {
  @Field(() => Run)
  run: Run;
  @Field(() => Int)
  matched: number;
  @Field(() => Float, { nullable: true, description: "0 to 100." })
  averageFit: number | null;
  @Field(() => Float, { nullable: true, description: "0 to 100." })
  lowestFit: number | null;
  @Field(() => Int, { description: "Mentees with their first choice." })
  firstChoices: number;
  @Field(() => Int, { description: "Mentees with another match than in the first." })
  changed: number;
}

@ObjectType({ description: "A mentee who isn't matched alike in all of the results." })
export class ChangedMentee {
  @Field(() => ID)
  enrolmentId: string;
  @Field(() => String)
  name: string;
  @Field(() => [String], { description: "Names for each result, or that there is no match." })
  partners: string[];
  @Field(() => [Int], { description: "For each result; 0 without a match." })
  fits: number[];
}

@ObjectType()
export class RunComparison {
  @Field(() => [ComparedRun])
  runs: ComparedRun[];
  @Field(() => [ChangedMentee], { description: "At most 200." })
  changes: ChangedMentee[];
  @Field(() => Int, { description: "All of them." })
  total: number;
}

@ObjectType({ description: "What other weights would do. Nothing is kept." })
export class Trial {
  @Field(() => Int)
  matched: number;
  @Field(() => Float, { nullable: true, description: "0 to 100." })
  averageFit: number | null;
  @Field(() => Int)
  firstChoices: number;
  @Field(() => Int, { description: "Mentees with another match than on the board." })
  changed: number;
  @Field(() => [Move], { description: "At most 20 of them." })
  examples: Move[];
  @Field(() => [String], { description: "Names of mentees who would lose their match." })
  unmatchedNow: string[];
}
