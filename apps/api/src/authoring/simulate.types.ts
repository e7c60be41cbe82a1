import type { Json, Scenario } from "@quad/workflow";
import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { perRow } from "../graphql/limits.ts";
import { Refused, result } from "../graphql/problems.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "Something that rules may read, as it holds in the simulation." })
export class SimulatedFact {
  @Field(() => String, { description: 'Such as "partnership.accepted".' })
  path: string;
  @Field(() => String)
  label: string;
  @Field(() => String, { description: "What it is about, in words." })
  group: string;
  @Field(() => String, { description: "boolean, integer, number, string, date or instant." })
  type: string;
  @Field(() => JsonScalar, { nullable: true })
  value: Json;
  @Field(() => JsonScalar, { description: "Values worth trying, as a list." })
  samples: Json;
  @Field(() => Boolean, { description: "It follows the simulation's clock." })
  clock: boolean;
}

@ObjectType({ description: "Something that could happen now in the simulation." })
export class SimulatedAct {
  @Field(() => String)
  event: string;
  @Field(() => String)
  label: string;
  @Field(() => [String], { description: "Who could do it, in words." })
  by: string[];
  @Field(() => JsonScalar, { nullable: true, description: "What comes with it, as JSON Schema." })
  payload: Json;
  @Field(() => Boolean)
  confirm: boolean;
  @Field(() => Boolean)
  allowed: boolean;
  @Field(() => [String], { description: "What stands in the way." })
  reasons: string[];
}

@ObjectType({ description: "A reminder or deadline that waits." })
export class SimulatedTimer {
  @Field(() => ID)
  timerId: string;
  @Field(() => String, { description: "When it is due and what happens then." })
  label: string;
  @Field(() => InstantScalar, { nullable: true, description: "Null while its date is unknown." })
  dueAt: Date | null;
}

@ObjectType({ description: "Work that is under way outside of the workflow." })
export class SimulatedWork {
  @Field(() => ID)
  invokeId: string;
  @Field(() => String)
  label: string;
}

@ObjectType({ description: "A message as an invented reader would get it." })
export class SimulatedLetter {
  @Field(() => String)
  to: string;
  @Field(() => String)
  subject: string;
  @Field(() => String)
  body: string;
}

@ObjectType()
export class SimulatedEffect {
  @Field(() => String)
  sentence: string;
  @Field(() => SimulatedLetter, { nullable: true })
  letter: SimulatedLetter | null;
}

@ObjectType()
export class SimulatedLine {
  @Field(() => InstantScalar)
  at: Date;
  @Field(() => String)
  text: string;
  @Field(() => String, { description: "start, event, reminder, work, fact, wait or refused." })
  kind: string;
  @Field(() => Int, { nullable: true, description: "The move that it follows from." })
  move: number | null;
  @Field(() => [String], { description: "The innermost steps afterwards." })
  stepUids: string[];
  @Field(() => [SimulatedEffect], { complexity: perRow(3) })
  effects: SimulatedEffect[];
}

@ObjectType({ description: "One life of a workflow that is nobody's. Nothing is sent or kept." })
export class SimulationView {
  @Field(() => InstantScalar)
  now: Date;
  @Field(() => String, { description: "active or done." })
  status: string;
  @Field(() => [String])
  activeUids: string[];
  @Field(() => [String], { description: "Every step that was active at some time." })
  visitedUids: string[];
  @Field(() => [SimulatedFact], { complexity: perRow(20) })
  facts: SimulatedFact[];
  @Field(() => [SimulatedAct], { complexity: perRow(20) })
  acts: SimulatedAct[];
  @Field(() => [SimulatedTimer], { complexity: perRow(10) })
  timers: SimulatedTimer[];
  @Field(() => [SimulatedWork], { complexity: perRow(3) })
  work: SimulatedWork[];
  @Field(() => [SimulatedLine], { complexity: perRow(100) })
  timeline: SimulatedLine[];
  @Field(() => Int, { nullable: true, description: "The first move that can't be made." })
  stoppedAt: number | null;
  @Field(() => String, {
    nullable: true,
    description: "Why it doesn't go as the scenario says, to stand after its name.",
  })
  fault: string | null;
}

export const SimulationResult = result(
  "SimulationResult",
  () => [SimulationView, Refused] as const,
);

@InputType()
export class SimulateInput {
  @Field(() => ID)
  schemeId: string;
  @Field(() => JsonScalar, { description: "At most 256 KB." })
  definition: unknown;
  @Field(() => JsonScalar, {
    description: "wf-scenario/1, at most 500 moves. Facts that it leaves out begin as usual.",
  })
  scenario: unknown;
}

@InputType()
export class ExploreInput {
  @Field(() => ID)
  schemeId: string;
  @Field(() => JsonScalar, { description: "At most 256 KB." })
  definition: unknown;
  @Field(() => Int, { description: "At most 1,000." })
  runs: number;
  @Field(() => Int, { description: "The same gives the same lives." })
  seed: number;
}

@ObjectType({ description: "Days that a tenth, half and nine tenths of the lives stayed below." })
export class DaySpread {
  @Field(() => Float)
  p10: number;
  @Field(() => Float)
  p50: number;
  @Field(() => Float)
  p90: number;
}

@ObjectType()
export class ExploredEnd {
  @Field(() => String)
  uid: string;
  @Field(() => String)
  label: string;
  @Field(() => Int)
  count: number;
  @Field(() => DaySpread)
  days: DaySpread;
  @Field(() => JsonScalar, { description: "A short life that came here." })
  example: Scenario;
}

@ObjectType({ description: "Lives that came to no end." })
export class ExploredHang {
  @Field(() => [String])
  uids: string[];
  @Field(() => String)
  label: string;
  @Field(() => String, { description: "late, stuck or busy." })
  why: string;
  @Field(() => Int)
  count: number;
  @Field(() => JsonScalar)
  example: Scenario;
}

@ObjectType()
export class ExploredWait {
  @Field(() => String, { description: "role, work, rule or time." })
  who: string;
  @Field(() => String)
  label: string;
  @Field(() => Float, { description: "Of all the days; all of them make 1." })
  share: number;
}

@ObjectType()
export class ExploredStep {
  @Field(() => String)
  uid: string;
  @Field(() => String)
  label: string;
}

@ObjectType()
export class ExploredWay {
  @Field(() => String)
  id: string;
  @Field(() => String)
  stepUid: string;
  @Field(() => String)
  stepLabel: string;
  @Field(() => String)
  sentence: string;
}

@ObjectType({ description: "What became of many lives of a workflow, decided by chance." })
export class ExplorationView {
  @Field(() => Int, { description: "Fewer than asked for when the time was up." })
  runs: number;
  @Field(() => Int)
  seed: number;
  @Field(() => DaySpread, { nullable: true, description: "Of lives that ended." })
  days: DaySpread | null;
  @Field(() => [ExploredEnd], { complexity: perRow(10) })
  ends: ExploredEnd[];
  @Field(() => [ExploredHang], { complexity: perRow(10) })
  hanging: ExploredHang[];
  @Field(() => [ExploredWait], { complexity: perRow(10) })
  waiting: ExploredWait[];
  @Field(() => [ExploredStep], { complexity: perRow(20) })
  neverVisited: ExploredStep[];
  @Field(() => [ExploredWay], { complexity: perRow(20) })
  neverTaken: ExploredWay[];
}

export const ExplorationResult = result(
  "ExplorationResult",
  () => [ExplorationView, Refused] as const,
);
