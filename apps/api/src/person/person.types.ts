import { Field, ID, ObjectType } from "type-graphql";

/** How people see each other: never more than this. */
@ObjectType()
export class PersonName {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  name: string;
  @Field(() => String, { nullable: true })
  jobTitle: string | null;
  /** For the field `unitName`. */
  unitId: string | null;
}
