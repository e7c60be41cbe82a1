import { Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Context, RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { directory, listUnits, unitCounts, units } from "./institution.service.ts";
import { Institution, PublicInstitution, Unit } from "./institution.types.ts";

@Resolver()
export class InstitutionResolver {
  @Allow("institution.directory")
  @Query(() => [PublicInstitution], { complexity: perRow(20) })
  institutions(@Ctx() ctx: RequestContext): Promise<PublicInstitution[]> {
    return directory(ctx);
  }

  @Allow("unit.list")
  @Query(() => [Unit], { complexity: perRow(50) })
  units(@Ctx() ctx: Context): Promise<Unit[]> {
    return listUnits(ctx);
  }
}

@Resolver(() => Institution)
export class InstitutionFields {
  @FieldResolver(() => [Unit], { complexity: perRow(50) })
  units(@Ctx() ctx: Context): Promise<Unit[]> {
    return units(ctx);
  }
}

@Resolver(() => Unit)
export class UnitFields {
  @FieldResolver(() => Int)
  async schemeCount(@Ctx() ctx: Context, @Root() unit: Unit): Promise<number> {
    return (await unitCounts(ctx)).get(unit.id)?.schemeCount ?? 0;
  }

  @FieldResolver(() => Int, { description: "People directly in this unit." })
  async peopleCount(@Ctx() ctx: Context, @Root() unit: Unit): Promise<number> {
    return (await unitCounts(ctx)).get(unit.id)?.peopleCount ?? 0;
  }
}
