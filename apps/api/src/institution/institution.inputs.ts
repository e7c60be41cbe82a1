import { Field, ID, InputType } from "type-graphql";
import type { GrantRole } from "../access/actor.ts";
import { GrantRoles } from "./institution.types.ts";

@InputType()
export class GrantInput {
  @Field(() => ID)
  personId: string;
  @Field(() => GrantRoles)
  role: GrantRole;
  @Field(() => ID, { nullable: true })
  schemeId?: string | null;
  @Field(() => ID, { nullable: true, description: "For an admin of a unit." })
  unitId?: string | null;
  @Field(() => ID, { nullable: true, description: "For a coordinator of this area alone." })
  serviceAreaId?: string | null;
}
