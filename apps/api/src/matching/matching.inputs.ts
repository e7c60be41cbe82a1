import { Field, ID, InputType, Int } from "type-graphql";
import { JsonScalar } from "../graphql/scalars.ts";
import { type Strictness, Strictnesses } from "../scheme/matching-settings.types.ts";
import type { PairingRow } from "./matching.entity.ts";
import { type ChangeKind, ChangeKinds, PairingKinds } from "./matching.types.ts";

@InputType()
export class PairingInput {
  @Field(() => ID)
  roundId: string;
  @Field(() => ID)
  menteeEnrolmentId: string;
  @Field(() => ID)
  mentorEnrolmentId: string;
  @Field(() => PairingKinds, { nullable: true, description: "Null leaves them to the matcher." })
  kind: PairingRow["kind"] | null;
  @Field(() => String, { nullable: true })
  reason: string | null;
}

@InputType({
  description:
    "LOCK, FORBID, RELEASE: a mentee and a mentor. SWAP: two mentees. WITHDRAW: one of them. ADD_PLACE: a mentor.",
})
export class ChangeInput {
  @Field(() => ChangeKinds)
  kind: ChangeKind;
  @Field(() => ID, { nullable: true })
  menteeEnrolmentId?: string | null;
  @Field(() => ID, { nullable: true })
  mentorEnrolmentId?: string | null;
  @Field(() => ID, { nullable: true })
  otherMenteeEnrolmentId?: string | null;
}

@InputType()
export class MatcherInput {
  @Field(() => String)
  type: string;
  @Field(() => JsonScalar, { nullable: true })
  params?: unknown;
}

@InputType()
export class WeightInput {
  @Field(() => String)
  type: string;
  @Field(() => Int, { description: "Which of the scheme's criteria, from 0." })
  index: number;
  @Field(() => Int)
  weight: number;
  @Field(() => Strictnesses, { nullable: true })
  strictness?: Strictness | null;
}

@InputType({ description: "Disturb the matches of that run least." })
export class KeepInput {
  @Field(() => ID)
  runId: string;
  @Field(() => Int, { nullable: true, description: "At most so many mentees change." })
  budget?: number | null;
}

@InputType({ description: "What this run does otherwise than the scheme says." })
export class RunOptionsInput {
  @Field(() => MatcherInput, { nullable: true })
  matcher?: MatcherInput | null;
  @Field(() => [WeightInput], { nullable: true })
  criteria?: WeightInput[] | null;
  @Field(() => KeepInput, { nullable: true })
  keep?: KeepInput | null;
}
