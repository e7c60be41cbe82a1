import { Field, ID, ObjectType } from "type-graphql";
import { InstantScalar } from "../graphql/scalars.ts";

@ObjectType({ description: "A message that was sent, as the demo's outbox shows it." })
export class Mail {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  to: string;
  @Field(() => String)
  subject: string;
  @Field(() => String)
  text: string;
  @Field(() => InstantScalar)
  at: Date;
  @Field(() => [String], { description: "The links of the text that lead into Quad." })
  links: string[];
}
