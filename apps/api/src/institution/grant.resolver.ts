import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { Refused } from "../graphql/problems.ts";
import { person, personName } from "../person/person.service.ts";
import { PersonName } from "../person/person.types.ts";
import { schemeRow } from "../scheme/scheme.service.ts";
import { SchemeName } from "../scheme/scheme.types.ts";
import { grantRole, grants, revokeGrant } from "./grant.service.ts";
import { GrantInput } from "./institution.inputs.ts";
import { units } from "./institution.service.ts";
import { Grant, GrantResult, Unit } from "./institution.types.ts";

@Resolver()
export class GrantResolver {
  @Allow("grant.list")
  @Query(() => [Grant], { complexity: perRow(50) })
  async grants(@Ctx() ctx: Context): Promise<Grant[]> {
    return (await grants(ctx)).map(Grant.of);
  }

  @Allow("grant.give")
  @Mutation(() => GrantResult)
  async grantRole(@Ctx() ctx: Context, @Arg("input", () => GrantInput) input: GrantInput) {
    const given = await grantRole(ctx, input);
    return given instanceof Refused ? given : Grant.of(given);
  }

  @Allow("grant.revoke")
  @Mutation(() => Boolean)
  revokeGrant(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<boolean> {
    return revokeGrant(ctx, id);
  }
}

@Resolver(() => Grant)
export class GrantFields {
  @FieldResolver(() => PersonName)
  async person(@Ctx() ctx: Context, @Root() grant: Grant): Promise<PersonName> {
    return personName(ctx, await person(ctx, grant.personId));
  }

  @FieldResolver(() => Unit, { nullable: true })
  async unit(@Ctx() ctx: Context, @Root() grant: Grant): Promise<Unit | null> {
    return (await units(ctx)).find((unit) => unit.id === grant.unitId) ?? null;
  }

  @FieldResolver(() => SchemeName, { nullable: true })
  async scheme(@Ctx() ctx: Context, @Root() grant: Grant): Promise<SchemeName | null> {
    return grant.schemeId ? schemeRow(ctx, grant.schemeId) : null;
  }

  @FieldResolver(() => Unit, { nullable: true })
  async serviceArea(@Ctx() ctx: Context, @Root() grant: Grant): Promise<Unit | null> {
    return (await units(ctx)).find((unit) => unit.id === grant.serviceAreaId) ?? null;
  }
}
