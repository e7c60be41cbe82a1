import type { Text } from "@quad/workflow";
import { Field, ID, ObjectType } from "type-graphql";
import { InstantScalar, TextScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "Something on the caller's first page until it is taken away." })
export class Notice {
  @Field(() => ID)
  id: string;
  @Field(() => String, { description: "In the caller's language." })
  text: string;
  @Field(() => String, { description: "What the way to its page says." })
  act: string;
  @Field(() => String, { description: "A path from the root." })
  to: string;
  @Field(() => TextScalar)
  schemeName: Text;
  @Field(() => InstantScalar)
  at: Date;
}
