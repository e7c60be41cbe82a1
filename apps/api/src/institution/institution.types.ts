import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import type { GrantRole } from "../access/actor.ts";
import { Refused, result } from "../graphql/problems.ts";
import type { GrantRow } from "./grant.entity.ts";

export const GrantRoles = {
  INSTITUTION_ADMIN: "institution_admin",
  UNIT_ADMIN: "unit_admin",
  COORDINATOR: "coordinator",
  COMMITTEE: "committee",
  TRAINER: "trainer",
} as const satisfies Record<string, GrantRole>;
registerEnumType(GrantRoles, { name: "GrantRole" });

@ObjectType({ description: "What anyone may know of an institution." })
export class PublicInstitution {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  slug: string;
  @Field(() => String)
  name: string;
  @Field(() => Float)
  accentHue: number;
  @Field(() => Float)
  accentChroma: number;
}

@ObjectType()
export class Institution extends PublicInstitution {
  @Field(() => [String], { description: "The first is the institution's own." })
  languages: string[];
  @Field(() => String)
  contactEmail: string;
}

@ObjectType({ description: "A division, department or service area." })
export class Unit {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  name: string;
  @Field(() => String)
  kind: string;
  @Field(() => ID, { nullable: true })
  parentId: string | null;
}

@ObjectType({ description: "A role that somebody has over a scope." })
export class Grant {
  @Field(() => ID)
  id: string;
  @Field(() => GrantRoles)
  role: GrantRole;
  personId: string;
  unitId: string | null;
  schemeId: string | null;
  serviceAreaId: string | null;

  static of(row: GrantRow): Grant {
    const { id, role, personId, unitId, schemeId, serviceAreaId } = row;
    return Object.assign(new Grant(), { id, role, personId, unitId, schemeId, serviceAreaId });
  }
}

export const GrantResult = result("GrantResult", () => [Grant, Refused] as const);
