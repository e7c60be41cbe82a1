import { Field, ID, InputType } from "type-graphql";
import type { PairingRow } from "./matching.entity.ts";
import { PairingKinds } from "./matching.types.ts";

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
